package org.nabla.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nabla.message.Message;
import org.nabla.message.MessageCode;
import org.nabla.reference.Matrix;
import org.nabla.reference.Shape;
import org.nabla.reference.expression.ExpressionParser;
import org.nabla.spec.Problem;
import org.nabla.spec.ProblemReader;
import org.nabla.spec.Question;
import org.nabla.submission.ReturnedValue;

class CurvesTest {

    private static final Problem PROBLEM =
            ProblemReader.read(Path.of(System.getProperty("nabla.home")).resolve("problems/autoencoder"));
    private static final AnswerKey.InstanceKey KEY =
            AnswerKey.of(PROBLEM, 1, List.of(PROBLEM.published())).instances().get(0);
    private static final Matrix TRAIN = KEY.quantity(ExpressionParser.parse("history(train_loss)"));

    private static List<Curve> curves(Map<String, Matrix> returned) {
        Map<String, ReturnedValue> values = new TreeMap<>();
        returned.forEach((quantity, value) -> values.put(quantity, new ReturnedValue(2, value)));
        return Curves.ofCode(PROBLEM, KEY, Map.of("train", new Outcome.Values(values, List.of())));
    }

    private static Curve train(Matrix returned) {
        List<Curve> curves = curves(Map.of("history(train_loss)", returned));
        assertThat(curves).hasSize(1);
        return curves.get(0);
    }

    @Test
    void rightHistory_doesNotDeviate() {
        assertThat(train(TRAIN))
                .isEqualTo(new Curve("train_loss", 100, Optional.of(TRAIN), Optional.of(TRAIN), OptionalInt.empty()));
    }

    @Test
    void history_mayBeARow() {
        assertThat(train(TRAIN.transpose()).submitted()).contains(TRAIN);
    }

    @Test
    void deviation_isCountedFromOne() {
        assertThat(train(TRAIN.with(41, 0, 0.5)).firstDeviating()).hasValue(42);
        assertThat(train(TRAIN.with(0, 0, Double.NaN)).firstDeviating()).hasValue(1);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 2", "99, 100", "101, 101", "100000, 101"})
    void missingOrFurtherEpoch_deviates(int epochs, int first) {
        double[] losses = new double[epochs];
        for (int i = 0; i < epochs; i++) {
            losses[i] = TRAIN.at(Math.min(i, 99), 0);
        }

        Curve curve = train(Matrix.column(losses));

        assertThat(curve.submitted().orElseThrow().rows()).isEqualTo(epochs);
        assertThat(curve.firstDeviating()).hasValue(first);
    }

    @Test
    void table_isNoHistory() {
        assertThat(curves(Map.of("history(train_loss)", Matrix.filled(new Shape(50, 2), 0.1))))
                .isEmpty();
    }

    @Test
    void curves_areInTheOrderOfTheSets() {
        Map<String, Matrix> both = Map.of("history(test_loss)", TRAIN, "history(train_loss)", TRAIN);

        assertThat(curves(both)).extracting(Curve::quantity).containsExactly("train_loss", "test_loss");
    }

    @Test
    void nothing_whenTrainingFailed() {
        Verdict raised = new Verdict.Raised(Message.of(MessageCode.RAISED, "x", ""));

        assertThat(Curves.ofCode(PROBLEM, KEY, Map.of("train", new Outcome.Failed(raised))))
                .isEmpty();
    }

    @Test
    void typedHistory_isACurve() {
        Question asks = PROBLEM.questions().stream()
                .filter(question -> question.id().equals("train"))
                .findFirst()
                .orElseThrow();
        InstanceResult typed = new InstanceResult(
                "published",
                new Verdict.Correct(Optional.empty()),
                KEY.answer(asks),
                Optional.of(TRAIN),
                Optional.empty());

        assertThat(Curves.ofAnswers(PROBLEM, KEY, List.of(new QuestionResult(asks, List.of(typed)))))
                .extracting(Curve::quantity)
                .containsExactly("train_loss");
    }

    @Test
    void curve_isAColumn() {
        assertThatThrownBy(() -> Curve.ofReference("train_loss", Matrix.filled(new Shape(1, 2), 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a history is a column, but `train_loss` is 1×2");
    }
}
