package org.nabla.submission;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.nabla.reference.Matrix;
import org.nabla.reference.Shape;

/**
 * What many submissions use, so that most of what they need is in the archives: arrays, the library, collections of numbers,
 * functions as values, streams, text and exceptions.
 */
final class TypicalHomework {

    static final List<SourceFile> FILES = List.of(new SourceFile("Homework.java", """
            import java.util.*;
            import java.util.function.*;
            import java.util.stream.*;
            import org.apache.commons.math3.analysis.function.*;
            import org.apache.commons.math3.linear.*;
            import org.apache.commons.math3.util.FastMath;

            /** Every way of handing over numbers. */
            class Homework {
                record Forward(double[][] a1, RealMatrix a2, List<double[][]> W, Map<String, double[]> b, double loss) {}

                record Step<T extends Comparable<T>>(List<RealMatrix> W, Map<String, double[][]> b, T count) {}

                Forward forward(double[][] W, RealMatrix x, double[] b, double rate) {
                    double[][] z = new double[W.length][1];
                    for (int i = 0; i < W.length; i++) {
                        for (int k = 0; k < W[i].length; k++) {
                            z[i][0] += W[i][k] * x.getEntry(k, 0);
                        }
                        z[i][0] = Math.tanh(z[i][0] + b[i]) + Math.exp(-rate) + Math.log(2) + Math.max(0, Math.pow(rate, 2));
                    }
                    RealMatrix product = MatrixUtils.createRealMatrix(W).multiply(x).add(x).scalarMultiply(2).transpose();
                    Map<String, double[]> named = new HashMap<>();
                    named.put("b1", b);
                    return new Forward(z, product, new ArrayList<>(Collections.singleton(z)), named, Arrays.stream(b).map(v -> v * v).sum());
                }

                Step<Integer> update(List<RealMatrix> W, Map<String, double[][]> b, double[][][] all, List<List<Double>> rows, RealVector x) {
                    List<RealMatrix> stepped = new ArrayList<>();
                    Map<String, double[][]> named = new LinkedHashMap<>();
                    for (RealMatrix w : W) {
                        RealMatrix copy = w.copy();
                        copy.walkInOptimizedOrder(new DefaultRealMatrixChangingVisitor() {
                            @Override
                            public double visit(int row, int column, double value) {
                                return FastMath.exp(-value) + new Sigmoid().value(value) + new Tanh().value(value);
                            }
                        });
                        stepped.add(copy.subtract(w).scalarAdd(1));
                    }
                    for (Map.Entry<String, double[][]> entry : b.entrySet()) {
                        named.put(entry.getKey(), map(entry.getValue(), v -> v / 2));
                    }
                    RealVector y = new ArrayRealVector(x.toArray()).mapMultiply(2).ebeMultiply(x).add(W.get(0).operate(x));
                    stepped.add(y.outerProduct(x));
                    stepped.add(MatrixUtils.createColumnRealMatrix(y.map(new Sigmoid()).toArray()));
                    return new Step<>(stepped, named, all.length + rows.size() + y.getDimension() + (int) y.dotProduct(x));
                }

                static double[][] map(double[][] x, DoubleUnaryOperator f) {
                    return zip(x, x, (a, b) -> f.applyAsDouble(a) + b);
                }

                static double[][] zip(double[][] x, double[][] y, DoubleBinaryOperator f) {
                    double[][] z = new double[x.length][];
                    for (int i = 0; i < x.length; i++) {
                        z[i] = x[i].clone();
                        for (int k = 0; k < z[i].length; k++) {
                            z[i][k] = f.applyAsDouble(x[i][k], y[i][k]);
                        }
                    }
                    return z;
                }

                Map<String, List<Double>> collections(double[][] x) {
                    Map<String, List<Double>> named = new LinkedHashMap<>();
                    for (double[] row : x) {
                        List<Double> list = named.computeIfAbsent("x", key -> new ArrayList<>());
                        for (double entry : row) {
                            list.add(entry);
                        }
                    }
                    Set<String> seen = new HashSet<>(named.keySet());
                    Deque<String> open = new ArrayDeque<>(seen);
                    return open.isEmpty() ? Map.of() : named;
                }

                String text(double[] x) {
                    StringBuilder text = new StringBuilder().append(x[0]).append(Arrays.toString(x));
                    return String.format("%.3f ", x[0]) + text + IntStream.range(0, x.length).mapToObj(i -> x[i])
                            .collect(Collectors.toList());
                }

                int counted(Map<String, int[]> sizes, List<long[]> counts) {
                    return sizes.size() + counts.size();
                }

                double entries(RealVector x) {
                    int[] sum = {(int) new ArrayRealVector(x).projection(x).getL1Norm()};
                    Map<String, int[]> named = new LinkedHashMap<>();
                    named.put("sum", sum);
                    return named.values().iterator().next()[0];
                }

                double fails(double[] x) {
                    System.out.println(text(x));
                    throw new IllegalStateException("on purpose");
                }

                double outOfBounds(double[] x) {
                    return x[x.length];
                }

                RealMatrix sizes(RealMatrix x) {
                    return x.multiply(x);
                }
            }
            """));

    private TypicalHomework() {}

    /** What is asked of it. */
    static List<Call> calls() {
        Matrix weights = Matrix.of(new double[][] {{0.5, 1}, {-2, 0.125}});
        Matrix x = Matrix.column(0.25, -1);
        Map<String, Matrix> given = Map.of(
                "W1", weights, "W2", weights, "b1", x, "x", x, "b", x, "rows", weights, "rate", Matrix.scalar(0.1));
        List<String> both = List.of("W1", "W2");
        Map<String, List<String>> groups = Map.of("W", both, "all", both, "b", List.of("b1", "b1"));
        Call large = Call.ofNumbers("collections", Map.of("x", Matrix.filled(new Shape(40, 40), 0.1)), Map.of());
        Call one =
                Call.ofNumbers("forward", Map.of("W", weights, "x", x, "b", x, "rate", Matrix.scalar(0.1)), Map.of());
        Stream<Call> others = Stream.of("update", "collections", "entries", "fails", "outOfBounds", "sizes")
                .map(function -> Call.ofNumbers(function, given, groups));
        return Stream.concat(Stream.of(one, one, large), others).toList();
    }
}
