import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

/** No rule of calculus: column j of a Jacobian is what the function does when entry j of x grows by 1. */
public class Steps {
    public record Functions(RealMatrix f, RealMatrix g, RealMatrix h, RealMatrix k) {}

    public Functions functions(RealMatrix W1, RealMatrix b1, RealMatrix W2, RealMatrix b2, RealMatrix x) {
        UnaryOperator<RealMatrix> f = affine(W1, b1);
        UnaryOperator<RealMatrix> g = affine(W2, b2);
        return new Functions(
                f.apply(x), g.apply(x), sum(f, g).apply(x), after(g, f).apply(x));
    }

    public Map<String, RealMatrix> functionsEqual(RealMatrix W, RealMatrix b1, RealMatrix b2, RealMatrix x) {
        Functions values = functions(W, b1, W, b2, x);
        return Map.of("h", values.h(), "k", values.k());
    }

    public Map<String, RealMatrix> jacobians(RealMatrix W1, RealMatrix b1, RealMatrix W2, RealMatrix b2, RealMatrix x) {
        UnaryOperator<RealMatrix> f = affine(W1, b1);
        UnaryOperator<RealMatrix> g = affine(W2, b2);
        return Map.of(
                "J_f", jacobian(f, x),
                "J_g", jacobian(g, x),
                "J_h", jacobian(sum(f, g), x),
                "J_k", jacobian(after(g, f), x));
    }

    public Map<String, RealMatrix> jacobiansEqual(RealMatrix W, RealMatrix b1, RealMatrix b2, RealMatrix x) {
        Map<String, RealMatrix> all = jacobians(W, b1, W, b2, x);
        return Map.of("J_h", all.get("J_h"), "J_k", all.get("J_k"));
    }

    public Map<String, RealMatrix> denominatorLayout(
            RealMatrix W1, RealMatrix b1, RealMatrix W2, RealMatrix b2, RealMatrix x) {
        Map<String, RealMatrix> all = jacobians(W1, b1, W2, b2, x);
        return Map.of("D_f", all.get("J_f").transpose(), "D_k", all.get("J_k").transpose());
    }

    private static UnaryOperator<RealMatrix> affine(RealMatrix W, RealMatrix b) {
        return x -> W.multiply(x).add(b);
    }

    private static UnaryOperator<RealMatrix> sum(UnaryOperator<RealMatrix> f, UnaryOperator<RealMatrix> g) {
        return x -> f.apply(x).add(g.apply(x));
    }

    private static UnaryOperator<RealMatrix> after(UnaryOperator<RealMatrix> outer, UnaryOperator<RealMatrix> inner) {
        return x -> outer.apply(inner.apply(x));
    }

    private static RealMatrix jacobian(UnaryOperator<RealMatrix> function, RealMatrix x) {
        RealMatrix here = function.apply(x);
        int n = x.getRowDimension();
        RealMatrix jacobian = MatrixUtils.createRealMatrix(here.getRowDimension(), n);
        for (int j = 0; j < n; j++) {
            RealMatrix moved = x.copy();
            moved.addToEntry(j, 0, 1);
            jacobian.setColumnMatrix(j, function.apply(moved).subtract(here));
        }
        return jacobian;
    }
}
