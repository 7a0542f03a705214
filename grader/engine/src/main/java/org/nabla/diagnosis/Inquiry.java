package org.nabla.diagnosis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.nabla.reference.Matrix;
import org.nabla.reference.calculus.Rewriting;
import org.nabla.reference.calculus.Worksheet;
import org.nabla.reference.expression.Expression;
import org.nabla.spec.Instance;

/** What can be asked about the claims of one somebody: what follows from what, and which mistake gives what. */
final class Inquiry {

    private final Suspects suspects;
    private final String loss;
    private final IdentityHashMap<Claim, Integer> places = new IdentityHashMap<>();
    private final List<Completion> completions = new ArrayList<>();
    private final IdentityHashMap<Instance, Map<Completion, Optional<Matrix>>> completed = new IdentityHashMap<>();
    private final IdentityHashMap<Claim, List<Agreement>> agreements = new IdentityHashMap<>();
    private final IdentityHashMap<Claim, List<Mutant>> acting = new IdentityHashMap<>();
    private final IdentityHashMap<Claim, List<Mutant>> again = new IdentityHashMap<>();
    private final IdentityHashMap<Agreement, Optional<Matrix>> usual = new IdentityHashMap<>();

    /**
     * An inquiry into what somebody says.
     *
     * @param claims in an order in which each may follow from those before it
     */
    Inquiry(Suspects suspects, String loss, List<Claim> claims) {
        this.suspects = suspects;
        this.loss = loss;
        for (int i = 0; i < claims.size(); i++) {
            places.put(claims.get(i), i);
        }
    }

    /** Which of all claims it is. */
    int place(Claim claim) {
        return places.getOrDefault(claim, 0);
    }

    private List<Agreement> agreements(Claim claim) {
        return agreements.computeIfAbsent(claim, asked -> {
            List<Completion> before = completions.stream()
                    .filter(completion -> completion.place() < place(asked))
                    .toList();
            List<Agreement> each = new ArrayList<>();
            asked.observations()
                    .forEach(observation -> each.add(new Agreement(
                            asked,
                            observation,
                            loss,
                            before,
                            completed.computeIfAbsent(observation.instance(), instance -> new IdentityHashMap<>()))));
            return each;
        });
    }

    /** Whether a mistake gives the claim by itself, from what was given alone. */
    boolean givesAlone(Mutant mutant, Claim claim) {
        return agreements(claim).stream()
                .allMatch(agreement -> agreement.withGiven(here(claim, under(mutant), agreement)));
    }

    /** Takes what was found of a quantity for what the same somebody has written down of it. */
    void complete(Completion completion) {
        completions.add(completion);
        completions.sort(Comparator.comparing(Completion::place));
        forget();
    }

    /** Goes back on it. */
    void drop(Completion completion) {
        completions.remove(completion);
        forget();
    }

    /** What holds if a quantity was worked out like this. */
    <T> T supposing(Completion completion, Supplier<T> question) {
        complete(completion);
        try {
            return question.get();
        } finally {
            drop(completion);
        }
    }

    private void forget() {
        completed.clear();
        agreements.clear();
        acting.clear();
        usual.clear();
    }

    /** The right rules as they are written in the graph, and as they are written by hand. */
    List<Approach> rules() {
        return List.of(
                (asks, instance, fixed) -> suspects.right(instance, fixed).to(asks),
                (asks, instance, fixed) -> suspects.byHand(instance, fixed).to(asks));
    }

    /** The right rules, from nothing but what is right. */
    Approach rightFromTheStart() {
        return (asks, instance, fixed) ->
                suspects.right(instance, Worksheet.Fixed.NONE).to(asks);
    }

    /** Those of somebody who makes a mistake, and understands a question in its way. */
    Approach under(Mutant mutant) {
        return (asks, instance, fixed) ->
                suspects.under(mutant, instance, fixed).to(mutant.asked().apply(asks));
    }

    private Approach inCode(Mutant mutant) {
        return (asks, instance, fixed) ->
                suspects.inCode(mutant, instance, fixed).to(mutant.asked().apply(asks));
    }

    /** Whether the claim follows by a right rule from the other values, on every instance where it is wrong. */
    boolean follows(Claim claim) {
        return rules().stream().anyMatch(rule -> followsBy(claim, rule))
                || (!isFinite(claim)
                        && followsBy(
                                claim,
                                (asks, instance, fixed) ->
                                        suspects.inCode(instance, fixed).to(asks)));
    }

    private boolean followsBy(Claim claim, Approach approach) {
        return agreements(claim).stream()
                .filter(agreement -> !agreement.isRight())
                .allMatch(agreement -> {
                    Function<Worksheet.Fixed, Matrix> here = here(claim, approach, agreement);
                    return agreement.with(here) && !agreement.lacksDigits(here);
                });
    }

    private static Function<Worksheet.Fixed, Matrix> here(Claim claim, Approach approach, Agreement agreement) {
        return fixed -> approach.value(claim.asks(), agreement.instance(), fixed);
    }

    /** What a way of working makes of a quantity that somebody has said something of, an instance each. */
    Optional<List<Matrix>> values(Expression quantity, Approach approach, Claim said) {
        List<Matrix> values = new ArrayList<>();
        for (Agreement agreement : agreements(said)) {
            agreement
                    .value(fixed -> approach.value(quantity, agreement.instance(), fixed))
                    .ifPresent(values::add);
        }
        return values.size() == said.observations().size() ? Optional.of(values) : Optional.empty();
    }

    /** Whether a quantity is worked out on the way from what somebody has said to a claim. */
    boolean goesBy(Claim claim, Expression quantity) {
        Agreement first = agreements(claim).get(0);
        return suspects.goesBy(quantity, claim.asks(), first.instance(), first.fixed());
    }

    /** The mistakes that can act between the values that the claim goes on from and the claim. */
    List<Mutant> acting(Claim claim) {
        return acting.computeIfAbsent(claim, asked -> {
            Agreement first = agreements(asked).get(0);
            return suspects.acting(asked.asks(), first.instance(), first.fixed()).stream()
                    .filter(Mutant::isOfSteps)
                    .toList();
        });
    }

    /** Those of them that give the claim, from the values before it. */
    List<Mutant> explaining(Claim claim) {
        return acting(claim).stream().filter(gives(claim)).toList();
    }

    /** The steps at which a mistake acts on the way to a claim, in the words of {@link Rewriting#changed}. */
    Set<String> places(Mutant mutant, Claim claim) {
        Agreement first = agreements(claim).get(0);
        Set<String> places = suspects.computed(claim.asks(), first.instance(), first.fixed());
        places.retainAll(mutant.own().changed());
        return places;
    }

    /** What makes the same mistake again, at the steps only where it was found, and gives the claim with that. */
    List<Mutant> again(Map<Mutant, Set<String>> found, Claim claim) {
        List<Mutant> giving = new ArrayList<>();
        found.forEach((mutant, places) ->
                suspects.within(mutant, places).filter(gives(claim)).ifPresent(giving::add));
        again.put(claim, giving);
        return giving;
    }

    private Predicate<Mutant> gives(Claim claim) {
        return mutant -> gives(mutant, claim);
    }

    boolean gives(Mutant mutant, Claim claim) {
        return gives(under(mutant), claim) || (!isFinite(claim) && gives(inCode(mutant), claim));
    }

    /** Whether a way of working gives the claim, from the values before it. */
    boolean gives(Approach approach, Claim claim) {
        return agreements(claim).stream().allMatch(agreement -> agreement.with(here(claim, approach, agreement)));
    }

    /** Whether a mistake makes any difference, on any instance. */
    boolean changes(Mutant mutant, Claim claim) {
        return agreements(claim).stream().anyMatch(agreement -> {
            Optional<Matrix> right = usual.computeIfAbsent(
                    agreement,
                    here -> here.value(
                            fixed -> suspects.byHand(here.instance(), fixed).to(claim.asks())));
            Optional<Matrix> wrong = agreement.value(here(claim, under(mutant), agreement));
            return wrong.isPresent() && !wrong.equals(right);
        });
    }

    /** The steps between the values that the claim goes on from and the claim at which a mistake acts. */
    List<Deviation> deviations(String mistake, Claim claim) {
        Agreement first = agreements(claim).get(0);
        List<Mutant> forms = Stream.concat(again.getOrDefault(claim, List.of()).stream(), acting(claim).stream())
                .filter(mutant -> mutant.id().equals(mistake))
                .toList();
        return forms.stream()
                .filter(mutant -> gives(mutant, claim))
                .findFirst()
                .or(() -> forms.stream().findFirst())
                .map(mutant -> suspects.deviations(mutant, claim.asks(), first.instance(), first.fixed()))
                .orElse(List.of());
    }

    private static boolean isFinite(Claim claim) {
        return claim.observations().stream()
                .allMatch(observation -> observation.value().isFinite());
    }
}
