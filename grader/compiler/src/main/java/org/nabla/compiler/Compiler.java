package org.nabla.compiler;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The program that compiles what the grader sends it, as {@code grader/docs/protocol.md} describes.
 *
 * <p>It ends when its input ends, at an empty line, and by itself after a submission that broke the compiler or took too
 * long, once this has been said.
 */
public final class Compiler {

    /** Deep expressions compile in a stack of this size that students would never write by hand. */
    private static final long STACK_BYTES = 8 << 20;

    private static final int OUTPUT_GONE = 74;
    private static final int FAULT = 70;

    /** What most submissions need of the JDK and of the library; compiled while nobody waits. */
    private static final String WARM_UP = """
            import java.util.*;
            import org.apache.commons.math3.linear.*;
            class WarmUp {
                record Step(double[][] a, Map<String, RealMatrix> b) {}
                static double sum(double[] x) { double s = 0; for (double v : x) { s += Math.exp(v); } return s; }
                List<Step> f(RealMatrix m) { return List.of(new Step(m.getData(), new HashMap<>())); }
                String text(int i) { return "a" + i; }
            }
            """;

    private final Javac javac;
    private final CpuWatch watch;
    private final OutputStream output;

    private Compiler(Javac javac, CpuWatch watch, OutputStream output) {
        this.javac = javac;
        this.watch = watch;
        this.output = output;
    }

    /** Takes the class path of submissions, and the seconds of processor time that compiling one may take. */
    public static void main(String[] arguments) {
        int exitCode = 0;
        try {
            run(arguments[0], Integer.parseInt(arguments[1]));
        } catch (IOException e) {
            exitCode = OUTPUT_GONE;
        } catch (Throwable e) {
            e.printStackTrace();
            exitCode = FAULT;
        }
        Runtime.getRuntime().halt(exitCode);
    }

    private static void run(String classPath, int seconds) throws IOException, InterruptedException {
        BufferedReader input = new BufferedReader(
                new InputStreamReader(new FileInputStream(FileDescriptor.in), StandardCharsets.US_ASCII));
        OutputStream output = new FileOutputStream(FileDescriptor.out);
        PrintStream console = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        System.setOut(console);
        if (!Javac.isThere()) {
            say(output, "missing");
            return;
        }
        Compiler compiler =
                new Compiler(Javac.with(classPath), new CpuWatch(TimeUnit.SECONDS.toNanos(seconds)), output);
        compiler.outcome(List.of(new SourceText(0, "WarmUp.java", WARM_UP)));
        say(output, "ready");
        String line = input.readLine();
        while (line != null && !line.isEmpty() && compiler.answer(line)) {
            line = input.readLine();
        }
    }

    /** Returns false when the compiler is not to be used any more. */
    private boolean answer(String line) throws IOException, InterruptedException {
        Outcome outcome = outcomeOf(line);
        say(output, Base64.getEncoder().encodeToString(outcome.bytes()));
        return !outcome.broken();
    }

    private Outcome outcomeOf(String line) throws IOException, InterruptedException {
        try {
            return outcome(sources(line));
        } catch (IllegalArgumentException e) { // a path that cannot be written as an address
            return Outcome.failed(e.toString(), false);
        }
    }

    private Outcome outcome(List<SourceText> sources) throws InterruptedException {
        Outcome[] outcome = new Outcome[1];
        Thread thread = new Thread(null, () -> outcome[0] = javac.compile(sources), "nabla-compiler", STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        boolean ended = watch.awaitEnd(thread);
        return ended && outcome[0] != null ? outcome[0] : Outcome.outOfTime();
    }

    private static List<SourceText> sources(String line) throws IOException {
        DataInputStream input =
                new DataInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(line)));
        List<SourceText> sources = new ArrayList<>();
        int count = input.readInt();
        for (int i = 0; i < count; i++) {
            sources.add(new SourceText(i, text(input), text(input)));
        }
        return sources;
    }

    private static String text(DataInputStream input) throws IOException {
        return new String(input.readNBytes(input.readInt()), StandardCharsets.UTF_8);
    }

    private static void say(OutputStream output, String line) throws IOException {
        output.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
        output.flush();
    }
}
