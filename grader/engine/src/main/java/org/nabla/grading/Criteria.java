package org.nabla.grading;

import java.util.Optional;
import org.nabla.message.Message;
import org.nabla.message.Message.Evidence;
import org.nabla.message.MessageCode;
import org.nabla.reference.Matrix;
import org.nabla.spec.Criterion;
import org.nabla.spec.Question;

/** Judges answers that need not equal the reference's: by a range, or by a property. */
final class Criteria {

    private Criteria() {}

    /** What speaks against an answer of the right shape; nothing when it meets the criterion. */
    static Optional<Message> objection(Question question, String where, Matrix actual) {
        for (int row = 0; row < actual.rows(); row++) {
            for (int column = 0; column < actual.columns(); column++) {
                if (!Double.isFinite(actual.at(row, column))) {
                    return Optional.of(
                            Message.of(
                                            MessageCode.NOT_FINITE,
                                            "`%s` is not a finite number".formatted(question.name()),
                                            where)
                                    .with(Evidence.expected("a finite number"))
                                    .with(Evidence.actual("%s at row %d, column %d"
                                            .formatted(actual.at(row, column), row + 1, column + 1)))
                                    .help(
                                            "a training that diverges ends in infinities: look at the sign and size of each step"));
                }
            }
        }
        Criterion criterion = question.marking().criterion();
        return criterion instanceof Criterion.Within within
                ? outside(question, where, actual, within)
                : rising(question, where, actual);
    }

    private static Optional<Message> outside(Question question, String where, Matrix actual, Criterion.Within range) {
        for (double entry : actual.toArray()) {
            if (entry < range.from() || entry > range.to()) {
                return Optional.of(Message.of(
                                MessageCode.VALUE_DIFFERS,
                                "`%s` is outside the range it must lie in".formatted(question.name()),
                                where)
                        .with(Evidence.expected(
                                "from %s to %s".formatted(Numbers.text(range.from()), Numbers.text(range.to()))))
                        .with(Evidence.actual(Numbers.text(entry)))
                        .help(
                                entry > range.to()
                                        ? "look at how the loss falls from epoch to epoch, and whether it is still falling"
                                        : "look at what the loss is averaged over"));
            }
        }
        return Optional.empty();
    }

    private static Optional<Message> rising(Question question, String where, Matrix actual) {
        double[] history = actual.toArray();
        double first = history[0];
        for (int epoch = 1; epoch < history.length; epoch++) {
            if (history[epoch] > first * (1 + Criterion.Falls.MOST_ABOVE_FIRST)) {
                return Optional.of(rises(question, where)
                        .with(Evidence.actual("%s after epoch %d, %s after epoch 1"
                                .formatted(Numbers.text(history[epoch]), epoch + 1, Numbers.text(first)))));
            }
        }
        double last = history[history.length - 1];
        if (history.length > 1 && last >= first) {
            return Optional.of(rises(question, where)
                    .with(Evidence.actual("%s after the last epoch, %s after the first"
                            .formatted(Numbers.text(last), Numbers.text(first)))));
        }
        return Optional.empty();
    }

    private static Message rises(Question question, String where) {
        return Message.of(MessageCode.VALUE_DIFFERS, "`%s` does not fall".formatted(question.name()), where)
                .with(Evidence.expected("a loss that falls from the first epoch to the last"))
                .help("look at the sign and the size of each step");
    }
}
