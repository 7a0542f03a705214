package org.nabla.sandbox;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A hostile program: tries one thing and prints in one line what came of it. */
final class Attack {

    static final String REFUSED = "refused";

    private Attack() {}

    /** A folder by its names, an archive by its first byte. */
    private static boolean opens(File file) throws IOException {
        if (file.isDirectory()) {
            return file.list() != null;
        }
        try (InputStream stream = Files.newInputStream(file.toPath())) {
            return stream.read() >= 0;
        }
    }

    @FunctionalInterface
    private interface Try {
        Object run() throws Exception;
    }

    /** The name of the attack, and what it is aimed at. */
    public static void main(String[] arguments) throws Exception {
        String target = arguments.length > 1 ? arguments[1] : "";
        switch (arguments[0]) {
            case "reads" -> say(() -> Files.readString(Path.of(target)));
            case "writes" -> say(() -> Files.writeString(Path.of(target), "written"));
            case "lists" -> say(() -> new File(target).list() == null ? refuse() : "listed");
            case "opens" -> say(() -> opens(new File(target)) ? "opened" : refuse());
            case "connects" ->
                say(() -> new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(target)).isConnected());
            case "listens" -> say(() -> new ServerSocket(0).getLocalPort());
            case "starts" ->
                say(() -> new ProcessBuilder(System.getProperty("java.home") + "/bin/java", "-version")
                        .start()
                        .pid());
            case "sees" -> say(() -> ProcessHandle.of(Long.parseLong(target)).isPresent() ? "seen" : refuse());
            case "environment" -> say(() -> System.getenv().keySet());
            case "user" -> say(Attack::user);
            case "capabilities" -> say(Attack::capabilities);
            case "threads" -> say(Attack::threads);
            case "off-heap" -> say(Attack::offHeap);
            case "heap" -> say(Attack::heap);
            case "fills" -> say(Attack::fill);
            case "files" -> say(Attack::manyFiles);
            case "long-file" -> say(Attack::longFile);
            case "loops" -> say(Attack::loop);
            case "sleeps" -> sleep();
            case "works" -> say(() -> Files.writeString(Path.of("a"), "b").getFileName());
            default -> throw new IllegalArgumentException(arguments[0]);
        }
        System.exit(0);
    }

    private static void say(Try attack) {
        String said;
        try {
            said = String.valueOf(attack.run());
        } catch (Exception | OutOfMemoryError e) {
            said = REFUSED;
        }
        System.out.println(said);
    }

    /** The owner of its files, by the number outside of its namespace where it has one. */
    private static long user() throws IOException {
        int inside = (Integer) Files.getAttribute(Files.createFile(Path.of("owned")), "unix:uid");
        Path map = Path.of("/proc/self/uid_map");
        if (!Files.isReadable(map)) {
            return inside;
        }
        String[] cells = Files.readString(map).trim().split("\\s+", -1);
        return Long.parseLong(cells[1]) + inside - Long.parseLong(cells[0]);
    }

    private static String refuse() throws IOException {
        throw new IOException(REFUSED);
    }

    private static String capabilities() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("CapEff") || line.startsWith("CapPrm") || line.startsWith("NoNewPrivs"))
                .map(line -> line.replaceAll("\\s+", ""))
                .toList()
                .toString();
    }

    /** How many could be started. */
    private static int threads() {
        CountDownLatch never = new CountDownLatch(1);
        int started = 0;
        try {
            for (; started < 5000; started++) {
                Thread thread = new Thread(
                        null,
                        () -> {
                            try {
                                never.await();
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        },
                        "bomb",
                        64 << 10);
                thread.setDaemon(true);
                thread.start();
            }
        } catch (OutOfMemoryError e) {
            // as many as there may be
        }
        return started;
    }

    /** How many megabytes could be held. */
    private static int offHeap() throws ReflectiveOperationException {
        Class<?> type = Class.forName("sun.misc.Unsafe");
        Field field = type.getDeclaredField("theUnsafe");
        field.setAccessible(true);
        Object unsafe = field.get(null);
        Method allocate = type.getMethod("allocateMemory", long.class);
        Method set = type.getMethod("setMemory", long.class, long.class, byte.class);
        int held = 0;
        try {
            for (; held < 3000; held += 16) {
                set.invoke(unsafe, allocate.invoke(unsafe, 16L << 20), 16L << 20, (byte) 1);
            }
        } catch (InvocationTargetException e) {
            // as much as there may be
        }
        return held;
    }

    private static int heap() {
        List<byte[]> held = new ArrayList<>();
        try {
            while (held.size() < 3000) {
                held.add(new byte[1 << 20]);
            }
        } catch (OutOfMemoryError e) {
            // as much as there may be
        }
        return held.size();
    }

    /** How many megabytes could be written. */
    private static int fill() {
        int written = 0;
        try {
            for (; written < 200; written++) {
                Files.write(Path.of("fill" + written), new byte[1 << 20]);
                Thread.sleep(2);
            }
        } catch (IOException | InterruptedException e) {
            // as much as there may be
        }
        return written;
    }

    private static int manyFiles() throws IOException {
        int made = 0;
        for (; made < 1_000_000; made++) {
            if (!new File("file" + made).createNewFile()) {
                break;
            }
        }
        return made;
    }

    private static int longFile() {
        int written = 0;
        try (FileOutputStream file = new FileOutputStream("long")) {
            for (; written < 200; written++) {
                file.write(new byte[1 << 20]);
            }
        } catch (IOException e) {
            // as much as there may be
        }
        return written;
    }

    private static Object loop() {
        while (true) {
            Thread.onSpinWait();
        }
    }

    private static void sleep() throws InterruptedException {
        System.out.println("ready");
        Thread.sleep(600_000);
    }
}
