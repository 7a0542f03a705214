package org.nabla.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nabla.grading.FakeStudent.forward;
import static org.nabla.grading.FakeStudent.samples;
import static org.nabla.grading.FakeStudent.single;
import static org.nabla.grading.FakeStudent.squaredError;
import static org.nabla.grading.FakeStudent.values;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nabla.grading.SubmissionReport.Status;
import org.nabla.message.Message;
import org.nabla.message.Message.Evidence;
import org.nabla.reference.Matrix;
import org.nabla.spec.ProblemReader;
import org.nabla.submission.Language;
import org.nabla.submission.Reply;
import org.nabla.submission.Submission;
import org.nabla.witness.Agreement;
import org.nabla.witness.GradientCheck;
import org.nabla.witness.GradientCheck.Compared;
import org.nabla.witness.GradientCheck.NotCompared;
import org.nabla.witness.GradientCheck.Reason;

/** Each outcome of the gradient check, of functions whose agreement with themselves follows from how they are written. */
class GradientWitnessTest {

    private static final Clock STILL = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

    @TempDir
    private Path folder;

    @Test
    void nothingIsAsked_whenEverythingIsRight() {
        FakeStudent student = new FakeStudent();

        SubmissionReport report = graded(student);

        assertThat(report.score())
                .hasValueSatisfying(score -> assertThat(score.isFull()).isTrue());
        assertThat(report.overview().witnessed()).isEmpty();
        assertThat(student.calls()).as("forward, loss and backward, once").isEqualTo(3);
    }

    @Test
    void oneGradientOfOppositeSign_isTold_andTheOthersAgree() {
        SubmissionReport report = graded(new FakeStudent().changed("backward", "db1", db -> db.map(entry -> -entry)));

        assertThat(agreements(report))
                .isEqualTo(Map.of("dW1", "agrees", "db1", "opposite-sign", "dW2", "agrees", "db2", "agrees"));
        assertThat(message(report).render()).isEqualTo("""
                        error[NB208]: `db1` is not the derivative of your own `loss`
                          --> functions `forward`, `loss` and `backward`, instance `published`
                           = note: `dW1`, `dW2` and `db2`: the derivative of your own loss
                           = note: `db1`: the derivative of your own loss with the opposite sign
                           = help: add 0.001 to one entry of `b1`: the loss changes by about 0.001 times that entry of the derivative
                           = more: nabla explain NB208
                        """);
        assertThat(notes(report, "db1")).as("the verdict says as much").noneMatch(note -> note.contains("your own"));
    }

    @Test
    void oneGradientTimesTheSamples_isTold() {
        SubmissionReport report = graded(new FakeStudent().changed("backward", "dW2", d -> d.map(entry -> 3 * entry)));

        assertThat(agreement(report, "dW2")).isEqualTo(new Agreement.Multiple(3));
        assertThat(message(report).evidence())
                .contains(Evidence.note("`dW2`: 3 times the derivative of your own loss, and there are 3 samples"));
    }

    /** The first unit is off for every sample: 2 of 6 entries are 0, which shows nothing. */
    @Test
    void someWrongEntries_areCounted() {
        SubmissionReport report = graded(new FakeStudent().changed("backward", "dW2", d -> d.with(1, 1, 0.4)));

        assertThat(agreement(report, "dW2")).isEqualTo(new Agreement.Partly(3, 4));
        assertThat(message(report).evidence())
                .contains(Evidence.note("`dW2`: right for your own loss in 3 of the 4 entries that were tried"));
    }

    @Test
    void zeros_areTold() {
        SubmissionReport report = graded(new FakeStudent().changed("backward", "db2", d -> d.map(entry -> 0)));

        assertThat(agreement(report, "db2")).isEqualTo(new Agreement.Zero());
    }

    @Test
    void otherShape_isTold() {
        SubmissionReport report = graded(new FakeStudent().changed("backward", "dW1", Matrix::transpose));

        assertThat(message(report).evidence()).contains(Evidence.note("`dW1`: 2×3, while the parameter is 3×2"));
    }

    /** relu′ of another slope belongs to a leaky relu, and a forward pass with it to another network. */
    @Test
    void otherNetwork_isToldFromAWrongBackward() {
        SubmissionReport report = graded(new FakeStudent().activated(z -> z > 0 ? z : 0.1 * z, z -> z > 0 ? 1 : 0.1));

        assertThat(check(report).outcome()).isEqualTo("consistent");
        assertThat(message(report).render()).isEqualTo("""
                        error[NB208]: your gradients are the derivatives of your own `loss`
                          --> functions `forward`, `loss` and `backward`, instance `published`
                           = note: they are right for the network that you wrote, which is not the one asked for
                           = help: begin with `forward`; what changes there changes a step of `backward`, too
                           = more: nabla explain NB208
                        """);
        assertThat(notes(report, "dW1")).contains("gradient check: the derivative of your own loss");
    }

    @Test
    void wrongForwardAndRightBackward_areToldApart() {
        SubmissionReport report = graded(new FakeStudent().forward(z -> z > 0 ? z : 0.1 * z));

        assertThat(check(report).outcome()).isEqualTo("disagrees");
        assertThat(message(report).help()).containsExactly("the gradients are right: begin with `forward`");
    }

    /** A factor in the forward pass that activations carry along leaves the gradients in step with it. */
    @Test
    void rightBackward_isConsistentWithAForwardPassWithoutBias() {
        SubmissionReport report = graded(new FakeStudent().function("forward", given -> {
            return values(forward(given.with("b2", given.get("b2").scalarAdd(0.3)), z -> Math.max(z, 0)));
        }));

        assertThat(check(report).outcome()).isEqualTo("consistent");
        assertThat(message(report).help()).containsExactly("begin with `forward`");
    }

    @Test
    void lossThatIsASum_isTheOneToLookAt() {
        SubmissionReport report = graded(new FakeStudent().function("loss", given -> single(squaredError(given))));

        assertThat(agreement(report, "dW1")).isEqualTo(new Agreement.Multiple(1.0 / 3));
        assertThat(message(report).render()).isEqualTo("""
                        error[NB208]: your gradients are not the derivatives of your own `loss`
                          --> functions `forward`, `loss` and `backward`, instance `published`
                           = note: each of them: 1/3 of the derivative of your own loss, and there are 3 samples
                           = help: the gradients are right: begin with `loss`
                           = more: nabla explain NB208
                        """);
    }

    @Test
    void sumInLossAndGradients_isConsistent_andTheLossComesFirst() {
        SubmissionReport report = graded(new FakeStudent()
                .function("loss", given -> single(squaredError(given)))
                .backward(z -> z > 0 ? 1 : 0, 6));

        assertThat(check(report).outcome()).isEqualTo("consistent");
        assertThat(message(report).help())
                .containsExactly("begin with `loss`; what changes there changes a step of `backward`, too");
    }

    @Test
    void lossThatSeesNoParameter_isTold() {
        Matrix stored = Matrix.of(new double[][] {{0.7, -0.4}, {0.3, 0.9}, {-0.6, 0.5}});
        SubmissionReport report = graded(new FakeStudent()
                .function("forward", given -> {
                    return values(forward(given.with("W1", stored.toRealMatrix()), z -> Math.max(z, 0)));
                })
                .changed("backward", "db2", db -> db.map(entry -> 5 * entry)));

        assertThat(agreement(report, "dW1")).isEqualTo(new Agreement.LossUnmoved());
        assertThat(message(report).evidence())
                .contains(Evidence.note("`dW1`: your own loss does not change with the parameter"));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-9, 1e9})
    void scaleOfTheLoss_doesNotMatter(double scale) {
        FakeStudent scaled = new FakeStudent()
                .function("loss", given -> single(scale * squaredError(given) / samples(given)))
                .backward(z -> z > 0 ? 1 : 0, 2 * scale);

        assertThat(check(graded(scaled)).outcome()).isEqualTo("consistent");
        assertThat(agreements(graded(scaled.changed("backward", "dW1", d -> d.map(entry -> -2 * entry)))))
                .containsEntry("dW1", "factor")
                .containsEntry("db1", "agrees");
    }

    /** What is computed with seven digits is nudged further, and compared all the same. */
    @Test
    void floats_areNoReasonToDisagree() {
        FakeStudent floats = new FakeStudent();
        List.of("z", "a", "s").forEach(name -> floats.changed("forward", name, m -> m.map(entry -> (float) entry)));
        floats.changed("backward", "db1", d -> d.map(entry -> -entry));

        assertThat(agreements(graded(floats)))
                .isEqualTo(Map.of("dW1", "agrees", "db1", "opposite-sign", "dW2", "agrees", "db2", "agrees"));
    }

    @Test
    void roundedValues_haveNoSlope() {
        SubmissionReport report = graded(new FakeStudent()
                .changed("forward", "s", s -> s.map(entry -> Math.round(entry * 1e3) / 1e3))
                .changed("backward", "db1", d -> d.map(entry -> -entry)));

        assertThat(check(report)).isEqualTo(new NotCompared("C", "published", Reason.ROUNDED, "forward"));
        assertThat(message(report).summary()).isEqualTo("`forward` rounds what it returns");
        assertThat(message(report).help()).containsExactly("return all digits, and round only what is printed");
    }

    @Test
    void randomValues_areTold() {
        AtomicInteger count = new AtomicInteger();
        SubmissionReport report = graded(new FakeStudent()
                .changed("forward", "s", s -> s.map(entry -> entry + 0.01 * count.incrementAndGet())));

        assertThat(check(report)).isEqualTo(new NotCompared("C", "published", Reason.NOT_REPEATABLE, "forward"));
        assertThat(message(report).render()).isEqualTo("""
                        error[NB208]: `forward` gives different values when it is called again with the same
                          --> functions `forward`, `loss` and `backward`, instance `published`
                           = note: so your gradients could not be held against your own loss
                           = help: look for what is kept from one call to the next, or drawn at random
                           = more: nabla explain NB208
                        """);
    }

    @Test
    void gradientsThatGrowFromCallToCall_areTold() {
        AtomicInteger count = new AtomicInteger();
        SubmissionReport report = graded(new FakeStudent()
                .changed("backward", "dW2", d -> d.map(entry -> entry * (count.get() + 1)))
                .changed("backward", "dW1", d -> d.map(entry -> entry * (1 + count.incrementAndGet()))));

        assertThat(check(report)).isEqualTo(new NotCompared("C", "published", Reason.NOT_REPEATABLE, "backward"));
    }

    @Test
    void errorsNearby_changeNoVerdict() {
        FakeStudent raising = new FakeStudent()
                .function(
                        "loss",
                        given -> given.get("s").getEntry(0, 1) == 0
                                ? single(1)
                                : new Reply.Raised("ArithmeticException", "no", ""));

        SubmissionReport report = graded(raising);

        assertThat(check(report)).isEqualTo(new NotCompared("C", "published", Reason.FAILED_NEARBY, "loss"));
        assertThat(message(report).summary())
                .isEqualTo("`loss` gives no value when the parameters are changed a little");
        assertThat(report.run().status()).isEqualTo(Status.GRADED);
        assertThat(report.score())
                .map(SubmissionReport.Score::earned)
                .hasValueSatisfying(earned -> assertThat(earned).isEqualByComparingTo("5"));
    }

    @Test
    void timeOutNearby_changesNoStatus() {
        FakeStudent slow = new FakeStudent()
                .function(
                        "loss",
                        given -> given.get("s").getEntry(0, 1) == 0
                                ? single(1)
                                : new Reply.TimedOut(Duration.ofSeconds(1)));

        SubmissionReport report = graded(slow);

        assertThat(check(report)).isEqualTo(new NotCompared("C", "published", Reason.FAILED_NEARBY, "loss"));
        assertThat(report.run().status()).isEqualTo(Status.GRADED);
    }

    @Test
    void faultOfTheWitness_changesNothing() {
        FakeStudent broken = new FakeStudent().function("loss", given -> {
            if (given.get("s").getEntry(0, 1) != 0) {
                throw new IllegalStateException("the pipe is gone");
            }
            return single(1);
        });

        SubmissionReport report = graded(broken);

        assertThat(check(report)).isEqualTo(new NotCompared("C", "published", Reason.GRADER_FAULT, ""));
        assertThat(report.run().status()).isEqualTo(Status.GRADED);
        assertThat(report.overview().witnessed().get(0).message()).isEmpty();
    }

    @Test
    void noCallIsMade_whenAFunctionIsMissing() {
        FakeStudent student = new FakeStudent().without("forward").changed("backward", "db1", d -> d.map(e -> -e));

        SubmissionReport report = graded(student);

        assertThat(check(report)).isEqualTo(new NotCompared("C", "published", Reason.FUNCTION_FAILED, "forward"));
        assertThat(report.overview().witnessed().get(0).message())
                .as("its own verdict says so")
                .isEmpty();
        assertThat(student.calls()).isEqualTo(2);
    }

    /** The reference's value in the place of a missing one would make a chain that nobody wrote. */
    @Test
    void missingValue_isNotTakenFromTheReference() {
        SubmissionReport report = graded(new FakeStudent()
                .function("forward", given -> {
                    Map<String, RealMatrix> all = new LinkedHashMap<>(forward(given, z -> Math.max(z, 0)));
                    all.remove("a");
                    return values(all);
                })
                .changed("backward", "db1", d -> d.map(entry -> -entry)));

        assertThat(check(report)).isEqualTo(new NotCompared("C", "published", Reason.FUNCTION_FAILED, "forward"));
    }

    @Test
    void notFiniteValues_areNotCompared() {
        SubmissionReport report = graded(new FakeStudent().function("loss", given -> single(Double.NaN)));

        assertThat(check(report)).isEqualTo(new NotCompared("C", "published", Reason.NOT_FINITE, "loss"));
    }

    @Test
    void timeIsLimited() {
        FakeStudent student = new FakeStudent().changed("backward", "dW1", d -> d.map(entry -> -entry));

        SubmissionReport report = graded(problem(""), student, new Ticking(Duration.ofSeconds(1)));

        assertThat(check(report))
                .isInstanceOfSatisfying(
                        NotCompared.class, not -> assertThat(not.reason()).isEqualTo(Reason.TOO_LONG));
        assertThat(student.calls()).isLessThan(20);
    }

    @Test
    void callsAreFew_andPrintNothing() {
        FakeStudent oneWrong = new FakeStudent().changed("backward", "dW1", d -> d.map(entry -> -entry));
        graded(oneWrong);
        FakeStudent allWrong = new FakeStudent().backward(z -> 1, 7);
        graded(allWrong);

        assertThat(oneWrong.calls()).isLessThan(50);
        assertThat(allWrong.calls()).isLessThan(150);
        assertThat(oneWrong.calls("backward")).as("once judged, twice compared").isEqualTo(3);
        assertThat(oneWrong.isMuted()).isTrue();
    }

    /** What is found about a question that a student may not see must not be told in another. */
    @ParameterizedTest
    @CsvSource({"C, false", "db1, true"})
    void checkIsForStudents_whenWhatTheyMaySeeIsWrong(String hidden, boolean forStudents) {
        FakeStudent student = new FakeStudent().function("loss", given -> single(squaredError(given)));
        String asks = hidden.equals("C") ? "C" : "grad(b1)";

        SubmissionReport report = graded(
                problem("{ id: %s, asks: %s, points: 1 }|{ id: %s, asks: %s, points: 1, visibility: hidden }"
                        .formatted(hidden, asks, hidden, asks)),
                student,
                STILL);

        assertThat(report.overview().witnessed().get(0).forStudents()).isEqualTo(forStudents);
    }

    /** Whether the forward pass is right would say how a hidden question was judged. */
    @Test
    void nothingIsSaidOfForward_whenOnlyHiddenQuestionsAskForIt() {
        String hidden = "{ id: %s, asks: %s, points: 1, visibility: hidden }";
        String all = hidden.formatted("s", "s") + "\n  - " + hidden.formatted("z", "z") + "\n  - "
                + hidden.formatted("a", "a");
        FakeStudent leaky = new FakeStudent().activated(z -> z > 0 ? z : 0.1 * z, z -> z > 0 ? 1 : 0.1);

        Message message = message(graded(problem("{ id: s, asks: s, points: 1 }|" + all), leaky, STILL));

        assertThat(message.evidence())
                .containsExactly(
                        Evidence.note("they are right for the network that you wrote, which is not the one asked for"));
        assertThat(message.help()).isEmpty();
    }

    /** Gradients that are right for a right forward pass, and wrong for what they are given. */
    @Test
    void gradientsThatIgnoreWhatTheyAreGiven_areConsistent_andWhatIsGivenIsNamed() {
        FakeStudent student = new FakeStudent();
        student.function("backward", given -> {
            boolean nearby = given.get("b2").getEntry(0, 0) != 0;
            FakeStudent.Named own =
                    nearby ? given : given.with("s", given.get("s").scalarAdd(1));
            return values(FakeStudent.backward(own, z -> z > 0 ? 1 : 0, 2.0 / samples(given)));
        });

        Message message = message(graded(student));

        assertThat(message.evidence())
                .containsExactly(
                        Evidence.note("they are not the ones asked for, though what leads to the loss is right"));
        assertThat(message.help())
                .containsExactly("look at what is passed to `backward`: is all of it used, and nothing else?");
    }

    /** Moves on at every look. */
    private static final class Ticking extends Clock {

        private final Duration step;
        private Instant now = Instant.EPOCH;

        Ticking(Duration step) {
            this.step = step;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            now = now.plus(step);
            return now;
        }
    }

    private SubmissionReport graded(FakeStudent student) {
        return graded(problem(""), student, STILL);
    }

    private static SubmissionReport graded(AnswerKey key, FakeStudent student, Clock clock) {
        Grader grader = new Grader(submission -> student, "none", clock, List::of);
        return grader.grade(key, new Submission("s", Language.JAVA, List.of(), ""));
    }

    /** The problem, with one text in place of another. */
    private AnswerKey problem(String change) {
        try (InputStream stream =
                Objects.requireNonNull(GradientWitnessTest.class.getResourceAsStream("two-relu-layers.yaml"))) {
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            String[] parts = change.split("\\|", -1);
            Path file = Files.writeString(
                    folder.resolve("problem.yaml"), parts.length == 2 ? text.replace(parts[0], parts[1]) : text);
            return AnswerKey.of(ProblemReader.read(file), 17);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static GradientCheck check(SubmissionReport report) {
        assertThat(report.overview().witnessed()).hasSize(1);
        return report.overview().witnessed().get(0).check();
    }

    private static Message message(SubmissionReport report) {
        return report.overview().witnessed().get(0).message().orElseThrow();
    }

    private static Map<String, String> agreements(SubmissionReport report) {
        Map<String, String> all = new LinkedHashMap<>();
        ((Compared) check(report))
                .gradients()
                .forEach(gradient ->
                        all.put(gradient.name(), gradient.agreement().id()));
        return all;
    }

    private static Agreement agreement(SubmissionReport report, String name) {
        return ((Compared) check(report))
                .gradients().stream()
                        .filter(gradient -> gradient.name().equals(name))
                        .findFirst()
                        .orElseThrow()
                        .agreement();
    }

    private static List<String> notes(SubmissionReport report, String question) {
        return report.questions().stream()
                .filter(result -> result.question().id().equals(question))
                .map(result -> result.verdict().message())
                .flatMap(Optional::stream)
                .flatMap(message -> message.evidence().stream())
                .map(Evidence::text)
                .toList();
    }
}
