package org.nabla.reference;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * An immutable matrix of doubles, rows × columns.
 *
 * <p>Everything the grader compares travels as one of these: a scalar is 1×1, a vector is a column n×1. Two matrices
 * are equal when their shapes and all their bits are.
 */
public final class Matrix {

    private final Shape shape;
    private final double[] entries; // row after row

    private Matrix(Shape shape, double[] entries) {
        this.shape = shape;
        this.entries = entries;
    }

    /** A matrix with the given entries, row after row; the array is copied. */
    public static Matrix of(Shape shape, double... entries) {
        if (entries.length != shape.size()) {
            throw new IllegalArgumentException(
                    "a %s matrix has %d entries, but %d were given".formatted(shape, shape.size(), entries.length));
        }
        return new Matrix(shape, entries.clone());
    }

    public static Matrix of(double[][] rows) {
        int columns = rows.length == 0 ? 0 : rows[0].length;
        double[] entries = new double[rows.length * columns];
        for (int i = 0; i < rows.length; i++) {
            if (rows[i].length != columns) {
                throw new IllegalArgumentException(
                        "row %d has %d entries, but row 0 has %d".formatted(i, rows[i].length, columns));
            }
            System.arraycopy(rows[i], 0, entries, i * columns, columns);
        }
        return new Matrix(new Shape(rows.length, columns), entries);
    }

    public static Matrix of(RealMatrix matrix) {
        return of(matrix.getData());
    }

    public static Matrix scalar(double value) {
        return new Matrix(Shape.SCALAR, new double[] {value});
    }

    public static Matrix column(double... entries) {
        return of(new Shape(entries.length, 1), entries);
    }

    public static Matrix filled(Shape shape, double value) {
        double[] entries = new double[shape.size()];
        Arrays.fill(entries, value);
        return new Matrix(shape, entries);
    }

    public Shape shape() {
        return shape;
    }

    public int rows() {
        return shape.rows();
    }

    public int columns() {
        return shape.columns();
    }

    public double at(int row, int column) {
        return entries[index(row, column)];
    }

    private int index(int row, int column) {
        if (row < 0 || row >= rows() || column < 0 || column >= columns()) {
            throw new IndexOutOfBoundsException("entry [%d, %d] of a %s matrix".formatted(row, column, shape));
        }
        return row * columns() + column;
    }

    /** The value of a 1×1 matrix. */
    public double scalar() {
        if (!shape.isScalar()) {
            throw new IllegalStateException("a %s matrix is not a scalar".formatted(shape));
        }
        return entries[0];
    }

    /** A copy of all entries, row after row. */
    public double[] toArray() {
        return entries.clone();
    }

    /** Copies all entries, row after row, to an array of their number. */
    public void copyTo(double[] destination) {
        System.arraycopy(entries, 0, destination, 0, entries.length);
    }

    /** A copy as rows, as a student's code takes them. */
    public double[][] toRows() {
        double[][] rows = new double[rows()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = Arrays.copyOfRange(entries, i * columns(), (i + 1) * columns());
        }
        return rows;
    }

    public RealMatrix toRealMatrix() {
        return MatrixUtils.createRealMatrix(toRows());
    }

    public Matrix map(DoubleUnaryOperator function) {
        double[] mapped = new double[entries.length];
        for (int i = 0; i < entries.length; i++) {
            mapped[i] = function.applyAsDouble(entries[i]);
        }
        return new Matrix(shape, mapped);
    }

    /** Combines two matrices of one shape entry by entry. */
    public Matrix zip(Matrix other, DoubleBinaryOperator function) {
        if (!shape.equals(other.shape)) {
            throw new IllegalArgumentException("%s and %s differ in shape".formatted(shape, other.shape));
        }
        double[] zipped = new double[entries.length];
        for (int i = 0; i < entries.length; i++) {
            zipped[i] = function.applyAsDouble(entries[i], other.entries[i]);
        }
        return new Matrix(shape, zipped);
    }

    /** The same entries with one of them replaced. */
    public Matrix with(int row, int column, double value) {
        double[] changed = entries.clone();
        changed[index(row, column)] = value;
        return new Matrix(shape, changed);
    }

    /** The same entries, row after row, in another shape of the same size. */
    public Matrix reshaped(Shape other) {
        return of(other, entries);
    }

    public Matrix transpose() {
        double[] transposed = new double[entries.length];
        for (int i = 0; i < rows(); i++) {
            for (int j = 0; j < columns(); j++) {
                transposed[j * rows() + i] = entries[i * columns() + j];
            }
        }
        return new Matrix(shape.transposed(), transposed);
    }

    /** The largest absolute value of any entry; NaN when there is a NaN, 0 when there are no entries. */
    public double largestMagnitude() {
        double largest = 0;
        for (double entry : entries) {
            largest = Math.max(largest, Math.abs(entry));
        }
        return largest;
    }

    public boolean isFinite() {
        return Arrays.stream(entries).allMatch(Double::isFinite);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Matrix matrix && shape.equals(matrix.shape) && Arrays.equals(entries, matrix.entries);
    }

    @Override
    public int hashCode() {
        return 31 * shape.hashCode() + Arrays.hashCode(entries);
    }

    /** NumPy's way of writing it, with all digits: {@code [[1.0, 2.0], [3.0, 4.0]]}. */
    @Override
    public String toString() {
        return Arrays.deepToString(toRows());
    }
}
