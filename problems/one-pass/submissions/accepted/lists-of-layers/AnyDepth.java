import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;

/** For any number of layers: w.get(0) leads from layer 1 to layer 2. */
public class AnyDepth {
    public record Layers(List<RealMatrix> z, List<RealMatrix> a) {}

    public record Deltas(List<RealMatrix> delta) {}

    public record Parameters(List<RealMatrix> w, List<RealMatrix> b) {}

    public Layers forward(List<RealMatrix> w, List<RealMatrix> b, RealMatrix a1) {
        List<RealMatrix> z = new ArrayList<>();
        List<RealMatrix> a = new ArrayList<>(List.of(a1));
        for (int l = 0; l < w.size(); l++) {
            RealMatrix next = w.get(l).multiply(a.get(l));
            RealMatrix out = next.copy();
            for (int j = 0; j < next.getRowDimension(); j++) {
                for (int n = 0; n < next.getColumnDimension(); n++) {
                    next.addToEntry(j, n, b.get(l).getEntry(j, 0));
                    out.setEntry(j, n, 1 / (1 + Math.exp(-next.getEntry(j, n))));
                }
            }
            z.add(next);
            a.add(out);
        }
        return new Layers(z, a);
    }

    public double cost(RealMatrix a3, RealMatrix t) {
        return Math.pow(a3.subtract(t).getFrobeniusNorm(), 2) / 2 / t.getColumnDimension();
    }

    public Deltas deltas(RealMatrix w3, RealMatrix a2, RealMatrix a3, RealMatrix t) {
        return new Deltas(allDeltas(List.of(w3), List.of(a2, a3), t));
    }

    private static List<RealMatrix> allDeltas(List<RealMatrix> w, List<RealMatrix> a, RealMatrix t) {
        int last = a.size() - 1;
        RealMatrix[] delta = new RealMatrix[a.size()];
        delta[last] = withSlope(a.get(last).subtract(t).scalarMultiply(1.0 / t.getColumnDimension()), a.get(last));
        for (int l = last - 1; l >= 0; l--) {
            delta[l] = withSlope(w.get(l).transpose().multiply(delta[l + 1]), a.get(l));
        }
        return List.of(delta);
    }

    public Parameters update(
            List<RealMatrix> w, List<RealMatrix> b, List<RealMatrix> a, List<RealMatrix> delta, double learningRate) {
        List<RealMatrix> newW = new ArrayList<>();
        List<RealMatrix> newB = new ArrayList<>();
        double[] ones = new double[a.get(0).getColumnDimension()];
        java.util.Arrays.fill(ones, learningRate);
        for (int l = 0; l < w.size(); l++) {
            RealMatrix step = delta.get(l).multiply(a.get(l).transpose()).scalarMultiply(learningRate);
            newW.add(w.get(l).subtract(step));
            newB.add(b.get(l).subtract(new Array2DRowRealMatrix(delta.get(l).operate(ones))));
        }
        return new Parameters(newW, newB);
    }

    public double costAfterUpdate(
            List<RealMatrix> w, List<RealMatrix> b, RealMatrix a1, RealMatrix t, double learningRate) {
        Layers v = forward(w, b, a1);
        List<RealMatrix> delta = allDeltas(w.subList(1, w.size()), v.a.subList(1, v.a.size()), t);
        Parameters p = update(w, b, v.a, delta, learningRate);
        List<RealMatrix> outputs = forward(p.w, p.b, a1).a;
        return cost(outputs.get(outputs.size() - 1), t);
    }

    private static RealMatrix withSlope(RealMatrix error, RealMatrix a) {
        RealMatrix result = error.copy();
        for (int j = 0; j < a.getRowDimension(); j++) {
            for (int n = 0; n < a.getColumnDimension(); n++) {
                result.multiplyEntry(j, n, a.getEntry(j, n) * (1 - a.getEntry(j, n)));
            }
        }
        return result;
    }
}
