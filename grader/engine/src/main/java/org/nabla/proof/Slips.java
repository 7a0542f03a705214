package org.nabla.proof;

import java.util.LinkedHashMap;
import java.util.Map;
import org.nabla.grading.AnswerKey;
import org.nabla.grading.Expected;
import org.nabla.grading.Numbers;
import org.nabla.message.Message;
import org.nabla.message.Message.Evidence;
import org.nabla.message.MessageCode;
import org.nabla.reference.Matrix;
import org.nabla.reference.calculus.Answers;
import org.nabla.spec.Criterion;
import org.nabla.spec.Question;
import org.nabla.spec.Tolerance;

/** Tolerances lie below what a slip changes. */
record Slips(AnswerKey key) implements Part {

    /** What slips do to a value, as a factor; a tolerance that takes one of them for right is no tolerance. */
    private static final Map<String, Double> FACTORS = factors();

    private static Map<String, Double> factors() {
        Map<String, Double> factors = new LinkedHashMap<>();
        factors.put("0 in place of the value", 0.0);
        factors.put("the value with the opposite sign", -1.0);
        factors.put("half the value", 0.5);
        factors.put("twice the value", 2.0);
        factors.put("a value off by a tenth", 1.1);
        return factors;
    }

    /** Only where values are compared does a tolerance decide. */
    static boolean areCompared(Question question) {
        return question.choices().isEmpty() && question.marking().criterion().equals(Criterion.EQUAL);
    }

    @Override
    public void report(Findings findings) {
        int before = findings.count();
        for (Question question : key.problem().questions()) {
            if (areCompared(question) && !Answers.isAboutTraining(question.asks())) {
                report(question, findings);
            }
        }
        if (findings.count() == before) {
            findings.fact("tolerances lie below what a slip changes");
        }
    }

    /** One instance is enough to say so. */
    private void report(Question question, Findings findings) {
        for (AnswerKey.InstanceKey instance : key.instances()) {
            for (Map.Entry<String, Double> slip : FACTORS.entrySet()) {
                if (accepts(question, instance, slip.getValue())) {
                    findings.add(accepted(question, instance, slip.getKey()));
                    return;
                }
            }
        }
    }

    private static boolean accepts(Question question, AnswerKey.InstanceKey instance, double factor) {
        Expected expected = instance.answer(question);
        Matrix value = expected.value();
        if (value.largestMagnitude() == 0) {
            return false;
        }
        Tolerance tolerance = question.marking().tolerance();
        boolean accepted = true;
        for (int i = 0; i < value.rows(); i++) {
            for (int j = 0; j < value.columns(); j++) {
                accepted &= expected.accepts(i, j, factor * value.at(i, j), tolerance);
            }
        }
        return accepted;
    }

    private static Message accepted(Question question, AnswerKey.InstanceKey instance, String slip) {
        Message message = Findings.at(
                        MessageCode.TOLERANCE_ACCEPTS_MISTAKES,
                        "the tolerance of `%s` accepts %s".formatted(question.id(), slip),
                        question,
                        instance.instance())
                .with(Evidence.actual(text(question.marking().tolerance())));
        double widening = instance.answer(question).widening().largestMagnitude();
        return widening == 0
                ? message.help("1e-6 is usual; values near 0 need no absolute tolerance, noise is allowed for anyway")
                : message.with(Evidence.note("the rounding of what is given widens it by up to %s"
                                .formatted(Numbers.text(widening, 2))))
                        .help("give what is rounded with more decimals");
    }

    private static String text(Tolerance tolerance) {
        return "relative %s, absolute %s"
                .formatted(Numbers.text(tolerance.relative()), Numbers.text(tolerance.absolute()));
    }
}
