package org.nabla.grading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nabla.reference.Matrix;
import org.nabla.reference.calculus.Answers;
import org.nabla.reference.calculus.Backpropagation;
import org.nabla.reference.expression.Expression;
import org.nabla.spec.Atoms;
import org.nabla.spec.Instance;
import org.nabla.spec.Instances;
import org.nabla.spec.NodeLists;
import org.nabla.spec.Problem;
import org.nabla.spec.Question;
import org.nabla.spec.Task;

/**
 * The right answers of a problem on all its instances: computed once for a problem and a seed, and used for every
 * submission.
 */
public record AnswerKey(Problem problem, long seed, List<InstanceKey> instances) {

    /**
     * The right answers on one instance.
     *
     * @param quantities what tasks are given and what they return, by canonical expression, before anything is rounded
     * @param returned what tasks return, each from what it is given
     * @param questions the answers by question
     */
    public record InstanceKey(
            Instance instance,
            Map<String, Matrix> quantities,
            Map<String, Expected> returned,
            Map<String, Expected> questions) {
        public InstanceKey {
            quantities = Map.copyOf(quantities);
            returned = Map.copyOf(returned);
            questions = Map.copyOf(questions);
        }

        /** What a task is given under a name. */
        public Matrix given(Task.Item item) {
            Matrix value = quantity(item.quantity());
            return item.decimals().map(places -> places.round(value)).orElse(value);
        }

        /** What the task that answers for a quantity returns. */
        public Expected returned(Expression quantity) {
            Expected expected = returned.get(quantity.toString());
            if (expected == null) {
                throw new IllegalArgumentException("no task returns `%s`".formatted(quantity));
            }
            return expected;
        }

        public Matrix quantity(Expression quantity) {
            Matrix value = quantities.get(quantity.toString());
            if (value == null) {
                throw new IllegalArgumentException("the key has no `%s`".formatted(quantity));
            }
            return value;
        }

        public Expected answer(Question question) {
            Expected expected = questions.get(question.id());
            if (expected == null) {
                throw new IllegalArgumentException("the key has no answer to `%s`".formatted(question.id()));
            }
            return expected;
        }

        public Atoms atoms() {
            return new Atoms(instance.sizes(), instance.constants());
        }
    }

    public AnswerKey {
        instances = List.copyOf(instances);
    }

    public static AnswerKey of(Problem problem, long seed) {
        return of(problem, seed, Instances.of(problem, seed));
    }

    public static AnswerKey of(Problem problem, long seed, List<Instance> instances) {
        List<InstanceKey> keys = new ArrayList<>();
        for (Instance instance : instances) {
            keys.add(key(problem, instance));
        }
        return new AnswerKey(problem, seed, keys);
    }

    private static InstanceKey key(Problem problem, Instance instance) {
        Answers.Setting setting = problem.model().setting(instance);
        Answers<Matrix> answers = new Answers<>(new Backpropagation(setting.graph()), setting, instance.leaves());
        Map<String, Matrix> quantities = new LinkedHashMap<>();
        for (Task task : problem.tasks()) {
            for (Task.Item item : task.given()) {
                if (NodeLists.isStructure(item.quantity())) {
                    continue; // no numbers
                }
                quantities.computeIfAbsent(item.quantity().toString(), key -> answers.to(item.quantity()));
            }
            for (Task.Item item : task.returned()) {
                quantities.computeIfAbsent(item.quantity().toString(), key -> answers.to(item.quantity()));
            }
        }
        Rounded rounded = new Rounded(problem, instance, answers);
        Map<String, Expected> returned = new LinkedHashMap<>();
        for (Task task : problem.tasks()) {
            for (Task.Item item : task.returned()) { // of several tasks, the first one counts
                returned.computeIfAbsent(
                        item.quantity().toString(),
                        key -> rounded.answer(
                                item.quantity(),
                                task.rounded(),
                                answers.to(item.quantity()).largestMagnitude()));
            }
        }
        double everything = largest(setting, instance);
        Map<String, Expected> questions = new LinkedHashMap<>();
        for (Question question : problem.questions()) {
            double scale = scale(question, answers.to(question.asks()), quantities, instance, everything);
            questions.put(question.id(), rounded.answer(question.asks(), rounded(problem, question), scale));
        }
        return new InstanceKey(instance, quantities, returned, questions);
    }

    /** What is rounded before it is given to the tasks that answer a question. */
    public static List<Task.Item> rounded(Problem problem, Question question) {
        Instance published = problem.published();
        return new Atoms(published.sizes(), published.constants())
                .of(question.asks()).stream()
                        .flatMap(atom -> problem.anyReturning(atom).stream())
                        .flatMap(task -> task.rounded().stream())
                        .distinct()
                        .toList();
    }

    /**
     * Noise is measured by the answer, and by what the grader itself computes it from: in {@code sum(grad(a3))}, which is
     * 0 but for rounding, by the entries of {@code grad(a3)}.
     */
    private static double scale(
            Question question, Matrix value, Map<String, Matrix> quantities, Instance instance, double everything) {
        double scale = value.largestMagnitude();
        for (Expression atom : new Atoms(instance.sizes(), instance.constants()).of(question.asks())) {
            Matrix matrix = quantities.get(atom.toString());
            scale = Math.max(scale, matrix == null ? 0 : matrix.largestMagnitude());
        }
        return scale == 0 ? everything : scale;
    }

    /** The largest magnitude of any value of the instance: what an answer that is all 0 is computed from. */
    private static double largest(Answers.Setting setting, Instance instance) {
        Backpropagation values = new Backpropagation(setting.graph());
        double largest = 0;
        for (String name : setting.graph().names()) {
            largest = Math.max(largest, values.value(name, instance.leaves()).largestMagnitude());
        }
        return largest;
    }
}
