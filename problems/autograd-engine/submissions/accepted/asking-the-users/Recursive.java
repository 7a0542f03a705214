import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealVector;

public class Recursive {
    private static final Map<String, DoubleUnaryOperator> ONE = Map.of(
            "negate", x -> -x,
            "square", x -> x * x,
            "sqrt", Math::sqrt,
            "exp", Math::exp,
            "log", Math::log,
            "tanh", Math::tanh,
            "sigmoid", x -> 1 / (1 + Math.exp(-x)),
            "relu", x -> Math.max(x, 0),
            "abs", Math::abs);
    private static final Map<String, DoubleUnaryOperator> ONE_SLOPE = Map.of(
            "negate", x -> -1,
            "square", x -> 2 * x,
            "sqrt", x -> 1 / (2 * Math.sqrt(x)),
            "exp", Math::exp,
            "log", x -> 1 / x,
            "tanh", x -> 1 / (Math.cosh(x) * Math.cosh(x)),
            "sigmoid", x -> Math.exp(-x) / Math.pow(1 + Math.exp(-x), 2),
            "relu", x -> x > 0 ? 1 : 0,
            "abs", Math::signum);
    private static final Map<String, DoubleBinaryOperator> TWO = Map.of(
            "add", (x, y) -> x + y,
            "subtract", (x, y) -> x - y,
            "multiply", (x, y) -> x * y,
            "divide", (x, y) -> x / y);
    private static final Map<String, DoubleBinaryOperator> LEFT = Map.of(
            "add", (x, y) -> 1, "subtract", (x, y) -> 1, "multiply", (x, y) -> y, "divide", (x, y) -> 1 / y);
    private static final Map<String, DoubleBinaryOperator> RIGHT = Map.of(
            "add", (x, y) -> 1, "subtract", (x, y) -> -1, "multiply", (x, y) -> x, "divide", (x, y) -> -x / (y * y));

    public static RealVector values(String[] operations, List<List<Integer>> operands, RealVector leaves) {
        RealVector values = new ArrayRealVector(operations.length);
        for (int i = 0; i < operations.length; i++) {
            List<Integer> of = operands.get(i);
            if (of.isEmpty()) {
                values.setEntry(i, leaves.getEntry(i)); // the leaves come first
            } else if (of.size() == 1) {
                values.setEntry(i, ONE.get(operations[i]).applyAsDouble(values.getEntry(of.get(0))));
            } else {
                values.setEntry(
                        i,
                        TWO.get(operations[i])
                                .applyAsDouble(values.getEntry(of.get(0)), values.getEntry(of.get(1))));
            }
        }
        return values;
    }

    /** The gradient of a node is asked from all nodes that use it. */
    public static RealVector gradients(String[] operations, List<List<Integer>> operands, RealVector values) {
        Double[] known = new Double[operations.length];
        RealVector gradients = new ArrayRealVector(operations.length);
        for (int i = 0; i < operations.length; i++) {
            gradients.setEntry(i, gradient(i, operations, operands, values, known));
        }
        return gradients;
    }

    private static double gradient(
            int node, String[] operations, List<List<Integer>> operands, RealVector values, Double[] known) {
        if (node == operations.length - 1) {
            return 1;
        }
        if (known[node] == null) {
            double sum = 0;
            for (int user = node + 1; user < operations.length; user++) {
                List<Integer> of = operands.get(user);
                for (int k = 0; k < of.size(); k++) {
                    if (of.get(k) == node) {
                        double upstream = gradient(user, operations, operands, values, known);
                        sum += upstream * local(operations[user], k, of, values);
                    }
                }
            }
            known[node] = sum;
        }
        return known[node];
    }

    private static double local(String operation, int k, List<Integer> of, RealVector values) {
        double x = values.getEntry(of.get(0));
        if (of.size() == 1) {
            return ONE_SLOPE.get(operation).applyAsDouble(x);
        }
        double y = values.getEntry(of.get(1));
        return (k == 0 ? LEFT : RIGHT).get(operation).applyAsDouble(x, y);
    }
}
