package org.nabla.cli;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.nabla.export.PackedFiles.PackedFile;
import org.nabla.message.Message;
import org.nabla.message.Message.Evidence;
import org.nabla.message.MessageCode;

/**
 * Where the files of a package are written: each as a whole or not at all, and over none that is there unless that is
 * wanted.
 */
record PackageFolder(Path folder, boolean overwrites) {

    void write(Map<String, PackedFile> files) {
        List<Path> there = files.keySet().stream()
                .map(folder::resolve)
                .filter(Files::exists)
                .toList();
        if (!overwrites && !there.isEmpty()) {
            Message message = Message.of(
                    MessageCode.OUTPUT_FOLDER, "`%s` is there already".formatted(there.get(0)), "nabla export");
            if (there.size() > 1) {
                message = message.with(Evidence.note("and %d more files of the package".formatted(there.size() - 1)));
            }
            throw new ExitCodes.NeedsChangeException(
                    message.help("name another folder with `--out`, or write over it with `--force`"));
        }
        files.forEach((path, file) -> write(folder.resolve(path), file));
    }

    private static void write(Path file, PackedFile content) {
        try {
            Path parent = Objects.requireNonNull(file.toAbsolutePath().getParent()); // it is below a folder
            Files.createDirectories(parent);
            Path unfinished = parent.resolve(".nabla-%s.tmp".formatted(UUID.randomUUID()));
            try {
                Files.write(unfinished, content.content().toArray());
                if (content.executable() && Files.getFileStore(parent).supportsFileAttributeView("posix")) {
                    Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rwxr-xr-x"));
                }
                Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException e) {
            String reason = e instanceof FileSystemException problem && problem.getReason() != null
                    ? problem.getReason()
                    : e.getClass().getSimpleName();
            throw new ExitCodes.NeedsChangeException(
                    Message.of(MessageCode.OUTPUT_FOLDER, "`%s` cannot be written".formatted(file), "nabla export")
                            .with(Evidence.actual(reason))
                            .help("look at the free space and the permissions, or name another folder"));
        }
    }
}
