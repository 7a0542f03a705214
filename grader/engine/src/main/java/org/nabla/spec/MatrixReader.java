package org.nabla.spec;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nabla.message.MessageCode;
import org.nabla.reference.Matrix;
import org.nabla.reference.Shape;
import org.nabla.spec.source.Scalar;
import org.nabla.spec.source.Sequence;
import org.nabla.spec.source.Source;

/** Reads numbers, lists of numbers and lists of rows as matrices, and the precision they were typed with. */
final class MatrixReader {

    private final Mistakes mistakes;

    MatrixReader(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    /**
     * A matrix as it was written.
     *
     * @param flat it was a plain list, which may stand for a row or for a column
     */
    record Typed(List<List<Scalar>> rows, boolean flat, Source source) {

        Matrix matrix() {
            return Matrix.of(rows.stream()
                    .map(row -> row.stream().mapToDouble(Scalar::number).toArray())
                    .toArray(double[][]::new));
        }

        /** In the given shape where a plain list allows it. */
        Matrix fitted(Shape shape) {
            Matrix matrix = matrix();
            boolean fits =
                    flat && shape.isVector() && shape.size() == matrix.shape().size();
            return fits ? matrix.reshaped(shape) : matrix;
        }

        TypedKey key(Shape shape) {
            Matrix matrix = fitted(shape);
            double[] halves = rows.stream()
                    .flatMap(List::stream)
                    .mapToDouble(Typed::halfUnit)
                    .toArray();
            return new TypedKey(matrix, Matrix.of(matrix.shape(), halves), source.position());
        }

        private static double halfUnit(Scalar scalar) {
            if (scalar.kind() == Scalar.Kind.INTEGER || !Double.isFinite(scalar.number())) {
                return 0;
            }
            return new BigDecimal(scalar.text()).ulp().doubleValue() / 2;
        }
    }

    /** A number is 1×1, a list of n numbers n×1, a list of lists has those as its rows. */
    Optional<Typed> read(Source source, String what) {
        List<List<Scalar>> rows = new ArrayList<>();
        boolean flat = true;
        if (source instanceof Scalar) {
            row(source, what).ifPresent(rows::add);
        } else if (source instanceof Sequence sequence && !sequence.items().isEmpty()) {
            flat = sequence.items().stream().noneMatch(Sequence.class::isInstance);
            for (Source item : sequence.items()) {
                row(item, what).ifPresent(rows::add);
            }
            if (rows.size() < sequence.items().size()) {
                return Optional.empty();
            }
        } else {
            wrong(what, "is neither a number nor a list of numbers", source);
        }
        return rows.isEmpty() || ragged(rows, source, what)
                ? Optional.empty()
                : Optional.of(new Typed(rows, flat, source));
    }

    private boolean ragged(List<List<Scalar>> rows, Source source, String what) {
        for (int i = 1; i < rows.size(); i++) {
            if (rows.get(i).size() != rows.get(0).size()) {
                wrong(
                        what,
                        "has rows of different length: row 1 has %d entries, row %d has %d"
                                .formatted(
                                        rows.get(0).size(), i + 1, rows.get(i).size()),
                        source);
                return true;
            }
        }
        return false;
    }

    private Optional<List<Scalar>> row(Source source, String what) {
        List<Source> items = source instanceof Sequence sequence ? sequence.items() : List.of(source);
        List<Scalar> row = new ArrayList<>();
        for (Source item : items) {
            if (item instanceof Scalar scalar && scalar.isNumber()) {
                row.add(scalar);
            } else {
                wrong(what, "has an entry that is not a number", item);
                return Optional.empty();
            }
        }
        if (row.isEmpty()) {
            wrong(what, "has a row without entries", source);
            return Optional.empty();
        }
        return Optional.of(row);
    }

    private void wrong(String what, String how, Source source) {
        mistakes.add(MessageCode.WRONG_TYPE, "`%s` %s".formatted(what, how), source.position());
    }
}
