package org.nabla.reference.rule;

import java.util.List;
import org.apache.commons.math3.RealFieldElement;
import org.nabla.reference.Shape;

/**
 * One row of the table: what an operation computes, and how a gradient is pulled back through it.
 *
 * @param name as written in expressions, or the symbol of the operator
 * @param domains where the rule is smooth, an entry an operand; their number is the number of operands
 * @param shape the shape of the result, or a {@link ShapeException}
 * @param value the values, over plain doubles
 * @param vjp adds the upstream gradient times the Jacobian to the gradient of each operand
 * @param witness the same values over any field, written a second time: it checks the other two
 */
public record Rule(
        String name, List<Domain> domains, ShapeRule shape, ValueRule value, VjpRule vjp, WitnessRule witness) {

    public Rule {
        domains = List.copyOf(domains);
    }

    public int operands() {
        return domains.size();
    }

    public Rule withValue(ValueRule replacement) {
        return new Rule(name, domains, shape, replacement, vjp, witness);
    }

    public Rule withVjp(VjpRule replacement) {
        return new Rule(name, domains, shape, value, replacement, witness);
    }

    /** The shape of a result from the shapes of the operands. */
    @FunctionalInterface
    public interface ShapeRule {
        Shape of(List<Shape> operands, Options options);
    }

    /** Writes the result. */
    @FunctionalInterface
    public interface ValueRule {
        void write(Buffer[] operands, Options options, Buffer result);
    }

    /** Adds to the operands' gradients what the result's gradient contributes. */
    @FunctionalInterface
    public interface VjpRule {
        void add(Step step);
    }

    /** A step of the walk back: the forward values, the upstream gradient, and where the gradients go. */
    public static final class Step {
        final Buffer[] operands;
        final Options options;
        final Buffer result;
        final Buffer upstream;
        final Buffer[] gradients;
        private final boolean[] wanted;

        /**
         * @param gradients one an operand; those not wanted are scratch space of the right shape
         * @param wanted which of them somebody asks for
         */
        public Step(
                Buffer[] operands,
                Options options,
                Buffer result,
                Buffer upstream,
                Buffer[] gradients,
                boolean[] wanted) {
            this.operands = operands;
            this.options = options;
            this.result = result;
            this.upstream = upstream;
            this.gradients = gradients;
            this.wanted = wanted;
        }

        boolean wants(int operand) {
            return wanted[operand];
        }
    }

    /** The values over any field. */
    @FunctionalInterface
    public interface WitnessRule {
        <T extends RealFieldElement<T>> Entries<T> of(List<Entries<T>> operands, Options options, Shape result);
    }
}
