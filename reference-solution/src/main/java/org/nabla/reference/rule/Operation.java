package org.nabla.reference.rule;

import java.util.ArrayList;
import java.util.Arrays;
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
        Buffer[] buffers = buffers(operands);
        List<Shape> shapes = new ArrayList<>(operands.size());
        operands.forEach(operand -> shapes.add(operand.shape()));
        Buffer result = new Buffer(shape(shapes));
        rule.value().write(buffers, options, result);
        return result.toMatrix();
    }

    /**
     * What an upstream gradient contributes to the gradient of each operand, outside any plan.
     *
     * @param result the value of this operation
     * @param upstream in the shape of the result
     */
    public List<Matrix> pullBack(List<Matrix> operands, Matrix result, Matrix upstream) {
        Buffer[] gradients = new Buffer[operands.size()];
        Rule.Contribution[] contributions = new Rule.Contribution[gradients.length];
        for (int i = 0; i < gradients.length; i++) {
            gradients[i] = new Buffer(operands.get(i).shape());
            contributions[i] = Rule.Contribution.FIRST;
        }
        Rule.Step step =
                new Rule.Step(buffers(operands), options, buffer(result), buffer(upstream), gradients, contributions);
        rule.vjp().ready(step).run();
        return Arrays.stream(gradients).map(Buffer::toMatrix).toList();
    }

    private static Buffer[] buffers(List<Matrix> matrices) {
        Buffer[] buffers = new Buffer[matrices.size()];
        for (int i = 0; i < buffers.length; i++) {
            buffers[i] = buffer(matrices.get(i));
        }
        return buffers;
    }

    private static Buffer buffer(Matrix matrix) {
        Buffer buffer = new Buffer(matrix.shape());
        buffer.set(matrix);
        return buffer;
    }
}
