package org.nabla.diagnosis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private final Set<String> leaves;

    public Diagnosis(Problem problem, List<Mistake> mistakes) {
        this.suspects = new Suspects(problem, mistakes);
        this.loss = problem.model().loss();
        this.leaves = problem.model().leaves().keySet();
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
        Inquiry inquiry = new Inquiry(suspects, loss, claims);
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
                return all(inquiry, evidence, claims, mutant);
            }
        }
        Walk walk = new Walk(inquiry, evidence, claims, completions(inquiry, claims));
        return orByConvention(walk.findings(), everywhere);
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

    /** What only goes on from a value that was made otherwise is neither a mistake nor another convention. */
    private Map<Claim, Finding> all(Inquiry inquiry, Evidence evidence, List<Claim> claims, Mutant mutant) {
        Mistake mistake = mutant.mistake();
        Completions completions = completions(inquiry, claims);
        Map<Claim, Finding> findings = new LinkedHashMap<>();
        for (Claim claim : claims) {
            if (!claim.isRight()) {
                findings.put(
                        claim, inquiry.follows(claim) ? new Finding.Follows(!evidence.isWeak(claim)) : named(mistake));
            }
            if (!findings.isEmpty()) { // before the first wrong one nothing shows the mutant
                completions.by(claim, mutant);
            }
        }
        return findings;
    }

    private static Finding named(Mistake mistake) {
        return mistake.convention() ? new Finding.OtherConvention(mistake) : new Finding.Named(List.of(mistake), false);
    }

    private Completions completions(Inquiry inquiry, List<Claim> claims) {
        return new Completions(inquiry, claims, loss, leaves);
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
}
