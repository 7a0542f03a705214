package org.nabla.sandbox;

import java.io.File;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * A small attack that is run once in a child, to see whether a level of isolation holds here.
 *
 * <p>It prints one line: what it could do that a child must not, or that all is well. It stays away from lambdas and
 * formatted text, which make a Java program start late.
 */
final class Canary {

    /** What it prints when everything held. */
    static final String HELD = "held";

    private Canary() {}

    /**
     * Tries everything.
     *
     * @param arguments a file that must not be read, a folder that must not be written to, a port of this machine that
     *     accepts connections, the number of the process whose environment must not be read, and whether processes must be refused
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        String told = whatWasPossible(arguments) + "\n";
        try (OutputStream replies = new FileOutputStream(FileDescriptor.out)) {
            replies.write(told.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String whatWasPossible(String[] arguments) throws IOException, InterruptedException {
        workAsExpected();
        if (canRead(arguments[0])) {
            return "a child could read a file that is not its own";
        }
        if (canWrite(arguments[1] + "/written") || canWrite("/written") || canWrite("/dev/shm/nabla-written")) {
            return "a child could write outside its folder";
        }
        if (canConnect(Integer.parseInt(arguments[2]))) {
            return "a child could open a connection";
        }
        if (canReadEnvironment(arguments[3]) || canReadEnvironment("1")) {
            return "a child could read another process's environment";
        }
        if (Boolean.parseBoolean(arguments[4]) && canStartAProcess()) {
            return "a child could start a process";
        }
        return HELD;
    }

    /** What every well-behaved program may do: threads, files in its folder. */
    private static void workAsExpected() throws IOException, InterruptedException {
        Thread thread = new Thread() {
            @Override
            public void run() {
                // that it could be started is enough
            }
        };
        thread.start();
        thread.join();
        if (!canWrite("canary") || !canRead("canary") || !new File("canary").delete()) {
            throw new IOException("the working folder is of no use");
        }
    }

    private static boolean canRead(String file) {
        try (InputStream input = new FileInputStream(file)) {
            return input.read() >= 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Every grader has a path to its programs in its environment, and no child is given one. */
    private static boolean canReadEnvironment(String process) {
        try (InputStream input = new FileInputStream("/proc/" + process + "/environ")) {
            return new String(input.readAllBytes(), StandardCharsets.ISO_8859_1).contains("PATH=");
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean canWrite(String file) {
        try (FileOutputStream output = new FileOutputStream(file)) {
            output.write(1);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean canConnect(int port) {
        try (Socket socket = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** The one program that every child can see is its own. */
    private static boolean canStartAProcess() {
        String program = System.getProperty("java.home") + "/bin/java";
        try {
            new ProcessBuilder(program, "-version").start().destroyForcibly();
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
