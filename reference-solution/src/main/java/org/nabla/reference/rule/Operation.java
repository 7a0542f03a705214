package org.nabla.reference.rule;

import java.util.List;
import org.nabla.reference.Matrix;
import org.nabla.reference.Shape;

/** A rule with its options filled in: what one node of a graph does. */
public record Operation(Rule rule, Options options) {

    public static Operation of(Rule rule) {
        return new Operation(rule, Options.NONE);
    }

    public Shape shape(List<Shape> operands) {
        return rule.shape().of(operands, options);
    }

    /** The value of this operation alone, outside any plan. */
    public Matrix apply(List<Matrix> operands) {
        Buffer[] buffers = new Buffer[operands.size()];
        for (int i = 0; i < buffers.length; i++) {
            buffers[i] = new Buffer(operands.get(i).shape());
            buffers[i].set(operands.get(i));
        }
        Buffer result = new Buffer(shape(operands.stream().map(Matrix::shape).toList()));
        rule.value().write(buffers, options, result);
        return result.toMatrix();
    }
}
