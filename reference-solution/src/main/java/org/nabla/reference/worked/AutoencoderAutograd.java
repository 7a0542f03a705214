package org.nabla.reference.worked;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.linear.DefaultRealMatrixChangingVisitor;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * The problem {@code autoencoder-autograd}: the gradients of an autoencoder by hand, and by an engine that differentiates
 * any graph of matrices.
 *
 * <p>A column is a sample. A graph is a list of nodes, each after its operands; the last one is the error. The leaves are
 * {@code W1, B1, W2, B2, X}, or without {@code W2} where the decoder is the transposed encoder.
 */
public final class AutoencoderAutograd {

    public record ByHand(RealMatrix dW1, RealMatrix dB1, RealMatrix dW2, RealMatrix dB2) {}

    public record Recording(List<RealMatrix> values, List<RealMatrix> gradients) {}

    public record Histories(RealMatrix train_loss, RealMatrix test_loss) {}

    public ByHand by_hand(RealMatrix W1, RealMatrix B1, RealMatrix W2, RealMatrix B2, RealMatrix X) {
        double N = X.getColumnDimension();
        RealMatrix Z1 = map(plus(W1.multiply(X), B1), AutoencoderAutograd::sigmoid); // Z1 = σ(W1·X + B1)
        RealMatrix Z2 = map(plus(W2.multiply(Z1), B2), AutoencoderAutograd::sigmoid); // Z2 = σ(W2·Z1 + B2)
        RealMatrix dA2 = times(Z2.subtract(X).scalarMultiply(2 / N), slope(Z2)); // ∂E/∂A2 = −2·(X − Z2)/N ⊙ σ'(A2)
        RealMatrix dA1 = times(W2.transpose().multiply(dA2), slope(Z1)); // ∂E/∂A1 = W2ᵀ·∂E/∂A2 ⊙ σ'(A1)
        return new ByHand(
                dA1.multiply(X.transpose()), // ∂E/∂W1 = ∂E/∂A1 · Xᵀ
                summedLike(B1, dA1), // every sample shares B1
                dA2.multiply(Z1.transpose()), // ∂E/∂W2 = ∂E/∂A2 · Z1ᵀ
                summedLike(B2, dA2));
    }

    public Recording autograd(List<String> operations, int[][] operands, List<RealMatrix> leaves) {
        List<RealMatrix> values = values(operations, operands, leaves);
        return new Recording(values, gradients(operations, operands, values));
    }

    public double error_after_update(
            List<String> operations, int[][] operands, List<RealMatrix> leaves, double learning_rate) {
        return error(operations, operands, step(operations, operands, leaves, learning_rate));
    }

    public Histories train(
            List<String> operations,
            int[][] operands,
            RealMatrix W1,
            RealMatrix B1,
            RealMatrix W2,
            RealMatrix B2,
            RealMatrix X_train,
            RealMatrix X_test,
            int epochs,
            int[][] order,
            double learning_rate) {
        List<RealMatrix> parameters = List.of(W1, B1, W2, B2);
        RealMatrix trainLoss = MatrixUtils.createRealMatrix(epochs, 1);
        RealMatrix testLoss = MatrixUtils.createRealMatrix(epochs, 1);
        for (int epoch = 0; epoch < epochs; epoch++) {
            for (int sample : order[epoch]) {
                List<RealMatrix> leaves = with(parameters, X_train.getColumnMatrix(sample));
                parameters = step(operations, operands, leaves, learning_rate).subList(0, parameters.size());
            }
            trainLoss.setEntry(epoch, 0, error(operations, operands, with(parameters, X_train)));
            testLoss.setEntry(epoch, 0, error(operations, operands, with(parameters, X_test)));
        }
        return new Histories(trainLoss, testLoss);
    }

    /** The leaves after one step; the last one is the data, which stays. */
    private static List<RealMatrix> step(
            List<String> operations, int[][] operands, List<RealMatrix> leaves, double learningRate) {
        List<RealMatrix> gradients = gradients(operations, operands, values(operations, operands, leaves));
        List<RealMatrix> moved = new ArrayList<>();
        for (int i = 0; i < leaves.size() - 1; i++) {
            moved.add(leaves.get(i).subtract(gradients.get(i).scalarMultiply(learningRate))); // θ ← θ − η · ∂E/∂θ
        }
        return with(moved, leaves.get(leaves.size() - 1));
    }

    private static double error(List<String> operations, int[][] operands, List<RealMatrix> leaves) {
        return values(operations, operands, leaves).get(operations.size() - 1).getEntry(0, 0);
    }

    private static List<RealMatrix> with(List<RealMatrix> parameters, RealMatrix data) {
        List<RealMatrix> leaves = new ArrayList<>(parameters);
        leaves.add(data);
        return leaves;
    }

    // the engine

    private static List<RealMatrix> values(List<String> operations, int[][] operands, List<RealMatrix> leaves) {
        List<RealMatrix> values = new ArrayList<>(leaves); // the leaves come first
        for (int i = leaves.size(); i < operations.size(); i++) {
            values.add(value(operations.get(i), chosen(values, operands[i])));
        }
        return values;
    }

    private static List<RealMatrix> gradients(List<String> operations, int[][] operands, List<RealMatrix> values) {
        List<RealMatrix> gradients = new ArrayList<>();
        values.forEach(value -> gradients.add(filled(value, 0)));
        int last = values.size() - 1;
        gradients.set(last, filled(values.get(last), 1)); // ∂E/∂E
        for (int i = last; i >= 0; i--) {
            for (int k = 0; k < operands[i].length; k++) {
                int operand = operands[i][k];
                RealMatrix contribution =
                        pulledBack(operations.get(i), k, chosen(values, operands[i]), values.get(i), gradients.get(i));
                gradients.set(operand, gradients.get(operand).add(contribution)); // all uses add up
            }
        }
        return gradients;
    }

    private static List<RealMatrix> chosen(List<RealMatrix> nodes, int[] positions) {
        List<RealMatrix> chosen = new ArrayList<>();
        for (int position : positions) {
            chosen.add(nodes.get(position));
        }
        return chosen;
    }

    private static RealMatrix value(String operation, List<RealMatrix> operands) {
        RealMatrix x = operands.get(0);
        RealMatrix y = operands.get(operands.size() - 1);
        return switch (operation) {
            case "matmul" -> x.multiply(y);
            case "transpose" -> x.transpose();
            case "add" -> plus(x, y);
            case "subtract" -> plus(x, y.scalarMultiply(-1));
            case "sigmoid" -> map(x, AutoencoderAutograd::sigmoid);
            case "square" -> times(x, x);
            case "sum(axis=0)" -> ones(1, x.getRowDimension()).multiply(x); // down each column
            case "mean" -> MatrixUtils.createRealMatrix(new double[][] {{sum(x) / size(x)}});
            default -> throw unknown(operation);
        };
    }

    /**
     * What a node contributes to the gradient of one of its operands: the upstream gradient times the Jacobian.
     *
     * @param k which operand, counted from 0
     * @param z the value of the node
     * @param g the gradient of the error with respect to the node
     */
    private static RealMatrix pulledBack(
            String operation, int k, List<RealMatrix> operands, RealMatrix z, RealMatrix g) {
        RealMatrix x = operands.get(0);
        RealMatrix y = operands.get(operands.size() - 1);
        return switch (operation) {
            case "matmul" -> k == 0 ? g.multiply(y.transpose()) : x.transpose().multiply(g); // g·yᵀ and xᵀ·g
            case "transpose" -> g.transpose();
            case "add" -> summedLike(k == 0 ? x : y, g);
            case "subtract" -> k == 0 ? summedLike(x, g) : summedLike(y, g).scalarMultiply(-1);
            case "sigmoid" -> times(g, slope(z)); // g ⊙ σ'(x)
            case "square" -> times(g, x.scalarMultiply(2)); // g ⊙ 2x
            case "sum(axis=0)" -> ones(x.getRowDimension(), 1).multiply(g); // every row has a part in the sum
            case "mean" -> filled(x, g.getEntry(0, 0) / size(x)); // 1/n for each of n entries
            default -> throw unknown(operation);
        };
    }

    private static IllegalArgumentException unknown(String operation) {
        return new IllegalArgumentException("there is no operation " + operation);
    }

    // entry by entry

    private static double sigmoid(double a) {
        return 1 / (1 + Math.exp(-a));
    }

    /** The derivative of the sigmoid where it has the value {@code z}: σ'(a) = σ(a)·(1 − σ(a)). */
    private static RealMatrix slope(RealMatrix z) {
        return map(z, value -> value * (1 - value));
    }

    /** The sum of two matrices, of which the second may be a column that is added to every column of the first. */
    private static RealMatrix plus(RealMatrix x, RealMatrix y) {
        boolean repeated = y.getColumnDimension() < x.getColumnDimension();
        return x.add(repeated ? y.multiply(ones(1, x.getColumnDimension())) : y);
    }

    /** A gradient in the shape of an operand; where the operand was repeated, the gradients of its copies add up. */
    private static RealMatrix summedLike(RealMatrix operand, RealMatrix g) {
        boolean repeated = operand.getColumnDimension() < g.getColumnDimension();
        return repeated ? g.multiply(ones(g.getColumnDimension(), 1)) : g;
    }

    private static double sum(RealMatrix matrix) {
        double sum = 0;
        for (double[] row : matrix.getData()) {
            for (double entry : row) {
                sum += entry;
            }
        }
        return sum;
    }

    private static int size(RealMatrix matrix) {
        return matrix.getRowDimension() * matrix.getColumnDimension();
    }

    private static RealMatrix ones(int rows, int columns) {
        return MatrixUtils.createRealMatrix(rows, columns).scalarAdd(1);
    }

    private static RealMatrix filled(RealMatrix like, double value) {
        return MatrixUtils.createRealMatrix(like.getRowDimension(), like.getColumnDimension())
                .scalarAdd(value);
    }

    private static RealMatrix times(RealMatrix left, RealMatrix right) {
        RealMatrix result = left.copy();
        for (int i = 0; i < result.getRowDimension(); i++) {
            for (int j = 0; j < result.getColumnDimension(); j++) {
                result.multiplyEntry(i, j, right.getEntry(i, j)); // left ⊙ right, entry by entry
            }
        }
        return result;
    }

    private static RealMatrix map(RealMatrix matrix, DoubleUnaryOperator function) {
        RealMatrix result = matrix.copy();
        result.walkInOptimizedOrder(new DefaultRealMatrixChangingVisitor() {
            @Override
            public double visit(int row, int column, double value) {
                return function.applyAsDouble(value);
            }
        });
        return result;
    }
}
