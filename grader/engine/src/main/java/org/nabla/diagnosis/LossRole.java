package org.nabla.diagnosis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nabla.reference.Matrix;
import org.nabla.reference.Shape;
import org.nabla.reference.calculus.Backpropagation;
import org.nabla.reference.expression.Expression;
import org.nabla.reference.expression.ExpressionParser;
import org.nabla.reference.graph.Graph;
import org.nabla.reference.graph.Vocabulary;

/**
 * A scalar that compares a prediction with a target.
 *
 * @param quantity its name in the problem
 * @param kind how the catalogue calls it
 * @param terms what it adds up, of p and y
 * @param scale what the sum of all terms is multiplied with, of the words {@code samples} and {@code outputs}
 * @param slope the derivative of the terms with respect to p
 */
record LossRole(
        String quantity,
        String kind,
        String prediction,
        String target,
        Expression terms,
        Expression scale,
        Expression slope) {

    private record Kind(String name, String terms, String slope) {}

    private static final List<Kind> KINDS = List.of(
            new Kind("cross-entropy", "-xlogy(y, p)", "-y / p"),
            new Kind("binary-cross-entropy", "-(xlogy(y, p) + xlogy(1 - y, 1 - p))", "-y / p + (1 - y) / (1 - p)"),
            new Kind("squared-error", "(p - y)^2", "2 * (p - y)"),
            new Kind("half-squared-error", "0.5 * (p - y)^2", "p - y"));

    /** In the order in which a factor of the right size is looked for. */
    private static final List<String> SCALES = List.of("1", "1 / samples", "1 / outputs", "1 / (samples * outputs)");

    private static final int OUTPUTS = 3;
    private static final int SAMPLES = 5;
    private static final Shape SHAPE = new Shape(OUTPUTS, SAMPLES);
    private static final Matrix PREDICTION = probe(0.61);
    private static final Matrix TARGET = probe(0.37);
    private static final double[] FACTORS = {1, 1.0 / SAMPLES, 1.0 / OUTPUTS, 1.0 / (SAMPLES * OUTPUTS)};

    /** Entries in (0, 1), no two alike. */
    private static Matrix probe(double step) {
        double[] entries = new double[SHAPE.size()];
        for (int i = 0; i < entries.length; i++) {
            entries[i] = 0.05 + 0.9 * ((i + 1) * step - Math.floor((i + 1) * step));
        }
        return Matrix.of(SHAPE, entries);
    }

    /**
     * What a quantity is, when it compares two others; told by its values, not by how it is written.
     *
     * @param targets what a prediction may be compared with; what is none of these can be a target, too
     * @param rows whether a sample is a row
     * @param dimensions the names of sizes
     */
    static Optional<LossRole> of(
            String quantity,
            Expression expression,
            Set<String> leaves,
            Set<String> targets,
            boolean rows,
            Set<String> dimensions) {
        Set<String> names = expression.names();
        names.removeAll(dimensions);
        if (names.size() != 2) {
            return Optional.empty();
        }
        List<String> candidates = new ArrayList<>(names);
        candidates.sort(Comparator.comparing(name -> !targets.contains(name)));
        for (String target : candidates) {
            Set<String> other = new LinkedHashSet<>(names);
            other.remove(target);
            String prediction = other.iterator().next();
            Optional<LossRole> role = of(quantity, expression, prediction, target, rows);
            boolean plausible = targets.contains(target) || leaves.contains(target) || !leaves.contains(prediction);
            if (role.isPresent() && plausible) {
                return role;
            }
        }
        return Optional.empty();
    }

    private static Optional<LossRole> of(
            String quantity, Expression expression, String prediction, String target, boolean rows) {
        try {
            Map<String, Matrix> at = new LinkedHashMap<>();
            at.put(prediction, rows ? PREDICTION.transpose() : PREDICTION);
            at.put(target, rows ? TARGET.transpose() : TARGET);
            double value = value(expression, at);
            for (Kind kind : KINDS) {
                Expression terms = ExpressionParser.parse(kind.terms());
                double sum = value(
                        ExpressionParser.parse("sum(" + kind.terms() + ")"), Map.of("p", PREDICTION, "y", TARGET));
                for (int i = 0; i < FACTORS.length; i++) {
                    if (Math.abs(value - sum * FACTORS[i]) < 1e-12 * Math.abs(sum)) {
                        return Optional.of(new LossRole(
                                quantity,
                                kind.name(),
                                prediction,
                                target,
                                terms,
                                ExpressionParser.parse(SCALES.get(i)),
                                ExpressionParser.parse(kind.slope())));
                    }
                }
            }
            return Optional.empty();
        } catch (RuntimeException e) { // other shapes are due, or it is no scalar: not a loss of these two
            return Optional.empty();
        }
    }

    private static double value(Expression expression, Map<String, Matrix> at) {
        Graph graph =
                Graph.of(at.keySet(), Map.of("out", expression), new Vocabulary(Map.of("N", SAMPLES, "K", OUTPUTS)));
        return new Backpropagation(graph).value("out", at).scalar();
    }
}
