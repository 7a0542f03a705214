package org.nabla.reference.worked;

import java.util.List;

/**
 * The problem {@code autograd-engine}: reverse-mode differentiation of any graph of numbers.
 *
 * <p>A graph is a list of nodes, each after its operands; the last one is the output. Backwards through that list, every
 * node has its whole gradient before it hands anything on, because all nodes that use it stand behind it.
 */
public final class AutogradEngine {

    private static final String INPUT = "input";

    public double[] values(List<String> operations, int[][] operands, double[] leaves) {
        double[] v = new double[operations.size()];
        int leaf = 0;
        for (int i = 0; i < v.length; i++) {
            v[i] = operations.get(i).equals(INPUT) ? leaves[leaf++] : value(operations.get(i), v, operands[i]);
        }
        return v;
    }

    public double[] gradients(List<String> operations, int[][] operands, double[] values) {
        double[] g = new double[operations.size()];
        g[g.length - 1] = 1; // ∂output/∂output
        for (int i = g.length - 1; i >= 0; i--) {
            for (int k = 0; k < operands[i].length; k++) {
                // ∂output/∂operand = Σ over its uses of ∂output/∂vᵢ · ∂vᵢ/∂operand
                g[operands[i][k]] += g[i] * derivative(operations.get(i), k, values, operands[i], values[i]);
            }
        }
        return g;
    }

    private static double value(String operation, double[] v, int[] operands) {
        double x = v[operands[0]];
        double y = operands.length > 1 ? v[operands[1]] : 0;
        return switch (operation) {
            case "add" -> x + y;
            case "subtract" -> x - y;
            case "multiply" -> x * y;
            case "divide" -> x / y;
            case "negate" -> -x;
            case "square" -> x * x;
            case "sqrt" -> Math.sqrt(x);
            case "exp" -> Math.exp(x);
            case "log" -> Math.log(x);
            case "tanh" -> Math.tanh(x);
            case "sigmoid" -> 1 / (1 + Math.exp(-x));
            case "relu" -> Math.max(0, x);
            case "abs" -> Math.abs(x);
            default -> throw unknown(operation);
        };
    }

    /**
     * The derivative of one node with respect to one of its operands.
     *
     * @param k which operand, counted from 0
     * @param v the values of all nodes
     * @param z the value of the node itself
     */
    private static double derivative(String operation, int k, double[] v, int[] operands, double z) {
        double x = v[operands[0]];
        double y = operands.length > 1 ? v[operands[1]] : 0;
        return switch (operation) {
            case "add" -> 1;
            case "subtract" -> k == 0 ? 1 : -1;
            case "multiply" -> k == 0 ? y : x;
            case "divide" -> k == 0 ? 1 / y : -x / (y * y); // ∂(x/y)/∂y = −x/y²
            case "negate" -> -1;
            case "square" -> 2 * x;
            case "sqrt" -> 1 / (2 * z); // ∂√x/∂x = 1/(2√x)
            case "exp" -> z; // ∂eˣ/∂x = eˣ
            case "log" -> 1 / x;
            case "tanh" -> 1 - z * z;
            case "sigmoid" -> z * (1 - z);
            case "relu" -> x > 0 ? 1 : 0;
            case "abs" -> Math.signum(x);
            default -> throw unknown(operation);
        };
    }

    private static IllegalArgumentException unknown(String operation) {
        return new IllegalArgumentException("there is no operation " + operation);
    }
}
