package org.nabla.grading;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.nabla.spec.Question;
import org.nabla.spec.Share;

/** How a question was judged on all instances, and what that earns. */
public record QuestionResult(Question question, List<InstanceResult> instances) {

    /** Points are told to this many decimals where a share does not divide evenly. */
    private static final int DECIMALS = 6;

    public QuestionResult {
        instances = List.copyOf(instances);
    }

    /** The first verdict that is not correct, the published instance first; correct when all are. */
    public Verdict verdict() {
        return deciding().verdict();
    }

    /** The result that decides the verdict. */
    public InstanceResult deciding() {
        return instances.stream()
                .filter(result -> !result.verdict().id().equals("correct"))
                .findFirst()
                .orElse(instances.get(0));
    }

    public boolean isFault() {
        return instances.stream().anyMatch(result -> result.verdict() instanceof Verdict.GraderFault);
    }

    public BigDecimal possible() {
        return question.marking().points();
    }

    /** Exact, but for a share that has no finite decimal form, which is rounded down. */
    public BigDecimal earned() {
        long right =
                instances.stream().filter(result -> result.verdict().earns()).count();
        if (question.marking().share() == Share.ALL) {
            return right == instances.size() ? possible() : BigDecimal.ZERO;
        }
        BigDecimal share = possible()
                .multiply(BigDecimal.valueOf(right))
                .divide(BigDecimal.valueOf(instances.size()), DECIMALS, RoundingMode.DOWN);
        return right == instances.size() ? possible() : share;
    }
}
