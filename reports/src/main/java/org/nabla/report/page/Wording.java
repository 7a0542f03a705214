package org.nabla.report.page;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.nabla.report.document.ReportDocument.Instance;
import org.nabla.report.document.ReportDocument.Question;
import org.nabla.report.document.VerdictWord;

/** What a page says of verdicts, points and instances. */
final class Wording {

    private static final String PUBLISHED = org.nabla.spec.Instance.PUBLISHED;

    /** The rest is counted. */
    private static final int NAMED_VARIANTS = 3;

    private Wording() {}

    static String verdict(VerdictWord verdict) {
        return switch (verdict) {
            case CORRECT -> "correct";
            case CARRIED_FORWARD -> "carried forward";
            case INCORRECT -> "incorrect";
            case NOT_ATTEMPTED -> "not attempted";
            case RAISED -> "ended with an error";
            case TIMED_OUT -> "timed out";
            case OUT_OF_MEMORY -> "out of memory";
            case MALFORMED -> "not usable as an answer";
            case SKIPPED -> "skipped";
            case GRADER_FAULT -> "the grader failed";
        };
    }

    static boolean earns(VerdictWord verdict) {
        return verdict == VerdictWord.CORRECT || verdict == VerdictWord.CARRIED_FORWARD;
    }

    /** Points without zeros at the end and without an exponent. */
    static String number(BigDecimal points) {
        return points.signum() == 0 ? "0" : points.stripTrailingZeros().toPlainString();
    }

    static String points(BigDecimal points) {
        return number(points) + (points.compareTo(BigDecimal.ONE) == 0 ? " point" : " points");
    }

    /** {@code 1.5 of 2}; where the grader failed, nobody knows what was earned. */
    static String points(Question question) {
        return question.earned().map(Wording::number).orElse("?") + " of " + number(question.possible());
    }

    /** On which instances an answer is right, where that says something. */
    static Optional<String> instances(Question question) {
        List<Instance> variants = question.instances().stream()
                .filter(instance -> !instance.id().equals(PUBLISHED))
                .toList();
        List<String> wrong = variants.stream()
                .filter(instance -> !earns(instance.verdict()))
                .map(Instance::id)
                .toList();
        boolean published = question.instances().stream()
                .anyMatch(instance -> instance.id().equals(PUBLISHED) && earns(instance.verdict()));
        int right = variants.size() - wrong.size();
        if (variants.isEmpty() || (published && wrong.isEmpty()) || (!published && right == 0)) {
            return Optional.empty();
        }
        return Optional.of(
                published
                        ? "right on the published instance; not on %s (%d of %d variant%s)"
                                .formatted(named(wrong), wrong.size(), variants.size(), variants.size() == 1 ? "" : "s")
                        : "right on %d of %d variants; not on the published instance"
                                .formatted(right, variants.size()));
    }

    private static String named(List<String> variants) {
        String names = variants.stream().limit(NAMED_VARIANTS).collect(joining(", "));
        return variants.size() > NAMED_VARIANTS ? names + ", …" : names;
    }
}
