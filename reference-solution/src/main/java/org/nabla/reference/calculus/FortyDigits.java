package org.nabla.reference.calculus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.dfp.Dfp;
import org.apache.commons.math3.dfp.DfpField;
import org.nabla.reference.Matrix;
import org.nabla.reference.Shape;
import org.nabla.reference.graph.Graph;
import org.nabla.reference.rule.Entries;
import org.nabla.reference.rule.Operation;

/**
 * Values to 40 decimal digits and more, over commons-math3's {@link Dfp}.
 *
 * <p>Derivatives are central differences with a step so small that their error, step² times a third derivative, lies
 * beyond the 36th digit; the digits below carry the differences.
 */
public final class FortyDigits implements Calculus<Entries<Dfp>> {

    private static final int DIGITS = 60;

    private final Graph graph;
    private final DfpField field = new DfpField(DIGITS);
    private final Dfp step = field.newDfp("1e-18");
    private Map<String, Entries<Dfp>> current = Map.of();
    private Map<Integer, Entries<Dfp>> known = new HashMap<>();

    public FortyDigits(Graph graph) {
        this.graph = graph;
    }

    @Override
    public String name() {
        return "40-digit evaluation";
    }

    @Override
    public Entries<Dfp> lift(Matrix matrix) {
        return Entries.of(matrix, field::newDfp);
    }

    @Override
    public Matrix lower(Entries<Dfp> matrix) {
        return matrix.toMatrix();
    }

    @Override
    public Shape shape(Entries<Dfp> matrix) {
        return matrix.shape();
    }

    @Override
    public Entries<Dfp> apply(Operation operation, List<Entries<Dfp>> operands) {
        return FieldEvaluation.apply(operation, operands);
    }

    @Override
    public Entries<Dfp> value(String quantity, Map<String, Entries<Dfp>> leaves) {
        return evaluation().value(graph.index(quantity), at(leaves));
    }

    /** What is known at these leaves; kept for as long as these very leaves are asked about. */
    private Map<Integer, Entries<Dfp>> at(Map<String, Entries<Dfp>> leaves) {
        if (current != leaves) {
            known = new HashMap<>();
            leaves.forEach((name, value) -> {
                if (graph.has(name)) {
                    known.put(graph.index(name), value);
                }
            });
            current = leaves;
        }
        return known;
    }

    @Override
    public Entries<Dfp> gradient(String of, String wrt, Map<String, Entries<Dfp>> leaves) {
        Shape shape = value(wrt, leaves).shape();
        return new Entries<>(shape, jacobian(of, wrt, leaves).values());
    }

    @Override
    public Entries<Dfp> jacobian(String of, String wrt, Map<String, Entries<Dfp>> leaves) {
        Entries<Dfp> centre = value(wrt, leaves);
        int rows = value(of, leaves).shape().size();
        Map<Integer, Entries<Dfp>> resting = resting(wrt, leaves);
        List<List<Dfp>> columns = new ArrayList<>();
        for (int entry = 0; entry < centre.shape().size(); entry++) {
            List<Dfp> above = moved(of, wrt, resting, centre, entry, step);
            List<Dfp> below = moved(of, wrt, resting, centre, entry, step.negate());
            List<Dfp> column = new ArrayList<>();
            for (int i = 0; i < above.size(); i++) {
                column.add(above.get(i).subtract(below.get(i)).divide(step.multiply(2)));
            }
            columns.add(column);
        }
        List<Dfp> entries = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            for (List<Dfp> column : columns) {
                entries.add(column.get(i));
            }
        }
        return new Entries<>(new Shape(rows, columns.size()), entries);
    }

    /** What is known and stays as it is when a quantity moves. */
    private Map<Integer, Entries<Dfp>> resting(String wrt, Map<String, Entries<Dfp>> leaves) {
        boolean[] moves = new boolean[graph.nodes().size()];
        moves[graph.index(wrt)] = true;
        Map<Integer, Entries<Dfp>> resting = new HashMap<>();
        for (int i = 0; i < moves.length; i++) {
            Entries<Dfp> value = at(leaves).get(i);
            if (graph.nodes().get(i) instanceof Graph.Node.Applied applied) {
                moves[i] |= applied.operands().stream().anyMatch(operand -> moves[operand]);
            }
            if (!moves[i] && value != null) {
                resting.put(i, value);
            }
        }
        return resting;
    }

    private List<Dfp> moved(
            String of, String wrt, Map<Integer, Entries<Dfp>> resting, Entries<Dfp> centre, int entry, Dfp by) {
        Map<Integer, Entries<Dfp>> given = new HashMap<>(resting);
        given.put(
                graph.index(wrt), centre.with(entry, centre.values().get(entry).add(by)));
        return evaluation().value(graph.index(of), given).values();
    }

    private FieldEvaluation<Dfp> evaluation() {
        return new FieldEvaluation<>(graph, field::newDfp);
    }
}
