import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

public class Queue {
    private static final class Node {
        final String operation;
        final List<Node> parents = new ArrayList<>();
        double value;
        double grad;

        Node(String operation) {
            this.operation = operation;
        }

        double compute() {
            double a = parents.get(0).value;
            double b = parents.get(parents.size() - 1).value;
            if (operation.equals("add")) return a + b;
            if (operation.equals("subtract")) return a - b;
            if (operation.equals("multiply")) return a * b;
            if (operation.equals("divide")) return a / b;
            if (operation.equals("negate")) return -a;
            if (operation.equals("square")) return a * a;
            if (operation.equals("sqrt")) return Math.sqrt(a);
            if (operation.equals("exp")) return Math.exp(a);
            if (operation.equals("log")) return Math.log(a);
            if (operation.equals("tanh")) return Math.tanh(a);
            if (operation.equals("sigmoid")) return 1 / (1 + Math.exp(-a));
            if (operation.equals("relu")) return a > 0 ? a : 0;
            if (operation.equals("abs")) return Math.abs(a);
            throw new IllegalStateException("what is " + operation + "?");
        }

        /** d this / d parent number k */
        double local(int k) {
            double a = parents.get(0).value;
            double b = parents.get(parents.size() - 1).value;
            if (operation.equals("add")) return 1;
            if (operation.equals("subtract")) return k == 0 ? 1 : -1;
            if (operation.equals("multiply")) return k == 0 ? b : a;
            if (operation.equals("divide")) return k == 0 ? 1 / b : -a / (b * b);
            if (operation.equals("negate")) return -1;
            if (operation.equals("square")) return 2 * a;
            if (operation.equals("sqrt")) return 1 / (2 * Math.sqrt(a));
            if (operation.equals("exp")) return Math.exp(a);
            if (operation.equals("log")) return 1 / a;
            if (operation.equals("tanh")) return 1 - Math.tanh(a) * Math.tanh(a);
            if (operation.equals("sigmoid")) return value * (1 - value);
            if (operation.equals("relu")) return a > 0 ? 1 : 0;
            if (operation.equals("abs")) return Math.signum(a);
            throw new IllegalStateException("what is " + operation + "?");
        }
    }

    private static List<Node> build(List<String> operations, List<int[]> operands) {
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < operations.size(); i++) {
            Node node = new Node(operations.get(i));
            for (int position : operands.get(i)) {
                node.parents.add(nodes.get(position));
            }
            nodes.add(node);
        }
        return nodes;
    }

    public double[] values(List<String> operations, List<int[]> operands, List<Double> leaves) {
        List<Double> left = new ArrayList<>(leaves);
        List<Node> nodes = build(operations, operands);
        for (Node node : nodes) {
            node.value = node.parents.isEmpty() ? left.remove(0) : node.compute();
        }
        return nodes.stream().mapToDouble(node -> node.value).toArray();
    }

    public double[] gradients(List<String> operations, List<int[]> operands, List<Double> values) {
        List<Node> nodes = build(operations, operands);
        for (int i = 0; i < nodes.size(); i++) {
            nodes.get(i).value = values.get(i);
        }
        Node output = nodes.get(nodes.size() - 1);
        output.grad = 1;
        Set<Node> seen = new HashSet<>();
        Deque<Node> waiting = new ArrayDeque<>(List.of(output));
        while (!waiting.isEmpty()) {
            Node node = waiting.poll();
            for (int k = 0; k < node.parents.size(); k++) {
                Node parent = node.parents.get(k);
                parent.grad += node.grad * node.local(k);
                if (seen.add(parent)) {
                    waiting.add(parent);
                }
            }
        }
        return nodes.stream().mapToDouble(node -> node.grad).toArray();
    }
}
