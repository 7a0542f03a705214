package org.nabla.diagnosis;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** Chooses the names for claims that several mistakes give: one for all claims when there is one, and no weak one. */
final class Choice {

    private final Inquiry inquiry;
    private final Evidence evidence;

    Choice(Inquiry inquiry, Evidence evidence) {
        this.inquiry = inquiry;
        this.evidence = evidence;
    }

    /**
     * A finding for each claim.
     *
     * @param causes what gives each claim
     * @param settled the claims that are right, or follow
     */
    Map<Claim, Finding> of(Map<Claim, List<Mutant>> causes, List<Claim> settled) {
        return named(consistent(causes, settled));
    }

    /**
     * Of several mistakes that give a claim, those that would not have made anything wrong that is right, or follows.
     *
     * <p>Where each of them would have, as when a mistake was made in one layer only, those stay that would have made the least
     * wrong of what belongs to the claim.
     */
    private Map<Claim, List<Mutant>> consistent(Map<Claim, List<Mutant>> causes, List<Claim> settled) {
        Map<Claim, List<Mutant>> narrowed = new LinkedHashMap<>();
        IdentityHashMap<Mutant, List<Claim>> known = new IdentityHashMap<>();
        causes.forEach((claim, mutants) -> narrowed.put(
                claim,
                mutants.size() > 1
                        ? consistent(
                                claim, mutants, mutant -> known.computeIfAbsent(mutant, one -> misfits(one, settled)))
                        : mutants));
        return narrowed;
    }

    private static List<Mutant> consistent(Claim claim, List<Mutant> mutants, Function<Mutant, List<Claim>> misfits) {
        List<Mutant> fitting = mutants.stream()
                .filter(mutant -> misfits.apply(mutant).isEmpty())
                .toList();
        return fitting.isEmpty()
                ? least(
                        mutants,
                        mutant -> misfits.apply(mutant).stream()
                                .filter(other -> isTogether(claim, other))
                                .count())
                : fitting;
    }

    private List<Claim> misfits(Mutant mutant, List<Claim> settled) {
        return settled.stream().filter(other -> !inquiry.gives(mutant, other)).toList();
    }

    /** Whether one may follow from the other; of different functions, each is given right values. */
    private static boolean isTogether(Claim one, Claim other) {
        return isKnown(one, other) || isKnown(other, one);
    }

    private static boolean isKnown(Claim before, Claim after) {
        String asked = before.asks().toString();
        return after.observations().stream()
                .map(observation -> observation.known().get(asked))
                .anyMatch(known -> known != null && !known.given());
    }

    private static List<Mutant> least(List<Mutant> mutants, ToLongFunction<Mutant> misfits) {
        long least = mutants.stream().mapToLong(misfits).min().orElse(0);
        return mutants.stream()
                .filter(mutant -> misfits.applyAsLong(mutant) == least)
                .toList();
    }

    /** One mistake for all claims when there is one; otherwise one that explains several before one that explains few. */
    private Map<Claim, Finding> named(Map<Claim, List<Mutant>> causes) {
        Map<String, Set<Claim>> explained = new LinkedHashMap<>();
        causes.forEach((claim, mutants) -> mutants.forEach(mutant -> explained
                .computeIfAbsent(mutant.id(), id -> new LinkedHashSet<>())
                .add(claim)));
        Map<Claim, List<Mistake>> best = new LinkedHashMap<>();
        causes.forEach((claim, mutants) -> {
            int most = mutants.stream()
                    .mapToInt(mutant -> count(explained, mutant))
                    .max()
                    .orElse(0);
            best.put(claim, distinct(mutants, mutant -> count(explained, mutant) == most));
        });
        return told(best);
    }

    /** The names that some value tells; one that tells little, such as 0, is named when another one tells more. */
    private Map<Claim, Finding> told(Map<Claim, List<Mistake>> best) {
        Set<Mistake> told = Collections.newSetFromMap(new IdentityHashMap<>());
        best.forEach((claim, mistakes) -> {
            if (!evidence.isWeak(claim) || (mistakes.size() == 1 && evidence.isFirstInfinity(claim))) {
                told.addAll(mistakes);
            }
        });
        Map<Claim, Finding> findings = new LinkedHashMap<>();
        best.forEach((claim, mistakes) -> findings.put(
                claim,
                mistakes.stream().anyMatch(told::contains)
                        ? new Finding.Named(mistakes, false)
                        : new Finding.Unknown()));
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
}
