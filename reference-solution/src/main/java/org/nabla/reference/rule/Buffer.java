package org.nabla.reference.rule;

import java.util.Arrays;
import org.nabla.reference.Matrix;
import org.nabla.reference.Shape;

/**
 * A mutable matrix that a plan writes to again and again; row after row in one array.
 *
 * <p>Only rules and plans touch it. What leaves them is an immutable {@link Matrix}.
 */
public final class Buffer {

    final Shape shape;
    final double[] entries;

    public Buffer(Shape shape) {
        this.shape = shape;
        this.entries = new double[shape.size()];
    }

    public Shape shape() {
        return shape;
    }

    public void set(Matrix matrix) {
        if (!matrix.shape().equals(shape)) {
            throw new IllegalArgumentException("a %s buffer cannot hold a %s matrix".formatted(shape, matrix.shape()));
        }
        matrix.copyTo(entries);
    }

    /** Takes over the entries of a buffer of the same shape. */
    public void set(Buffer other) {
        if (!other.shape.equals(shape)) {
            throw new IllegalArgumentException("a %s buffer cannot hold a %s one".formatted(shape, other.shape));
        }
        System.arraycopy(other.entries, 0, entries, 0, entries.length);
    }

    public void fill(double value) {
        Arrays.fill(entries, value);
    }

    public void set(int index, double value) {
        entries[index] = value;
    }

    public double get(int index) {
        return entries[index];
    }

    public Matrix toMatrix() {
        return Matrix.of(shape, entries);
    }
}
