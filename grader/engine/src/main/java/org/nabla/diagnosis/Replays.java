package org.nabla.diagnosis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleUnaryOperator;
import org.nabla.reference.Matrix;
import org.nabla.reference.Shape;
import org.nabla.reference.calculus.Answers;
import org.nabla.reference.calculus.Backpropagation;
import org.nabla.reference.calculus.Training;
import org.nabla.reference.calculus.Training.Material;
import org.nabla.reference.calculus.Training.Outcome;
import org.nabla.reference.calculus.Update;
import org.nabla.reference.calculus.Worksheet;
import org.nabla.reference.expression.ExpressionException;
import org.nabla.reference.expression.ExpressionParser;
import org.nabla.reference.rule.ShapeException;
import org.nabla.spec.Instance;
import org.nabla.spec.Problem;

/**
 * What known mistakes make of the training of a problem: each is replayed once on an instance, and kept.
 *
 * <p>What a training starts from is given, so that the same mistake always ends at the same numbers, whoever makes it.
 */
final class Replays {

    /** A few units in the last place of a double, which is what the rounding of a step comes to. */
    private static final double LAST_DIGITS = 0x1p-50;

    private final Problem problem;
    private final Suspects suspects;
    private final List<Replay> replays = new ArrayList<>();
    private final Map<Integer, Map<String, Optional<Outcome>>> outcomes = new ConcurrentHashMap<>();

    /**
     * A training with mistakes in it.
     *
     * @param number its place among the replays of single mistakes
     * @param mistakes one, or several that are made together
     * @param step the mistake in every step, if there is one
     * @param habit what is wrong beside the steps
     */
    record Replay(int number, List<Mistake> mistakes, Optional<Mutant> step, Habit habit) {

        /** Which pairs there are depends on who is suspected; they are not kept. */
        static final int PAIR = -1;

        /** Whether the steps are right, and the mistake shows in nothing but the training. */
        boolean isHabit() {
            return step.isEmpty();
        }

        List<String> ids() {
            return mistakes.stream().map(Mistake::id).toList();
        }
    }

    Replays(Problem problem, List<Mistake> mistakes) {
        this.problem = problem;
        this.suspects = new Suspects(problem, mistakes);
        for (Mistake mistake : mistakes) {
            mistake.habits().forEach(habit -> add(mistake, Optional.empty(), habit));
        }
        for (Mutant mutant : suspects.acting(
                ExpressionParser.parse("after(1, %s)".formatted(problem.model().loss())),
                problem.published(),
                Worksheet.Fixed.NONE)) {
            add(mutant.mistake(), Optional.of(mutant), Habit.NONE);
        }
    }

    private void add(Mistake mistake, Optional<Mutant> step, Habit habit) {
        replays.add(new Replay(replays.size(), List.of(mistake), step, habit));
    }

    List<Replay> all() {
        return replays;
    }

    /** Two of some mistakes together: two in every step, or one in every step and one beside the steps. */
    List<Replay> pairs(List<Replay> some) {
        List<Replay> pairs = new ArrayList<>();
        for (Replay one : some) {
            Optional<Mutant> step = one.step();
            if (step.isEmpty()) {
                continue;
            }
            for (Replay other : some) {
                other.step()
                        .filter(mutant -> some.indexOf(one) < some.indexOf(other))
                        .flatMap(step.get()::and)
                        .ifPresent(both -> pairs.add(new Replay(
                                Replay.PAIR,
                                List.of(step.get().mistake(), other.mistakes().get(0)),
                                Optional.of(both),
                                Habit.NONE)));
            }
            for (Replay other : replays) {
                if (other.isHabit()) {
                    pairs.add(new Replay(
                            Replay.PAIR,
                            List.of(step.get().mistake(), other.mistakes().get(0)),
                            step,
                            other.habit()));
                }
            }
        }
        return pairs;
    }

    /** How many steps the training of an instance takes. */
    static long steps(Instance instance) {
        return instance.training()
                .map(material -> {
                    Training.Schedule schedule = material.schedule();
                    long steps = ((long) material.count(schedule.set()) + schedule.batch() - 1) / schedule.batch();
                    return schedule.epochs() * steps;
                })
                .orElse(0L);
    }

    /** What the training ends at; nothing where it cannot be done, or the mistake makes no difference to it. */
    Optional<Outcome> outcome(Replay replay, Instance instance) {
        return replay.number() == Replay.PAIR
                ? computed(replay, instance)
                : outcomes.computeIfAbsent(replay.number(), number -> new ConcurrentHashMap<>())
                        .computeIfAbsent(instance.id(), id -> computed(replay, instance));
    }

    /** The same from parameters that are moved in their last digit: where much comes of it, rounding decides. */
    Optional<Outcome> shaken(Replay replay, Instance instance, long seed) {
        return replay.number() == Replay.PAIR
                ? Optional.empty()
                : outcomes.computeIfAbsent(replay.number(), number -> new ConcurrentHashMap<>())
                        .computeIfAbsent(instance.id() + " shaken " + seed, id -> {
                            SplittableRandom random = new SplittableRandom(seed);
                            return computed(
                                    replay,
                                    instance,
                                    entry -> entry * (1 + (2 * random.nextDouble() - 1) * LAST_DIGITS));
                        });
    }

    private Optional<Outcome> computed(Replay replay, Instance instance) {
        return computed(replay, instance, DoubleUnaryOperator.identity());
    }

    private Optional<Outcome> computed(Replay replay, Instance instance, DoubleUnaryOperator moved) {
        try {
            return instance.training().flatMap(material -> computed(replay, instance, material, moved));
        } catch (ShapeException | ExpressionException e) {
            return Optional.empty();
        }
    }

    private Optional<Outcome> computed(Replay replay, Instance instance, Material material, DoubleUnaryOperator moved) {
        Answers.Setting setting = problem.model().setting(instance);
        Map<String, Matrix> start = new LinkedHashMap<>(instance.leaves());
        start.keySet().removeAll(material.samples().keySet());
        start.replaceAll((name, value) -> value.map(moved));
        return replay.habit()
                .outcome(
                        setting.update(),
                        material,
                        (update, own) -> trained(replay, instance, update, own, start),
                        words(setting, material, start));
    }

    private Outcome trained(
            Replay replay, Instance instance, Update update, Material material, Map<String, Matrix> start) {
        if (replay.step().isEmpty()) {
            Answers.Setting setting = problem.model().setting(instance);
            return new Training(setting.graph(), setting.loss(), update, material).run(start);
        }
        Mutant mutant = replay.step().get();
        return suspects.training(mutant, instance, update, material)
                .run(mutant.leaves().apply(start));
    }

    private TrainingWords words(Answers.Setting setting, Material material, Map<String, Matrix> start) {
        Training.Schedule schedule = material.schedule();
        int samples = material.count(schedule.set());
        Map<String, Double> words = new LinkedHashMap<>(setting.update().settings());
        words.put("samples", (double) samples);
        words.put("batch", (double) schedule.batch());
        suspects.comparison().ifPresent(loss -> {
            Map<String, Matrix> leaves = new LinkedHashMap<>(start);
            leaves.putAll(material.sets().getOrDefault(schedule.set(), Map.of()));
            Shape prediction = new Backpropagation(setting.graph())
                    .value(loss.prediction(), leaves)
                    .shape();
            words.put("outputs", (double) prediction.size() / samples);
        });
        return new TrainingWords(words);
    }
}
