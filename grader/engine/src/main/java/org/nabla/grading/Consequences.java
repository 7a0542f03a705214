package org.nabla.grading;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nabla.diagnosis.Claim;
import org.nabla.diagnosis.Examination;
import org.nabla.diagnosis.Finding;
import org.nabla.diagnosis.Mistake;
import org.nabla.reference.calculus.Answers;
import org.nabla.reference.expression.Expression;
import org.nabla.spec.Problem;
import org.nabla.spec.Task;

/**
 * Finds what code returns wrongly only because of a function that was looked at before.
 *
 * <p>Every function is handed right values, but one that makes an update or a training calls the others, or does the same as
 * they do. Where a mistake gives its values exactly, at steps that were all found wrong in other functions, the mistake is
 * there, and it has cost its points.
 */
final class Consequences {

    private final Problem problem;
    private final Examination examination;
    private final Map<String, Found> found = new LinkedHashMap<>();
    private final Map<Claim, Claim> causes = new LinkedHashMap<>();

    /**
     * Where a mistake was found.
     *
     * @param first what showed it
     * @param steps what it makes wrong
     * @param tasks whose functions make it
     */
    private record Found(Claim first, Set<String> steps, Set<Task> tasks) {}

    private Consequences(Problem problem, Examination examination) {
        this.problem = problem;
        this.examination = examination;
    }

    /**
     * The claims that are wrong only because of others, and what shows the mistake behind each.
     *
     * @param findings about what code returned, in the order of the questions
     */
    static Map<Claim, Claim> of(Problem problem, Examination examination, Map<Claim, Finding> findings) {
        Consequences consequences = new Consequences(problem, examination);
        findings.forEach((claim, finding) -> {
            if (finding instanceof Finding.Named named && !named.together() && isTelling(claim)) {
                consequences.look(claim, named);
            }
        });
        return consequences.causes;
    }

    /** Values that are all not finite, or all 0, may come about in many ways. */
    private static boolean isTelling(Claim claim) {
        return claim.observations().stream()
                .filter(observation -> !observation.right())
                .map(Claim.Observation::value)
                .anyMatch(value -> value.isFinite() && value.largestMagnitude() > 0);
    }

    private void look(Claim claim, Finding.Named named) {
        Optional<Claim> cause = named.mistakes().stream()
                .map(mistake -> cause(mistake, claim))
                .flatMap(Optional::stream)
                .findFirst();
        cause.ifPresentOrElse(
                first -> causes.put(claim, first), () -> named.mistakes().forEach(mistake -> keep(mistake, claim)));
    }

    private Optional<Claim> cause(Mistake mistake, Claim claim) {
        Task task = problem.returning(claim.asks());
        Set<String> steps = steps(mistake, claim);
        boolean training = Answers.isAboutTraining(claim.asks());
        return Optional.ofNullable(found.get(mistake.id()))
                .filter(before -> !before.tasks().contains(task))
                .filter(before -> training ? !before.steps().isEmpty() : !steps.isEmpty())
                .filter(before -> before.steps().containsAll(steps))
                .map(Found::first);
    }

    private void keep(Mistake mistake, Claim claim) {
        Found all = found.computeIfAbsent(
                mistake.id(), id -> new Found(claim, new LinkedHashSet<>(), new LinkedHashSet<>()));
        all.steps().addAll(steps(mistake, claim));
        all.tasks().add(problem.returning(claim.asks()));
    }

    private Set<String> steps(Mistake mistake, Claim claim) {
        Set<String> steps = new LinkedHashSet<>();
        if (!Answers.isAboutTraining(claim.asks())) {
            examination.deviations(mistake, claim).forEach(step -> steps.add(step(step.quantity())));
        }
        return steps;
    }

    /** A value after an update is worked out as it was before it. */
    private String step(Expression quantity) {
        boolean again = quantity instanceof Expression.Call call
                && call.function().equals("after")
                && !problem.model()
                        .parameters()
                        .containsKey(call.arguments().get(1).toString());
        return again ? quantity.children().get(1).toString() : quantity.toString();
    }
}
