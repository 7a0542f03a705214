package org.nabla.sandbox;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs every attack in a level once, and tells what came of each; also as a program of its own, for another user. */
final class Attacks {

    static final ChildLimits LIMITS = new ChildLimits(768, 64, 60, 8, 64);

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String PYTHON_KILLS =
            "import os, sys\ntry:\n  os.kill(int(sys.argv[1]), 9)\n  print('killed')\nexcept OSError:\n  print('refused')";

    /** Which of the descriptors behind the three that everybody has are open. */
    private static final String PYTHON_DESCRIPTORS = """
            import os
            held = []
            for number in range(3, 1024):
              try:
                os.fstat(number)
                held.append(number)
              except OSError:
                pass
            print(held)
            """;

    /** The number of a piece of System V shared memory, made where it is not there and may be; -1 where it is out of reach. */
    private static final String PYTHON_SHARED_MEMORY = """
            import ctypes, sys
            print(ctypes.CDLL(None).shmget(int(sys.argv[1]), 64, int(sys.argv[2], 8)))
            """;

    private static final String KEY =
            Integer.toString(0x4e42_0000 + (int) (ProcessHandle.current().pid() & 0xffff));

    private final Sandbox sandbox;
    private final Map<String, String> outcomes = new LinkedHashMap<>();

    private Attacks(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    /** Attack by attack in lines; or a child of the given name that waits until this program is gone. */
    public static void main(String[] arguments) throws Exception {
        Sandbox sandbox = Sandboxes.named(arguments[0]);
        if (arguments.length > 1) {
            hold(sandbox, arguments[1]);
        } else {
            outcomes(sandbox).forEach((attack, outcome) -> System.out.println(attack + "=" + outcome));
        }
    }

    private static void hold(Sandbox sandbox, String name) throws InterruptedException {
        try (SandboxProcess child = sandbox.start(command(sandbox, LIMITS, "sleeps", name))) {
            System.out.println(child.receive(PATIENCE));
            child.receive(Duration.ofMinutes(10));
        }
    }

    static Map<String, String> outcomes(Sandbox sandbox) throws IOException, InterruptedException {
        Attacks attacks = new Attacks(sandbox);
        Path planted = Files.createTempDirectory("nabla-planted-");
        Process victim = new ProcessBuilder("/bin/sleep", "600").start();
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Files.setPosixFilePermissions(planted, PosixFilePermissions.fromString("rwxrwxrwx"));
            Path secret = Files.writeString(planted.resolve("secret"), "secret");
            Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-rw-rw-"));
            attacks.onFiles(planted, secret);
            attacks.onOthers(listener.getLocalPort(), victim.pid());
            attacks.onResources();
            attacks.outcomes.put("victim", victim.isAlive() ? "alive" : "dead");
        } finally {
            victim.destroyForcibly();
            ScratchFolder.remove(planted);
        }
        return attacks.outcomes;
    }

    private void onFiles(Path planted, Path secret) throws InterruptedException {
        run("works", LIMITS, "works");
        run("reads a file of the grader", LIMITS, "reads", secret.toString());
        run("reads the users", LIMITS, "reads", "/etc/passwd");
        run("reads its own classes", LIMITS, "opens", ownClasses(sandbox).get(0).toString());
        run("lists the home folders", LIMITS, "lists", "/home");
        run("changes a file of the grader", LIMITS, "writes", secret.toString());
        run(
                "writes to a folder of others",
                LIMITS,
                "writes",
                planted.resolve("written").toString());
        run("writes to /var/tmp", LIMITS, "writes", "/var/tmp/nabla-written");
        run("writes to /dev/shm", LIMITS, "writes", "/dev/shm/nabla-written");
        run("writes to /", LIMITS, "writes", "/nabla-written");
        run("writes to /dev", LIMITS, "writes", "/dev/nabla-written");
    }

    private void onOthers(int port, long victim) throws IOException, InterruptedException {
        long grader = ProcessHandle.current().pid();
        run("connects to this machine", LIMITS, "connects", Integer.toString(port));
        run("listens", LIMITS, "listens");
        run("starts a process", LIMITS, "starts");
        run("sees another process", LIMITS, "sees", Long.toString(victim));
        run("reads the grader's environment", LIMITS, "reads", "/proc/" + grader + "/environ");
        run("reads the launcher's environment", LIMITS, "reads", "/proc/1/environ");
        run("reads the grader's command", LIMITS, "reads", "/proc/" + grader + "/cmdline");
        run("environment", LIMITS, "environment");
        run("user", LIMITS, "user");
        run("capabilities", LIMITS, "capabilities");
        Path python = Path.of("/usr/bin/python3");
        if (Files.exists(python)) {
            outcomes.put("kills another process", said(python(python, PYTHON_KILLS, Long.toString(victim))));
            outcomes.put("descriptors", said(python(python, PYTHON_DESCRIPTORS)));
            onSharedMemory(python);
        }
    }

    private void onSharedMemory(Path python) throws IOException, InterruptedException {
        Process maker =
                new ProcessBuilder(python.toString(), "-I", "-S", "-c", PYTHON_SHARED_MEMORY, KEY, "1666").start();
        try (BufferedReader said = maker.inputReader()) {
            outcomes.put("shared memory", String.valueOf(said.readLine()));
            outcomes.put("reaches shared memory", said(python(python, PYTHON_SHARED_MEMORY, KEY, "0")));
        } finally {
            new ProcessBuilder("ipcrm", "-M", KEY).start().waitFor();
        }
    }

    private void onResources() throws InterruptedException {
        run("threads", LIMITS, "threads");
        run("heap", LIMITS, "heap");
        run("off-heap", LIMITS, "off-heap");
        run("fills its folder", LIMITS, "fills");
        run("makes many files", LIMITS, "files");
        run("writes a long file", LIMITS, "long-file");
        run("loops", LIMITS.withCpuSeconds(1), "loops");
    }

    private void run(String name, ChildLimits limits, String... attack) throws InterruptedException {
        outcomes.put(name, said(command(sandbox, limits, attack)));
    }

    private String said(ChildCommand command) throws InterruptedException {
        try (SandboxProcess child = sandbox.start(command)) {
            Received received = child.receive(PATIENCE);
            if (received instanceof Received.Line line) {
                return line.text().replace('\0', ' ');
            }
            return ((Received.Ended) received).ending().toString();
        }
    }

    static ChildCommand command(Sandbox sandbox, ChildLimits limits, String... attack) {
        Path jdk = sandbox.reachable(Path.of(System.getProperty("java.home")));
        List<Path> classes = ownClasses(sandbox);
        List<String> command = new ArrayList<>(List.of(
                jdk.resolve("bin/java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-Xmx128m",
                "-Xss1m",
                "-XX:MaxDirectMemorySize=16m",
                "-XX:MaxMetaspaceSize=64m",
                "-XX:ReservedCodeCacheSize=32m",
                "-Xlog:disable",
                "-Xlog:all=error:stderr",
                "-cp",
                String.join(
                        File.pathSeparator, classes.stream().map(Path::toString).toList()),
                Attack.class.getName()));
        command.addAll(List.of(attack));
        List<Path> readable = new ArrayList<>(classes);
        readable.add(jdk);
        return new ChildCommand(command, readable, Path.of("/tmp"), 10_000, 10_000, limits);
    }

    private static List<Path> ownClasses(Sandbox sandbox) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(Path::of)
                .filter(Files::isDirectory)
                .map(sandbox::reachable)
                .toList();
    }

    private static ChildCommand python(Path python, String program, String... arguments) {
        List<String> command = new ArrayList<>(List.of(python.toString(), "-I", "-S", "-c", program));
        command.addAll(List.of(arguments));
        List<Path> readable = new ArrayList<>(List.of(python));
        File[] libraries = new File("/usr/lib").listFiles((folder, name) -> name.startsWith("python3"));
        if (libraries != null) {
            Arrays.stream(libraries).map(File::toPath).forEach(readable::add);
        }
        return new ChildCommand(command, readable, Path.of("/tmp"), 10_000, 10_000, LIMITS);
    }
}
