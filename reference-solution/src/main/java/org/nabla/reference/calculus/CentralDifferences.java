package org.nabla.reference.calculus;

import java.util.Map;
import org.nabla.reference.Matrix;
import org.nabla.reference.graph.Graph;
import org.nabla.reference.graph.Plan;

/** Derivatives as {@code (f(z+h) − f(z−h)) / 2h}, entry by entry: slow, rounded, and needing no rule of calculus. */
public final class CentralDifferences implements MatrixCalculus {

    /** Smaller steps drown in rounding, larger ones in curvature; near the cube root of a double's precision. */
    public static final double STEP = 6e-6;

    private final Graph graph;

    public CentralDifferences(Graph graph) {
        this.graph = graph;
    }

    @Override
    public String name() {
        return "central differences";
    }

    @Override
    public Matrix value(String quantity, Map<String, Matrix> leaves) {
        return Plan.at(graph, leaves).value(quantity);
    }

    @Override
    public Matrix gradient(String of, String wrt, Map<String, Matrix> leaves) {
        Matrix jacobian = jacobian(of, wrt, leaves);
        return jacobian.reshaped(Plan.at(graph, leaves).shape(wrt));
    }

    @Override
    public Matrix jacobian(String of, String wrt, Map<String, Matrix> leaves) {
        Plan plan = Plan.at(graph, leaves);
        Matrix centre = plan.value(wrt);
        double[][] columns = new double[centre.shape().size()][];
        for (int entry = 0; entry < columns.length; entry++) {
            double z = centre.toArray()[entry];
            double step = STEP * Math.max(1, Math.abs(z));
            double[] above = moved(plan, of, wrt, centre, entry, z + step);
            double[] below = moved(plan, of, wrt, centre, entry, z - step);
            double width = (z + step) - (z - step); // as it was really taken, after rounding
            columns[entry] = new double[above.length];
            for (int i = 0; i < above.length; i++) {
                columns[entry][i] = (above[i] - below[i]) / width;
            }
        }
        return Matrix.of(columns).transpose();
    }

    private static double[] moved(Plan plan, String of, String wrt, Matrix centre, int entry, double value) {
        int columns = centre.columns();
        plan.fix(wrt, centre.with(entry / columns, entry % columns, value));
        plan.forward();
        return plan.value(of).toArray();
    }
}
