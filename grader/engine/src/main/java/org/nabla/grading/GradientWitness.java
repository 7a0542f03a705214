package org.nabla.grading;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.nabla.grading.OwnFunctions.NoValueException;
import org.nabla.reference.Matrix;
import org.nabla.reference.Shape;
import org.nabla.spec.Task;
import org.nabla.spec.Tolerance;
import org.nabla.witness.Agreement;
import org.nabla.witness.GradientCheck;
import org.nabla.witness.GradientCheck.Gradient;
import org.nabla.witness.GradientCheck.Reason;
import org.nabla.witness.Grain;
import org.nabla.witness.Nudges;

/**
 * Asks a submission that is wrong somewhere whether its gradients are the derivatives of its own loss.
 *
 * <p>Values go from function to function as the submission returns them, near the parameters of the first instance on which
 * something is wrong. Verdicts and points stay as they are, whatever comes of it.
 */
final class GradientWitness {

    /** Two calls alike may differ by the order of a sum, and by no more. */
    private static final double REPEATED = 1e-9;

    /** Far more than rounding, and than the digits of a float. */
    private static final Tolerance CLEARLY = new Tolerance(1e-3, 0, 1, 1e-4);

    private final AnswerKey key;
    private final List<Map<String, Outcome>> outcomes;
    private final CodeRun run;
    private final Clock clock;

    GradientWitness(AnswerKey key, List<Map<String, Outcome>> outcomes, CodeRun run, Clock clock) {
        this.key = key;
        this.outcomes = outcomes;
        this.run = run;
        this.clock = clock;
    }

    /**
     * What was found.
     *
     * @param witnessed one for each loss whose chain has something wrong
     * @param results with what that says about wrong gradients
     */
    record Testimony(List<Witnessed> witnessed, List<QuestionResult> results) {}

    Testimony of(List<QuestionResult> results) {
        List<Witnessed> all = new ArrayList<>();
        Map<String, String> notes = new LinkedHashMap<>();
        for (LossChain chain : LossChain.of(key.problem())) {
            ChainVerdicts verdicts =
                    ChainVerdicts.of(chain, results, key.instances().get(0).atoms());
            if (verdicts.isWrong()) {
                int position = verdicts.firstWrong();
                verdicts = verdicts.deviating(deviating(chain, position));
                GradientCheck check = check(chain, position);
                int samples = Judge.samples(key.instances().get(position));
                all.add(new Witnessed(check, WitnessWords.message(verdicts, check, samples), verdicts.forStudents()));
                notes.putAll(WitnessWords.notes(verdicts, check, samples));
            }
        }
        return new Testimony(
                all,
                results.stream()
                        .map(result -> WitnessWords.noted(result, notes))
                        .toList());
    }

    /** What the forward functions returned, each from right values, that is not what the reference has. */
    private Set<String> deviating(LossChain chain, int position) {
        AnswerKey.InstanceKey instance = key.instances().get(position);
        CodeAnswers answers = new CodeAnswers(key.problem(), instance, outcomes.get(position));
        Set<String> deviating = new LinkedHashSet<>();
        for (Task task : chain.forward()) {
            answers.returned(task).forEach((quantity, value) -> {
                Expected expected = Objects.requireNonNull(instance.returned().get(quantity));
                boolean equal = Comparison.of(expected, value, false, CLEARLY) instanceof Comparison.Equal;
                if (!equal) {
                    deviating.add(quantity);
                }
            });
        }
        return deviating;
    }

    private GradientCheck check(LossChain chain, int position) {
        AnswerKey.InstanceKey instance = key.instances().get(position);
        String id = instance.instance().id();
        for (Task task : chain.tasks()) {
            if (outcomes.get(position).get(task.id()) instanceof Outcome.Failed) {
                return new GradientCheck.NotCompared(chain.loss(), id, Reason.FUNCTION_FAILED, task.function());
            }
        }
        try {
            return new OneCheck(chain, instance, outcomes.get(position)).check();
        } catch (NoValueException e) {
            return new GradientCheck.NotCompared(chain.loss(), id, e.reason(), e.function());
        } catch (RuntimeException e) { // a witness that fails is no reason to lose a grade
            return new GradientCheck.NotCompared(chain.loss(), id, Reason.GRADER_FAULT, "");
        }
    }

    /** One chain on one instance. */
    private final class OneCheck {

        private final LossChain chain;
        private final AnswerKey.InstanceKey instance;
        private final Map<String, Outcome> before;
        private final OwnFunctions functions;
        private boolean timeUp;

        OneCheck(LossChain chain, AnswerKey.InstanceKey instance, Map<String, Outcome> before) {
            this.before = before;
            this.chain = chain;
            this.instance = instance;
            this.functions = new OwnFunctions(chain, run, instance, clock);
        }

        GradientCheck check() {
            Map<String, Matrix> point = point();
            Map<String, Matrix> first = functions.after(chain.forward(), point);
            Map<String, Matrix> forward = functions.after(chain.forward(), point);
            requireRepeated(first, forward);
            double loss = loss(forward, chain.loss());
            Map<String, Matrix> values = functions.after(chain.backward(), forward);
            Map<String, Matrix> again = functions.after(chain.backward(), forward);
            Grain grain = grain(forward);
            List<Gradient> gradients = new ArrayList<>();
            for (LossChain.Target target : chain.gradients()) {
                Matrix claimed = claimed(target, values);
                String function =
                        chain.returning(target.quantity()).orElseThrow().function();
                requireRepeated(claimed, claimed(target, again), function);
                gradients.add(new Gradient(
                        target.quantity(),
                        target.gradient().name(),
                        target.parameter(),
                        agreement(target, claimed, point, loss, grain)));
            }
            return gradients.stream().allMatch(gradient -> gradient.agreement() instanceof Agreement.Undecided)
                    ? notCompared(timeUp ? Reason.TOO_LONG : Reason.NOT_SMOOTH)
                    : new GradientCheck.Compared(
                            chain.loss(), instance.instance().id(), gradients);
        }

        private GradientCheck notCompared(Reason reason) {
            return new GradientCheck.NotCompared(
                    chain.loss(), instance.instance().id(), reason, chain.lossFunction());
        }

        /** Beside the parameters of the instance, where they are on no corner. */
        private Map<String, Matrix> point() {
            Map<String, Matrix> point = new LinkedHashMap<>(instance.instance().leaves());
            key.problem()
                    .model()
                    .parameters()
                    .keySet()
                    .forEach(name -> point.computeIfPresent(name, (same, matrix) -> Nudges.beside(matrix)));
            return point;
        }

        private double loss(Map<String, Matrix> values, String name) {
            Matrix loss = value(values, name);
            if (!loss.shape().equals(Shape.SCALAR)) {
                throw new NoValueException(Reason.FUNCTION_FAILED, chain.lossFunction());
            }
            return requireFinite(loss, chain.lossFunction()).scalar();
        }

        private Matrix claimed(LossChain.Target target, Map<String, Matrix> values) {
            String function = chain.returning(target.quantity()).orElseThrow().function();
            return requireFinite(value(values, target.quantity()), function);
        }

        private Matrix value(Map<String, Matrix> values, String quantity) {
            Matrix value = values.get(quantity);
            if (value == null) {
                throw new NoValueException(
                        Reason.FUNCTION_FAILED,
                        chain.returning(quantity).map(Task::function).orElse(""));
            }
            return value;
        }

        private static Matrix requireFinite(Matrix matrix, String function) {
            if (!matrix.isFinite()) {
                throw new NoValueException(Reason.NOT_FINITE, function);
            }
            return matrix;
        }

        /** The first function that gives something else is the one to name. */
        private void requireRepeated(Map<String, Matrix> first, Map<String, Matrix> second) {
            for (Task task : chain.forward()) {
                for (Task.Item item : task.returned()) {
                    String quantity = item.quantity().toString();
                    if (first.containsKey(quantity) && second.containsKey(quantity)) {
                        requireRepeated(value(first, quantity), value(second, quantity), task.function());
                    }
                }
            }
        }

        private static void requireRepeated(Matrix first, Matrix second, String function) {
            boolean close = first.shape().equals(second.shape())
                    && first.zip(second, (one, other) -> one - other).largestMagnitude()
                            <= REPEATED * first.largestMagnitude();
            if (!close && !first.equals(second)) { // NaN is no number apart from itself
                throw new NoValueException(Reason.NOT_REPEATABLE, function);
            }
        }

        /** How finely the forward functions tell what they compute; what no parameter moves tells nothing. */
        private Grain grain(Map<String, Matrix> forward) {
            List<Matrix> moved = new ArrayList<>();
            for (Task task : chain.forward()) {
                List<Matrix> returned = task.returned().stream()
                        .map(item -> item.quantity().toString())
                        .filter(quantity -> forward.containsKey(quantity) && !isUnmoved(task, quantity, forward))
                        .map(quantity -> value(forward, quantity))
                        .toList();
                if (Grain.coarsest(returned) == Grain.ROUNDED) {
                    throw new NoValueException(Reason.ROUNDED, task.function());
                }
                moved.addAll(returned);
            }
            return Grain.coarsest(moved);
        }

        /** Whether a value is the same as at the parameters of the instance itself. */
        private boolean isUnmoved(Task task, String quantity, Map<String, Matrix> forward) {
            return before.get(task.id()) instanceof Outcome.Values values
                    && values.quantities().containsKey(quantity)
                    && Arrays.equals(
                            values.quantities().get(quantity).matrix().toArray(),
                            value(forward, quantity).toArray());
        }

        private Agreement agreement(
                LossChain.Target target, Matrix claimed, Map<String, Matrix> point, double loss, Grain grain) {
            if (timeUp) {
                return new Agreement.Undecided();
            }
            ToDoubleFunction<Matrix> moved = matrix -> movedLoss(point, target.parameter(), matrix);
            Matrix parameter = value(point, target.parameter());
            try {
                return new Nudges(moved, parameter, claimed, loss, grain).agreement();
            } catch (NoValueException e) {
                if (e.reason() != Reason.TOO_LONG) {
                    throw e;
                }
                timeUp = true;
                return new Agreement.Undecided();
            }
        }

        private double movedLoss(Map<String, Matrix> point, String parameter, Matrix matrix) {
            Map<String, Matrix> moved = new LinkedHashMap<>(point);
            moved.put(parameter, matrix);
            Matrix loss = value(functions.after(chain.forward(), moved), chain.loss());
            return loss.shape().isScalar() ? loss.scalar() : Double.NaN;
        }
    }
}
