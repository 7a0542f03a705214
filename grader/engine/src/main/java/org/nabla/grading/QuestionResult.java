package org.nabla.grading;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.nabla.spec.Question;
import org.nabla.spec.Share;

/**
 * How a question was judged on all instances, and what that earns.
 *
 * @param diagnosis known mistakes that give the wrong values; empty when none is known, or nothing is wrong
 */
public record QuestionResult(Question question, List<InstanceResult> instances, List<Cause> diagnosis) {

    /** Points are told to this many decimals where a share does not divide evenly. */
    private static final int DECIMALS = 6;

    public QuestionResult {
        instances = List.copyOf(instances);
        diagnosis = List.copyOf(diagnosis);
    }

    /** Without a known cause. */
    public QuestionResult(Question question, List<InstanceResult> instances) {
        this(question, instances, List.of());
    }

    /** The question's. */
    public String id() {
        return question.id();
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
        BigDecimal shares =
                instances.stream().map(result -> result.verdict().share()).reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean all = instances.stream().allMatch(result -> result.verdict().earns());
        if (question.marking().share() == Share.ALL && !all) {
            return BigDecimal.ZERO;
        }
        BigDecimal count = BigDecimal.valueOf(instances.size());
        return shares.compareTo(count) == 0
                ? possible()
                : possible().multiply(shares).divide(count, DECIMALS, RoundingMode.DOWN);
    }
}
