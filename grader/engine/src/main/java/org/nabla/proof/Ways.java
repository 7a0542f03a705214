package org.nabla.proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.nabla.grading.AnswerKey;
import org.nabla.reference.Matrix;
import org.nabla.reference.calculus.Answers;
import org.nabla.spec.Question;

/**
 * What every witness says to every question, computed once and asked by every part of a proof.
 *
 * <p>Safe for use by several threads; those that ask the same witness about the same instance wait for each other.
 */
final class Ways {

    /** How many variants are recomputed by the slow witnesses; the known submissions run on all of them. */
    private static final int VARIANTS_WITNESSED = 2;

    private final AnswerKey key;
    private final Map<Place, Way> ways = new HashMap<>();

    private record Place(Witness witness, String instance) {}

    Ways(AnswerKey key) {
        this.key = key;
        for (AnswerKey.InstanceKey instance : key.instances()) {
            for (Witness witness : Witness.EVERY) {
                ways.put(new Place(witness, instance.instance().id()), new Way(witness, instance));
            }
        }
    }

    AnswerKey key() {
        return key;
    }

    AnswerKey.InstanceKey published() {
        return key.instances().get(0);
    }

    /** The instances on which every witness is asked. */
    List<AnswerKey.InstanceKey> witnessed() {
        return key.instances().subList(0, Math.min(key.instances().size(), 1 + VARIANTS_WITNESSED));
    }

    /** What follows from values that are rounded on the way is no value of the graph. */
    boolean isFromRounded(Question question) {
        return !AnswerKey.rounded(key.problem(), question).isEmpty();
    }

    /** A training of many steps is beyond the slow witnesses; its witness is the worked solution. */
    List<Question> questions(Witness witness) {
        return key.problem().questions().stream()
                .filter(question -> !isFromRounded(question))
                .filter(question -> witness.trains() || !Answers.isAboutTraining(question.asks()))
                .toList();
    }

    Matrix value(Witness witness, AnswerKey.InstanceKey instance, Question question) {
        Way way = ways.get(new Place(witness, instance.instance().id()));
        if (way == null) {
            throw new IllegalArgumentException(
                    "no instance `%s`".formatted(instance.instance().id()));
        }
        return way.value(question);
    }

    /**
     * Everything that takes long, in parts that may run at the same time, the slowest first; what nobody runs is computed
     * when it is asked for.
     */
    List<Runnable> work() {
        List<Runnable> work = new ArrayList<>();
        List<Witness> slowestFirst = new ArrayList<>(Witness.EVERY);
        slowestFirst.remove(Witness.FORTY_DIGITS);
        slowestFirst.add(0, Witness.FORTY_DIGITS);
        for (Witness witness : slowestFirst) {
            for (AnswerKey.InstanceKey instance : witnessed()) {
                work.add(() -> questions(witness).forEach(question -> value(witness, instance, question)));
            }
        }
        return work;
    }

    private final class Way {

        private final Witness witness;
        private final AnswerKey.InstanceKey instance;
        private final Map<String, Matrix> known = new HashMap<>();
        private Function<Question, Matrix> answers = this::first;

        Way(Witness witness, AnswerKey.InstanceKey instance) {
            this.witness = witness;
            this.instance = instance;
        }

        private Matrix first(Question question) {
            answers = witness.on(key.problem(), instance.instance());
            return answers.apply(question);
        }

        synchronized Matrix value(Question question) {
            Matrix value = known.get(question.id());
            if (value == null) {
                value = answers.apply(question);
                known.put(question.id(), value);
            }
            return value;
        }
    }
}
