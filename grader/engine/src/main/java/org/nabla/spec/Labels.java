package org.nabla.spec;

import java.util.Map;
import java.util.Optional;
import org.nabla.reference.Matrix;
import org.nabla.reference.Shape;

/**
 * What the entries of an input are when they number classes.
 *
 * @param classes how many classes there are
 * @param first the number of the first class: 0 or 1
 */
public record Labels(Dimension classes, int first) {

    /** What is wrong with a matrix of labels; nothing when every entry names a class. */
    Optional<String> objection(String name, Matrix labels, Map<String, Integer> sizes) {
        int last = first + classes.in(sizes) - 1;
        for (int row = 0; row < labels.rows(); row++) {
            for (int column = 0; column < labels.columns(); column++) {
                double label = labels.at(row, column);
                if (label != Math.rint(label) || label < first || label > last) {
                    return Optional.of("`%s` must hold class numbers from %d to %d, but has %s for sample %d"
                            .formatted(name, first, last, plain(label), Math.max(row, column) + 1));
                }
            }
        }
        return Optional.empty();
    }

    private static String plain(double label) {
        return label == Math.rint(label) ? String.valueOf((long) label) : String.valueOf(label);
    }

    Matrix draw(Shape shape, Map<String, Integer> sizes, SeededRandom random) {
        return Matrix.filled(shape, 0).map(zero -> first + random.below(classes.in(sizes)));
    }
}
