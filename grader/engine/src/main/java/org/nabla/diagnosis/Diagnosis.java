package org.nabla.diagnosis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
        return examined(claims).findings();
    }

    /** The same, with what was worked out on the way to it. */
    public Examination examined(List<Claim> claims) {
        Inquiry inquiry = new Inquiry(suspects, loss);
        return new Examination(inquiry, findings(inquiry, claims));
    }

    private Map<Claim, Finding> findings(Inquiry inquiry, List<Claim> claims) {
        List<Claim> wrong = claims.stream().filter(claim -> !claim.isRight()).toList();
        if (wrong.isEmpty()) {
            return Map.of();
        }
        Evidence evidence = new Evidence(claims);
        boolean fine = wrong.stream().noneMatch(evidence::isCoarse);
        List<Mutant> everywhere = fine ? everywhere(inquiry, claims, wrong) : List.of();
        boolean updates = claims.stream().anyMatch(Evidence::isAfterUpdate);
        for (Mutant mutant : everywhere) {
            if (updates || !mutant.isShownByUpdates()) {
                return all(inquiry, evidence, wrong, mutant);
            }
        }
        return orByConvention(stepByStep(inquiry, evidence, claims, wrong), everywhere);
    }

    /** Conventions, and mistakes in data and numbers, that explain all that is wrong and leave right what is right. */
    private List<Mutant> everywhere(Inquiry inquiry, List<Claim> claims, List<Claim> wrong) {
        return suspects.mutants().stream()
                .filter(Mutant::isOfWhole)
                .filter(mutant -> wrong.stream().allMatch(claim -> inquiry.givesAlone(mutant, claim)))
                .filter(mutant -> claims.stream().allMatch(claim -> inquiry.givesAlone(mutant, claim)))
                .filter(mutant -> wrong.stream().anyMatch(claim -> inquiry.changes(mutant, claim)))
                .toList();
    }

    /** A convention is about everything; of a mistake, what only goes on from a value that it made wrong is none. */
    private static Map<Claim, Finding> all(Inquiry inquiry, Evidence evidence, List<Claim> wrong, Mutant mutant) {
        Mistake mistake = mutant.mistake();
        Map<Claim, Finding> findings = new LinkedHashMap<>();
        for (Claim claim : wrong) {
            if (mistake.convention()) {
                findings.put(claim, new Finding.OtherConvention(mistake));
            } else if (inquiry.follows(claim)) {
                findings.put(claim, new Finding.Follows(!evidence.isWeak(claim)));
            } else {
                findings.put(claim, new Finding.Named(List.of(mistake), false));
            }
        }
        return findings;
    }

    /** Where no update shows whether a convention was kept, it is one of what cannot be told apart. */
    private static Map<Claim, Finding> orByConvention(Map<Claim, Finding> findings, List<Mutant> conventions) {
        if (conventions.isEmpty()) {
            return findings;
        }
        Map<Claim, Finding> either = new LinkedHashMap<>();
        findings.forEach((claim, finding) -> {
            if (finding instanceof Finding.Named named && !named.together()) {
                List<Mistake> mistakes = new ArrayList<>(named.mistakes());
                conventions.forEach(convention -> mistakes.add(convention.mistake()));
                either.put(claim, new Finding.Named(mistakes, false));
            } else {
                either.put(claim, finding);
            }
        });
        return either;
    }

    private static Map<Claim, Finding> stepByStep(
            Inquiry inquiry, Evidence evidence, List<Claim> claims, List<Claim> wrong) {
        Map<Claim, Finding> findings = new LinkedHashMap<>();
        Map<Claim, List<Mutant>> causes = new LinkedHashMap<>();
        Set<Mutant> clear = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Claim> settled =
                new ArrayList<>(claims.stream().filter(Claim::isRight).toList());
        boolean unknownBefore = false;
        for (Claim claim : wrong) {
            if (inquiry.follows(claim)) {
                findings.put(claim, new Finding.Follows(!evidence.isWeak(claim)));
                settled.add(claim);
                continue;
            }
            findings.put(claim, new Finding.Unknown()); // until all are known
            if (evidence.isCoarse(claim)) {
                unknownBefore = true;
                continue;
            }
            List<Mutant> explaining = inquiry.explaining(claim);
            if (!explaining.isEmpty()) {
                causes.put(claim, explaining);
                if (explaining.size() == 1) {
                    clear.add(explaining.get(0));
                }
                continue;
            }
            Optional<Finding> pair =
                    evidence.isWeak(claim) ? Optional.empty() : pair(inquiry, claim, clear, unknownBefore);
            unknownBefore |= pair.isEmpty();
            pair.ifPresent(finding -> findings.put(claim, finding));
        }
        new Choice(inquiry, evidence).of(causes, settled).forEach(findings::put);
        return findings;
    }

    /**
     * Two mistakes, one after the other: one that is known from other values and any other; at the first value that
     * nothing else explains, any two.
     */
    private static Optional<Finding> pair(Inquiry inquiry, Claim claim, Set<Mutant> clear, boolean unknownBefore) {
        List<Mutant> acting = inquiry.acting(claim).stream()
                .filter(mutant -> inquiry.changes(mutant, claim))
                .toList();
        List<Mutant> known = acting.stream().filter(clear::contains).toList();
        Set<List<Mistake>> found = pairs(inquiry, claim, known, acting);
        if (found.isEmpty() && !unknownBefore) {
            found = pairs(inquiry, claim, acting, acting);
        }
        return found.size() == 1
                ? Optional.of(new Finding.Named(found.iterator().next(), true))
                : Optional.empty();
    }

    private static Set<List<Mistake>> pairs(Inquiry inquiry, Claim claim, List<Mutant> firsts, List<Mutant> seconds) {
        Set<List<Mistake>> found = new LinkedHashSet<>();
        Set<Mutant> done = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Mutant one : firsts) {
            done.add(one);
            for (Mutant other : seconds) {
                Optional<Mutant> both = done.contains(other) ? Optional.empty() : one.and(other);
                if (both.isPresent() && inquiry.gives(both.get(), claim)) {
                    found.add(List.of(one.mistake(), other.mistake()));
                }
            }
        }
        return found;
    }
}
