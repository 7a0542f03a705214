import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;

public class Matmul {
    /** A matrix that knows where it comes from. */
    private static class Tensor {
        RealMatrix data;
        RealMatrix grad;
        List<Tensor> from = List.of();
        Consumer<RealMatrix> backward = g -> {};

        Tensor(RealMatrix data) {
            this.data = data;
            zeroGrad();
        }

        void zeroGrad() {
            grad = new Array2DRowRealMatrix(data.getRowDimension(), data.getColumnDimension());
        }

        void receive(RealMatrix g) {
            grad = grad.add(g);
        }

        static Tensor of(RealMatrix data, Consumer<RealMatrix> backward, Tensor... from) {
            Tensor result = new Tensor(data);
            result.from = List.of(from);
            result.backward = backward;
            return result;
        }

        static Tensor apply(String operation, List<Tensor> operands) {
            Tensor x = operands.get(0);
            Tensor y = operands.get(operands.size() - 1);
            int rows = x.data.getRowDimension();
            int columns = x.data.getColumnDimension();
            switch (operation) {
                case "matmul":
                    return of(x.data.multiply(y.data), g -> {
                        x.receive(g.multiply(y.data.transpose()));
                        y.receive(x.data.multiply(g));
                    }, x, y);
                case "transpose":
                    return of(x.data.transpose(), g -> x.receive(g.transpose()), x);
                case "add":
                    return of(x.data.add(spread(y.data, columns)), g -> {
                        x.receive(g);
                        y.receive(gathered(g, y.data.getColumnDimension()));
                    }, x, y);
                case "subtract":
                    return of(x.data.subtract(y.data), g -> {
                        x.receive(g);
                        y.receive(g.scalarMultiply(-1));
                    }, x, y);
                case "sigmoid": {
                    RealMatrix z = each(x.data, a -> 1 / (1 + Math.exp(-a)));
                    return of(z, g -> x.receive(times(g, each(z, a -> a * (1 - a)))), x);
                }
                case "square":
                    return of(each(x.data, a -> a * a), g -> x.receive(times(g, x.data.scalarMultiply(2))), x);
                case "sum(axis=0)":
                    return of(full(1, rows, 1).multiply(x.data), g -> x.receive(full(rows, 1, 1).multiply(g)), x);
                case "mean": {
                    RealMatrix shares = full(columns, 1, 1.0 / columns);
                    return of(x.data.multiply(shares), g -> x.receive(g.multiply(shares.transpose())), x);
                }
                default:
                    throw new IllegalArgumentException("unknown operation " + operation);
            }
        }

        void backward() {
            List<Tensor> sorted = new ArrayList<>();
            sort(this, new HashSet<>(), sorted);
            Collections.reverse(sorted);
            receive(full(1, 1, 1));
            sorted.forEach(tensor -> tensor.backward.accept(tensor.grad));
        }

        private static void sort(Tensor tensor, Set<Tensor> seen, List<Tensor> sorted) {
            if (seen.add(tensor)) {
                tensor.from.forEach(operand -> sort(operand, seen, sorted));
                sorted.add(tensor);
            }
        }
    }

    private static List<Tensor> run(List<String> operations, List<List<Integer>> operands, List<Tensor> leaves) {
        List<Tensor> nodes = new ArrayList<>(leaves);
        for (int i = leaves.size(); i < operations.size(); i++) {
            List<Tensor> from = new ArrayList<>();
            operands.get(i).forEach(position -> from.add(nodes.get(position)));
            nodes.add(Tensor.apply(operations.get(i), from));
        }
        return nodes;
    }

    public Map<String, List<RealMatrix>> autograd(
            List<String> operations, List<List<Integer>> operands, List<RealMatrix> leaves) {
        List<Tensor> nodes = run(operations, operands, leaves.stream().map(Tensor::new).toList());
        nodes.get(nodes.size() - 1).backward();
        return Map.of(
                "values", nodes.stream().map(node -> node.data).toList(),
                "gradients", nodes.stream().map(node -> node.grad).toList());
    }

    public double errorAfterUpdate(
            List<String> operations, List<List<Integer>> operands, List<RealMatrix> leaves, double learningRate) {
        List<Tensor> tensors = new ArrayList<>(leaves.stream().map(Tensor::new).toList());
        step(operations, operands, tensors, learningRate);
        return error(operations, operands, tensors);
    }

    public Map<String, double[]> train(
            List<String> operations,
            List<List<Integer>> operands,
            RealMatrix W1,
            RealMatrix B1,
            RealMatrix W2,
            RealMatrix B2,
            RealMatrix xTrain,
            RealMatrix xTest,
            int epochs,
            double[][] order,
            double learningRate) {
        List<Tensor> tensors = new ArrayList<>();
        for (RealMatrix leaf : List.of(W1, B1, W2, B2, xTrain)) {
            tensors.add(new Tensor(leaf));
        }
        double[] trainErrors = new double[epochs];
        double[] testErrors = new double[epochs];
        for (int epoch = 0; epoch < epochs; epoch++) {
            for (double sample : order[epoch]) {
                tensors.set(4, new Tensor(xTrain.getColumnMatrix((int) sample)));
                step(operations, operands, tensors, learningRate);
            }
            tensors.set(4, new Tensor(xTrain));
            trainErrors[epoch] = error(operations, operands, tensors);
            tensors.set(4, new Tensor(xTest));
            testErrors[epoch] = error(operations, operands, tensors);
        }
        return Map.of("train_loss", trainErrors, "test_loss", testErrors);
    }

    private static void step(
            List<String> operations, List<List<Integer>> operands, List<Tensor> leaves, double learningRate) {
        List<Tensor> nodes = run(operations, operands, leaves);
        nodes.get(nodes.size() - 1).backward();
        for (Tensor parameter : leaves.subList(0, leaves.size() - 1)) {
            parameter.data = parameter.data.subtract(parameter.grad.scalarMultiply(learningRate));
            parameter.zeroGrad();
        }
    }

    private static double error(List<String> operations, List<List<Integer>> operands, List<Tensor> leaves) {
        return run(operations, operands, leaves).get(operations.size() - 1).data.getEntry(0, 0);
    }

    public Map<String, RealMatrix> byHand(RealMatrix W1, RealMatrix B1, RealMatrix W2, RealMatrix B2, RealMatrix X) {
        int samples = X.getColumnDimension();
        RealMatrix Z1 = each(W1.multiply(X).add(spread(B1, samples)), a -> 1 / (1 + Math.exp(-a)));
        RealMatrix Z2 = each(W2.multiply(Z1).add(spread(B2, samples)), a -> 1 / (1 + Math.exp(-a)));
        RealMatrix dZ2 = Z2.subtract(X).scalarMultiply(2.0 / samples);
        RealMatrix dA2 = times(dZ2, each(Z2, z -> z * (1 - z)));
        RealMatrix dZ1 = W2.transpose().multiply(dA2);
        RealMatrix dA1 = times(dZ1, each(Z1, z -> z * (1 - z)));
        return Map.of(
                "dW2", dA2.multiply(Z1.transpose()),
                "dB2", gathered(dA2, 1),
                "dW1", dA1.multiply(X.transpose()),
                "dB1", gathered(dA1, 1));
    }

    private static RealMatrix spread(RealMatrix m, int columns) {
        return m.getColumnDimension() == columns ? m : m.multiply(full(1, columns, 1));
    }

    private static RealMatrix gathered(RealMatrix m, int columns) {
        return m.getColumnDimension() == columns ? m : m.multiply(full(m.getColumnDimension(), columns, 1));
    }

    private static RealMatrix full(int rows, int columns, double value) {
        return new Array2DRowRealMatrix(rows, columns).scalarAdd(value);
    }

    private static RealMatrix times(RealMatrix a, RealMatrix b) {
        RealMatrix c = a.copy();
        for (int i = 0; i < c.getRowDimension(); i++) {
            for (int j = 0; j < c.getColumnDimension(); j++) {
                c.multiplyEntry(i, j, b.getEntry(i, j));
            }
        }
        return c;
    }

    private static RealMatrix each(RealMatrix a, DoubleUnaryOperator f) {
        RealMatrix c = a.copy();
        for (int i = 0; i < c.getRowDimension(); i++) {
            for (int j = 0; j < c.getColumnDimension(); j++) {
                c.setEntry(i, j, f.applyAsDouble(c.getEntry(i, j)));
            }
        }
        return c;
    }
}
