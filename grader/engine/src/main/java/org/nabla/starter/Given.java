package org.nabla.starter;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.nabla.reference.Matrix;
import org.nabla.spec.Instance;

/** The numbers of the published instance, as comments: whoever computes by hand has them beside the answers. */
final class Given {

    /** What has more entries than this nobody computes with by hand; it stays in its file. */
    private static final int MOST_ENTRIES = 64;

    private Given() {}

    static String of(Instance instance) {
        Map<String, Matrix> values = new LinkedHashMap<>(instance.leaves());
        instance.constants().forEach((name, value) -> values.putIfAbsent(name, Matrix.scalar(value)));
        instance.training().ifPresent(training -> training.named().forEach(values::putIfAbsent));
        return values.entrySet().stream()
                .map(value -> "#   %s = %s\n".formatted(value.getKey(), text(value.getValue())))
                .collect(joining());
    }

    static String text(Matrix value) {
        if (value.shape().size() > MOST_ENTRIES) {
            return "%s numbers; they are in a file beside the problem".formatted(value.shape());
        }
        if (value.shape().isScalar()) {
            return number(value.scalar());
        }
        return value.columns() == 1
                ? row(value.toArray())
                : IntStream.range(0, value.rows())
                        .mapToObj(row -> row(value.toRows()[row]))
                        .collect(joining(", ", "[", "]"));
    }

    private static String row(double[] entries) {
        return Arrays.stream(entries).mapToObj(Given::number).collect(joining(", ", "[", "]"));
    }

    /** With all digits, and a whole number without a point. */
    private static String number(double value) {
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
        return whole ? Long.toString((long) value) : Double.toString(value);
    }
}
