package org.nabla.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;

/** Lets the canary loose in a level, with things in its way that it must not be able to take. */
final class CanaryRun {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final ChildLimits LIMITS = ChildLimits.DEFAULT
            .withMemoryMegabytes(32 + ChildLimits.JVM_MEGABYTES)
            .withCpuSeconds(20);

    private final Sandbox sandbox;
    private final boolean refusesProcesses;

    CanaryRun(Sandbox sandbox, boolean refusesProcesses) {
        this.sandbox = sandbox;
        this.refusesProcesses = refusesProcesses;
    }

    /** Throws {@code UnavailableException} when the level does not start a child, or does not hold it. */
    void check(String remedy) {
        String said;
        try {
            said = said();
        } catch (IOException | UncheckedIOException e) {
            throw new UnavailableException("it could not be tried: " + e.getMessage(), remedy);
        }
        if (!said.equals(Canary.HELD)) {
            throw new UnavailableException(said, remedy);
        }
    }

    private String said() throws IOException {
        Path planted = Files.createTempDirectory("nabla-canary-");
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            Files.setPosixFilePermissions(planted, PosixFilePermissions.fromString("rwxrwxrwx"));
            Path secret = Files.writeString(planted.resolve("secret"), "secret");
            Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r--r--"));
            return said(secret, planted, listener.getLocalPort());
        } finally {
            ScratchFolder.remove(planted);
        }
    }

    private String said(Path secret, Path planted, int port) {
        SandboxProcess child = sandbox.start(command(secret, planted, port));
        Received received;
        try (child) {
            received = child.receive(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while trying a level of isolation", e);
        }
        return received instanceof Received.Line line
                ? line.text()
                : firstLine(child.captured().text(), ((Received.Ended) received).ending());
    }

    private static String firstLine(String errors, Ending ending) {
        return errors.lines()
                .filter(line -> !line.isBlank())
                .findFirst()
                .map(line -> "a child did not start: " + line.trim())
                .orElse("a child did not start, and ended with `%s`".formatted(ending));
    }

    private ChildCommand command(Path secret, Path planted, int port) {
        Path jdk = sandbox.reachable(Path.of(System.getProperty("java.home")));
        Path classes = sandbox.reachable(ownClasses());
        List<String> command = List.of(
                jdk.resolve("bin/java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-Xshare:auto",
                "-Xmx32m",
                "-Xss1m",
                "-XX:MaxDirectMemorySize=16m",
                "-XX:MaxMetaspaceSize=64m",
                "-XX:ReservedCodeCacheSize=32m",
                "-cp",
                classes.toString(),
                Canary.class.getName(),
                secret.toString(),
                planted.toString(),
                Integer.toString(port),
                Long.toString(ProcessHandle.current().pid()),
                Boolean.toString(refusesProcesses));
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        return new ChildCommand(command, List.of(jdk, classes), temporary, 4096, 1024, LIMITS);
    }

    /** The jar or folder that this class comes from. */
    static Path ownClasses() {
        try {
            return Path.of(Canary.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
