package org.nabla.benchmark;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.nabla.reference.Matrix;
import org.nabla.reference.Shape;
import org.nabla.reference.expression.Expression;
import org.nabla.reference.expression.ExpressionParser;
import org.nabla.reference.graph.Graph;
import org.nabla.reference.graph.Vocabulary;

/** The networks that are measured, sigmoid inside and softmax with cross-entropy at the end. */
final class Networks {

    private Networks() {}

    static Graph graph(int layers) {
        Map<String, Expression> definitions = new LinkedHashMap<>();
        for (int k = 1; k <= layers; k++) {
            String input = k == 1 ? "x" : "h" + (k - 1);
            definitions.put("a" + k, ExpressionParser.parse("W%d @ %s + b%d".formatted(k, input, k)));
            definitions.put("h" + k, ExpressionParser.parse("sigmoid(a%d)".formatted(k)));
        }
        definitions.put("h" + layers, ExpressionParser.parse("softmax(a%d, axis=0)".formatted(layers)));
        definitions.put("loss", ExpressionParser.parse("cross_entropy(h%d, y)".formatted(layers)));
        return Graph.of(leaves(1, new int[layers + 1]).keySet(), definitions, new Vocabulary(Map.of()));
    }

    /** Samples are columns; the first class is the right one for each of them. */
    static Map<String, Matrix> leaves(int samples, int... sizes) {
        SplittableRandom random = new SplittableRandom(1986);
        Map<String, Matrix> leaves = new LinkedHashMap<>();
        leaves.put("x", drawn(random, sizes[0], samples, 1));
        for (int k = 1; k < sizes.length; k++) {
            leaves.put("W" + k, drawn(random, sizes[k], sizes[k - 1], Math.sqrt(3.0 / Math.max(1, sizes[k - 1]))));
            leaves.put("b" + k, drawn(random, sizes[k], 1, 1));
        }
        Matrix target = Matrix.filled(new Shape(sizes[sizes.length - 1], samples), 0);
        for (int n = 0; n < samples && target.rows() > 0; n++) {
            target = target.with(0, n, 1);
        }
        leaves.put("y", target);
        return leaves;
    }

    static Set<String> parameters(Map<String, Matrix> leaves) {
        Set<String> parameters = new LinkedHashSet<>(leaves.keySet());
        parameters.remove("x");
        parameters.remove("y");
        return parameters;
    }

    private static Matrix drawn(SplittableRandom random, int rows, int columns, double scale) {
        return Matrix.filled(new Shape(rows, columns), 0).map(zero -> random.nextDouble(-scale, scale));
    }
}
