package org.nabla.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.nabla.submission.StudentCode.call;
import static org.nabla.submission.StudentCode.files;
import static org.nabla.submission.StudentCode.matrix;
import static org.nabla.submission.StudentCode.net;
import static org.nabla.submission.StudentCode.number;
import static org.nabla.submission.StudentCode.reply;
import static org.nabla.submission.StudentCode.runner;
import static org.nabla.submission.StudentCode.values;
import static org.nabla.submission.StudentCode.vector;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nabla.message.MessageCode;
import org.nabla.reference.Matrix;
import org.nabla.reference.Shape;

/** What students write and how it is called; what they write against the grader is in {@code HostileCodeIT}. */
class JavaRunnerIT {

    private static final double[][] ROWS = {{1.5, -2}, {0, 4}};
    private static final Matrix TWO_BY_TWO = Matrix.of(ROWS);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RealMatrix f(RealMatrix x) { return x; }",
                "double[][] f(double[][] x) { return x; }",
                "Object f(Array2DRowRealMatrix x) { return x.getData(); }",
                "static RealMatrix f(final double[][] x) { return MatrixUtils.createRealMatrix(x); }",
                "protected RealMatrix f(AnyMatrix x) { return (RealMatrix) x; }"
            })
    void givesBackTheMatrix_whateverTypeHoldsIt(String function) {
        assertThat(reply(function, TWO_BY_TWO)).isEqualTo(new Reply.Single(matrix(ROWS)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "double[] f(double[] x) { return x; }",
                "RealVector f(RealVector x) { return x; }",
                "ArrayRealVector f(ArrayRealVector x) { return x; }"
            })
    void givesBackTheVector_whateverTypeHoldsIt(String function) {
        assertThat(reply(function, Matrix.column(1, 2, 3))).isEqualTo(new Reply.Single(vector(1, 2, 3)));
        assertThat(reply(function, Matrix.of(new Shape(1, 3), 1, 2, 3))).isEqualTo(new Reply.Single(vector(1, 2, 3)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "double f(double x) { return x; }",
                "Double f(Double x) { return x; }",
                "int f(int x) { return x; }",
                "Integer f(Integer x) { return x; }",
                "long f(long x) { return x; }",
                "Long f(Long x) { return x; }",
                "float f(double x) { return (float) x; }",
                "float f(float x) { return x; }",
                "Float f(Float x) { return x; }",
                "Number f(RealMatrix x) { return x.getEntry(0, 0); }"
            })
    void givesBackTheNumber_whateverTypeHoldsIt(String function) {
        assertThat(reply(function, Matrix.scalar(36))).isEqualTo(new Reply.Single(number(36)));
    }

    @ParameterizedTest
    @ValueSource(
            doubles = {
                Double.NaN,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY,
                -0.0,
                0.1,
                Double.MIN_VALUE,
                1e300
            })
    void keepsEveryBit_ofValuesThereAndBack(double value) {
        Reply reply = reply("double[][] f(double[][] x) { return x; }", Matrix.scalar(value));

        assertThat(reply).isEqualTo(new Reply.Single(new ReturnedValue(2, Matrix.scalar(value))));
    }

    @Test
    void roundsToTheNearestFloat_whereSinglePrecisionIsAskedFor() {
        assertThat(reply("float[][] f(float[][] x) { return x; }", Matrix.of(new double[][] {{0.1, -2.5}, {1e-9, 3}})))
                .isEqualTo(new Reply.Single(new ReturnedValue(2, Matrix.of(new double[][] {
                    {0.10000000149011612, -2.5}, // NumPy: float(np.float32(0.1))
                    {9.999999717180685e-10, 3}
                }))));
        assertThat(reply("float[] f(float[] x) { return x; }", Matrix.column(0.5, -1)))
                .isEqualTo(new Reply.Single(vector(0.5, -1)));
    }

    @Test
    void returnsManyEntries_whenVectorIsLong() {
        double[] entries = new double[10_000];
        Arrays.setAll(entries, i -> 1.0 / (i + 1));

        assertThat(reply("RealMatrix f(RealMatrix x) { return x; }", Matrix.column(entries)))
                .isEqualTo(new Reply.Single(new ReturnedValue(2, Matrix.column(entries))));
    }

    @Test
    void namesValues_whenARecordIsReturned() {
        String members = "private record Forward(RealMatrix a1, double[] h1, double loss, int count) {}\n"
                + "Forward forward(RealMatrix x) { return new Forward(x, new double[] {1, 2}, 0.5, 3); }";

        assertThat(reply(members, call("forward", Map.of("x", TWO_BY_TWO))))
                .isEqualTo(new Reply.Returned(
                        values("a1", matrix(ROWS), "h1", vector(1, 2), "loss", number(0.5), "count", number(3))));
    }

    @Test
    void leavesOutWhatIsNull_whenARecordIsReturned() {
        String members = "record Forward(RealMatrix a1, RealMatrix h1) {}\n"
                + "Forward f(RealMatrix x) { return new Forward(null, x); }";

        assertThat(reply(members, TWO_BY_TWO)).isEqualTo(new Reply.Returned(values("h1", matrix(ROWS))));
    }

    @Test
    void takesGroupsApart_whenMapsAndListsAreReturned() {
        String members = """
                record Step(Map<String, double[]> gradients, List<RealMatrix> W, double[][] b, double[][][] grad_W) {}
                Step f(double[][] x) {
                    double[][] ragged = {{1}, {2, 3}};
                    return new Step(new TreeMap<>(Map.of("grad_b1", x[0])), List.of(MatrixUtils.createRealMatrix(x)),
                            ragged, new double[][][] {x, {{7}}});
                }
                """;
        Map<String, List<String>> groups =
                Map.of("W", List.of("W1", "W2"), "b", List.of("b1", "b2"), "gradW", List.of("grad_W1", "grad_W2"));

        assertThat(reply(members, Call.ofNumbers("f", Map.of("x", TWO_BY_TWO), groups)))
                .isEqualTo(new Reply.Returned(values(
                        "grad_b1",
                        vector(1.5, -2),
                        "W1",
                        matrix(ROWS),
                        "b1",
                        vector(1),
                        "b2",
                        vector(2, 3),
                        "grad_W1",
                        matrix(ROWS),
                        "grad_W2",
                        matrix(new double[] {7}))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "double f(Map<String, RealMatrix> parameters) { return parameters.get(\"b1\").getEntry(0, 0); }",
                "double f(Map<String, double[][]> W) { return W.get(\"b1\")[0][0]; }",
                "double f(HashMap<String, ? extends RealMatrix> parameters) { return parameters.get(\"b1\").getEntry(0, 0); }",
                "double f(List<double[]> W) { return W.get(1)[0]; }",
                "double f(RealMatrix[] W) { return W[1].getEntry(0, 0); }",
                "double f(double[][][] W) { return W[1][0][0]; }",
                "double f(double[][] W) { return W[1][0]; }",
                "double f(List<Double>[] W, List<Double> parameters) { return W[0].get(0) + 2; }",
                "double f(List<String> W) { return 5; }"
            })
    void putsGroupsTogether_asTheirTypeSays(String function) {
        Map<String, Matrix> given = Map.of("W1", Matrix.scalar(3), "b1", Matrix.scalar(5));
        Map<String, List<String>> groups = Map.of("W", List.of("W1", "b1"), "parameters", List.of("W1", "b1"));

        Reply reply = reply(function, Call.ofNumbers("f", given, groups));

        if (function.contains("List<String>")) {
            assertThat(reply)
                    .isEqualTo(new Reply.Unsupported(
                            "parameter `W` of `f` is declared as String, which is not supported"));
        } else {
            assertThat(reply).isEqualTo(new Reply.Single(number(5)));
        }
    }

    @Test
    void findsNames_whateverTheirCaseAndUnderscores() {
        String members =
                "double countParameters(double learningRate, double[][] yHat) { return learningRate + yHat[0][0]; }";
        Map<String, Matrix> given = Map.of("learning_rate", Matrix.scalar(1), "y_hat", Matrix.scalar(2));

        assertThat(reply(members, call("count_parameters", given))).isEqualTo(new Reply.Single(number(3)));
    }

    /** A misspelt list is told from its name, and what else was returned counts. */
    @Test
    void keepsTheName_whenAListIsNobodys() {
        String members =
                "Map<String, Object> f(double[][] x) { return Map.of(\"gradients_W\", List.of(1.0), \"b\", 2.0); }";

        assertThat(reply(members, call("f", Map.of("x", Matrix.scalar(1)))))
                .isEqualTo(new Reply.Returned(Map.of("gradients_W", number(1), "b", number(2))));
    }

    @Test
    void argumentsAreCopies_whenAFunctionChangesThem() {
        String members =
                "double f(double[][] x, Map<String, double[][]> all) { x[0][0] = 9; return all.get(\"x\")[0][0]; }";

        assertThat(reply(members, Call.ofNumbers("f", Map.of("x", Matrix.scalar(1)), Map.of("all", List.of("x")))))
                .isEqualTo(new Reply.Single(number(1)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "String f(double[][] x) { return \"\"; } | `f` returned a value of type String",
                "double[][] f(double[][] x) { return new double[][] {{1}, {2, 3}}; } | `f` returned an array whose rows differ in length (row 0 has 1, row 1 has 2)",
                "double[][] f(double[][] x) { return new double[2][]; } | `f` returned an array whose row 0 is null",
                "void f(double[][] x) { } | `f` returns nothing",
                "List<RealMatrix> f(double[][] x) { return List.of(); } | `f` returned a list without a name",
                "Map<String, Object> f(double[][] x) { return Map.of(\"a\", \"b\"); } | `f` returned a value of type String as `a`",
                "Map<Integer, Object> f(double[][] x) { return Map.of(1, 2); } | `f` returned a map whose keys are not all strings",
                "double[] f(double[][] x) { return new double[600000]; } | `f` returned more than 500000 numbers",
                "double f(String x) { return 1; } | parameter `x` of `f` is declared as String, which is not supported",
                "double f(double[] x) { return 1; } | parameter `x` of `f` is declared as double[], but its value is 2×2",
                "double f(int x) { return 1; } | parameter `x` of `f` is declared as int, but its value is 2×2",
                "double f(double z) { return 1; } | parameter `z` of `f` is not the name of anything that is given to it",
                "double f() { return 1; } double f(double x) { return 2; } | there are 2 functions named `f`",
                "double g() { return 1; } | there is no function `f`"
            })
    void saysWhatIsNotSupported_inAnswerToTheCall(String members, String summary) {
        Reply reply = reply(members, TWO_BY_TWO);

        assertThat(reply).isInstanceOf(Reply.Unsupported.class);
        assertThat(((Reply.Unsupported) reply).summary()).isEqualTo(summary);
    }

    @Test
    void saysNotAttempted_whenNullIsReturned() {
        assertThat(reply("RealMatrix f(RealMatrix x) { return null; }", TWO_BY_TWO))
                .isEqualTo(new Reply.Unsupported(MessageCode.NOT_ATTEMPTED, "`f` returned null"));
    }

    @Test
    void refusesTheCall_whenAnIntIsAskedForAndTheValueIsNone() {
        assertThat(reply("int f(int x) { return x; }", Matrix.scalar(0.5)))
                .isEqualTo(new Reply.Unsupported("parameter `x` of `f` is declared as int, but its value is 0.5"));
    }

    @Test
    void showsOnlyTheStudentsLines_whenCodeThrows() {
        String members = "double f(double x) { return helper((int) x); }\nprivate int helper(int x) { return 1 / x; }";

        assertThat(reply(members, Matrix.scalar(0)))
                .isEqualTo(new Reply.Raised(
                        "ArithmeticException", "/ by zero", "at Net.helper(Net.java:4)\nat Net.f(Net.java:3)"));
    }

    @Test
    void showsTheCause_whenCodeWrapsIt() {
        String members = """
                static class Wrong extends RuntimeException { Wrong(Throwable e) { super("outer", e); } }
                double f(double x) {
                    try { return 1 / (int) x; } catch (ArithmeticException e) { throw new Wrong(e); }
                }
                """;

        assertThat(reply(members, Matrix.scalar(0)))
                .isEqualTo(new Reply.Raised(
                        "Wrong",
                        "outer",
                        "at Net.f(Net.java:5)\ncaused by ArithmeticException: / by zero\nat Net.f(Net.java:5)"));
    }

    @Test
    void staysAlive_afterTheStudentsCodeThrew() {
        try (Runner runner = runner(net("double f(double x) { return 6 / (int) x; }"));
                Session session = runner.start()) {
            Reply first = session.call(call("f", Map.of("x", Matrix.scalar(0))));
            Reply second = session.call(call("f", Map.of("x", Matrix.scalar(2))));

            assertThat(first).isInstanceOf(Reply.Raised.class);
            assertThat(second).isEqualTo(new Reply.Single(number(3)));
            assertThat(session.alive()).isTrue();
        }
    }

    @Test
    void tellsTheSameCause_howeverOftenAStaticInitialiserHasFailed() {
        Reply.Raised cause = new Reply.Raised("ArithmeticException", "/ by zero", "at Net.<clinit>(Net.java:3)");
        try (Runner runner = runner(net("static int zero = 0; static int one = 1 / zero;\ndouble f() { return 1; }"));
                Session session = runner.start()) {
            assertThat(session.call(call("f"))).isEqualTo(cause);
            assertThat(session.call(call("f"))).isEqualTo(cause);
        }
    }

    @Test
    void callsTheMethod_whenTheConstructorIsPrivate() {
        assertThat(reply("private Net() {}\ndouble f() { return 1; }", call("f")))
                .isEqualTo(new Reply.Single(number(1)));
    }

    @Test
    void keepsOneObject_forAllCalls() {
        try (Runner runner = runner(net("int calls; int f() { return ++calls; }"));
                Session session = runner.start()) {
            session.call(call("f"));

            assertThat(session.call(call("f"))).isEqualTo(new Reply.Single(number(2)));
        }
    }

    @Test
    void tellsWhyNothingCanBeCalled_whenTheConstructorTakesParameters() {
        assertFails(net("Net(int layers) {}\ndouble f() { return 1; }"), """
                error[NB309]: there is no object to call a function on
                  --> s001
                   = note: class `Net` has no constructor without parameters
                   = help: make the methods static, or give their class a constructor without parameters
                   = more: nabla explain NB309
                """);
    }

    @Test
    void tellsWhyNothingCanBeCalled_whenTheClassIsAbstract() {
        assertFails(files(new SourceFile("Net.java", "abstract class Net { double f() { return 1; } }")), """
                error[NB309]: there is no object to call a function on
                  --> s001
                   = note: class `Net` is abstract, and no class extends it
                   = help: make the methods static, or give their class a constructor without parameters
                   = more: nabla explain NB309
                """);
    }

    @Test
    void tellsWhyNothingCanBeCalled_whenEverythingIsPrivate() {
        assertFails(net("private double f() { return 1; }\npublic static void main(String[] arguments) {}"), """
                error[NB304]: no class has a method that can be called
                  --> s001
                   = note: classes: `Net`
                   = help: write the functions of the problem as methods that are not private
                   = more: nabla explain NB304
                """);
    }

    private static void assertFails(Submission submission, String message) {
        try (Runner runner = runner(submission)) {
            assertThatThrownBy(runner::start)
                    .isInstanceOf(SubmissionException.class)
                    .hasMessage(message);
        }
    }

    @Test
    void callsInheritedMethods_onTheClassThatExtendsAnAbstractOne() {
        Submission submission = files(
                new SourceFile("Base.java", "abstract class Base implements Shape { double f() { return 7; } }"),
                new SourceFile(
                        "Shape.java",
                        "interface Shape { default double g() { return 8; } static double h() { return 9; } }"),
                new SourceFile("Net.java", "class Net extends Base {}"));
        try (Runner runner = runner(submission);
                Session session = runner.start()) {
            assertThat(session.call(call("f"))).isEqualTo(new Reply.Single(number(7)));
            assertThat(session.call(call("g"))).isEqualTo(new Reply.Single(number(8)));
            assertThat(session.call(call("h"))).isEqualTo(new Reply.Single(number(9)));
        }
    }

    @Test
    void listsFunctionsAndTypes_ofEveryTopLevelClass() {
        Submission submission = files(
                new SourceFile(
                        "a/Net.java",
                        "package some.where; import java.util.*; class Net { static class Inner { void hidden() {} }"
                                + " Runnable r = () -> {}; double f(double[][] W1, Map<String, List<double[]>> all) { return 0; } }"),
                new SourceFile("b/Loss.java", "record Loss(double value) { int count(int... n) { return 1; } }"));
        try (Runner runner = runner(submission);
                Session session = runner.start()) {
            Signatures signatures = session.signatures();

            assertThat(signatures.language()).isEqualTo("java");
            assertThat(signatures.functions().values())
                    .containsExactly(
                            new Signatures.Function("count", List.of(new Signatures.Parameter("n", "int[]")), "int"),
                            new Signatures.Function(
                                    "f",
                                    List.of(
                                            new Signatures.Parameter("W1", "double[][]"),
                                            new Signatures.Parameter("all", "Map<String, List<double[]>>")),
                                    "double"));
        }
    }

    @Test
    void namesTheCandidates_whenTwoClassesHaveTheFunction() {
        Submission submission = files(
                new SourceFile("A.java", "class A { double loss(double y) { return 0; } double sum() { return 1; } }"),
                new SourceFile("B.java", "class B { static double loss(double y) { return 0; } }"));
        try (Runner runner = runner(submission);
                Session session = runner.start()) {
            assertThat(session.signatures().find("loss")).isEmpty();
            assertThat(session.signatures().absence("loss").render()).isEqualTo("""
                            error[NB308]: it cannot be told which function `loss` is meant for `loss`
                               = expected: one function of that name
                               = actual:   loss(double y) in A
                                           loss(double y) in B
                               = help: rename the others, or make them private
                               = more: nabla explain NB308
                            """);
            assertThat(session.call(call("sum"))).isEqualTo(new Reply.Single(number(1)));
        }
    }

    @Test
    void worksWithAnyName_thatJavaAllows() {
        Submission submission = files(new SourceFile(
                "Größe (1).java",
                "public class Größe { public double größe$1(double 학습률) { return new Größe$().x; } class Nested {} }"
                        + " class größe {} class Größe$ { double x = 4; }"));
        try (Runner runner = runner(submission);
                Session session = runner.start()) {
            assertThat(session.call(call("größe$1", Map.of("학습률", Matrix.scalar(1)))))
                    .isEqualTo(new Reply.Single(number(4)));
        }
    }

    @Test
    void keepsWhatTheCodePrints_apartFromReplies() {
        String members = "double f() { System.out.println(\"größer\"); System.err.print(\"b\"); return 1; }";
        try (Runner runner = runner(net(members))) {
            try (Session session = runner.start()) {
                assertThat(session.call(call("f"))).isEqualTo(new Reply.Single(number(1)));
            }

            assertThat(runner.console()).isEqualTo(new Console("größer\nb", false));
        }
    }

    @Test
    void refusesToCall_whenTheSessionHasEnded() {
        try (Runner runner = runner(net("double f() { System.exit(3); return 1; }"));
                Session session = runner.start()) {
            session.call(call("f"));

            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> session.call(call("f")))
                    .withMessage("this session has ended; start another");
        }
    }
}
