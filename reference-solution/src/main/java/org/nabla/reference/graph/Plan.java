package org.nabla.reference.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nabla.reference.Matrix;
import org.nabla.reference.Shape;
import org.nabla.reference.expression.ExpressionException;
import org.nabla.reference.rule.Buffer;
import org.nabla.reference.rule.Kernel;
import org.nabla.reference.rule.Operation;
import org.nabla.reference.rule.ShapeException;

/**
 * A graph prepared for leaves of given shapes: planned once, evaluated many times over the same buffers.
 *
 * <p>Not safe for use by several threads.
 */
public final class Plan {

    private final Graph graph;
    private final Buffer[] values;
    private final Buffer[][] operands;
    private final boolean[] fixed;
    private Kernel[] kernels = {};
    private boolean ready;

    private Plan(Graph graph, Buffer[] values) {
        this.graph = graph;
        this.values = values;
        this.operands =
                graph.nodes().stream().map(node -> operands(node, values)).toArray(Buffer[][]::new);
        this.fixed = new boolean[values.length];
    }

    private static Buffer[] operands(Graph.Node node, Buffer[] values) {
        return node instanceof Graph.Node.Applied applied
                ? applied.operands().stream().map(operand -> values[operand]).toArray(Buffer[]::new)
                : new Buffer[0];
    }

    /**
     * Works out the shape of every node.
     *
     * @throws GraphException with every node whose operands do not fit together
     */
    public static Plan of(Graph graph, Map<String, Shape> leaves) {
        return of(graph, leaves, Map.of());
    }

    /**
     * The same over buffers that other plans use too.
     *
     * @param shared the buffers in which these quantities are found or written, by name
     */
    public static Plan of(Graph graph, Map<String, Shape> leaves, Map<String, Buffer> shared) {
        Map<Integer, Buffer> places = new HashMap<>();
        shared.forEach((name, buffer) -> places.put(graph.index(name), buffer));
        Map<Integer, Buffer> values = new HashMap<>();
        List<GraphException.Mistake> mistakes = new ArrayList<>();
        for (int i = 0; i < graph.nodes().size(); i++) {
            Graph.Node node = graph.nodes().get(i);
            if (node instanceof Graph.Node.Leaf leaf) {
                Shape shape = leaves.get(leaf.name());
                if (shape == null) {
                    throw new IllegalArgumentException("no shape is given for `%s`".formatted(leaf.name()));
                }
                values.put(i, placed(places.get(i), shape));
            } else if (node instanceof Graph.Node.Constant constant) {
                Buffer buffer = new Buffer(Shape.SCALAR);
                buffer.fill(constant.value());
                values.put(i, buffer);
            } else if (node instanceof Graph.Node.Applied applied
                    && values.keySet().containsAll(applied.operands())) {
                try {
                    values.put(i, placed(places.get(i), applied.operation().shape(shapes(values, applied))));
                } catch (ShapeException e) {
                    mistakes.add(mistake(applied, String.valueOf(e.getMessage())));
                } catch (ArithmeticException e) { // the number of entries overflows
                    mistakes.add(mistake(applied, "the result would have more entries than a matrix can hold"));
                }
            }
        }
        if (!mistakes.isEmpty()) {
            throw new GraphException(mistakes);
        }
        Buffer[] buffers = new Buffer[graph.nodes().size()];
        values.forEach((index, buffer) -> buffers[index] = buffer);
        return new Plan(graph, buffers);
    }

    private static Buffer placed(@Nullable Buffer place, Shape shape) {
        if (place != null && !place.shape().equals(shape)) {
            throw new IllegalArgumentException("a %s buffer cannot hold a %s matrix".formatted(place.shape(), shape));
        }
        return place == null ? new Buffer(shape) : place;
    }

    private static GraphException.Mistake mistake(Graph.Node.Applied node, String summary) {
        return new GraphException.Mistake(node.definition(), new ExpressionException(summary, node.span()));
    }

    private static List<Shape> shapes(Map<Integer, Buffer> values, Graph.Node.Applied applied) {
        List<Shape> shapes = new ArrayList<>();
        for (int operand : applied.operands()) {
            Buffer value = values.get(operand);
            if (value != null) {
                shapes.add(value.shape());
            }
        }
        return shapes;
    }

    /** A plan for the shapes of these leaves, evaluated at them. */
    public static Plan at(Graph graph, Map<String, Matrix> leaves) {
        Map<String, Shape> shapes = new HashMap<>();
        leaves.forEach((name, value) -> shapes.put(name, value.shape()));
        Plan plan = of(graph, shapes);
        plan.evaluate(leaves);
        return plan;
    }

    /** Gives every leaf its value and computes the rest. */
    public void evaluate(Map<String, Matrix> leaves) {
        leaves.forEach((name, value) -> {
            if (graph.leaves().contains(name)) {
                set(name, value);
            }
        });
        forward();
    }

    public Graph graph() {
        return graph;
    }

    public Shape shape(String name) {
        return values[graph.index(name)].shape();
    }

    /** Gives a leaf its value. */
    public void set(String leaf, Matrix value) {
        values[graph.index(leaf)].set(value);
    }

    /** Fixes a named quantity to a value: it is no longer computed, and no gradient passes through it. */
    public void fix(String name, Matrix value) {
        values[graph.index(name)].set(value);
        setFixed(name, true);
    }

    /** Lets a quantity that was fixed be computed again. */
    public void release(String name) {
        setFixed(name, false);
    }

    private void setFixed(String name, boolean now) {
        int index = graph.index(name);
        ready &= fixed[index] == now;
        fixed[index] = now;
    }

    /** Computes every node from the leaves. */
    public void forward() {
        if (!ready) {
            kernels = kernels();
            ready = true;
        }
        for (Kernel kernel : kernels) {
            kernel.run();
        }
    }

    private Kernel[] kernels() {
        List<Kernel> computed = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            if (!fixed[i] && graph.nodes().get(i) instanceof Graph.Node.Applied applied) {
                Operation operation = applied.operation();
                computed.add(operation.rule().value().ready(operands[i], operation.options(), values[i]));
            }
        }
        return computed.toArray(Kernel[]::new);
    }

    public Matrix value(String name) {
        return values[graph.index(name)].toMatrix();
    }

    /** The place where a quantity's value is, for those who move values between plans again and again. */
    public Buffer buffer(String name) {
        return values[graph.index(name)];
    }

    /** The value of a node by its position in the graph. */
    public Matrix value(int node) {
        return values[node].toMatrix();
    }

    /** Prepares the walk back from one quantity to others. */
    public Backward backward(String of, Set<String> wrt) {
        return backward(of, wrt, Map.of());
    }

    /**
     * The same into buffers that others use too.
     *
     * @param into where the gradients with respect to these quantities go, by name
     */
    public Backward backward(String of, Set<String> wrt, Map<String, Buffer> into) {
        return new Backward(of, wrt, into);
    }

    /** The walk back: after {@link Plan#forward}, the gradients of one quantity with respect to others. */
    public final class Backward {

        private final int of;
        private final Buffer[] gradients;
        private final Kernel[] steps;

        private Backward(String of, Set<String> wrt, Map<String, Buffer> into) {
            this.of = graph.index(of);
            WalkBack walk = new WalkBack(graph, values, fixed, this.of, wrt, into);
            steps = walk.kernels(operands);
            gradients = walk.gradients();
        }

        /** Differentiates one entry, counted row after row; 0 for a scalar. */
        public void run(int entry) {
            gradients[of].fill(0);
            gradients[of].set(entry, 1);
            for (Kernel step : steps) {
                step.run();
            }
        }

        /** The place where a gradient is. */
        public Buffer buffer(String name) {
            return gradients[graph.index(name)];
        }

        public Matrix gradient(String name) {
            return gradients[graph.index(name)].toMatrix();
        }
    }
}
