package org.nabla.reference.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nabla.reference.Shape;
import org.nabla.reference.rule.Buffer;
import org.nabla.reference.rule.Kernel;
import org.nabla.reference.rule.Rule;

/**
 * Prepares the walk back from one quantity to others: which nodes it comes by, where their gradients are, and the steps.
 *
 * <p>Where a rule passes the upstream gradient on as it is, to an operand that is used nowhere else, both gradients are one
 * buffer and there is no step.
 */
final class WalkBack {

    private final Graph graph;
    private final boolean[] fixed;
    private final Buffer[] values;
    private final Buffer[] gradients;
    private final int of;
    private final boolean[] active;

    /** How often each value is used by nodes that the walk comes by. */
    private final int[] uses;

    WalkBack(Graph graph, Buffer[] values, boolean[] fixed, int of, Set<String> wrt, Map<String, Buffer> into) {
        this.graph = graph;
        this.values = values;
        this.fixed = fixed;
        this.of = of;
        this.active = active(wrt);
        this.gradients = buffers(wrt, into);
        this.uses = new int[values.length];
        for (int i = 0; i <= of; i++) {
            operands(i).stream().filter(operand -> active[operand]).forEach(operand -> uses[operand]++);
        }
        for (int i = 0; i <= of; i++) {
            join(i, into);
        }
    }

    /** Where the gradient of each node is; empty for those that the walk does not come by. */
    Buffer[] gradients() {
        return gradients;
    }

    /**
     * The steps, from the last node to the first.
     *
     * @param operands the values of the operands of each node
     */
    Kernel[] kernels(Buffer[][] operands) {
        boolean[] reached = new boolean[values.length];
        List<Kernel> kernels = new ArrayList<>();
        for (int i = of; i >= 0; i--) {
            Rule.Contribution[] contributions = contributions(i, reached);
            boolean any = Arrays.stream(contributions).anyMatch(one -> one != Rule.Contribution.NONE);
            if (any && graph.nodes().get(i) instanceof Graph.Node.Applied applied) {
                Rule.Step step = new Rule.Step(
                        operands[i],
                        applied.operation().options(),
                        values[i],
                        gradients[i],
                        operands(i).stream().map(operand -> gradients[operand]).toArray(Buffer[]::new),
                        contributions);
                kernels.add(applied.operation().rule().vjp().ready(step));
            }
        }
        return kernels.toArray(Kernel[]::new);
    }

    private Rule.Contribution[] contributions(int node, boolean[] reached) {
        List<Integer> operands = operands(node);
        Rule.Contribution[] contributions = new Rule.Contribution[operands.size()];
        for (int k = 0; k < contributions.length; k++) {
            int operand = operands.get(k);
            boolean nothingToDo = !active[operand] || gradients[operand] == gradients[node];
            Rule.Contribution next = reached[operand] ? Rule.Contribution.FURTHER : Rule.Contribution.FIRST;
            contributions[k] = nothingToDo ? Rule.Contribution.NONE : next;
            reached[operand] = true;
        }
        return contributions;
    }

    /** The operands through which the walk goes on; none where it ends. */
    private List<Integer> operands(int node) {
        return !fixed[node] && active[node] && graph.nodes().get(node) instanceof Graph.Node.Applied applied
                ? applied.operands()
                : List.of();
    }

    /** Marks what lies between the quantities asked for and the one that is differentiated. */
    private boolean[] active(Set<String> wrt) {
        boolean[] needed = new boolean[values.length];
        needed[of] = true;
        for (int i = of; i >= 0; i--) {
            if (needed[i] && !fixed[i] && graph.nodes().get(i) instanceof Graph.Node.Applied applied) {
                applied.operands().forEach(operand -> needed[operand] = true);
            }
        }
        boolean[] reaching = new boolean[values.length];
        wrt.forEach(name -> reaching[graph.index(name)] = true);
        for (int i = 0; i < values.length; i++) {
            if (!fixed[i] && graph.nodes().get(i) instanceof Graph.Node.Applied applied) {
                reaching[i] |= applied.operands().stream().anyMatch(operand -> reaching[operand]);
            }
            reaching[i] &= needed[i];
        }
        return reaching;
    }

    private Buffer[] buffers(Set<String> wrt, Map<String, Buffer> into) {
        Buffer[] buffers = new Buffer[values.length];
        for (int i = 0; i < values.length; i++) {
            buffers[i] = new Buffer(active[i] || i == of ? values[i].shape() : new Shape(0, 0));
        }
        for (String name : wrt) { // what nothing reaches has a gradient too: 0
            int index = graph.index(name);
            buffers[index] = into.getOrDefault(name, new Buffer(values[index].shape()));
            buffers[index].fill(0);
        }
        return buffers;
    }

    /** Makes one buffer of the gradients of a node and of operands to which it passes its own unchanged. */
    private void join(int node, Map<String, Buffer> into) {
        List<Integer> operands = operands(node);
        for (int k = 0; k < operands.size(); k++) {
            int operand = operands.get(k);
            boolean same = active[operand]
                    && uses[operand] == 1
                    && values[operand].shape().equals(values[node].shape())
                    && graph.nodes().get(node) instanceof Graph.Node.Applied applied
                    && applied.operation().rule().vjp().passesUnchanged(k);
            if (same) {
                join(gradients[operand], gradients[node], into);
            }
        }
    }

    /** A buffer that others use too must stay, so two of them stay apart. */
    private void join(Buffer first, Buffer second, Map<String, Buffer> into) {
        boolean secondStays = into.containsValue(second);
        if (secondStays && into.containsValue(first)) {
            return;
        }
        for (int i = 0; i < gradients.length; i++) {
            if (gradients[i] == (secondStays ? first : second)) {
                gradients[i] = secondStays ? second : first;
            }
        }
    }
}
