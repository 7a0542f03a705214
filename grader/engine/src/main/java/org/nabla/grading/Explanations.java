package org.nabla.grading;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.nabla.diagnosis.Claim;
import org.nabla.diagnosis.Finding;
import org.nabla.message.Message;
import org.nabla.message.Message.Evidence;
import org.nabla.message.MessageCode;
import org.nabla.reference.calculus.Answers;
import org.nabla.spec.Question;

/** Tells what was found about wrong values: what follows from others, and which mistake gives the rest. */
final class Explanations {

    static final String TOO_LITTLE =
            "it follows from your earlier values; one that is 0, not finite or unchanged shows too little to earn points";

    private final AnswerKey key;
    private final Claims claims;
    private final Map<Claim, Finding> findings;
    private final Map<Claim, Claim> consequences;
    private final Causes told;

    /**
     * Of one submission.
     *
     * @param consequences what is wrong only because of another function, and what shows the mistake there
     */
    Explanations(
            AnswerKey key, Claims claims, Map<Claim, Finding> findings, Map<Claim, Claim> consequences, Causes told) {
        this.key = key;
        this.claims = claims;
        this.findings = findings;
        this.consequences = consequences;
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
        if (found.entrySet().stream().allMatch(each -> follows(each.getKey(), each.getValue()))) {
            boolean earns = found.entrySet().stream()
                    .allMatch(each -> consequences.containsKey(each.getKey())
                            || (each.getValue() instanceof Finding.Follows following && following.earns()));
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

    private boolean follows(Claim claim, Finding finding) {
        return finding instanceof Finding.Follows || consequences.containsKey(claim);
    }

    /** The question that shows the mistake behind another one. */
    private Optional<String> cause(Question question) {
        return claims.of(question).stream()
                .map(consequences::get)
                .filter(Objects::nonNull)
                .findFirst()
                .flatMap(cause -> key.problem().questions().stream()
                        .filter(other -> claims.of(other).contains(cause))
                        .map(Question::id)
                        .findFirst());
    }

    private InstanceResult carried(QuestionResult result, InstanceResult instance) {
        if (!(instance.verdict() instanceof Verdict.Incorrect)) {
            return instance;
        }
        Question question = result.question();
        Optional<String> cause = cause(question);
        Message message = Message.of(
                MessageCode.CARRIED_FORWARD,
                "`%s` is right for your own earlier %s"
                        .formatted(question.name(), cause.isPresent() ? "functions" : "values"),
                "question `%s`, instance `%s`".formatted(question.id(), instance.instance()));
        return instance.with(new Verdict.CarriedForward(
                cause.map(id -> message.with(new Evidence(Verdict.CarriedForward.FROM, "`%s`".formatted(id))))
                        .orElse(message),
                key.problem().policy().carriedForward()));
    }

    /** Nothing to look for here, and too little to earn points. */
    private static InstanceResult followed(InstanceResult instance) {
        return reworded(instance, because -> because.advising(List.of()).with(Evidence.note(TOO_LITTLE)));
    }

    /** A hint in the place of general advice. */
    private static InstanceResult hinted(InstanceResult instance, List<Cause> causes) {
        List<String> hints = causes.stream().map(Cause::hint).distinct().toList();
        return reworded(instance, because -> because.advising(hints));
    }

    private static InstanceResult reworded(InstanceResult instance, UnaryOperator<Message> words) {
        return instance.verdict() instanceof Verdict.Incorrect incorrect
                ? instance.with(new Verdict.Incorrect(words.apply(incorrect.because())))
                : instance;
    }
}
