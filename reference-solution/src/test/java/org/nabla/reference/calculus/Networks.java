package org.nabla.reference.calculus;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nabla.reference.Matrix;
import org.nabla.reference.Recorded;
import org.nabla.reference.expression.Expression;
import org.nabla.reference.expression.ExpressionParser;
import org.nabla.reference.graph.Graph;
import org.nabla.reference.graph.Vocabulary;

/** Networks in the expression language, and their leaves as NumPy drew them. */
final class Networks {

    static final Recorded RECORDED = Recorded.in("/org/nabla/reference/networks.txt");

    static final Vocabulary VOCABULARY = new Vocabulary(Map.of());

    static final Set<String> PARAMETERS = new LinkedHashSet<>(List.of("W1", "b1", "W2", "b2", "W3", "b3"));

    /** A network, where it stands, and what NumPy says its loss and gradients are. */
    record Network(String name, Graph graph, Map<String, Matrix> leaves) {

        /** The quantities NumPy gives a gradient for. */
        List<String> differentiated() {
            String prefix = name + " / grad(";
            return RECORDED.names().stream()
                    .filter(recorded -> recorded.startsWith(prefix))
                    .map(recorded -> recorded.substring(prefix.length(), recorded.length() - 1))
                    .toList();
        }

        Matrix expectedGradient(String of) {
            return RECORDED.matrix("%s / grad(%s)".formatted(name, of));
        }

        double expectedLoss() {
            return RECORDED.matrix(name + " / loss").scalar();
        }

        @Override
        public String toString() {
            return name + (leaves.containsKey("x") ? " of " + leaves.get("x").shape() : "");
        }
    }

    private Networks() {}

    /** Document 003: 3-3-3-3, one sample, parameters from {@code RandomState(0).rand}. */
    static Network classifier() {
        return new Network(
                "classifier", layers("sigmoid", "softmax(a3, axis=0)", "cross_entropy"), leaves("classifier / "));
    }

    /** Samples are columns: 4-5-2-3, seven of them, every kind of layer and loss that homework has. */
    static List<Network> columns() {
        Map<String, Matrix> leaves = leaves("");
        Map<String, Matrix> shared = new LinkedHashMap<>(leaves);
        shared.putAll(recorded("shared / ", List.of("b1", "b2", "b3")));
        return List.of(
                new Network("softmax", layers("sigmoid", "softmax(a3, axis=0)", "cross_entropy"), leaves),
                new Network("tanh", layers("tanh", "a3", "squared_error"), leaves),
                new Network("3relu", layers("3 * relu", "a3", "half_squared_error"), leaves),
                new Network("leaky", leaky(), leaves),
                new Network("shared", layers("sigmoid", "softmax(a3, axis=0)", "cross_entropy"), shared),
                new Network("unbiased", unbiased(), leaves));
    }

    /** The same samples as rows, every leaf transposed: the numbers stay the same. */
    static Network rows() {
        Map<String, Matrix> transposed = new LinkedHashMap<>();
        leaves("").forEach((name, value) -> transposed.put(name, value.transpose()));
        return new Network(
                "softmax",
                graph(
                        transposed.keySet(),
                        "a1 = x @ W1 + b1",
                        "h1 = sigmoid(a1)",
                        "a2 = h1 @ W2 + b2",
                        "h2 = sigmoid(a2)",
                        "a3 = h2 @ W3 + b3",
                        "y_hat = softmax(a3, axis=1)",
                        "loss = cross_entropy(y_hat, y, axis=1)"),
                transposed);
    }

    private static Graph layers(String hidden, String output, String loss) {
        return graph(
                leaves("").keySet(),
                "a1 = W1 @ x + b1",
                "h1 = " + hidden + "(a1)",
                "a2 = W2 @ h1 + b2",
                "h2 = " + hidden + "(a2)",
                "a3 = W3 @ h2 + b3",
                "y_hat = " + output,
                "loss = " + loss + "(y_hat, y)");
    }

    private static Graph leaky() {
        return graph(
                leaves("").keySet(),
                "h1 = leaky_relu(W1 @ x + b1, 0.1)",
                "h2 = leaky_relu(W2 @ h1 + b2, 0.1)",
                "y_hat = sigmoid(W3 @ h2 + b3)",
                "loss = binary_cross_entropy(y_hat, y)");
    }

    private static Graph unbiased() {
        return graph(
                leaves("").keySet(),
                "h1 = tanh(W1 @ x)",
                "h2 = tanh(W2 @ h1)",
                "y_hat = softmax(W3 @ h2, axis=0)",
                "loss = cross_entropy(y_hat, y)");
    }

    static Map<String, Matrix> leaves(String prefix) {
        return recorded(prefix, List.of("x", "y", "W1", "b1", "W2", "b2", "W3", "b3"));
    }

    static Map<String, Matrix> recorded(String prefix, List<String> names) {
        Map<String, Matrix> matrices = new LinkedHashMap<>();
        names.forEach(name -> matrices.put(name, RECORDED.matrix(prefix + name)));
        return matrices;
    }

    /** Definitions such as {@code "a = x + y"}. */
    static Graph graph(Set<String> leaves, String... definitions) {
        Map<String, Expression> expressions = new LinkedHashMap<>();
        for (String definition : definitions) {
            int equals = definition.indexOf(" = ");
            expressions.put(definition.substring(0, equals), ExpressionParser.parse(definition.substring(equals + 3)));
        }
        return Graph.of(leaves, expressions, VOCABULARY);
    }

    static Answers.Setting setting(Graph graph, Update update) {
        return new Answers.Setting(graph, VOCABULARY, "loss", update, Map.of("eta", 0.25));
    }

    static Update gradientDescent(double learningRate) {
        UpdateRule rule = UpdateRule.named("gradient-descent").orElseThrow();
        return new Update(rule, Map.of("learning_rate", learningRate), PARAMETERS, 0, Set.of());
    }

    static Answers<Matrix> answers(Network network) {
        return new Answers<>(
                new Backpropagation(network.graph()), setting(network.graph(), gradientDescent(1)), network.leaves());
    }
}
