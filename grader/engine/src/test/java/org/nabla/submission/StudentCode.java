package org.nabla.submission;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.nabla.reference.Matrix;
import org.nabla.sandbox.Sandbox;
import org.nabla.sandbox.Sandboxes;

/** Submissions written in the tests themselves, run by the worker as it was built. */
public final class StudentCode {

    static final Limits LIMITS = new Limits(Duration.ofSeconds(5), Duration.ofSeconds(20), 64, 1000, 1 << 20);

    private static final String IMPORTS = "import java.util.*; import org.apache.commons.math3.linear.*;\n";

    /** Kept for all tests of a JVM, and ended with it. */
    private static final JavaWorkshop WORKSHOP = new JavaWorkshop(workplace(), sandbox(), 1);

    private StudentCode() {}

    /** One file with one class, {@code Net}, that has these members. */
    static Submission net(String members) {
        return files(new SourceFile("Net.java", IMPORTS + "class Net {\n" + members + "\n}\n"));
    }

    static Submission files(SourceFile... files) {
        return new Submission("s001", Language.JAVA, List.of(files), "");
    }

    static Runner runner(Submission submission) {
        return runner(submission, LIMITS);
    }

    public static Runner runner(Submission submission, Limits limits) {
        return WORKSHOP.runner(submission, limits);
    }

    /** The level that the tests are run at: {@code -Dnabla.sandbox=landlock}; else the strongest that works here. */
    private static Sandbox sandbox() {
        String level = System.getProperty("nabla.sandbox", "");
        return level.isEmpty() ? Sandboxes.strongest().sandbox() : Sandboxes.named(level);
    }

    /** Where the worker is that was built with the tests. */
    public static Workplace workplace() {
        return Workplace.withThisJava(workerClassPath(), List.of(classes("compiler")));
    }

    private static Path classes(String module) {
        return Path.of(System.getProperty("nabla.home"), "grader", module, "target", "classes");
    }

    private static List<Path> workerClassPath() {
        Stream<Path> libraries = Arrays.stream(
                        System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator), -1))
                .filter(entry -> entry.contains("jackson-core") || entry.contains("commons-math3"))
                .map(Path::of);
        return Stream.concat(Stream.of(classes("worker")), libraries).toList();
    }

    static Call call(String function) {
        return call(function, Map.of());
    }

    static Call call(String function, Map<String, Matrix> given) {
        return Call.ofNumbers(function, given, Map.of());
    }

    /** Calls a function of a class {@code Net} with these members once. */
    static Reply reply(String members, Call call) {
        try (Runner runner = runner(net(members));
                Session session = runner.start()) {
            return session.call(call);
        }
    }

    /** Calls {@code f} of a class {@code Net} with these members, giving it {@code x}. */
    static Reply reply(String members, Matrix x) {
        return reply(members, call("f", Map.of("x", x)));
    }

    static Map<String, ReturnedValue> values(Object... namesAndMatrices) {
        Map<String, ReturnedValue> values = new LinkedHashMap<>();
        for (int i = 0; i < namesAndMatrices.length; i += 2) {
            values.put((String) namesAndMatrices[i], (ReturnedValue) namesAndMatrices[i + 1]);
        }
        return values;
    }

    static ReturnedValue number(double value) {
        return new ReturnedValue(0, Matrix.scalar(value));
    }

    static ReturnedValue vector(double... entries) {
        return new ReturnedValue(1, Matrix.column(entries));
    }

    static ReturnedValue matrix(double[]... rows) {
        return new ReturnedValue(2, Matrix.of(rows));
    }
}
