package org.nabla.grading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.nabla.grading.OwnFunctions.NoValueException;
import org.nabla.reference.Matrix;
import org.nabla.reference.Shape;
import org.nabla.spec.Task;
import org.nabla.witness.Agreement;
import org.nabla.witness.GradientCheck;
import org.nabla.witness.GradientCheck.Gradient;
import org.nabla.witness.GradientCheck.Reason;
import org.nabla.witness.Grain;
import org.nabla.witness.JointNudges;
import org.nabla.witness.Nudges;

/** Holds the gradients of one chain, on one instance, against the slopes of its loss. */
final class ChainCheck {

    /** Two calls alike may differ by the order of a sum, and by no more. */
    private static final double REPEATED = 1e-9;

    private final LossChain chain;
    private final ChainVerdicts verdicts;
    private final Set<String> parameters;
    private final AnswerKey.InstanceKey instance;
    private final Map<String, Outcome> before;
    private final OwnFunctions functions;
    private boolean timeUp;

    ChainCheck(
            ChainVerdicts verdicts, AnswerKey key, int position, Map<String, Outcome> before, OwnFunctions functions) {
        this.chain = verdicts.chain();
        this.verdicts = verdicts;
        this.parameters = key.problem().model().parameters().keySet();
        this.instance = key.instances().get(position);
        this.before = before;
        this.functions = functions;
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
        Map<LossChain.Target, Matrix> claims = new LinkedHashMap<>();
        for (LossChain.Target target : chain.gradients()) {
            Matrix claimed = claimed(target, values);
            String function = chain.returning(target.quantity()).orElseThrow().function();
            requireRepeated(claimed, claimed(target, again), function);
            claims.put(target, claimed);
        }
        List<String> agreeing = agreeing(claims, point, loss, grain);
        List<Gradient> gradients = new ArrayList<>();
        claims.forEach((target, claimed) -> gradients.add(new Gradient(
                target.quantity(),
                target.gradient().name(),
                target.parameter(),
                agreeing.contains(target.parameter())
                        ? new Agreement.Agrees()
                        : agreement(target, claimed, point, loss, grain))));
        return gradients.stream().allMatch(gradient -> gradient.agreement() instanceof Agreement.Undecided)
                ? notCompared(timeUp ? Reason.TOO_LONG : Reason.NOT_SMOOTH)
                : new GradientCheck.Compared(chain.loss(), instance.instance().id(), gradients);
    }

    private GradientCheck notCompared(Reason reason) {
        return new GradientCheck.NotCompared(chain.loss(), instance.instance().id(), reason, chain.lossFunction());
    }

    /** Beside the parameters of the instance, where they are on no corner. */
    private Map<String, Matrix> point() {
        Map<String, Matrix> point = new LinkedHashMap<>(instance.instance().leaves());
        parameters.forEach(name -> point.computeIfPresent(name, (same, matrix) -> Nudges.beside(matrix)));
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

    /**
     * The parameters whose gradients agree, of those that probably do: all are nudged together first. With a loss that is
     * right, a gradient that is wrong is not its derivative.
     */
    private List<String> agreeing(
            Map<LossChain.Target, Matrix> claims, Map<String, Matrix> point, double loss, Grain grain) {
        boolean rightLoss = verdicts.isRightOnTheWay();
        List<JointNudges.Part> parts = new ArrayList<>();
        claims.forEach((target, claimed) -> {
            if (isAlone(target, claims) && (!rightLoss || !verdicts.isWrong(target.quantity()))) {
                parts.add(new JointNudges.Part(target.parameter(), value(point, target.parameter()), claimed));
            }
        });
        return untilTimeIsUp(
                List.of(), () -> new JointNudges(moved -> movedLoss(point, moved), parts, loss, grain).agreeing());
    }

    private static boolean isAlone(LossChain.Target target, Map<LossChain.Target, Matrix> claims) {
        return claims.keySet().stream()
                        .filter(other -> other.parameter().equals(target.parameter()))
                        .count()
                == 1;
    }

    private Agreement agreement(
            LossChain.Target target, Matrix claimed, Map<String, Matrix> point, double loss, Grain grain) {
        Matrix parameter = value(point, target.parameter());
        return untilTimeIsUp(
                new Agreement.Undecided(),
                () -> new Nudges(
                                matrix -> movedLoss(point, Map.of(target.parameter(), matrix)),
                                parameter,
                                claimed,
                                loss,
                                grain)
                        .agreement());
    }

    /** What is found, or nothing once there is no time left. */
    private <T> T untilTimeIsUp(T nothing, Supplier<T> found) {
        if (timeUp) {
            return nothing;
        }
        try {
            return found.get();
        } catch (NoValueException e) {
            if (e.reason() != Reason.TOO_LONG) {
                throw e;
            }
            timeUp = true;
            return nothing;
        }
    }

    private double movedLoss(Map<String, Matrix> point, Map<String, Matrix> parameters) {
        Map<String, Matrix> moved = new LinkedHashMap<>(point);
        moved.putAll(parameters);
        Matrix loss = value(functions.after(chain.forward(), moved), chain.loss());
        return loss.shape().isScalar() ? loss.scalar() : Double.NaN;
    }
}
