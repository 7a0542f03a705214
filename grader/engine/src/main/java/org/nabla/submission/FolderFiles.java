package org.nabla.submission;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.nabla.message.Message;
import org.nabla.message.MessageCode;

/** Collects a submission's files from a folder; links are not followed. */
final class FolderFiles extends SimpleFileVisitor<Path> {

    private final Path root;
    private final CollectedFiles files = new CollectedFiles();

    private FolderFiles(Path root) {
        this.root = root;
    }

    static CollectedFiles read(Path folder) throws IOException {
        FolderFiles visitor = new FolderFiles(folder.toRealPath());
        Files.walkFileTree(visitor.root, visitor);
        return visitor.files;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        return CollectedFiles.isIgnored(relative(folder)) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        String path = relative(file);
        if (CollectedFiles.isIgnored(path)) {
            return FileVisitResult.CONTINUE;
        }
        if (attributes.isSymbolicLink()) {
            requireInside(file, path);
        } else if (!CollectedFiles.matters(path)) {
            files.skip(path);
        } else if (attributes.isRegularFile()) {
            try (InputStream content = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
                files.add(path, content);
            }
        } else {
            throw CollectedFiles.refused("`%s` is not a regular file".formatted(Shown.name(path)), path);
        }
        return FileVisitResult.CONTINUE;
    }

    /** A link to something inside is left out: what it leads to is read where it lies. */
    private void requireInside(Path link, String path) {
        try {
            if (link.toRealPath().startsWith(root)) {
                return;
            }
        } catch (IOException e) {
            // it leads nowhere, or in circles: also not to a file of this submission
        }
        throw new SubmissionException(Message.of(
                        MessageCode.SUBMISSION_REFUSED,
                        "`%s` is a link that leads out of the submission".formatted(Shown.name(path)),
                        Shown.name(path))
                .help("put a copy of the file in place of the link"));
    }

    private String relative(Path path) {
        return root.relativize(path).toString().replace(path.getFileSystem().getSeparator(), "/");
    }
}
