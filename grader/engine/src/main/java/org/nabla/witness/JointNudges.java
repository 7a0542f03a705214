package org.nabla.witness;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.nabla.reference.Matrix;
import org.nabla.reference.Shape;

/**
 * Nudges several parameters at once and watches the loss: a few losses say whether all their gradients are its derivatives,
 * and, where they are not, nothing about which of them.
 *
 * <p>Each is nudged so far that it claims to change the loss as much as any other, or a wrong gradient would not be seen beside
 * one that is much larger.
 */
public final class JointNudges {

    /** Who claims less than this part of what the largest claims would need too small a nudge of that one. */
    private static final double LEAST_SHARE = 1e-3;

    private final List<Part> parts = new ArrayList<>();
    private final ToDoubleFunction<Map<String, Matrix>> loss;
    private final double loss0;
    private final Grain grain;

    /**
     * A parameter, by its name.
     *
     * @param at where it is
     * @param claimed its gradient, of the same shape
     */
    public record Part(String parameter, Matrix at, Matrix claimed) {

        /** How much the loss is said to change. */
        private double share() {
            double squares = 0;
            for (double entry : claimed.toArray()) {
                squares += entry * entry;
            }
            return Math.sqrt(squares) * Nudges.size(at);
        }

        private boolean isLike() {
            return claimed.shape().equals(at.shape());
        }
    }

    /**
     * Nudges to come.
     *
     * @param loss the loss from other values of the parameters; not finite where there is none
     * @param parts those that can be nudged together are taken
     * @param loss0 the loss from the parameters as they are
     */
    public JointNudges(ToDoubleFunction<Map<String, Matrix>> loss, List<Part> parts, double loss0, Grain grain) {
        this.loss = loss;
        this.loss0 = loss0;
        this.grain = grain;
        double largest = parts.stream()
                .filter(Part::isLike)
                .mapToDouble(Part::share)
                .max()
                .orElse(0);
        for (Part part : parts) {
            if (part.isLike() && part.share() > LEAST_SHARE * largest) {
                this.parts.add(part);
            }
        }
    }

    /** The parameters whose gradients are known to agree: all that could be nudged together, or none. */
    public List<String> agreeing() {
        if (parts.size() < 2) {
            return List.of();
        }
        double[] steps = steps();
        List<Matrix> claims = new ArrayList<>();
        for (int i = 0; i < steps.length; i++) {
            double step = steps[i];
            claims.add(parts.get(i).claimed().map(entry -> entry * step));
        }
        Matrix claimed = column(claims);
        Matrix zero = Matrix.filled(claimed.shape(), 0);
        boolean agree =
                new Nudges(moved -> loss.applyAsDouble(moved(moved, steps)), zero, claimed, loss0, grain).agree();
        return agree ? parts.stream().map(Part::parameter).toList() : List.of();
    }

    /** How far each parameter moves when its entry in the column of all entries moves by 1. */
    private double[] steps() {
        double least = parts.stream().mapToDouble(Part::share).min().orElseThrow();
        return parts.stream()
                .mapToDouble(part -> Nudges.size(part.at()) * least / part.share())
                .toArray();
    }

    private static Matrix column(List<Matrix> matrices) {
        int count = matrices.stream().mapToInt(matrix -> matrix.shape().size()).sum();
        double[] entries = new double[count];
        int next = 0;
        for (Matrix matrix : matrices) {
            double[] own = matrix.toArray();
            System.arraycopy(own, 0, entries, next, own.length);
            next += own.length;
        }
        return Matrix.of(new Shape(count, 1), entries);
    }

    private Map<String, Matrix> moved(Matrix column, double[] steps) {
        double[] all = column.toArray();
        Map<String, Matrix> moved = new LinkedHashMap<>();
        int next = 0;
        for (int p = 0; p < steps.length; p++) {
            Part part = parts.get(p);
            double[] entries = part.at().toArray();
            for (int i = 0; i < entries.length; i++) {
                entries[i] += steps[p] * all[next++];
            }
            moved.put(part.parameter(), Matrix.of(part.at().shape(), entries));
        }
        return moved;
    }
}
