package org.nabla.diagnosis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.nabla.reference.Matrix;
import org.nabla.reference.expression.Expression;
import org.nabla.spec.Tolerance;

/**
 * Finds all of a quantity of which somebody said a scalar only, such as its sum.
 *
 * <p>A scalar does not determine a vector, but what gives the scalar gives a vector, too, from which everything after it is
 * worked out. It is taken for theirs when it explains something of that; of several, the one that explains most. When none
 * does, nothing is taken.
 */
final class Completions {

    private final Inquiry inquiry;
    private final List<Claim> claims;
    private final String loss;
    private final Set<String> leaves;

    /** Those by the right rules. */
    private final Map<Completion, Claim> granted = new LinkedHashMap<>();

    /**
     * What gives the scalar.
     *
     * @param mutants those whose way it is; none for the right rules
     * @param values what it makes of the quantity, an instance each
     */
    private record Candidate(Completion completion, List<Mutant> mutants, List<Matrix> values) {

        boolean agrees(Candidate other) {
            for (int i = 0; i < values.size(); i++) {
                Matrix one = values.get(i);
                Matrix two = other.values.get(i);
                boolean near = one.shape().equals(two.shape())
                        && one.zip(two, (a, b) -> a - b).largestMagnitude() <= Tolerance.NOISE * one.largestMagnitude();
                if (!near) {
                    return false;
                }
            }
            return true;
        }
    }

    /**
     * How much of what comes later is explained.
     *
     * @param following how many wrong claims follow by the right rules
     * @param named whether a mistake gives the first of them
     */
    private record Explained(long following, boolean named) {
        static final Comparator<Explained> BY_AMOUNT =
                Comparator.comparing(Explained::following).thenComparing(Explained::named);
        static final Explained NOTHING = new Explained(0, false);
    }

    /**
     * What can be found among some claims.
     *
     * @param claims in an order in which each may follow from those before it
     * @param leaves parameters and data, which are given
     */
    Completions(Inquiry inquiry, List<Claim> claims, String loss, Set<String> leaves) {
        this.inquiry = inquiry;
        this.claims = claims;
        this.loss = loss;
        this.leaves = leaves;
    }

    /** Goes on from a scalar that is right, or follows. */
    void afterRules(Claim claim) {
        List<Approach> ways = new ArrayList<>(inquiry.rules());
        if (claim.isRight()) {
            ways.add(inquiry.rightFromTheStart());
        }
        List<Candidate> candidates = new ArrayList<>();
        ways.forEach(way -> add(candidates, claim, way, List.of()));
        candidates.stream().limit(1).map(Candidate::completion).forEach(completion -> {
            inquiry.complete(completion);
            granted.put(completion, claim);
        });
    }

    /**
     * Goes on from a scalar that mistakes give.
     *
     * @return those of them that give what follows was worked out from; all where that is not known
     */
    List<Mutant> after(Claim claim, Collection<Mutant> mutants) {
        Optional<Candidate> best = best(claim, mutants);
        best.map(Candidate::completion).ifPresent(inquiry::complete);
        return best.map(Candidate::mutants).orElse(List.copyOf(mutants));
    }

    /** Goes on from a scalar that is a mistake's, whatever follows. */
    void by(Claim claim, Mutant mutant) {
        quantity(claim)
                .map(quantity -> completion(claim, quantity, inquiry.under(mutant)))
                .ifPresent(inquiry::complete);
    }

    /**
     * Goes back on scalars that are right, or follow, where that explains more: a mistake may give them, too, as it gives the
     * sum of a softmax.
     *
     * @param wrong what could not be explained
     * @param known the mistakes that claims have shown so far
     * @param explained tries to explain it
     * @return whether it was explained; if not, everything is as it was
     */
    boolean revised(Claim wrong, Set<Mutant> known, BooleanSupplier explained) {
        List<Map.Entry<Completion, Claim>> latestFirst = new ArrayList<>(granted.entrySet());
        Collections.reverse(latestFirst);
        for (Map.Entry<Completion, Claim> each : latestFirst) {
            inquiry.drop(each.getKey());
            if (inquiry.goesBy(wrong, each.getKey().quantity()) && isExplained(each.getValue(), known, explained)) {
                granted.remove(each.getKey());
                return true;
            }
            inquiry.complete(each.getKey());
        }
        return false;
    }

    /** Whether something is explained when a scalar is one of the mistakes', or nobody knows whose. */
    private boolean isExplained(Claim scalar, Set<Mutant> known, BooleanSupplier explained) {
        Optional<Completion> other = best(scalar, known).map(Candidate::completion);
        other.ifPresent(inquiry::complete);
        if (!explained.getAsBoolean()) {
            other.ifPresent(inquiry::drop);
            return false;
        }
        if (other.isEmpty()) {
            after(scalar, known); // more may be known now
        }
        return true;
    }

    private Completion completion(Claim claim, Expression quantity, Approach way) {
        return new Completion(inquiry.place(claim), claim.asks().toString(), quantity, way);
    }

    private Optional<Expression> quantity(Claim claim) {
        return Completion.quantity(claim.asks(), loss)
                .filter(quantity -> !leaves.contains(quantity.toString()))
                .filter(quantity -> claims.stream()
                        .noneMatch(other -> other.asks().toString().equals(quantity.toString())));
    }

    /** Adds what gives this claim and every other one about the same quantity, each vector once. */
    private void add(List<Candidate> candidates, Claim claim, Approach way, List<Mutant> mutants) {
        Optional<Expression> quantity = quantity(claim);
        if (quantity.isEmpty()
                || !claims.stream()
                        .filter(other -> isAbout(other, quantity.get()))
                        .allMatch(other -> inquiry.gives(way, other))) {
            return;
        }
        Completion completion = completion(claim, quantity.get(), way);
        inquiry.values(quantity.get(), way, claim)
                .map(values -> new Candidate(completion, mutants, values))
                .ifPresent(candidate -> merge(candidates, candidate));
    }

    private boolean isAbout(Claim claim, Expression quantity) {
        return quantity(claim)
                .filter(other -> other.toString().equals(quantity.toString()))
                .isPresent();
    }

    private static void merge(List<Candidate> candidates, Candidate candidate) {
        for (int i = 0; i < candidates.size(); i++) {
            Candidate known = candidates.get(i);
            if (known.agrees(candidate)) {
                List<Mutant> mutants = new ArrayList<>(known.mutants());
                mutants.addAll(candidate.mutants());
                candidates.set(i, new Candidate(known.completion(), mutants, known.values()));
                return;
            }
        }
        candidates.add(candidate);
    }

    /** The one that explains most of what comes later; none where two explain as much. */
    private Optional<Candidate> best(Claim claim, Collection<Mutant> mutants) {
        List<Candidate> candidates = new ArrayList<>();
        mutants.forEach(mutant -> add(candidates, claim, inquiry.under(mutant), List.of(mutant)));
        if (candidates.isEmpty()) {
            return Optional.empty();
        }
        List<Claim> later = later(claim, candidates.get(0).completion().quantity());
        Optional<Candidate> best = Optional.empty();
        Explained most = Explained.NOTHING;
        for (Candidate candidate : candidates) {
            Explained explained = inquiry.supposing(candidate.completion(), () -> explained(later));
            int more = Explained.BY_AMOUNT.compare(explained, most);
            if (more > 0) {
                most = explained;
                best = Optional.of(candidate);
            } else if (more == 0) {
                best = Optional.empty();
            }
        }
        return best;
    }

    private Explained explained(List<Claim> later) {
        long following = later.stream().filter(inquiry::follows).count();
        boolean named = following == 0
                && later.stream()
                        .limit(1)
                        .anyMatch(claim -> !inquiry.explaining(claim).isEmpty());
        return new Explained(following, named);
    }

    /** The wrong claims after another one that go by its quantity, and do not follow from what is known without it. */
    private List<Claim> later(Claim claim, Expression quantity) {
        return claims.subList(inquiry.place(claim) + 1, claims.size()).stream()
                .filter(later -> !later.isRight() && inquiry.goesBy(later, quantity) && !inquiry.follows(later))
                .toList();
    }
}
