package org.nabla.spec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.nabla.reference.Matrix;
import org.nabla.reference.calculus.Answers;
import org.nabla.reference.calculus.Backpropagation;

/**
 * Questions whose answers are the same on one draw and not on others: there, one in place of the other would look right.
 *
 * <p>What is the same by its nature is no such coincidence: two gradients that are equal by definition, or numbers of
 * which there are few, such as predictions of 0 or 1. That is found by trial draws, so that no definition has to be
 * understood for it: a pair that is the same on two or more of them is the same by nature.
 */
final class Coincidences {

    /** Enough to tell what is always or often the same from what happens once. */
    static final int TRIALS = 8;

    private static final int OFTEN = 2;

    private final Problem problem;
    private final List<Question> questions;
    private final Supplier<List<Instance>> trials;
    private Optional<Set<Pair>> natural = Optional.empty();

    /** Two questions in the order of the problem. */
    record Pair(String first, String second) {}

    /**
     * Coincidences of a problem.
     *
     * @param trials {@value #TRIALS} draws; asked for only when some answers are the same
     */
    Coincidences(Problem problem, Supplier<List<Instance>> trials) {
        this.problem = problem;
        this.trials = trials;
        this.questions = problem.questions().stream()
                .filter(question -> question.choices().isEmpty()
                        && question.marking().criterion().equals(Criterion.EQUAL)
                        && !Answers.isAboutTraining(question.asks()))
                .toList();
    }

    /** The first pair that coincides on an instance by chance. */
    Optional<Pair> on(Instance instance) {
        Set<Pair> same = same(instance);
        if (!same.isEmpty()) {
            same.removeAll(natural());
        }
        return same.stream().findFirst();
    }

    private Set<Pair> natural() {
        if (natural.isEmpty()) {
            Map<Pair, Integer> counts = new HashMap<>();
            for (Instance trial : trials.get()) {
                same(trial).forEach(pair -> counts.merge(pair, 1, Integer::sum));
            }
            Set<Pair> often = new HashSet<>();
            counts.forEach((pair, count) -> {
                if (count >= OFTEN) {
                    often.add(pair);
                }
            });
            natural = Optional.of(often);
        }
        return natural.get();
    }

    /** All pairs with the same answer, whatever the reason. */
    private Set<Pair> same(Instance instance) {
        Answers.Setting setting = problem.model().setting(instance);
        Answers<Matrix> answers = new Answers<>(new Backpropagation(setting.graph()), setting, instance.leaves());
        List<Matrix> values = new ArrayList<>();
        questions.forEach(question -> values.add(answers.to(question.asks())));
        Set<Pair> same = new LinkedHashSet<>();
        for (int i = 0; i < values.size(); i++) {
            for (int j = i + 1; j < values.size(); j++) {
                Question first = questions.get(i);
                Question second = questions.get(j);
                boolean accepted =
                        accepts(first, values.get(i), values.get(j)) || accepts(second, values.get(j), values.get(i));
                if (accepted) {
                    same.add(new Pair(first.id(), second.id()));
                }
            }
        }
        return same;
    }

    /** Whether the answer to another question would count as the answer to this one. */
    private static boolean accepts(Question question, Matrix expected, Matrix other) {
        return expected.shape().equals(other.shape())
                && question.marking().tolerance().accepts(expected, other);
    }
}
