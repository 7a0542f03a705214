package org.nabla.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Copies of root's inputs for children that run as another user, who may not read a file of root's or enter its folder.
 *
 * <p>They lie in a folder whose names cannot be listed, each under a name made of its content (of a folder: of its path
 * and its age), with the time of the original. So nobody reads what they do not have already, and archives that record
 * paths and times stay valid from run to run.
 */
final class StagedInputs {

    private static final Path USUAL = Path.of("/var/cache/nabla-inputs");

    private static final Set<PosixFilePermission> CLOSED = PosixFilePermissions.fromString("rwx--x--x");

    private StagedInputs() {}

    /** For a child that is shown its inputs whoever may enter the folders they lie in. */
    static Path readableByAll(Path input) {
        return isReadable(input) ? input : staged(input);
    }

    /** For a child that goes the whole way to its inputs. */
    static Path reachableByAll(Path input) {
        return canBeEntered(input.toAbsolutePath().getParent()) ? readableByAll(input) : staged(input);
    }

    /** This folder, or one of ours where not everybody gets to it: for what is made in it to be of use to all. */
    static Path reachableFolder(Path folder) {
        return canBeEntered(folder) ? folder : Folder.PATH;
    }

    private static boolean canBeEntered(@Nullable Path folder) {
        for (Path one = folder; one != null; one = one.getParent()) {
            if (!permissions(one).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isReadable(Path input) {
        Set<PosixFilePermission> permissions = permissions(input);
        return permissions.contains(PosixFilePermission.OTHERS_READ)
                && (!Files.isDirectory(input) || permissions.contains(PosixFilePermission.OTHERS_EXECUTE));
    }

    private static Set<PosixFilePermission> permissions(Path path) {
        try {
            return Files.getPosixFilePermissions(path);
        } catch (IOException e) {
            throw cannotStage(path, e);
        }
    }

    private static synchronized Path staged(Path input) {
        try {
            Path folder = Folder.PATH.resolve(name(input));
            Path copy = folder.resolve(input.getFileName());
            if (Files.exists(copy)) {
                UnusedFiles.use(folder);
            } else {
                UnusedFiles.remove(Folder.PATH, "*", Instant.now().minus(UnusedFiles.KEPT));
                fill(input, folder);
            }
            return copy;
        } catch (IOException e) {
            throw cannotStage(input, e);
        }
    }

    /** Complete before it has its name: another grader may look for it at the same time. */
    private static void fill(Path input, Path folder) throws IOException {
        Path made = Files.createTempDirectory(Folder.PATH, "new-");
        Files.setPosixFilePermissions(made, CLOSED);
        copy(input, made.resolve(input.getFileName()));
        try {
            Files.move(made, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw e;
        } catch (FileSystemException e) { // it is there already
            ScratchFolder.remove(made);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        if (Files.isDirectory(from)) {
            Files.createDirectory(
                    to, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
            try (Stream<Path> children = Files.list(from)) {
                for (Path child : children.sorted().toList()) {
                    copy(child, to.resolve(child.getFileName()));
                }
            }
        } else if (Files.isSymbolicLink(from) && !Files.readSymbolicLink(from).isAbsolute()) {
            Files.copy(from, to, LinkOption.NOFOLLOW_LINKS);
        } else {
            Files.copy(from, to);
            Files.setLastModifiedTime(to, Files.getLastModifiedTime(from));
            boolean program = Files.isExecutable(from) && permissions(from).contains(PosixFilePermission.OWNER_EXECUTE);
            Files.setPosixFilePermissions(to, PosixFilePermissions.fromString(program ? "r-xr-xr-x" : "r--r--r--"));
        }
    }

    private static String name(Path input) throws IOException {
        MessageDigest digest = sha256();
        if (Files.isDirectory(input)) {
            digest.update(input.toRealPath().toString().getBytes(StandardCharsets.UTF_8));
            digest.update(Files.getLastModifiedTime(input).toString().getBytes(StandardCharsets.UTF_8));
        } else {
            try (InputStream content = new DigestInputStream(Files.newInputStream(input), digest)) {
                content.transferTo(OutputStream.nullOutputStream());
            }
            digest.update(Files.getLastModifiedTime(input).toString().getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    /** Only root can make the usual one, so nobody has put anything there; where it cannot be made, one for this run. */
    private static final class Folder {

        private static final Path PATH = find();

        private static Path find() {
            try {
                Files.createDirectories(USUAL);
                Files.setPosixFilePermissions(USUAL, CLOSED);
                return USUAL;
            } catch (IOException e) {
                return forThisRun();
            }
        }

        private static Path forThisRun() {
            try {
                Path made = Files.createTempDirectory("nabla-inputs-");
                Files.setPosixFilePermissions(made, CLOSED);
                Runtime.getRuntime().addShutdownHook(new Thread(() -> ScratchFolder.remove(made)));
                return made;
            } catch (IOException e) {
                throw cannotStage(Path.of(System.getProperty("java.io.tmpdir", "/tmp")), e);
            }
        }
    }

    private static UncheckedIOException cannotStage(Path input, IOException cause) {
        return new UncheckedIOException("cannot make `%s` readable for the child's user".formatted(input), cause);
    }
}
