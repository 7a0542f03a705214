package org.nabla.diagnosis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nabla.reference.Matrix;
import org.nabla.reference.calculus.Backpropagation;
import org.nabla.reference.expression.Expression;
import org.nabla.reference.expression.ExpressionParser;
import org.nabla.reference.graph.Graph;
import org.nabla.reference.graph.Vocabulary;

/**
 * An activation function as the catalogue speaks of it.
 *
 * @param kind how the catalogue calls it
 * @param value of z
 * @param slope its derivative at z; for a softmax, that of each entry by itself
 * @param slopeOfOutput the derivative in terms of the output h
 */
record Activation(String kind, Expression value, Expression slope, Expression slopeOfOutput) {

    /** Points on both sides of every corner; any other function differs at one of them. */
    private static final Matrix PROBE = Matrix.column(-1.3, -0.2, 0.4, 1, 1.7);

    private static final Activation SIGMOID =
            activation("sigmoid", "sigmoid(z)", "sigmoid(z) * (1 - sigmoid(z))", "h * (1 - h)");
    private static final Activation TANH = activation("tanh", "tanh(z)", "1 - tanh(z)^2", "1 - h^2");
    private static final Activation IDENTITY = activation("identity", "z", "1 + 0 * z", "1 + 0 * h");
    private static final Activation SOFTMAX =
            activation("softmax", "softmax(z, axis=0)", "softmax(z, axis=0) * (1 - softmax(z, axis=0))", "h * (1 - h)");

    private static Activation activation(String kind, String value, String slope, String slopeOfOutput) {
        return new Activation(
                kind,
                ExpressionParser.parse(value),
                ExpressionParser.parse(slope),
                ExpressionParser.parse(slopeOfOutput));
    }

    private static Activation relu(double scale) {
        String text = Double.toString(scale);
        return activation("relu", text + " * relu(z)", text + " * step(z)", text + " * step(h)");
    }

    static Activation identity() {
        return IDENTITY;
    }

    /** The function that an expression applies to each entry of a quantity; nothing for any other expression. */
    static Optional<Activation> of(Expression expression, String quantity) {
        boolean softmax = expression instanceof Expression.Call call
                && call.function().equals("softmax")
                && call.arguments().get(0).toString().equals(quantity);
        if (softmax) {
            return Optional.of(SOFTMAX);
        }
        try {
            Graph graph = Graph.of(Set.of(quantity), Map.of("out", expression), new Vocabulary(Map.of()));
            Matrix out = new Backpropagation(graph).value("out", Map.of(quantity, PROBE));
            return List.of(SIGMOID, TANH, IDENTITY, relu(out.shape().equals(PROBE.shape()) ? out.at(3, 0) : 1)).stream()
                    .filter(known -> known.gives(out))
                    .findFirst();
        } catch (RuntimeException e) { // other quantities, or another shape: not a function of this one alone
            return Optional.empty();
        }
    }

    private boolean gives(Matrix out) {
        Graph graph = Graph.of(Set.of("z"), Map.of("out", value), new Vocabulary(Map.of()));
        Matrix mine = new Backpropagation(graph).value("out", Map.of("z", PROBE));
        return mine.shape().equals(out.shape())
                && mine.zip(out, (a, b) -> a - b).largestMagnitude() < 1e-12;
    }

    /** The value at something else than z. */
    Expression valueAt(Expression point) {
        return put(value, "z", point);
    }

    Expression slopeAt(Expression point) {
        return put(slope, "z", point);
    }

    Expression slopeOfOutputAt(Expression output) {
        return put(slopeOfOutput, "h", output);
    }

    private static Expression put(Expression template, String name, Expression point) {
        return template.withNames(word -> word.equals(name) ? Optional.of(point) : Optional.empty());
    }
}
