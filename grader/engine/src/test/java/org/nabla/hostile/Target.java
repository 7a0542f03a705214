package org.nabla.hostile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.nabla.submission.Language;

/** What one program may aim at: files, a process and listeners of its own, so that what is hit tells who did it. */
final class Target implements AutoCloseable {

    private static final String SECRET = "secret";
    private static final String SOCKET = "socket";

    /** Of a process, its end is seen a moment after it was ended. */
    private static final int LOOKS = 50;

    private final String name;
    private final String seconds;
    private final Path outside;
    private final Process victim;
    private final ServerSocket listener;
    private final DatagramSocket datagrams;
    private final ServerSocketChannel channel;

    /**
     * Puts everything in place.
     *
     * @param number differs from that of all other targets of this run
     */
    Target(Path folder, String program, int number) throws IOException {
        this.name = "nabla-hostile-" + ProcessHandle.current().pid() + "-" + number;
        this.seconds = "0.%d%04d".formatted(ProcessHandle.current().pid(), number);
        this.outside = Files.createDirectory(folder.resolve(program));
        Files.setPosixFilePermissions(outside, PosixFilePermissions.fromString("rwxrwxrwx"));
        Path secret = Files.writeString(outside.resolve(SECRET), SECRET);
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-rw-rw-"));
        this.victim = new ProcessBuilder("sleep", "600").start();
        this.listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        this.datagrams =
                new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), listener.getLocalPort()));
        this.channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX)
                .bind(UnixDomainSocketAddress.of(outside.resolve(SOCKET)));
        Files.setPosixFilePermissions(outside.resolve(SOCKET), PosixFilePermissions.fromString("rwxrwxrwx"));
    }

    /** Adds a source file that tells the program where everything is; another language comes with its own. */
    void addTo(Path submission, String language, Surroundings around) throws IOException {
        if (!language.equals(Language.JAVA.id())) {
            throw new IllegalStateException("nothing tells a program in `%s` what to aim at".formatted(language));
        }
        Files.writeString(submission.resolve("Aim.java"), source(around));
    }

    private String source(Surroundings around) {
        StringBuilder text = new StringBuilder("/** What there is to attack. */\nfinal class Aim {\n");
        constant(text, "OUTSIDE", outside.toString());
        constant(text, "SECRET", outside.resolve(SECRET).toString());
        constant(text, "NAME", name);
        constant(text, "SECONDS", seconds);
        constant(text, "HOME", around.home().toString());
        constant(text, "PROBLEM", around.problem().toString());
        constant(text, "OTHER_SUBMISSION", around.otherSubmission().toString());
        constant(text, "REFERENCE", around.reference().toString());
        constant(text, "WORKER", around.workerLibrary().toString());
        text.append("    static final long GRADER = %dL;%n"
                .formatted(ProcessHandle.current().pid()));
        text.append("    static final long VICTIM = %dL;%n".formatted(victim.pid()));
        text.append("    static final int PORT = %d;%n}%n".formatted(listener.getLocalPort()));
        return text.toString();
    }

    private static void constant(StringBuilder text, String constant, String value) {
        text.append("    static final String %s = \"%s\";%n".formatted(constant, value));
    }

    /** What was hit; it is cleared away. */
    List<String> touched(Path home) throws IOException, InterruptedException {
        Set<String> touched = new TreeSet<>();
        addWritten(touched, home);
        addConnections(touched);
        if (!victim.isAlive()) {
            touched.add("process of the grader ended");
        }
        if (endThoseLeft()) {
            touched.add("process left");
        }
        return new ArrayList<>(touched);
    }

    private void addWritten(Set<String> touched, Path home) throws IOException {
        if (!SECRET.equals(Files.readString(outside.resolve(SECRET)))) {
            touched.add("file changed");
        }
        try (Stream<Path> files = Files.list(outside)) {
            if (files.count() > 2) {
                touched.add("file written");
            }
        }
        for (Path folder : List.of(home, Path.of("/var/tmp"), Path.of("/dev/shm"), Path.of("/tmp"))) {
            if (Files.deleteIfExists(folder.resolve(name))) {
                touched.add("file written");
            }
        }
    }

    private void addConnections(Set<String> touched) throws IOException {
        listener.setSoTimeout(1);
        datagrams.setSoTimeout(1);
        channel.configureBlocking(false);
        boolean byPort = answers(() -> listener.accept().close());
        boolean byDatagram = answers(() -> datagrams.receive(new DatagramPacket(new byte[1], 1)));
        if (byPort || byDatagram || channel.accept() != null) {
            touched.add("connection");
        }
    }

    @FunctionalInterface
    private interface Wait {
        void run() throws IOException;
    }

    private static boolean answers(Wait wait) throws IOException {
        try {
            wait.run();
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    /** Those that run {@code sleep} with our number; one that is being ended gets the time for it. */
    private boolean endThoseLeft() throws IOException, InterruptedException {
        List<ProcessHandle> left = left();
        for (int i = 0; i < LOOKS && !left.isEmpty(); i++) {
            TimeUnit.MILLISECONDS.sleep(10);
            left = left();
        }
        left.forEach(ProcessHandle::destroyForcibly);
        return !left.isEmpty();
    }

    private List<ProcessHandle> left() throws IOException {
        List<ProcessHandle> left = new ArrayList<>();
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            for (Path process : processes
                    .filter(path -> path.getFileName().toString().matches("[0-9]+"))
                    .toList()) {
                if (command(process).contains(seconds)) {
                    ProcessHandle.of(Long.parseLong(process.getFileName().toString()))
                            .ifPresent(left::add);
                }
            }
        }
        return left;
    }

    private static String command(Path process) {
        try {
            return Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return ""; // gone meanwhile
        }
    }

    @Override
    public void close() {
        victim.destroyForcibly();
        try {
            listener.close();
            datagrams.close();
            channel.close();
            try (Stream<Path> files = Files.list(outside)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            if (Files.exists(outside, LinkOption.NOFOLLOW_LINKS)) {
                Files.delete(outside);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
