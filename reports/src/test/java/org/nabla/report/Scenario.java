package org.nabla.report;

import static org.nabla.report.Sample.about;
import static org.nabla.report.Sample.correct;
import static org.nabla.report.Sample.everywhere;
import static org.nabla.report.Sample.fault;
import static org.nabla.report.Sample.inFunction;
import static org.nabla.report.Sample.none;
import static org.nabla.report.Sample.question;
import static org.nabla.report.Sample.right;
import static org.nabla.report.Sample.timedOut;
import static org.nabla.report.Sample.wrong;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.nabla.grading.Cause;
import org.nabla.grading.Cause.Certainty;
import org.nabla.grading.Curve;
import org.nabla.grading.Difference;
import org.nabla.grading.InstanceResult;
import org.nabla.grading.QuestionResult;
import org.nabla.grading.SubmissionReport;
import org.nabla.grading.SubmissionReport.Status;
import org.nabla.grading.Verdict;
import org.nabla.grading.Witnessed;
import org.nabla.message.Message;
import org.nabla.message.Message.Evidence;
import org.nabla.message.MessageCode;
import org.nabla.reference.Matrix;
import org.nabla.reference.Shape;
import org.nabla.spec.Release;
import org.nabla.spec.Share;
import org.nabla.spec.Visibility;
import org.nabla.submission.Console;
import org.nabla.witness.Agreement;
import org.nabla.witness.GradientCheck;
import org.nabla.witness.GradientCheck.Reason;

/** The reports under {@code reports/golden}, one a folder. */
record Scenario(String name, Release release, SubmissionReport report) {

    /** What no student may ever be shown in the scenario with hidden questions. */
    static final double SECRET = 0.123456789012345;

    static final String SECRET_NAME = "canary_W2";

    static List<Scenario> all() {
        return List.of(
                new Scenario("all-correct", Release.PUBLISHED, allCorrect()),
                new Scenario("mixed", Release.PUBLISHED, mixed()),
                new Scenario("wrong-on-variants-only", Release.NOTHING, wrongOnVariantsOnly()),
                new Scenario("partial", Release.PUBLISHED, partial()),
                new Scenario("not-gradable", Release.PUBLISHED, notGradable()),
                new Scenario("grader-error", Release.PUBLISHED, graderError()),
                new Scenario("grader-fault-in-one-question", Release.PUBLISHED, graderFault()),
                new Scenario("hidden-questions", Release.NOTHING, hiddenQuestions()),
                new Scenario("hostile", Release.PUBLISHED, hostile()),
                new Scenario("training", Release.PUBLISHED, training()),
                new Scenario("diagnosis", Release.NOTHING, diagnosis()),
                new Scenario("gradient-check", Release.NOTHING, gradientCheck()));
    }

    @Override
    public String toString() {
        return name;
    }

    private static SubmissionReport allCorrect() {
        Message turned = about(
                        MessageCode.ARRANGED_DIFFERENTLY,
                        "Q6",
                        "`grad_b2` has the right numbers in another arrangement")
                .with(Evidence.expected("3×1"))
                .with(Evidence.actual("1×3, a row where a column is due"))
                .help("print the shape before you return it");
        Matrix gradient = Matrix.column(0.018381979860195, -0.01997644, -0.0038401);
        QuestionResult forgiven = new QuestionResult(
                question("Q6", "grad(b2)", "2"),
                List.of(
                        new InstanceResult(
                                "published",
                                new Verdict.Correct(Optional.of(turned)),
                                right("published", gradient).expected(),
                                Optional.of(gradient.transpose()),
                                Optional.empty()),
                        right("variant-1", Matrix.column(1e-9, -2.5e-7, -0.0))));
        return Sample.graded(
                correct(question("Q1", "count(parameters)", "1"), 36),
                correct(question("Q2", "sum(a1)", "0.50"), 5.44766562448759),
                forgiven,
                correct(question("Q7", "after(1, loss)", "2"), 0.07253330081047));
    }

    private static SubmissionReport mixed() {
        List<QuestionResult> questions = new ArrayList<>(List.of(
                correct(question("Q1", "count(parameters)", "1"), 36),
                wrongScalar(),
                wrongMatrix(),
                notFinite(),
                otherShape()));
        Message blank = inFunction(MessageCode.NOT_ATTEMPTED, "update", "`update` is not written yet");
        questions.add(everywhere(question("new_W1", "after(1, W1)", "0.25"), new Verdict.NotAttempted(blank)));
        questions.add(everywhere(question("new_b1", "after(1, b1)", "0.25"), new Verdict.NotAttempted(blank)));
        Message missing = about(MessageCode.NOT_ATTEMPTED, "grad_h1", "`backward` does not return `grad_h1`")
                .with(Evidence.actual("it returns `gradH`, which the problem does not ask for"))
                .help("did you mean `grad_h1` by `gradH`?");
        questions.add(everywhere(question("grad_h1", "grad(h1)", "0.5"), new Verdict.NotAttempted(missing)));
        Message raised = inFunction(MessageCode.RAISED, "loss", "`loss` ended with ArrayIndexOutOfBoundsException")
                .with(Evidence.actual("Index 3 out of bounds for length 3"))
                .with(new Evidence(
                        "trace",
                        "at SoftmaxClassifier.crossEntropy(SoftmaxClassifier.java:58)\n"
                                + "at SoftmaxClassifier.loss(SoftmaxClassifier.java:51)"));
        questions.add(everywhere(question("Q4", "loss", "1"), new Verdict.Raised(raised)));
        questions.add(everywhere(question("Q8", "after(100, loss)", "1"), new Verdict.TimedOut(timedOut("train"))));
        Message memory = inFunction(MessageCode.OUT_OF_MEMORY, "history", "`history` needed more memory than there is")
                .with(Evidence.actual("Java heap space"))
                .help("look for a list or an array that grows without end");
        questions.add(everywhere(question("Q9", "after(1, a1)", "1"), new Verdict.OutOfMemory(memory)));
        Message names = inFunction(MessageCode.RETURNED_NAMES, "predict", "`predict` does not return what is asked for")
                .with(Evidence.expected("values with the names `h1`, `y_hat`"))
                .with(Evidence.actual("one value without a name"))
                .help("return a record or a map with these names");
        questions.add(everywhere(question("y_hat", "y_hat", "0.5"), new Verdict.Malformed(names)));
        return Sample.report(
                Status.GRADED, questions, List.of(), new Console("epoch 1: loss 0.8563785622753882\n", false));
    }

    /** Gradients of four losses, held against them: of another network, wrong in part, not compared, and hidden. */
    private static SubmissionReport gradientCheck() {
        Message other = Message.of(
                        MessageCode.GRADIENT_CHECK,
                        "your gradients are the derivatives of your own `loss`",
                        "functions `forward`, `loss` and `backward`, instance `published`")
                .with(Evidence.note("they are right for the network that you wrote, which is not the one asked for"))
                .help("begin with `forward`; what changes there changes a step of `backward`, too");
        Message part = Message.of(
                        MessageCode.GRADIENT_CHECK,
                        "`dC_db1` is not the derivative of your own `loss_se`",
                        "functions `forward`, `loss_se` and `backward_se`, instance `variant-1`")
                .with(Evidence.note("`dC_db1`: 7 times the derivative of your own loss, and there are 7 samples"))
                .help(
                        "add 0.001 to one entry of `b1`: the loss changes by about 0.001 times that entry of the derivative");
        return Sample.witnessed(
                List.of(
                        new Witnessed(
                                new GradientCheck.Compared(
                                        "loss", "published", List.of(gradient("W1", new Agreement.Agrees()))),
                                Optional.of(other),
                                true),
                        new Witnessed(
                                new GradientCheck.Compared(
                                        "C_se",
                                        "variant-1",
                                        List.of(
                                                gradient("b1", new Agreement.Multiple(7)),
                                                gradient("W1", new Agreement.Multiple(-1)),
                                                gradient("W2", new Agreement.Partly(3, 8)),
                                                gradient("b2", new Agreement.Zero()),
                                                gradient("W3", new Agreement.LossUnmoved()),
                                                gradient("b3", new Agreement.Unrelated()),
                                                gradient(
                                                        "W4",
                                                        new Agreement.OtherShape(new Shape(2, 3), new Shape(3, 2))),
                                                gradient("b4", new Agreement.Undecided()))),
                                Optional.of(part),
                                true),
                        new Witnessed(
                                new GradientCheck.NotCompared("C_bce", "published", Reason.FUNCTION_FAILED, "loss_bce"),
                                Optional.empty(),
                                true),
                        new Witnessed(
                                new GradientCheck.NotCompared(SECRET_NAME, "published", Reason.GRADER_FAULT, ""),
                                Optional.empty(),
                                false)),
                named(
                        "grad_W1",
                        "grad(W1)",
                        cause("activation-derivative-omitted", Certainty.UNIQUE, "What is left?", "dz1")));
    }

    private static GradientCheck.Gradient gradient(String parameter, Agreement agreement) {
        return new GradientCheck.Gradient("grad(" + parameter + ")", "grad_" + parameter, parameter, agreement);
    }

    /**
     * One mistake named, several that cannot be told apart, two at once, another convention, one that cannot be told from a
     * mistake, and what follows from them.
     */
    private static SubmissionReport diagnosis() {
        return Sample.graded(
                named(
                        "grad_a2",
                        "grad(a2)",
                        cause("activation-derivative-omitted", Certainty.UNIQUE, "What is left?", "dz2", "dz1")),
                named(
                        "Q5",
                        "grad(a3)",
                        cause("output-gradient-averaged-over-outputs", Certainty.ONE_OF, "What is averaged?", "dz3"),
                        cause("divided-by-features", Certainty.ONE_OF, "Which size counts the samples?", "dz3")),
                named(
                        "loss",
                        "loss",
                        cause(
                                "bias-omitted-forward",
                                Certainty.TOGETHER,
                                "Which parameters are read?",
                                "a1",
                                "a2",
                                "a3"),
                        cause("loss-log-base-10", Certainty.TOGETHER, "Which logarithm?", "loss")),
                named(
                        "grad_W3",
                        "grad(W3)",
                        new Cause(
                                "convention-transposed-gradient-layout",
                                Certainty.CONVENTION,
                                "Which shape?",
                                List.of(),
                                List.of("grad_W3"),
                                Optional.of(new Cause.Explanation(
                                        "the gradient is written turned round",
                                        "it has the shape of its matrix",
                                        "The entries are the same.",
                                        List.of("grad_W3 = h2 @ grad_a3.T"))))),
                named(
                        "grad_b3",
                        "grad(b3)",
                        cause("output-gradient-sign-flipped", Certainty.ONE_OF, "Which way down?", "dz3"),
                        cause("convention-negated-deltas", Certainty.CONVENTION, "Which sign?", "dz3")),
                named(
                        "Q7",
                        "after(1, loss)",
                        new Cause(
                                "bias-matrix-broadcast-chain",
                                Certainty.UNIQUE,
                                "Which shapes?",
                                List.of("bias-gradient-is-weight-gradient-last-layer", "loss-outer-product"),
                                List.of("grad_b3", "after(1, loss)"),
                                Optional.of(new Cause.Explanation(
                                        "what runs is right",
                                        "broadcasting hides a wrong shape",
                                        "No step complains.",
                                        List.of("grad_b3 = grad_W3", "after(1, loss) = -sum(y @ log(y_hat).T)"))))),
                followed("Q6", "grad(b2)", BigDecimal.ONE, "values"),
                followed("grad_W2", "grad(W2)", new BigDecimal("0.5"), "values"),
                followed(
                        "new_E",
                        "after(1, E)",
                        BigDecimal.ONE,
                        "functions",
                        new Evidence(Verdict.CarriedForward.FROM, "`grad_a2`")));
    }

    private static Cause cause(String id, Certainty certainty, String hint, String... steps) {
        return new Cause(id, certainty, hint, List.of(), List.of(steps), Optional.empty());
    }

    private static QuestionResult named(String id, String asks, Cause... causes) {
        Message message = about(MessageCode.VALUE_DIFFERS, id, "`%s` differs in 1 of 2 entries".formatted(asks))
                .with(Evidence.actual("[[0.5], [2]]"))
                .help(causes[0].hint());
        Matrix expected = Matrix.column(0.5, 1);
        QuestionResult wrong = new QuestionResult(
                question(id, asks, "1"),
                List.of(wrong(
                        "published", expected, Matrix.column(0.5, 2), new Difference(1, 1, 1, 0, 1, 2), message)));
        return new QuestionResult(wrong.question(), wrong.instances(), List.of(causes));
    }

    private static QuestionResult followed(
            String id, String asks, BigDecimal share, String what, Evidence... evidence) {
        Message message =
                about(MessageCode.CARRIED_FORWARD, id, "`%s` is right for your own earlier %s".formatted(asks, what));
        for (Evidence one : evidence) {
            message = message.with(one);
        }
        return new QuestionResult(
                question(id, asks, "2"),
                List.of(new InstanceResult(
                        "published",
                        new Verdict.CarriedForward(message, share),
                        right("published", Matrix.column(0.5, 1)).expected(),
                        Optional.of(Matrix.column(0.25, 1)),
                        Optional.of(new Difference(0.25, 0.5, 0, 0, 1, 2)))));
    }

    private static QuestionResult wrongScalar() {
        Message message = about(MessageCode.VALUE_DIFFERS, "Q3", "`sum(h1)` is not the expected value")
                .with(Evidence.expected("2.57495"))
                .with(Evidence.actual("-2.57495"))
                .with(Evidence.note("the size is right, the sign is the opposite"))
                .help("look at the direction of each difference and of the step");
        Matrix expected = Matrix.scalar(2.5749524957231924);
        Matrix actual = Matrix.scalar(-2.5749524957231924);
        Difference difference = new Difference(5.149904991446385, 2, 0, 0, 1, 1);
        return new QuestionResult(
                question("Q3", "sum(h1)", "1"),
                List.of(
                        wrong("published", expected, actual, difference, message),
                        wrong("variant-1", expected, actual, difference, message)));
    }

    private static QuestionResult wrongMatrix() {
        Matrix expected = Matrix.of(new double[][] {
            {0.21202113, 0.18529411, 0.2260992},
            {0.30283325, 0.26465862, 0.3229412},
            {-0.51485438, -0.44995274, -0.5490404}
        });
        Matrix actual = expected.with(2, 0, 0.51485438).with(0, 1, 0);
        Message message = about(MessageCode.VALUE_DIFFERS, "grad_W3", "`grad_W3` differs in 2 of 9 entries")
                .with(
                        Evidence.expected(
                                "[[0.212021, 0.185294, 0.226099], [0.302833, 0.264659, 0.322941], [-0.514854, -0.449953, -0.54904]]"))
                .with(Evidence.actual(
                        "[[0.212021, 0, 0.226099], [0.302833, 0.264659, 0.322941], [0.514854, -0.449953, -0.54904]]"))
                .with(Evidence.note("the largest difference is at row 3, column 1"))
                .with(Evidence.note("only row 1 is right"))
                .help("compare a row that is right with one that is not");
        return new QuestionResult(
                question("grad_W3", "grad(W3)", "1.5", Share.PROPORTIONAL, Visibility.ALWAYS),
                List.of(
                        wrong("published", expected, actual, new Difference(1.02970876, 2, 2, 0, 2, 9), message),
                        right("variant-1", expected),
                        right("variant-2", expected)));
    }

    private static QuestionResult notFinite() {
        Message message = about(MessageCode.NOT_FINITE, "Q5", "`grad_a3` is not a finite number")
                .with(Evidence.expected("a finite number"))
                .with(Evidence.actual("NaN at row 1, column 1"))
                .help("look for a division by 0, a logarithm of 0, or an exponential of a large number");
        Matrix expected = Matrix.column(0.23691422, 0.33838847, -0.57530268);
        return new QuestionResult(
                question("Q5", "grad(a3)", "2"),
                List.of(new InstanceResult(
                        "published",
                        new Verdict.Incorrect(message),
                        right("published", expected).expected(),
                        Optional.of(Matrix.column(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY)),
                        Optional.empty())));
    }

    private static QuestionResult otherShape() {
        Message message = about(MessageCode.SHAPE_DIFFERS, "Q6", "`grad_b2` has the wrong shape")
                .with(Evidence.expected("3×1"))
                .with(Evidence.actual("3×7"))
                .help("print the shape of every factor on the way to it");
        Matrix expected = Matrix.column(0.01838198, -0.01997644, -0.0038401);
        return new QuestionResult(
                question("Q6", "grad(b2)", "2"),
                List.of(new InstanceResult(
                        "published",
                        new Verdict.Incorrect(message),
                        right("published", expected).expected(),
                        Optional.of(Matrix.filled(new Shape(3, 7), 0.5)),
                        Optional.empty())));
    }

    private static SubmissionReport wrongOnVariantsOnly() {
        Matrix right = Matrix.column(0.01838198, -0.01997644, -0.0038401);
        Message message = Message.of(
                        MessageCode.VALUE_DIFFERS,
                        "`grad_b2` differs in 3 of 3 entries",
                        "question `Q6`, instance `variant-1`")
                .with(Evidence.actual("[[0.128674], [-0.139835], [-0.0268807]]"))
                .with(Evidence.note("the largest difference is at row 2, column 1"))
                .with(Evidence.note("the value is 7 times too large, and there are 7 samples"))
                .help("compare with the statement how often the number of samples divides");
        List<InstanceResult> instances = new ArrayList<>(List.of(right("published", right)));
        IntStream.rangeClosed(1, 10)
                .mapToObj(i -> wrong(
                        "variant-" + i,
                        right,
                        right.map(entry -> 7 * entry),
                        new Difference(0.11985864, 6, 1, 0, 3, 3),
                        message))
                .forEach(instances::add);
        return Sample.graded(
                correct(question("Q1", "count(parameters)", "1"), 36),
                new QuestionResult(question("Q6", "grad(b2)", "2"), instances));
    }

    private static SubmissionReport partial() {
        List<QuestionResult> questions = new ArrayList<>();
        questions.add(correct(question("Q1", "count(parameters)", "1"), 36));
        questions.add(correct(question("Q2", "sum(a1)", "1"), 5.44766562448759));
        for (String quantity : List.of("a3", "W3", "b3", "h2", "b2", "a2", "W2", "h1", "a1", "b1", "W1")) {
            questions.add(everywhere(
                    question("grad_" + quantity, "grad(" + quantity + ")", "0.5"),
                    new Verdict.TimedOut(timedOut("backward"))));
        }
        Message exit = inFunction(MessageCode.ENDED_EARLY, "update", "`update` ended the program before it returned")
                .with(Evidence.actual("exit code 1"))
                .help("return a value instead of calling `System.exit`");
        questions.add(everywhere(question("new_W1", "after(1, W1)", "0.25"), new Verdict.Raised(exit)));
        StringBuilder console = new StringBuilder();
        for (int i = 1; i <= 23; i++) {
            console.append("backward: iteration ").append(i).append('\n');
        }
        return Sample.report(Status.PARTIAL, questions, List.of(), new Console(console.toString(), true));
    }

    private static SubmissionReport notGradable() {
        List<Message> messages = List.of(
                compileError(12, 27, "';' expected", "\t\tRealMatrix a1 = W1.multiply(x)", 32),
                compileError(40, 9, "cannot find symbol", "        retrun loss;", 8),
                Message.of(MessageCode.DOES_NOT_COMPILE, "and 3 more", "s001"));
        List<QuestionResult> skipped = new ArrayList<>();
        for (String id : List.of("Q1", "Q2")) {
            Message because =
                    about(MessageCode.SKIPPED, id, "`a1` was not tried").with(Evidence.note("because of NB303"));
            skipped.add(new QuestionResult(
                    question(id, "a1", "1"),
                    List.of(none("published", new Verdict.Skipped(because), Matrix.scalar(0.5)))));
        }
        return Sample.report(Status.NOT_GRADABLE, skipped, messages, Sample.SILENT);
    }

    private static Message compileError(int line, int column, String what, String source, int caret) {
        String indented = source.startsWith("\t") ? "\t\t" + " ".repeat(caret - 2) : " ".repeat(caret);
        return Message.of(
                        MessageCode.DOES_NOT_COMPILE,
                        "`SoftmaxClassifier.java` does not compile: " + what,
                        "SoftmaxClassifier.java:%d:%d".formatted(line, column))
                .with(new Evidence("javac", what))
                .with(new Evidence("source", source + "\n" + indented + "^"));
    }

    private static SubmissionReport graderError() {
        return Sample.report(
                Status.GRADER_ERROR,
                List.of(),
                List.of(fault("java.lang.IllegalStateException: the key has no `a1`")),
                Sample.SILENT);
    }

    private static SubmissionReport graderFault() {
        Message lost = inFunction(
                        MessageCode.GRADER_FAULT, "backward", "the grader failed; this is not the student's fault")
                .with(Evidence.actual("the worker could not be started: no space left on device"));
        return Sample.report(
                Status.GRADER_ERROR,
                List.of(
                        correct(question("Q1", "count(parameters)", "1"), 36),
                        everywhere(question("Q6", "grad(b2)", "2"), new Verdict.GraderFault(lost))),
                List.of(),
                Sample.SILENT);
    }

    private static SubmissionReport hiddenQuestions() {
        Message message = Message.of(
                        MessageCode.VALUE_DIFFERS,
                        "`%s` differs in 1 of 2 entries".formatted(SECRET_NAME),
                        "question `hidden_W2`, instance `variant-1`")
                .with(Evidence.actual("[[0.123457], [1]]"));
        Matrix secret = Matrix.column(SECRET, 1);
        QuestionResult hidden = new QuestionResult(
                question("hidden_W2", SECRET_NAME, "3", Visibility.HIDDEN),
                List.of(
                        right("published", secret),
                        wrong("variant-1", secret, secret, new Difference(SECRET, SECRET, 0, 0, 1, 2), message)));
        QuestionResult later = new QuestionResult(
                question("later_W2", SECRET_NAME, "1", Visibility.AFTER_DUE), List.of(right("published", secret)));
        Message visible = about(MessageCode.VALUE_DIFFERS, "Q3", "`sum(h1)` is not the expected value")
                .with(Evidence.actual("2"));
        QuestionResult wrong = new QuestionResult(
                question("Q3", "sum(h1)", "1"),
                List.of(wrong(
                        "published",
                        Matrix.scalar(SECRET),
                        Matrix.scalar(2),
                        new Difference(SECRET, SECRET, 0, 0, 1, 1),
                        visible)));
        return Sample.graded(hidden, correct(question("Q1", "count(parameters)", "1"), 36), wrong, later);
    }

    /** The test error is in a hidden question only, so a student must not see its reference. */
    private static SubmissionReport training() {
        Matrix train = Matrix.column(0.07, 0.05, 0.03, 0.02, 0.015, 0.012);
        Matrix test = Matrix.column(0.09, SECRET, 0.04, 0.03, 0.025, 0.022);
        Matrix losses = Matrix.column(0.07, 0.05, 0.035, 3, 1e300, Double.NaN);
        Matrix longer = Matrix.column(0.08, 0.07, 0.05, Double.POSITIVE_INFINITY, 0.06, 0.07, 0.08);
        Message message = about(MessageCode.NOT_FINITE, "train", "`history(train_loss)` is not a finite number")
                .with(Evidence.expected("a finite number"))
                .with(Evidence.actual("NaN at row 6, column 1"));
        QuestionResult asked = new QuestionResult(
                question("train", "history(train_loss)", "2"),
                List.of(new InstanceResult(
                        "published",
                        new Verdict.Incorrect(message),
                        right("published", train).expected(),
                        Optional.of(losses),
                        Optional.empty())));
        Message other = about(MessageCode.SHAPE_DIFFERS, "test", "`history(test_loss)` has the wrong shape")
                .with(Evidence.expected("6×1"))
                .with(Evidence.actual("7×1"));
        QuestionResult hidden = new QuestionResult(
                question("test", "history(test_loss)", "1", Visibility.HIDDEN),
                List.of(new InstanceResult(
                        "published",
                        new Verdict.Incorrect(other),
                        right("published", test).expected(),
                        Optional.of(longer),
                        Optional.empty())));
        List<Curve> curves = List.of(
                new Curve("train_loss", 6, Optional.of(train), Optional.of(losses), OptionalInt.of(3)),
                new Curve("test_loss", 6, Optional.of(test), Optional.of(longer), OptionalInt.of(1)));
        return Sample.trained(curves, asked, hidden);
    }

    private static SubmissionReport hostile() {
        String evil = Hostile.ALL;
        Message raised = Message.of(MessageCode.RAISED, "`f` ended with " + evil, evil)
                .with(Evidence.actual(evil))
                .with(new Evidence("trace", evil + "\n\tat " + evil + "\n" + "x".repeat(5_000)))
                .help("=1+1 \"quoted\" \\ backslash");
        SubmissionReport report = Sample.report(
                Status.GRADED,
                List.of(everywhere(question("Q1", "a1", "1"), new Verdict.Raised(raised))),
                List.of(),
                new Console(evil + "\n" + "y".repeat(20_000) + "\n::error::12:30 http://x\n", false));
        return Summaries.named(report, "=cmd|' /C calc'!A0 " + evil);
    }
}
