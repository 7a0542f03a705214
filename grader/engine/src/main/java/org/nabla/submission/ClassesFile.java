package org.nabla.submission;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The classes of one submission as the worker reads them.
 *
 * <p>The worker may run as another user than this program. So the file can be read by everyone who knows its name, which
 * is drawn at random, in a folder whose names cannot be listed.
 */
final class ClassesFile implements AutoCloseable {

    private final Path folder;
    private final Path file;

    private ClassesFile(Path folder, Path file) {
        this.folder = folder;
        this.file = file;
    }

    static ClassesFile write(CompiledClasses classes, Path scratch) {
        try {
            Path folder = Files.createTempDirectory(scratch.toAbsolutePath(), "nabla-classes-");
            folder.toFile().deleteOnExit(); // for when this program is interrupted
            Path file = Files.createTempFile(folder, "", ".bin");
            file.toFile().deleteOnExit();
            classes.writeTo(file);
            allow(folder, "rwx--x--x");
            allow(file, "rw-r--r--");
            return new ClassesFile(folder, file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to `%s`".formatted(scratch), e);
        }
    }

    private static void allow(Path path, String permissions) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        if (view != null) { // not on Windows
            view.setPermissions(PosixFilePermissions.fromString(permissions));
        }
    }

    Path path() {
        return file;
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            // on some systems a file stays while a child may have it open; it goes when this program ends
        }
    }
}
