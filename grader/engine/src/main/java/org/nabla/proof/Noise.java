package org.nabla.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.nabla.grading.AnswerKey;
import org.nabla.grading.Expected;
import org.nabla.grading.Numbers;
import org.nabla.message.Message;
import org.nabla.message.Message.Evidence;
import org.nabla.message.MessageCode;
import org.nabla.reference.Matrix;
import org.nabla.spec.Question;
import org.nabla.spec.Tolerance;

/**
 * Tolerances lie above the noise of double arithmetic, which is measured: by 40 digits, and by the same sums in other
 * orders, on the published instance and on some variants.
 */
record Noise(Ways ways) implements Part {

    /** A tolerance must leave this much room above the noise that was measured. */
    private static final double ROOM = 10;

    /** What reordered sums cost in doubles, whatever was measured on these instances. */
    private static final double LEAST = 4 * 0x1p-52;

    private static final List<Witness> EXACT_OR_REORDERED = Stream.concat(
                    Stream.of(Witness.FORTY_DIGITS), Witness.REORDERED.stream())
            .toList();

    /** How far one entry is off, and what it is allowed. */
    private record Deviation(
            Question question,
            Witness witness,
            AnswerKey.InstanceKey instance,
            int row,
            int column,
            double off,
            double allowed) {

        /** The part of the allowance that noise takes. */
        double part() {
            return off == 0 ? 0 : off / allowed;
        }

        /** The part of what noise is measured by. */
        double relative() {
            return off == 0 ? 0 : off / instance.answer(question).scale();
        }
    }

    @Override
    public void report(Findings findings) {
        int before = findings.count();
        Optional<Deviation> largest = Optional.empty();
        for (Question question : ways.key().problem().questions()) {
            if (Slips.areCompared(question) && !ways.isFromRounded(question)) {
                List<Deviation> deviations = deviations(question);
                Optional<Deviation> most = most(deviations);
                most.filter(one -> !(one.part() * ROOM <= 1))
                        .map(Noise::tooNear)
                        .or(() -> belowNoise(question, deviations))
                        .ifPresent(findings::add);
                largest = most(Stream.concat(largest.stream(), most.stream()).toList());
            }
        }
        if (findings.count() == before) {
            largest.ifPresent(one -> fact(one, findings));
        }
    }

    private static void fact(Deviation largest, Findings findings) {
        findings.fact(
                ("the noise of doubles, measured with 40 digits and with every sum in %d other orders, takes at most %s of"
                                + " a tolerance (%s); a tenth may be taken")
                        .formatted(
                                Witness.REORDERED.size(),
                                Numbers.text(largest.part(), 2),
                                largest.question().id()));
    }

    private static Optional<Deviation> most(List<Deviation> deviations) {
        return deviations.stream().reduce((a, b) -> b.part() > a.part() || Double.isNaN(b.part()) ? b : a);
    }

    /** The entry that is most off for each witness and instance. */
    private List<Deviation> deviations(Question question) {
        return EXACT_OR_REORDERED.stream()
                .filter(witness -> ways.questions(witness).contains(question))
                .flatMap(witness -> ways.witnessed().stream()
                        .flatMap(instance -> most(deviations(question, witness, instance)).stream()))
                .toList();
    }

    private List<Deviation> deviations(Question question, Witness witness, AnswerKey.InstanceKey instance) {
        Expected expected = instance.answer(question);
        Matrix value = ways.value(witness, instance, question);
        Tolerance tolerance = question.marking().tolerance();
        List<Deviation> deviations = new ArrayList<>();
        for (int i = 0; i < value.rows(); i++) {
            for (int j = 0; j < value.columns(); j++) {
                double right = expected.value().at(i, j);
                double off = Math.abs(value.at(i, j) - right);
                double allowed = expected.allowance(i, j, tolerance);
                deviations.add(new Deviation(question, witness, instance, i, j, off, allowed));
            }
        }
        return deviations;
    }

    private static Message tooNear(Deviation most) {
        return Findings.at(
                        MessageCode.TOLERANCE_BELOW_NOISE,
                        "the tolerance of `%s` is not above the noise of double arithmetic"
                                .formatted(most.question().id()),
                        most.question(),
                        most.instance().instance())
                .with(Evidence.expected("%s or more is allowed, %.0f times the noise"
                        .formatted(Numbers.text(ROOM * most.off(), 2), ROOM)))
                .with(Evidence.actual("%s is allowed at row %d, column %d"
                        .formatted(Numbers.text(most.allowed(), 2), most.row() + 1, most.column() + 1)))
                .with(Evidence.note("%s differ%s there by %s"
                        .formatted(
                                most.witness().name(),
                                most.witness().equals(Witness.FORTY_DIGITS) ? "s" : "",
                                Numbers.text(most.off(), 2))))
                .help("widen the tolerance, or ask for something in which large numbers do not cancel");
    }

    /** A tolerance that doubles cannot keep even where nothing cancels. */
    private Optional<Message> belowNoise(Question question, List<Deviation> deviations) {
        Tolerance tolerance = question.marking().tolerance();
        double magnitude = ways.published().answer(question).value().largestMagnitude();
        double measured =
                deviations.stream().mapToDouble(Deviation::relative).max().orElse(0);
        double noise = Math.max(measured, LEAST);
        double allowed = tolerance.absolute() + tolerance.relative() * magnitude;
        boolean whole = question.text().startsWith("count(") || question.text().startsWith("shape(");
        if (whole || magnitude == 0 || allowed >= ROOM * noise * magnitude) {
            return Optional.empty();
        }
        return Optional.of(Message.of(
                        MessageCode.TOLERANCE_BELOW_NOISE,
                        "the tolerance of `%s` is below the noise of double arithmetic".formatted(question.id()),
                        question.position().toString())
                .with(Evidence.expected("a relative tolerance of at least %s".formatted(Numbers.text(ROOM * noise, 2))))
                .with(Evidence.actual(Numbers.text(allowed / magnitude, 2)))
                .help("a right solution that adds in another order would be marked wrong; 1e-6 is usual"));
    }
}
