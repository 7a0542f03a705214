package org.nabla.reference.calculus;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.nabla.reference.Matrix;
import org.nabla.reference.Shape;
import org.nabla.reference.graph.Graph;
import org.nabla.reference.graph.Plan;

/** Values and derivatives by the rules of the table: the reference's own way. */
public final class Backpropagation implements MatrixCalculus {

    private final Graph graph;
    private final Map<Map<String, Shape>, Plan> plans = new HashMap<>();
    private final Map<Walk, Plan.Backward> walks = new HashMap<>();
    private Map<String, Matrix> current = Map.of();

    /** A walk back that is prepared once and taken at every step of an update. */
    private record Walk(Plan plan, String of, Set<String> wrt) {}

    public Backpropagation(Graph graph) {
        this.graph = graph;
    }

    @Override
    public String name() {
        return "backpropagation";
    }

    @Override
    public Matrix value(String quantity, Map<String, Matrix> leaves) {
        return evaluated(leaves).value(quantity);
    }

    @Override
    public Matrix gradient(String of, String wrt, Map<String, Matrix> leaves) {
        Plan.Backward backward = evaluated(leaves).backward(of, Set.of(wrt));
        backward.run(0);
        return backward.gradient(wrt);
    }

    @Override
    public Map<String, Matrix> gradients(String of, Set<String> wrt, Map<String, Matrix> leaves) {
        Plan plan = evaluated(leaves);
        Plan.Backward backward = walks.computeIfAbsent(new Walk(plan, of, wrt), walk -> plan.backward(of, wrt));
        backward.run(0);
        Map<String, Matrix> gradients = new LinkedHashMap<>();
        wrt.forEach(name -> gradients.put(name, backward.gradient(name)));
        return gradients;
    }

    @Override
    public Matrix jacobian(String of, String wrt, Map<String, Matrix> leaves) {
        Plan plan = evaluated(leaves);
        Plan.Backward backward = plan.backward(of, Set.of(wrt));
        double[][] rows = new double[plan.shape(of).size()][];
        for (int i = 0; i < rows.length; i++) {
            backward.run(i);
            rows[i] = backward.gradient(wrt).toArray();
        }
        return Matrix.of(rows);
    }

    /** The plan for these shapes, run forward unless these very leaves were the last ones. */
    private Plan evaluated(Map<String, Matrix> leaves) {
        Map<String, Shape> shapes = new HashMap<>();
        leaves.forEach((name, value) -> shapes.put(name, value.shape()));
        Plan plan = plans.computeIfAbsent(shapes, s -> Plan.of(graph, s));
        if (current != leaves) {
            plan.evaluate(leaves);
            current = leaves;
        }
        return plan;
    }
}
