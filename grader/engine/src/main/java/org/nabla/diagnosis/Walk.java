package org.nabla.diagnosis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Goes through the values of somebody, one after the other, each from those before it: right by the right rules, or what a
 * mistake makes of them.
 */
final class Walk {

    private final Inquiry inquiry;
    private final Evidence evidence;
    private final List<Claim> claims;
    private final Completions completions;
    private final Map<Claim, Finding> findings = new LinkedHashMap<>();
    private final Map<Claim, List<Mutant>> causes = new LinkedHashMap<>();

    /** Where the mistakes act that were found. */
    private final Map<Mutant, Set<String>> places = new LinkedHashMap<>();

    private final Set<Mutant> clear = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<Claim> settled = new ArrayList<>();
    private boolean unknownBefore;

    /**
     * A walk that begins at the first claim.
     *
     * @param claims in an order in which each may follow from those before it
     */
    Walk(Inquiry inquiry, Evidence evidence, List<Claim> claims, Completions completions) {
        this.inquiry = inquiry;
        this.evidence = evidence;
        this.claims = claims;
        this.completions = completions;
    }

    /** A finding for every claim that is wrong, in their order. */
    Map<Claim, Finding> findings() {
        for (Claim claim : claims) {
            if (claim.isRight()) {
                settled.add(claim);
                completions.afterRules(claim);
            } else {
                wrong(claim);
            }
        }
        new Choice(inquiry, evidence).of(causes, settled).forEach(findings::put);
        return findings;
    }

    private void wrong(Claim claim) {
        if (follows(claim)) {
            return;
        }
        findings.put(claim, new Finding.Unknown()); // until all are known
        if (evidence.isCoarse(claim)) {
            unknownBefore = true;
            return;
        }
        boolean explained = isGiven(claim, inquiry.explaining(claim))
                || completions.revised(
                        claim, places.keySet(), () -> follows(claim) || isGiven(claim, inquiry.explaining(claim)))
                || isGiven(claim, inquiry.again(places, claim));
        if (!explained) {
            pair(claim);
        }
    }

    private boolean follows(Claim claim) {
        boolean follows = inquiry.follows(claim);
        if (follows) {
            findings.put(claim, new Finding.Follows(!evidence.isWeak(claim)));
            settled.add(claim);
            completions.afterRules(claim);
        }
        return follows;
    }

    private boolean isGiven(Claim claim, List<Mutant> explaining) {
        if (explaining.isEmpty()) {
            return false;
        }
        List<Mutant> meant = completions.after(claim, explaining);
        causes.put(claim, meant);
        meant.forEach(mutant ->
                places.computeIfAbsent(mutant, first -> new LinkedHashSet<>()).addAll(inquiry.places(mutant, claim)));
        if (meant.size() == 1) {
            clear.add(meant.get(0));
        }
        return true;
    }

    /**
     * Two mistakes, one after the other: one that is known from other values and any other; at the first value that
     * nothing else explains, any two.
     */
    private void pair(Claim claim) {
        Map<List<Mistake>, Mutant> found = evidence.isWeak(claim) ? Map.of() : pairs(claim);
        if (found.size() == 1) {
            findings.put(claim, new Finding.Named(found.keySet().iterator().next(), true));
            completions.after(claim, List.copyOf(found.values()));
        } else {
            unknownBefore = true;
        }
    }

    private Map<List<Mistake>, Mutant> pairs(Claim claim) {
        List<Mutant> acting = inquiry.acting(claim).stream()
                .filter(mutant -> inquiry.changes(mutant, claim))
                .toList();
        Map<List<Mistake>, Mutant> found =
                pairs(claim, acting.stream().filter(clear::contains).toList(), acting);
        return found.isEmpty() && !unknownBefore ? pairs(claim, acting, acting) : found;
    }

    private Map<List<Mistake>, Mutant> pairs(Claim claim, Collection<Mutant> firsts, Collection<Mutant> seconds) {
        Map<List<Mistake>, Mutant> found = new LinkedHashMap<>();
        Set<Mutant> done = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Mutant one : firsts) {
            done.add(one);
            for (Mutant other : seconds) {
                Optional<Mutant> both = done.contains(other) ? Optional.empty() : one.and(other);
                if (both.isPresent() && inquiry.gives(both.get(), claim)) {
                    found.put(List.of(one.mistake(), other.mistake()), both.get());
                }
            }
        }
        return found;
    }
}
