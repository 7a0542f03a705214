package org.nabla.grading;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nabla.diagnosis.Claim;
import org.nabla.diagnosis.Finding;
import org.nabla.message.Message;
import org.nabla.message.Message.Evidence;
import org.nabla.message.MessageCode;
import org.nabla.reference.calculus.Answers;

/** Tells what was found about wrong values: what follows from others, and which mistake gives the rest. */
final class Explanations {

    static final String TOO_LITTLE =
            "it follows from your earlier values; one that is 0, not finite or unchanged shows too little to earn points";

    private final AnswerKey key;
    private final Claims claims;
    private final Map<Claim, Finding> findings;
    private final Causes told;

    Explanations(AnswerKey key, Claims claims, Map<Claim, Finding> findings, Causes told) {
        this.key = key;
        this.claims = claims;
        this.findings = findings;
        this.told = told;
    }

    List<QuestionResult> of(List<QuestionResult> results) {
        return results.stream().map(this::explained).toList();
    }

    private QuestionResult explained(QuestionResult result) {
        Map<Claim, Finding> found = new LinkedHashMap<>();
        for (Claim claim : claims.of(result.question())) {
            Optional.ofNullable(findings.get(claim)).ifPresent(finding -> found.put(claim, finding));
        }
        boolean right = Answers.isAboutTraining(result.question().asks())
                && result.instances().stream().noneMatch(one -> one.verdict() instanceof Verdict.Incorrect);
        if (found.isEmpty() || right) { // another entry of a history may be wrong than the one asked for
            return result;
        }
        if (found.values().stream().allMatch(Finding.Follows.class::isInstance)) {
            boolean earns = found.values().stream()
                    .allMatch(finding -> finding instanceof Finding.Follows following && following.earns());
            return new QuestionResult(
                    result.question(),
                    result.instances().stream()
                            .map(instance -> earns ? carried(result, instance) : followed(instance))
                            .toList());
        }
        List<Cause> causes = found.entrySet().stream()
                .map(each -> told.of(each.getKey(), each.getValue()))
                .filter(list -> !list.isEmpty())
                .findFirst()
                .orElse(List.of());
        return causes.isEmpty()
                ? result
                : new QuestionResult(
                        result.question(),
                        result.instances().stream()
                                .map(instance -> hinted(instance, causes))
                                .toList(),
                        causes);
    }

    private InstanceResult carried(QuestionResult result, InstanceResult instance) {
        if (!(instance.verdict() instanceof Verdict.Incorrect)) {
            return instance;
        }
        Message message = Message.of(
                MessageCode.CARRIED_FORWARD,
                "`%s` is right for your own earlier values"
                        .formatted(result.question().name()),
                "question `%s`, instance `%s`".formatted(result.question().id(), instance.instance()));
        return instance.with(
                new Verdict.CarriedForward(message, key.problem().policy().carriedForward()));
    }

    /** Nothing to look for here, and too little to earn points. */
    private static InstanceResult followed(InstanceResult instance) {
        if (!(instance.verdict() instanceof Verdict.Incorrect incorrect)) {
            return instance;
        }
        Message because = incorrect.because();
        Message alone =
                new Message(because.code(), because.summary(), because.location(), because.evidence(), List.of());
        return instance.with(new Verdict.Incorrect(alone.with(Evidence.note(TOO_LITTLE))));
    }

    /** A hint in the place of general advice. */
    private static InstanceResult hinted(InstanceResult instance, List<Cause> causes) {
        if (!(instance.verdict() instanceof Verdict.Incorrect incorrect)) {
            return instance;
        }
        Set<String> hints = new LinkedHashSet<>();
        causes.forEach(cause -> hints.add(cause.hint()));
        Message because = incorrect.because();
        return instance.with(new Verdict.Incorrect(new Message(
                because.code(), because.summary(), because.location(), because.evidence(), List.copyOf(hints))));
    }
}
