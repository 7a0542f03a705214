package org.nabla.proof;

import java.util.List;
import java.util.Optional;
import org.nabla.message.Message;
import org.nabla.message.Message.Evidence;
import org.nabla.message.MessageCode;
import org.nabla.reference.Matrix;
import org.nabla.spec.Question;
import org.nabla.spec.TypedKey;

/** What the instructor typed is the right value, rounded to the digits that were typed. */
record TypedValues(Ways ways, Graded graded) implements Part {

    @Override
    public void report(Findings findings) {
        List<Question> typed = ways.key().problem().questions().stream()
                .filter(question -> question.keys().expected().isPresent())
                .toList();
        int before = findings.count();
        typed.forEach(
                question -> counterexample(question, question.keys().expected().orElseThrow())
                        .ifPresent(findings::add));
        if (!typed.isEmpty() && findings.count() == before) {
            findings.fact("%d typed values are right to every digit, by the graph, %scentral differences and 40 digits"
                    .formatted(typed.size(), graded.worked().isPresent() ? "the worked solution, " : ""));
        }
    }

    /** The first way that says otherwise. */
    private Optional<Message> counterexample(Question question, TypedKey typed) {
        if (ways.isFromRounded(question)) {
            return ofRounded(question, typed);
        }
        double rounding = rounding(question);
        for (Witness witness : Witness.ALL) {
            if (!ways.questions(witness).contains(question)) {
                continue;
            }
            Matrix value = ways.value(witness, ways.published(), question);
            double error = rounding + methodError(witness, value);
            Optional<Message> wrong = contradiction(question, typed, witness.name(), value, error);
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        return ofWorked(question, typed, rounding);
    }

    /** Only the reference and the worked solution go on from a value that is rounded on the way. */
    private Optional<Message> ofRounded(Question question, TypedKey typed) {
        Matrix value = ways.published().answer(question).value();
        double rounding = 4 * Math.ulp(value.largestMagnitude());
        return contradiction(question, typed, "the reference", value, rounding)
                .or(() -> ofWorked(question, typed, rounding));
    }

    private Optional<Message> ofWorked(Question question, TypedKey typed, double rounding) {
        return graded.worked()
                .flatMap(report -> Graded.published(report, question))
                .filter(own -> own.shape().equals(typed.value().shape()))
                .flatMap(own -> contradiction(question, typed, "the worked solution", own, rounding));
    }

    /** What doubles cost here: a few units in the last place, or as much as the reference itself is off by. */
    private double rounding(Question question) {
        Matrix value = ways.published().answer(question).value();
        Matrix exact = ways.value(Witness.FORTY_DIGITS, ways.published(), question);
        double off = exact.zip(value, (a, b) -> a - b).largestMagnitude();
        return 4 * Math.max(off, Math.ulp(value.largestMagnitude()));
    }

    /** Ways that are exact to the last bits cost nothing more. */
    private static double methodError(Witness witness, Matrix value) {
        return witness.error() > 1e-10 ? witness.error() * value.largestMagnitude() : 0;
    }

    /** The typed digits decide, down to what doubles cannot hold. */
    private static Optional<Message> contradiction(
            Question question, TypedKey typed, String way, Matrix value, double error) {
        for (int i = 0; i < value.rows(); i++) {
            for (int j = 0; j < value.columns(); j++) {
                double allowed = typed.halfUnits().at(i, j) + error;
                double off = Math.abs(typed.value().at(i, j) - value.at(i, j));
                if (!(off <= allowed)) {
                    return Optional.of(wrong(question, typed, way, value, i, j));
                }
            }
        }
        return Optional.empty();
    }

    private static Message wrong(Question question, TypedKey typed, String way, Matrix value, int row, int column) {
        String where = value.shape().isScalar() ? "" : " at row %d, column %d".formatted(row + 1, column + 1);
        return Message.of(
                        MessageCode.EXPECTED_NOT_PROVEN,
                        "the expected value of `%s` is not the right one".formatted(question.id()),
                        typed.position().toString())
                .with(Evidence.expected("%s, by %s".formatted(value.at(row, column), way)))
                .with(Evidence.actual("%s%s".formatted(typed.value().at(row, column), where)))
                .help("leave `expected` out, or correct it; a key that was published and is wrong belongs under"
                        + " `published`");
    }
}
