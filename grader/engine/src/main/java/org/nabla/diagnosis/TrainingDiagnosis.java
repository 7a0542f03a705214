package org.nabla.diagnosis;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.nabla.reference.Matrix;
import org.nabla.reference.calculus.Training.Outcome;
import org.nabla.reference.expression.Expression;
import org.nabla.reference.rule.ShapeException;
import org.nabla.spec.Atoms;
import org.nabla.spec.Instance;
import org.nabla.spec.Problem;

/**
 * Finds out how wrong histories and wrong trained parameters came about, by training with each known mistake.
 *
 * <p>Variants are short and go first. The published training, which may be long, is replayed only for what explains
 * every variant.
 */
public final class TrainingDiagnosis {

    /** A step that is worked out by hand takes some 30 µs; this is a matter of seconds, once for a problem. */
    private static final long MOST_STEPS = 200_000;

    /** Up to this length, all mistakes may be replayed on a training that no variant goes before. */
    private static final long MOST_STEPS_OF_ALL = 1000;

    /** Of several mistakes that explain all variants, this many are replayed on a long training. */
    private static final int MOST_CONFIRMED = 4;

    /** Far more than rounding makes of a training, far less than any mistake. */
    private static final double CLOSE = 1e-6;

    /** Half a unit of the fourth digit of 1. */
    private static final double COARSE = 0.5e-3;

    /** Up to here it is worth looking how much of a training rounding decides; most other trainings are farther off. */
    private static final double ROUGH = 1e-3;

    private static final int SHAKES = 2;

    /** A few shakes may find a small part of what sums in another order make of it. */
    private static final double FAR = 16;

    private final Problem problem;
    private final List<Mistake> mistakes;
    private @Nullable Replays made;

    public TrainingDiagnosis(Problem problem, List<Mistake> mistakes) {
        this.problem = problem;
        this.mistakes = mistakes;
    }

    /** Made when the first wrong training is met. */
    private synchronized Replays replays() {
        Replays replays = made;
        if (replays == null) {
            replays = new Replays(problem, mistakes);
            made = replays;
        }
        return replays;
    }

    /**
     * What is found about each wrong claim.
     *
     * @param claims about histories and trained parameters
     * @param known the mistakes that were found in the other questions: the first to be suspected
     * @return a finding for every claim that is wrong and was explained
     */
    public Map<Claim, Finding> of(List<Claim> claims, Set<String> known) {
        List<Claim> fine = claims.stream().filter(claim -> !isCoarse(claim)).toList();
        List<Claim> wrong = fine.stream().filter(claim -> !claim.isRight()).toList();
        if (wrong.isEmpty()) {
            return Map.of();
        }
        List<Replays.Replay> suspected = replays().all().stream()
                .filter(replay -> known.containsAll(replay.ids()))
                .toList();
        List<List<Replays.Replay>> likeliestFirst = List.of(
                suspected,
                others(suspected, Replays.Replay::isHabit),
                others(suspected, replay -> !replay.isHabit()),
                replays().pairs(suspected));
        List<Replays.Replay> explaining = explaining(likeliestFirst, fine);
        Map<Claim, Finding> findings = new LinkedHashMap<>();
        for (Claim claim : wrong) { // by itself, where only one of two histories is wrong in a known way
            List<Replays.Replay> own = explaining.isEmpty() ? explaining(likeliestFirst, List.of(claim)) : explaining;
            if (!own.isEmpty()) {
                findings.put(claim, finding(own));
            }
        }
        return findings;
    }

    /** Whether it was typed with fewer than four digits: too many trainings end there. */
    private static boolean isCoarse(Claim claim) {
        return claim.observations().stream()
                .anyMatch(observation -> observation.halfUnits().largestMagnitude()
                        > COARSE * observation.value().largestMagnitude());
    }

    private List<Replays.Replay> others(List<Replays.Replay> suspected, Predicate<Replays.Replay> kind) {
        return replays().all().stream()
                .filter(kind)
                .filter(replay -> !suspected.contains(replay))
                .toList();
    }

    /** Those of the likeliest that give every one of the claims. */
    private List<Replays.Replay> explaining(List<List<Replays.Replay>> likeliestFirst, List<Claim> claims) {
        return likeliestFirst.stream()
                .map(some -> explainingOf(some, claims))
                .filter(some -> !some.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private List<Replays.Replay> explainingOf(List<Replays.Replay> some, List<Claim> claims) {
        boolean varied = claims.stream()
                .flatMap(claim -> claim.observations().stream())
                .anyMatch(observation -> !isPublished(observation));
        return some.stream()
                .filter(replay -> varied || replay.isHabit() || isShort(claims))
                .filter(replay -> gives(replay, claims, observation -> !isPublished(observation)))
                .limit(varied ? MOST_CONFIRMED : some.size())
                .filter(replay -> gives(replay, claims, TrainingDiagnosis::isPublished))
                .toList();
    }

    private static boolean isShort(List<Claim> claims) {
        return claims.stream()
                .flatMap(claim -> claim.observations().stream())
                .allMatch(observation -> Replays.steps(observation.instance()) <= MOST_STEPS_OF_ALL);
    }

    private static boolean isPublished(Claim.Observation observation) {
        return observation.instance().isPublished();
    }

    private boolean gives(Replays.Replay replay, List<Claim> claims, Predicate<Claim.Observation> which) {
        return claims.stream()
                .allMatch(claim -> claim.observations().stream()
                        .filter(which)
                        .allMatch(observation -> gives(replay, claim.asks(), observation)));
    }

    /** What is too long to be replayed counts as explained: the variants have spoken. */
    private boolean gives(Replays.Replay replay, Expression asks, Claim.Observation observation) {
        if (Replays.steps(observation.instance()) > MOST_STEPS) {
            return true;
        }
        return replays()
                .outcome(replay, observation.instance())
                .flatMap(outcome -> answer(outcome, asks, observation.instance()))
                .filter(due -> near(due, observation, 0)
                        || (near(due, observation, ROUGH * due.largestMagnitude())
                                && near(due, observation, FAR * spread(replay, asks, observation.instance(), due))))
                .isPresent();
    }

    /** How much of a training rounding decides: one that diverges makes any number of the last digits. */
    private double spread(Replays.Replay replay, Expression asks, Instance instance, Matrix due) {
        double spread = 0;
        boolean isShort = Replays.steps(instance) <= MOST_STEPS_OF_ALL;
        for (int shake = 0; isShort && shake < SHAKES; shake++) {
            spread = Math.max(
                    spread,
                    replays()
                            .shaken(replay, instance, shake)
                            .flatMap(outcome -> answer(outcome, asks, instance))
                            .map(moved -> moved.zip(due, (a, b) -> a - b).largestMagnitude())
                            .filter(Double::isFinite)
                            .orElse(0.0));
        }
        return spread;
    }

    /** What an outcome answers to a question over {@code history(train_loss)} and {@code trained(W1)}. */
    private static Optional<Matrix> answer(Outcome outcome, Expression asks, Instance instance) {
        Map<String, Matrix> returned = new LinkedHashMap<>();
        outcome.losses().forEach((name, history) -> returned.put("history(%s)".formatted(name), history));
        outcome.parameters().forEach((name, value) -> returned.put("trained(%s)".formatted(name), value));
        try {
            return new Atoms(instance.sizes(), instance.constants()).value(asks, returned);
        } catch (ShapeException e) {
            return Optional.empty(); // such as the hundredth of 99 epochs
        }
    }

    private static boolean near(Matrix due, Claim.Observation observation, double spread) {
        Matrix is = observation.value();
        if (!due.shape().equals(is.shape())) {
            return false;
        }
        double scale = due.isFinite() ? due.largestMagnitude() : 0;
        for (int i = 0; i < due.rows(); i++) {
            for (int j = 0; j < due.columns(); j++) {
                double error = Math.abs(is.at(i, j) - due.at(i, j));
                double allowed = CLOSE * Math.max(Math.abs(due.at(i, j)), 1e-3 * scale)
                        + observation.halfUnits().at(i, j) * (1 + 1e-9);
                boolean same = Double.isFinite(due.at(i, j))
                        ? error <= allowed + spread
                        : Double.compare(is.at(i, j), due.at(i, j)) == 0;
                if (!same) {
                    return false;
                }
            }
        }
        return true;
    }

    private static Finding finding(List<Replays.Replay> explaining) {
        Optional<Replays.Replay> pair = explaining.stream()
                .filter(replay -> replay.mistakes().size() > 1)
                .findFirst();
        if (pair.isPresent()) {
            return new Finding.Named(pair.get().mistakes(), true);
        }
        Map<String, Mistake> distinct = new LinkedHashMap<>();
        explaining.forEach(replay -> replay.mistakes().forEach(mistake -> distinct.put(mistake.id(), mistake)));
        List<Mistake> mistakes = distinct.values().stream()
                .sorted(Comparator.comparing(Mistake::convention).thenComparing(Mistake::evidence))
                .toList();
        Mistake first = mistakes.get(0);
        List<Mistake> alike = mistakes.stream()
                .filter(mistake -> mistake.convention() == first.convention())
                .toList();
        return first.convention() ? new Finding.OtherConvention(first) : new Finding.Named(alike, false);
    }
}
