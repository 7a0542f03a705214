package org.nabla.spec;

import org.nabla.reference.Matrix;
import org.nabla.reference.Shape;

/** A way of drawing the numbers of a variant. */
public enum Draw implements Word {
    /** Between −1.5 and 1.5, and not near 0: no unit sees a zero or a one. */
    UNIFORM("uniform", (shape, random) -> filled(shape, () -> random.awayFromZero(1.5))),
    /** Between 0.05 and 0.95, as targets of a sigmoid. */
    UNIT("unit", (shape, random) -> filled(shape, () -> 0.05 + 0.9 * random.nextDouble())),
    /** 0 or 1, both of them where there is room for two. */
    BINARY("binary", Draw::binary),
    /** One 1 in every column. */
    ONE_HOT_COLUMNS(
            "onehot-columns",
            (shape, random) -> oneHotRows(shape.transposed(), random).transpose()),
    /** One 1 in every row. */
    ONE_HOT_ROWS("onehot-rows", Draw::oneHotRows);

    private final String id;

    @SuppressWarnings("ImmutableEnumChecker") // the ways are lambdas that capture nothing
    private final Way way;

    private interface Way {
        Matrix draw(Shape shape, SeededRandom random);
    }

    private interface Entry {
        double next();
    }

    Draw(String id, Way way) {
        this.id = id;
        this.way = way;
    }

    @Override
    public String id() {
        return id;
    }

    Matrix draw(Shape shape, SeededRandom random) {
        return way.draw(shape, random);
    }

    private static Matrix filled(Shape shape, Entry entry) {
        double[] entries = new double[shape.size()];
        for (int i = 0; i < entries.length; i++) {
            entries[i] = entry.next();
        }
        return Matrix.of(shape, entries);
    }

    private static Matrix binary(Shape shape, SeededRandom random) {
        int first = random.below(2);
        double[] entries = new double[shape.size()];
        for (int i = 0; i < entries.length; i++) {
            entries[i] = i == 0 ? first : i == 1 ? 1 - first : random.below(2);
        }
        return Matrix.of(shape, entries);
    }

    private static Matrix oneHotRows(Shape shape, SeededRandom random) {
        double[] entries = new double[shape.size()];
        for (int i = 0; i < shape.rows(); i++) {
            entries[i * shape.columns() + random.below(shape.columns())] = 1;
        }
        return Matrix.of(shape, entries);
    }
}
