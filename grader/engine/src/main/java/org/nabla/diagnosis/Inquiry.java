package org.nabla.diagnosis;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.nabla.reference.Matrix;
import org.nabla.reference.calculus.Worksheet;
import org.nabla.reference.expression.Expression;
import org.nabla.spec.Instance;

/** What can be asked about the claims of one somebody: what follows from what, and which mistake gives what. */
final class Inquiry {

    private final Suspects suspects;
    private final String loss;
    private final IdentityHashMap<Claim, List<Agreement>> agreements = new IdentityHashMap<>();
    private final IdentityHashMap<Claim, List<Mutant>> acting = new IdentityHashMap<>();
    private final IdentityHashMap<Agreement, Optional<Matrix>> usual = new IdentityHashMap<>();

    /** One of the ways in which an answer can come about. */
    private interface Way {
        Matrix value(Instance instance, Worksheet.Fixed fixed);
    }

    Inquiry(Suspects suspects, String loss) {
        this.suspects = suspects;
        this.loss = loss;
    }

    private List<Agreement> agreements(Claim claim) {
        return agreements.computeIfAbsent(claim, asked -> {
            List<Agreement> each = new ArrayList<>();
            asked.observations().forEach(observation -> each.add(new Agreement(asked, observation, loss)));
            return each;
        });
    }

    /** Whether a mistake gives the claim by itself, from what was given alone. */
    boolean givesAlone(Mutant mutant, Claim claim) {
        Expression asks = mutant.asked().apply(claim.asks());
        return agreements(claim).stream()
                .allMatch(agreement -> agreement.withGiven(given ->
                        suspects.under(mutant, agreement.instance(), given).to(asks)));
    }

    /** Whether the claim follows by a right rule from the other values, on every instance where it is wrong. */
    boolean follows(Claim claim) {
        return followsBy(
                        claim,
                        (instance, fixed) -> suspects.right(instance, fixed).to(claim.asks()))
                || followsBy(
                        claim,
                        (instance, fixed) -> suspects.byHand(instance, fixed).to(claim.asks()))
                || (!isFinite(claim)
                        && followsBy(
                                claim,
                                (instance, fixed) ->
                                        suspects.inCode(instance, fixed).to(claim.asks())));
    }

    private boolean followsBy(Claim claim, Way way) {
        return agreements(claim).stream()
                .filter(agreement -> !agreement.isRight())
                .allMatch(agreement -> {
                    Function<Worksheet.Fixed, Matrix> here = fixed -> way.value(agreement.instance(), fixed);
                    return agreement.with(here) && !agreement.lacksDigits(here);
                });
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

    private Predicate<Mutant> gives(Claim claim) {
        return mutant -> gives(mutant, claim);
    }

    boolean gives(Mutant mutant, Claim claim) {
        Expression asks = mutant.asked().apply(claim.asks());
        return givesBy(
                        claim,
                        (instance, fixed) ->
                                suspects.under(mutant, instance, fixed).to(asks))
                || (!isFinite(claim)
                        && givesBy(
                                claim,
                                (instance, fixed) ->
                                        suspects.inCode(mutant, instance, fixed).to(asks)));
    }

    private boolean givesBy(Claim claim, Way way) {
        return agreements(claim).stream()
                .allMatch(agreement -> agreement.with(fixed -> way.value(agreement.instance(), fixed)));
    }

    /** Whether a mistake makes any difference, on any instance. */
    boolean changes(Mutant mutant, Claim claim) {
        Expression asks = mutant.asked().apply(claim.asks());
        return agreements(claim).stream().anyMatch(agreement -> {
            Optional<Matrix> right = usual.computeIfAbsent(
                    agreement,
                    here -> here.value(
                            fixed -> suspects.byHand(here.instance(), fixed).to(claim.asks())));
            Optional<Matrix> wrong = agreement.value(
                    fixed -> suspects.under(mutant, agreement.instance(), fixed).to(asks));
            return wrong.isPresent() && !wrong.equals(right);
        });
    }

    /** The steps between the values that the claim goes on from and the claim at which a mistake acts. */
    List<Deviation> deviations(String mistake, Claim claim) {
        Agreement first = agreements(claim).get(0);
        List<Mutant> forms = acting(claim).stream()
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
