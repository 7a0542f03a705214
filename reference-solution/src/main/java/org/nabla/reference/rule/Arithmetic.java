package org.nabla.reference.rule;

import java.util.List;
import org.apache.commons.math3.RealFieldElement;
import org.nabla.reference.Shape;

/**
 * Sum, difference and product of two matrices, entry by entry.
 *
 * <p>Every network and every update rule is mostly made of them, so each has a loop of its own: calling a function for
 * every entry takes longer than adding two numbers.
 */
final class Arithmetic {

    private static final List<Domain> REALS = List.of(Domain.REAL, Domain.REAL);
    private static final Buffer ONE = constant(1);
    private static final Buffer MINUS_ONE = constant(-1);

    static final Rule ADD = Broadcast.rule(
            "+",
            REALS,
            (x, y, z, over) -> () -> {
                for (int i = 0, k = 0; i < over.rows; i++) {
                    int p = i * over.xDown;
                    int q = i * over.yDown;
                    for (int j = 0; j < over.columns; j++, k++, p += over.xRight, q += over.yRight) {
                        z[k] = x[p] + y[q];
                    }
                }
            },
            new Pull(ONE, ONE),
            RealFieldElement::add);

    static final Rule SUBTRACT = Broadcast.rule(
            "-",
            REALS,
            (x, y, z, over) -> () -> {
                for (int i = 0, k = 0; i < over.rows; i++) {
                    int p = i * over.xDown;
                    int q = i * over.yDown;
                    for (int j = 0; j < over.columns; j++, k++, p += over.xRight, q += over.yRight) {
                        z[k] = x[p] - y[q];
                    }
                }
            },
            new Pull(ONE, MINUS_ONE),
            RealFieldElement::subtract);

    static final Rule MULTIPLY = Broadcast.rule(
            "*",
            REALS,
            (x, y, z, over) -> () -> {
                for (int i = 0, k = 0; i < over.rows; i++) {
                    int p = i * over.xDown;
                    int q = i * over.yDown;
                    for (int j = 0; j < over.columns; j++, k++, p += over.xRight, q += over.yRight) {
                        z[k] = x[p] * y[q];
                    }
                }
            },
            new ReadyVjp(step ->
                    Broadcast.both(step, operand -> pull(step, operand, step.operands[1 - operand]))), // ∂(xy)/∂x = y
            RealFieldElement::multiply);

    private Arithmetic() {}

    /** Derivatives that are the same everywhere: 1 or −1. */
    private record Pull(Buffer left, Buffer right) implements Rule.VjpRule {
        @Override
        public Kernel ready(Rule.Step step) {
            return Broadcast.both(step, operand -> pull(step, operand, operand == 0 ? left : right));
        }

        @Override
        public void add(Rule.Step step) {
            ready(step.adding()).run();
        }

        @Override
        public boolean passesUnchanged(int operand) {
            return (operand == 0 ? left : right) == ONE;
        }
    }

    /** The upstream gradient times a factor; an operand that was stretched gets the sum over all the places of its use. */
    private static Kernel pull(Rule.Step step, int operand, Buffer factors) {
        Buffer to = step.gradients[operand];
        Overlay over = new Overlay(to.shape, factors.shape, step.result.shape);
        boolean stored = step.isFirst(operand) && to.shape.equals(step.result.shape);
        boolean cleared = step.isFirst(operand) && !stored;
        double[] upstream = step.upstream.entries;
        double[] factor = factors.entries;
        double[] gradient = to.entries;
        return () -> {
            if (cleared) {
                to.fill(0);
            }
            for (int i = 0, k = 0; i < over.rows; i++) {
                int p = i * over.xDown;
                int q = i * over.yDown;
                for (int j = 0; j < over.columns; j++, k++, p += over.xRight, q += over.yRight) {
                    gradient[p] = (stored ? 0 : gradient[p]) + upstream[k] * factor[q];
                }
            }
        };
    }

    private static Buffer constant(double value) {
        Buffer buffer = new Buffer(Shape.SCALAR);
        buffer.fill(value);
        return buffer;
    }
}
