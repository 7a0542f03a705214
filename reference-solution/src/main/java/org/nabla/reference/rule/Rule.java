package org.nabla.reference.rule;

import java.util.Arrays;
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

    /** Writes the result, whatever was there before. */
    @FunctionalInterface
    public interface ValueRule {
        void write(Buffer[] operands, Options options, Buffer result);

        /** The same, made ready for these buffers. */
        default Kernel ready(Buffer[] operands, Options options, Buffer result) {
            return () -> write(operands, options, result);
        }
    }

    /** Adds to the operands' gradients what the result's gradient contributes. */
    @FunctionalInterface
    public interface VjpRule {
        void add(Step step);

        /** Makes ready for these buffers; where a contribution is the first, what was there before does not count. */
        default Kernel ready(Step step) {
            return () -> {
                step.clear();
                add(step);
            };
        }

        /**
         * Whether the gradient of an operand of the result's shape is the upstream gradient as it is: then both can be
         * one buffer, and there is nothing to compute.
         */
        default boolean passesUnchanged(int operand) {
            return false;
        }
    }

    /** What a step of the walk back does to the gradient of an operand. */
    public enum Contribution {
        /** Nobody asks for it. */
        NONE,
        /** Nothing contributed before: what the buffer holds does not count. */
        FIRST,
        /** It is added to what the buffer holds. */
        FURTHER
    }

    /** A step of the walk back: the forward values, the upstream gradient, and where the gradients go. */
    public static final class Step {
        final Buffer[] operands;
        final Options options;
        final Buffer result;
        final Buffer upstream;
        final Buffer[] gradients;
        private final Contribution[] contributions;

        /** @param gradients one an operand; those that nobody asks for are not touched */
        public Step(
                Buffer[] operands,
                Options options,
                Buffer result,
                Buffer upstream,
                Buffer[] gradients,
                Contribution[] contributions) {
            this.operands = operands;
            this.options = options;
            this.result = result;
            this.upstream = upstream;
            this.gradients = gradients;
            this.contributions = contributions;
        }

        boolean wants(int operand) {
            return contributions[operand] != Contribution.NONE;
        }

        boolean isFirst(int operand) {
            return contributions[operand] == Contribution.FIRST;
        }

        /** Sets to 0 what nothing contributed to yet. */
        void clear() {
            for (int operand = 0; operand < gradients.length; operand++) {
                if (isFirst(operand)) {
                    gradients[operand].fill(0);
                }
            }
        }

        /** The same step for gradients that hold something already. */
        Step adding() {
            Contribution[] further = new Contribution[contributions.length];
            Arrays.setAll(further, operand -> wants(operand) ? Contribution.FURTHER : Contribution.NONE);
            return new Step(operands, options, result, upstream, gradients, further);
        }
    }

    /** The values over any field. */
    @FunctionalInterface
    public interface WitnessRule {
        <T extends RealFieldElement<T>> Entries<T> of(List<Entries<T>> operands, Options options, Shape result);
    }
}
