package org.nabla.reference.calculus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.analysis.differentiation.DerivativeStructure;
import org.nabla.reference.Matrix;
import org.nabla.reference.graph.Graph;
import org.nabla.reference.rule.Entries;
import org.nabla.reference.rule.Operation;

/** Derivatives carried along with the values by commons-math3's {@link DerivativeStructure}: no walk back. */
public final class ForwardMode implements MatrixCalculus {

    /** How many derivatives travel at once; more would make every operation slower than another pass does. */
    private static final int TOGETHER = 24;

    private final Graph graph;

    public ForwardMode(Graph graph) {
        this.graph = graph;
    }

    @Override
    public String name() {
        return "forward-mode differentiation";
    }

    @Override
    public Matrix apply(Operation operation, List<Matrix> operands) {
        List<Entries<DerivativeStructure>> lifted =
                operands.stream().map(operand -> constants(operand, 1)).toList();
        return FieldEvaluation.apply(operation, lifted).toMatrix();
    }

    @Override
    public Matrix value(String quantity, Map<String, Matrix> leaves) {
        return evaluation(1).value(quantity, constants(leaves, 1)).toMatrix();
    }

    @Override
    public Matrix gradient(String of, String wrt, Map<String, Matrix> leaves) {
        return jacobian(of, wrt, leaves).reshaped(value(wrt, leaves).shape());
    }

    @Override
    public Matrix jacobian(String of, String wrt, Map<String, Matrix> leaves) {
        Matrix centre = value(wrt, leaves);
        int columns = centre.shape().size();
        int rows = value(of, leaves).shape().size();
        double[][] jacobian = new double[rows][columns];
        for (int first = 0; first < columns; first += TOGETHER) {
            int count = Math.min(TOGETHER, columns - first);
            Map<String, Entries<DerivativeStructure>> given = constants(leaves, count);
            given.put(wrt, variables(centre, first, count));
            Entries<DerivativeStructure> result = evaluation(count).value(of, given);
            for (int i = 0; i < rows; i++) {
                double[] derivatives = result.values().get(i).getAllDerivatives(); // the value, then one a variable
                System.arraycopy(derivatives, 1, jacobian[i], first, count);
            }
        }
        return Matrix.of(jacobian);
    }

    private FieldEvaluation<DerivativeStructure> evaluation(int variables) {
        return new FieldEvaluation<>(graph, value -> new DerivativeStructure(variables, 1, value));
    }

    private static Entries<DerivativeStructure> variables(Matrix matrix, int first, int count) {
        double[] entries = matrix.toArray();
        List<DerivativeStructure> values = new ArrayList<>();
        for (int i = 0; i < entries.length; i++) {
            boolean varies = i >= first && i < first + count;
            values.add(
                    varies
                            ? new DerivativeStructure(count, 1, i - first, entries[i])
                            : new DerivativeStructure(count, 1, entries[i]));
        }
        return new Entries<>(matrix.shape(), values);
    }

    private static Map<String, Entries<DerivativeStructure>> constants(Map<String, Matrix> leaves, int variables) {
        Map<String, Entries<DerivativeStructure>> lifted = new HashMap<>();
        leaves.forEach((name, value) -> lifted.put(name, constants(value, variables)));
        return lifted;
    }

    private static Entries<DerivativeStructure> constants(Matrix matrix, int variables) {
        return Entries.of(matrix, value -> new DerivativeStructure(variables, 1, value));
    }
}
