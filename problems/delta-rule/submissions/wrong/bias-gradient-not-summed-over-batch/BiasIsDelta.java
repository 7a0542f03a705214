import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;

/** Any number of layers. Lists begin with w2, b2, z2, delta2; a begins with a1, so a.get(l) is what w.get(l) reads. */
public class BiasIsDelta {
    public record Forward(List<RealMatrix> z, List<RealMatrix> a) {}

    public record Deltas(List<RealMatrix> delta) {}

    public record Gradients(List<RealMatrix> dC_dw, List<RealMatrix> dC_db) {}

    public record Unit(RealMatrix delta_squared, RealMatrix delta_linear, RealMatrix delta_logistic) {}

    public Forward forward(List<RealMatrix> w, List<RealMatrix> b, RealMatrix a1) {
        List<RealMatrix> z = new ArrayList<>();
        List<RealMatrix> a = new ArrayList<>();
        a.add(a1);
        for (int l = 0; l < w.size(); l++) {
            RealMatrix total = w.get(l).multiply(a.get(l));
            for (int x = 0; x < a1.getColumnDimension(); x++) {
                total.setColumnVector(x, total.getColumnVector(x).add(b.get(l).getColumnVector(0)));
            }
            z.add(total);
            a.add(sigmoid(total));
        }
        return new Forward(z, a);
    }

    public double cost(RealMatrix a4, RealMatrix y) {
        double norm = y.subtract(a4).getFrobeniusNorm();
        return norm * norm / 2 / y.getColumnDimension();
    }

    public RealMatrix outputDelta(RealMatrix z4, RealMatrix a4, RealMatrix y) {
        return times(error(a4, y), slope(z4));
    }

    public Deltas hiddenDeltas(List<RealMatrix> w, List<RealMatrix> z, RealMatrix delta4) {
        RealMatrix[] delta = new RealMatrix[w.size()];
        delta[w.size() - 1] = delta4;
        for (int l = w.size() - 2; l >= 0; l--) {
            delta[l] = times(w.get(l + 1).transpose().multiply(delta[l + 1]), slope(z.get(l)));
        }
        return new Deltas(List.of(delta));
    }

    public Gradients gradients(List<RealMatrix> a, List<RealMatrix> delta) {
        List<RealMatrix> dC_dw = new ArrayList<>();
        List<RealMatrix> dC_db = new ArrayList<>();
        for (int l = 0; l < delta.size(); l++) {
            dC_dw.add(delta.get(l).multiply(a.get(l).transpose()));
            dC_db.add(delta.get(l));
        }
        return new Gradients(dC_dw, dC_db);
    }

    public Unit singleUnitDeltas(RealMatrix z, RealMatrix t) {
        RealMatrix a = sigmoid(z);
        RealMatrix squared = times(error(a, t), slope(z));
        RealMatrix linear = error(z, t);
        RealMatrix logistic = error(a, t);
        return new Unit(squared, linear, logistic);
    }

    public double costAfterUpdate(
            List<RealMatrix> w, List<RealMatrix> b, RealMatrix a1, RealMatrix y, double learningRate) {
        Forward v = forward(w, b, a1);
        int last = w.size() - 1;
        RealMatrix delta4 = outputDelta(v.z.get(last), v.a.get(last + 1), y);
        Gradients g = gradients(v.a.subList(0, last + 1), hiddenDeltas(w, v.z, delta4).delta);
        List<RealMatrix> newW = new ArrayList<>();
        List<RealMatrix> newB = new ArrayList<>();
        for (int l = 0; l <= last; l++) {
            newW.add(w.get(l).subtract(g.dC_dw.get(l).scalarMultiply(learningRate)));
            newB.add(b.get(l).subtract(g.dC_db.get(l).scalarMultiply(learningRate)));
        }
        return cost(forward(newW, newB, a1).a.get(last + 1), y);
    }

    private static RealMatrix error(RealMatrix a, RealMatrix y) {
        return a.subtract(y).scalarMultiply(1.0 / y.getColumnDimension());
    }

    private static RealMatrix sum(RealMatrix delta) {
        double[] ones = new double[delta.getColumnDimension()];
        Arrays.fill(ones, 1);
        return new Array2DRowRealMatrix(delta.operate(ones));
    }

    private static RealMatrix sigmoid(RealMatrix z) {
        RealMatrix a = z.copy();
        for (int j = 0; j < z.getRowDimension(); j++) {
            for (int x = 0; x < z.getColumnDimension(); x++) {
                a.setEntry(j, x, 1 / (1 + Math.exp(-z.getEntry(j, x))));
            }
        }
        return a;
    }

    private static RealMatrix slope(RealMatrix z) {
        RealMatrix a = sigmoid(z);
        return times(a, a.scalarMultiply(-1).scalarAdd(1));
    }

    private static RealMatrix times(RealMatrix p, RealMatrix q) {
        RealMatrix r = p.copy();
        for (int j = 0; j < p.getRowDimension(); j++) {
            for (int x = 0; x < p.getColumnDimension(); x++) {
                r.multiplyEntry(j, x, q.getEntry(j, x));
            }
        }
        return r;
    }
}
