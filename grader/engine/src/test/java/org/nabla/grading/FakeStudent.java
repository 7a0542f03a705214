package org.nabla.grading;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.nabla.message.MessageCode;
import org.nabla.reference.Matrix;
import org.nabla.submission.Call;
import org.nabla.submission.Console;
import org.nabla.submission.Given;
import org.nabla.submission.Reply;
import org.nabla.submission.ReturnedValue;
import org.nabla.submission.Runner;
import org.nabla.submission.Session;
import org.nabla.submission.Signatures;

/**
 * Somebody's functions for the problem {@code two-relu-layers}, in this process; right until one is exchanged.
 *
 * <p>Gradients are written as a textbook has them: dz = W2ᵀ·ds ∘ relu′(z), dW1 = dz·xᵀ, db1 = dz summed over the samples.
 */
final class FakeStudent implements Runner, Session {

    private final Map<String, Function<Named, Reply>> functions = new TreeMap<>();
    private final Map<String, Integer> calls = new HashMap<>();
    private boolean alive = true;
    private int muted;

    /** Matrices by name; asking for another is a mistake of the test. */
    record Named(Map<String, RealMatrix> all) {

        RealMatrix get(String name) {
            return Objects.requireNonNull(all.get(name), name);
        }

        Named with(String name, RealMatrix matrix) {
            Map<String, RealMatrix> more = new HashMap<>(all);
            more.put(name, matrix);
            return new Named(more);
        }
    }

    FakeStudent() {
        activated(z -> Math.max(z, 0), z -> z > 0 ? 1 : 0);
        function("loss", given -> single(squaredError(given) / samples(given)));
    }

    /** Exchanges the activation in both functions; the derivative is taken at z. */
    FakeStudent activated(DoubleUnaryOperator activation, DoubleUnaryOperator derivative) {
        return forward(activation).backward(derivative, 2.0);
    }

    FakeStudent forward(DoubleUnaryOperator activation) {
        return function("forward", given -> values(forward(given, activation)));
    }

    /** With the factor of the loss's own derivative, before it is divided by the samples. */
    FakeStudent backward(DoubleUnaryOperator derivative, double factor) {
        return function("backward", given -> values(backward(given, derivative, factor / samples(given))));
    }

    FakeStudent function(String name, Function<Named, Reply> function) {
        functions.put(name, function);
        return this;
    }

    /** Changes one of the values that a function returns. */
    FakeStudent changed(String function, String name, UnaryOperator<Matrix> change) {
        Function<Named, Reply> before = Objects.requireNonNull(functions.get(function));
        return function(function, given -> {
            Map<String, ReturnedValue> all = new LinkedHashMap<>(((Reply.Returned) before.apply(given)).values());
            all.computeIfPresent(name, (same, value) -> new ReturnedValue(2, change.apply(value.matrix())));
            return new Reply.Returned(all);
        });
    }

    FakeStudent without(String function) {
        functions.remove(function);
        return this;
    }

    static Map<String, RealMatrix> forward(Named given, DoubleUnaryOperator activation) {
        RealMatrix z = plus(given.get("W1").multiply(given.get("x")), given.get("b1"));
        RealMatrix a = mapped(z, activation);
        RealMatrix s = plus(given.get("W2").multiply(a), given.get("b2"));
        return Map.of("z", z, "a", a, "s", s);
    }

    static Map<String, RealMatrix> backward(Named given, DoubleUnaryOperator derivative, double factor) {
        RealMatrix ds = given.get("s").subtract(given.get("y")).scalarMultiply(factor);
        RealMatrix da = given.get("W2").transpose().multiply(ds);
        RealMatrix slopes = mapped(given.get("z"), derivative);
        RealMatrix dz = MatrixUtils.createRealMatrix(da.getRowDimension(), da.getColumnDimension());
        for (int i = 0; i < dz.getRowDimension(); i++) {
            dz.setRowVector(i, da.getRowVector(i).ebeMultiply(slopes.getRowVector(i)));
        }
        return Map.of(
                "dW1", dz.multiply(given.get("x").transpose()),
                "db1", summed(dz),
                "dW2", ds.multiply(given.get("a").transpose()),
                "db2", summed(ds));
    }

    static double squaredError(Named given) {
        double norm = given.get("s").subtract(given.get("y")).getFrobeniusNorm();
        return norm * norm;
    }

    static int samples(Named given) {
        return given.get("y").getColumnDimension();
    }

    private static RealMatrix plus(RealMatrix product, RealMatrix bias) {
        RealMatrix sum = product.copy();
        for (int j = 0; j < sum.getColumnDimension(); j++) {
            sum.setColumnVector(j, sum.getColumnVector(j).add(bias.getColumnVector(0)));
        }
        return sum;
    }

    private static RealMatrix summed(RealMatrix matrix) {
        double[] ones = new double[matrix.getColumnDimension()];
        Arrays.fill(ones, 1);
        return MatrixUtils.createColumnRealMatrix(matrix.operate(ones));
    }

    private static RealMatrix mapped(RealMatrix matrix, DoubleUnaryOperator function) {
        return Matrix.of(matrix).map(function).toRealMatrix();
    }

    static Reply single(double value) {
        return new Reply.Single(new ReturnedValue(0, Matrix.scalar(value)));
    }

    static Reply values(Map<String, RealMatrix> matrices) {
        Map<String, ReturnedValue> values = new LinkedHashMap<>();
        matrices.forEach((name, matrix) -> values.put(name, new ReturnedValue(2, Matrix.of(matrix))));
        return new Reply.Returned(values);
    }

    int calls() {
        return calls.values().stream().mapToInt(Integer::intValue).sum();
    }

    int calls(String function) {
        return calls.getOrDefault(function, 0);
    }

    boolean isMuted() {
        return muted > 0;
    }

    @Override
    public Session start() {
        alive = true;
        return this;
    }

    @Override
    public Console console() {
        return new Console("", false);
    }

    @Override
    public Signatures signatures() {
        Map<String, Signatures.Function> known = new TreeMap<>();
        functions.keySet().forEach(name -> known.put(name, new Signatures.Function(name, List.of(), "")));
        return new Signatures("java", "17", known, Map.of());
    }

    @Override
    public Reply call(Call call) {
        calls.merge(call.function(), 1, Integer::sum);
        Map<String, RealMatrix> given = new HashMap<>();
        call.given()
                .forEach((name, value) ->
                        given.put(name, ((Given.Numbers) value).matrix().toRealMatrix()));
        Function<Named, Reply> function = functions.get(call.function());
        Reply reply = function == null
                ? new Reply.Unsupported(MessageCode.FUNCTION_MISSING, call.function())
                : function.apply(new Named(given));
        alive = !(reply instanceof Reply.TimedOut);
        return reply;
    }

    @Override
    public void mute() {
        muted++;
    }

    @Override
    public boolean alive() {
        return alive;
    }

    @Override
    public void close() {
        // nothing runs
    }
}
