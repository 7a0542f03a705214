package org.nabla.grading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.nabla.reference.Matrix;
import org.nabla.reference.Shape;
import org.nabla.reference.calculus.Training;
import org.nabla.spec.Criterion;
import org.nabla.spec.Problem;
import org.nabla.spec.Question;

/** Puts the histories of a submission beside the reference's, for the published instance. */
final class Curves {

    private final Problem problem;
    private final AnswerKey.InstanceKey key;

    private Curves(Problem problem, AnswerKey.InstanceKey key) {
        this.problem = problem;
        this.key = key;
    }

    /** From what the tasks gave on the published instance. */
    static List<Curve> ofCode(Problem problem, AnswerKey.InstanceKey key, Map<String, Outcome> outcomes) {
        Map<String, Matrix> returned = new LinkedHashMap<>();
        for (Outcome outcome : outcomes.values()) {
            if (outcome instanceof Outcome.Values values) {
                values.quantities().forEach((quantity, value) -> returned.put(quantity, value.matrix()));
            }
        }
        return new Curves(problem, key).of(returned);
    }

    /** From a sheet, on which a whole history may have been typed. */
    static List<Curve> ofAnswers(Problem problem, AnswerKey.InstanceKey key, List<QuestionResult> results) {
        Map<String, Matrix> typed = new LinkedHashMap<>();
        for (QuestionResult result : results) {
            result.instances()
                    .get(0)
                    .actual()
                    .ifPresent(actual -> typed.put(result.question().asks().toString(), actual));
        }
        return new Curves(problem, key).of(typed);
    }

    private List<Curve> of(Map<String, Matrix> values) {
        List<Curve> curves = new ArrayList<>();
        for (String history : histories()) {
            Optional<Matrix> reference = Optional.ofNullable(key.quantities().get(Curve.asked(history)));
            Optional<Matrix> submitted =
                    Optional.ofNullable(values.get(Curve.asked(history))).flatMap(Curves::column);
            if (reference.isPresent() && submitted.isPresent()) {
                curves.add(curve(history, reference.get(), submitted.get()));
            }
        }
        return curves;
    }

    private List<String> histories() {
        return key.instance().training().map(Training.Material::histories).orElse(List.of());
    }

    private Curve curve(String history, Matrix reference, Matrix submitted) {
        OptionalInt deviating = problem.questions().stream()
                .filter(question -> question.asks().toString().equals(Curve.asked(history)))
                .filter(question -> question.marking().criterion().equals(Criterion.EQUAL))
                .findFirst()
                .map(question -> firstDeviating(question, key.answer(question), submitted))
                .orElse(OptionalInt.empty());
        return new Curve(history, reference.rows(), Optional.of(reference), Optional.of(submitted), deviating);
    }

    /** The number of the first epoch outside the tolerance, from 1; one that is missing or too many is outside. */
    static OptionalInt firstDeviating(Question question, Expected expected, Matrix actual) {
        int both = Math.min(expected.value().rows(), actual.rows());
        for (int epoch = 0; epoch < both; epoch++) {
            double right = expected.value().at(epoch, 0);
            if (!question.marking().tolerance().atRow(epoch).accepts(right, actual.at(epoch, 0), expected.scale())) {
                return OptionalInt.of(epoch + 1);
            }
        }
        return expected.value().rows() == actual.rows() ? OptionalInt.empty() : OptionalInt.of(both + 1);
    }

    /** What has two dimensions is no history; its question says so. */
    private static Optional<Matrix> column(Matrix matrix) {
        return matrix.rows() == 1 || matrix.columns() == 1
                ? Optional.of(matrix.reshaped(new Shape(matrix.shape().size(), 1)))
                : Optional.empty();
    }
}
