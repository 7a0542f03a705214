package org.nabla.diagnosis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.nabla.reference.Matrix;
import org.nabla.reference.calculus.Answers;
import org.nabla.reference.calculus.Worksheet;
import org.nabla.reference.expression.Expression;
import org.nabla.spec.Instance;
import org.nabla.spec.Problem;

/**
 * Finds out how wrong values came about: which follow from others, and which known mistake gives the rest.
 *
 * <p>In this order: another convention, a mistake that changes everything, and then value by value, each from the values
 * that were written down before it. A mistake is named only when it gives the whole value on every instance.
 */
public final class Diagnosis {

    private final Suspects suspects;
    private final String loss;

    public Diagnosis(Problem problem, List<Mistake> mistakes) {
        this.suspects = new Suspects(problem, mistakes);
        this.loss = problem.model().loss();
    }

    /**
     * What is found about each wrong claim.
     *
     * @param claims in an order in which each may follow from those before it
     * @return a finding for every claim that is wrong, in the same order
     */
    public Map<Claim, Finding> of(List<Claim> claims) {
        List<Claim> wrong = claims.stream().filter(claim -> !claim.isRight()).toList();
        if (wrong.isEmpty()) {
            return Map.of();
        }
        Optional<Map<Claim, Finding>> everywhere = everywhere(claims, wrong);
        if (everywhere.isPresent()) {
            return everywhere.get();
        }
        Map<Claim, List<Mutant>> causes = new LinkedHashMap<>();
        Map<Claim, Finding> findings = new LinkedHashMap<>();
        boolean unknownBefore = false;
        for (Claim claim : wrong) {
            if (follows(claim)) {
                findings.put(claim, new Finding.Follows(!Evidence.isWeak(claim)));
                continue;
            }
            List<Mutant> explaining = explaining(claim);
            if (!explaining.isEmpty()) {
                causes.put(claim, explaining);
                findings.put(claim, new Finding.Unknown()); // named below, when all are known
                continue;
            }
            Optional<Finding> pair = unknownBefore ? Optional.empty() : pair(claim);
            unknownBefore |= pair.isEmpty();
            findings.put(claim, pair.orElse(new Finding.Unknown()));
        }
        named(consistent(causes, claims, findings)).forEach(findings::put);
        return findings;
    }

    /** A convention, or a mistake in data and numbers, that explains all that is wrong and leaves right what is right. */
    private Optional<Map<Claim, Finding>> everywhere(List<Claim> claims, List<Claim> wrong) {
        boolean updates = claims.stream().anyMatch(Diagnosis::isAfterUpdate);
        for (Mutant mutant : suspects.mutants()) {
            boolean convention = mutant.mistake().convention()
                    && (updates || mutant.own().updates().isEmpty()); // it shows in what the update makes of it
            if ((convention || mutant.ofEverything())
                    && wrong.stream().anyMatch(claim -> changes(mutant, claim))
                    && claims.stream().allMatch(claim -> givesAlone(mutant, claim))) {
                Finding finding = convention
                        ? new Finding.OtherConvention(mutant.mistake())
                        : new Finding.Named(List.of(mutant.mistake()), false);
                Map<Claim, Finding> findings = new LinkedHashMap<>();
                wrong.forEach(claim -> findings.put(claim, finding));
                return Optional.of(findings);
            }
        }
        return Optional.empty();
    }

    private static boolean isAfterUpdate(Claim claim) {
        return claim.asks() instanceof Expression.Call call && call.function().equals("after");
    }

    /** Whether a mistake gives the claim by itself, from what was given alone. */
    private boolean givesAlone(Mutant mutant, Claim claim) {
        return claim.observations().stream()
                .allMatch(observation -> agreement(claim, observation)
                        .withGiven(given -> suspects.under(mutant, observation.instance(), given)
                                .to(mutant.asked().apply(claim.asks()))));
    }

    /** Whether the claim follows by a right rule from the other values, on every instance where it is wrong. */
    private boolean follows(Claim claim) {
        for (BiFunction<Instance, Worksheet.Fixed, Answers<Matrix>> way : rightWays()) {
            boolean all = claim.observations().stream()
                    .allMatch(observation -> observation.right()
                            || agreement(claim, observation)
                                    .with(fixed -> way.apply(observation.instance(), fixed)
                                            .to(claim.asks())));
            if (all) {
                return true;
            }
        }
        return false;
    }

    private List<BiFunction<Instance, Worksheet.Fixed, Answers<Matrix>>> rightWays() {
        return List.of(suspects::right, suspects::byHand);
    }

    private List<Mutant> explaining(Claim claim) {
        return acting(claim).stream().filter(mutant -> gives(mutant, claim)).toList();
    }

    /** The mistakes that can act between the values that the claim goes on from and the claim. */
    private List<Mutant> acting(Claim claim) {
        Claim.Observation first = claim.observations().get(0);
        return suspects
                .acting(claim.asks(), first.instance(), agreement(claim, first).fixed())
                .stream()
                .filter(mutant -> !mutant.mistake().convention() && !mutant.ofEverything())
                .toList();
    }

    private boolean gives(Mutant mutant, Claim claim) {
        return claim.observations().stream()
                .allMatch(observation -> agreement(claim, observation)
                        .with(fixed -> suspects.under(mutant, observation.instance(), fixed)
                                .to(mutant.asked().apply(claim.asks()))));
    }

    private Agreement agreement(Claim claim, Claim.Observation observation) {
        return new Agreement(claim, observation, loss);
    }

    /**
     * Of several mistakes that give a claim, those that would not have made anything wrong that is right, or follows.
     *
     * <p>Where each of them would have, as when a mistake was made in one layer only, they all stay.
     */
    private Map<Claim, List<Mutant>> consistent(
            Map<Claim, List<Mutant>> causes, List<Claim> claims, Map<Claim, Finding> findings) {
        List<Claim> others = claims.stream()
                .filter(claim -> !causes.containsKey(claim))
                .filter(claim -> !(findings.get(claim) instanceof Finding.Named)
                        && !(findings.get(claim) instanceof Finding.Unknown))
                .toList();
        Map<Claim, List<Mutant>> narrowed = new LinkedHashMap<>();
        IdentityHashMap<Mutant, Boolean> fits = new IdentityHashMap<>();
        causes.forEach((claim, mutants) -> {
            List<Mutant> fitting = mutants.size() == 1
                    ? mutants
                    : mutants.stream()
                            .filter(mutant -> fits.computeIfAbsent(
                                    mutant, one -> others.stream().allMatch(other -> gives(one, other))))
                            .toList();
            narrowed.put(claim, fitting.isEmpty() ? mutants : fitting);
        });
        return narrowed;
    }

    /** One mistake for all claims when there is one; otherwise one that explains several before one that explains few. */
    private static Map<Claim, Finding> named(Map<Claim, List<Mutant>> causes) {
        Map<String, Set<Claim>> explained = new LinkedHashMap<>();
        causes.forEach((claim, mutants) -> mutants.forEach(mutant -> explained
                .computeIfAbsent(mutant.id(), id -> new LinkedHashSet<>())
                .add(claim)));
        Map<Claim, Finding> findings = new LinkedHashMap<>();
        causes.forEach((claim, mutants) -> {
            int most = mutants.stream()
                    .mapToInt(mutant -> count(explained, mutant))
                    .max()
                    .orElse(0);
            List<Mistake> best = distinct(mutants, mutant -> count(explained, mutant) == most);
            boolean supported = !Evidence.isWeak(claim)
                    || best.stream()
                            .anyMatch(mistake -> explained.getOrDefault(mistake.id(), Set.of()).stream()
                                    .anyMatch(other -> !Evidence.isWeak(other)));
            findings.put(claim, supported ? new Finding.Named(best, false) : new Finding.Unknown());
        });
        return findings;
    }

    private static int count(Map<String, Set<Claim>> explained, Mutant mutant) {
        return explained.getOrDefault(mutant.id(), Set.of()).size();
    }

    /** Each mistake once, the best known first. */
    private static List<Mistake> distinct(Collection<Mutant> mutants, Predicate<Mutant> wanted) {
        Map<String, Mistake> mistakes = new LinkedHashMap<>();
        boolean simple = mutants.stream().filter(wanted).anyMatch(mutant -> !mutant.isComposite());
        mutants.stream()
                .filter(wanted)
                .filter(mutant -> !simple || !mutant.isComposite())
                .forEach(mutant -> mistakes.putIfAbsent(mutant.id(), mutant.mistake()));
        return mistakes.values().stream()
                .sorted(Comparator.comparing(Mistake::evidence))
                .toList();
    }

    /** Two mistakes, one after the other. */
    private Optional<Finding> pair(Claim claim) {
        List<Mutant> acting =
                acting(claim).stream().filter(mutant -> changes(mutant, claim)).toList();
        Set<List<Mistake>> found = new LinkedHashSet<>();
        for (int i = 0; i < acting.size(); i++) {
            for (int j = i + 1; j < acting.size(); j++) {
                Optional<Mutant> both = acting.get(i).and(acting.get(j));
                if (both.isPresent() && gives(both.get(), claim)) {
                    found.add(List.of(acting.get(i).mistake(), acting.get(j).mistake()));
                }
            }
        }
        boolean clear = found.size() == 1 && !Evidence.isWeak(claim);
        return clear
                ? Optional.of(new Finding.Named(new ArrayList<>(found.iterator().next()), true))
                : Optional.empty();
    }

    /** Whether a mistake makes any difference here. */
    private boolean changes(Mutant mutant, Claim claim) {
        Claim.Observation first = claim.observations().get(0);
        Agreement agreement = agreement(claim, first);
        Optional<Matrix> right = agreement.value(
                fixed -> suspects.byHand(first.instance(), fixed).to(claim.asks()));
        Optional<Matrix> wrong = agreement.value(fixed -> suspects.under(mutant, first.instance(), fixed)
                .to(mutant.asked().apply(claim.asks())));
        return wrong.isPresent() && !wrong.equals(right);
    }
}
