package org.nabla.reference;

/** The size of a matrix: rows × columns. */
public record Shape(int rows, int columns) {

    public static final Shape SCALAR = new Shape(1, 1);

    public Shape {
        if (rows < 0 || columns < 0) {
            throw new IllegalArgumentException("a shape has no negative side, but is %d×%d".formatted(rows, columns));
        }
        Math.multiplyExact(rows, columns); // a matrix that no array can hold has no shape
    }

    public int size() {
        return rows * columns;
    }

    public boolean isScalar() {
        return rows == 1 && columns == 1;
    }

    public boolean isVector() {
        return rows == 1 || columns == 1;
    }

    public Shape transposed() {
        return new Shape(columns, rows);
    }

    @Override
    public String toString() {
        return rows + "×" + columns;
    }
}
