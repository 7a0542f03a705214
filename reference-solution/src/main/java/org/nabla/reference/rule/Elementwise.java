package org.nabla.reference.rule;

import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import org.apache.commons.math3.RealFieldElement;
import org.nabla.reference.Shape;

/** Builds rules that act on each entry by itself. */
final class Elementwise {

    private Elementwise() {}

    /** A scalar function over any field; implemented by references to generic methods. */
    interface FieldFunction {
        <T extends RealFieldElement<T>> T at(T x);
    }

    /**
     * One operand.
     *
     * @param derivative of the operand x and the result y, whichever is simpler to write it with
     */
    static Rule unary(
            String name,
            Domain domain,
            DoubleUnaryOperator value,
            DoubleBinaryOperator derivative,
            FieldFunction witness) {
        return new Rule(
                name,
                List.of(domain),
                (operands, options) -> operands.get(0),
                new ReadyValue((operands, options, result) -> {
                    double[] x = operands[0].entries;
                    double[] y = result.entries;
                    return () -> {
                        for (int i = 0; i < x.length; i++) {
                            y[i] = value.applyAsDouble(x[i]);
                        }
                    };
                }),
                new ReadyVjp(step -> {
                    double[] x = step.operands[0].entries;
                    double[] y = step.result.entries;
                    double[] upstream = step.upstream.entries;
                    double[] gradient = step.gradients[0].entries;
                    boolean first = step.isFirst(0);
                    return () -> {
                        for (int i = 0; i < x.length; i++) {
                            gradient[i] =
                                    (first ? 0 : gradient[i]) + upstream[i] * derivative.applyAsDouble(x[i], y[i]);
                        }
                    };
                }),
                new UnaryWitness(witness));
    }

    private record UnaryWitness(FieldFunction function) implements Rule.WitnessRule {
        @Override
        public <T extends RealFieldElement<T>> Entries<T> of(List<Entries<T>> operands, Options options, Shape result) {
            UnaryOperator<T> at = function::at;
            return operands.get(0).map(at);
        }
    }
}
