package org.nabla.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.io.NumberOutput;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import org.nabla.reference.Matrix;

/**
 * A JSON object being written: its fields in the order of the calls, one a line, lists of numbers on one.
 *
 * <p>Numbers are the shortest that read back as the same double, whatever the Java version prints; NaN and infinities,
 * which JSON does not have, are texts; the negative zero is 0.
 */
public final class JsonDocument {

    /** Below this and from {@link #LARGEST_PLAIN} on, digits would drown in zeros. */
    private static final double SMALLEST_PLAIN = 1e-6;

    private static final double LARGEST_PLAIN = 1e16;

    /** From the one up to the other, Java writes numbers without an exponent itself. */
    private static final double SMALLEST_WRITTEN = 1e-3;

    private static final double LARGEST_WRITTEN = 1e7;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
            .build();

    private final JsonGenerator json;

    private JsonDocument(JsonGenerator json) {
        this.json = json;
    }

    /** What a part of the document consists of. */
    @FunctionalInterface
    public interface Content {
        void write() throws IOException;
    }

    /** What is written for each element of a list. */
    @FunctionalInterface
    public interface Element<T> {
        void write(T value) throws IOException;
    }

    /** What the fields of the outermost object are. */
    @FunctionalInterface
    public interface Fields {
        void write(JsonDocument document) throws IOException;
    }

    public static void write(Writer destination, Fields fields) throws IOException {
        try (JsonGenerator json = FACTORY.createGenerator(destination)) {
            json.setPrettyPrinter(layout());
            JsonDocument document = new JsonDocument(json);
            document.object(() -> fields.write(document));
        }
        destination.write('\n');
    }

    /** The same object on one line. */
    public static void writeLine(Writer destination, Fields fields) throws IOException {
        try (JsonGenerator json = FACTORY.createGenerator(destination)) {
            JsonDocument document = new JsonDocument(json);
            document.object(() -> fields.write(document));
        }
        destination.write('\n');
    }

    private static DefaultPrettyPrinter layout() {
        Separators separators = Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                .withArrayValueSpacing(Separators.Spacing.AFTER)
                .withObjectEmptySeparator("")
                .withArrayEmptySeparator("");
        return new DefaultPrettyPrinter(separators)
                .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                .withArrayIndenter(new DefaultPrettyPrinter.NopIndenter());
    }

    public void object(String name, Content content) throws IOException {
        json.writeFieldName(name);
        object(content);
    }

    public void object(Content content) throws IOException {
        json.writeStartObject();
        content.write();
        json.writeEndObject();
    }

    public <T> void list(String name, Collection<T> values, Element<T> element) throws IOException {
        json.writeArrayFieldStart(name);
        for (T value : values) {
            element.write(value);
        }
        json.writeEndArray();
    }

    public void texts(String name, Collection<String> values) throws IOException {
        list(name, values, value -> json.writeString(ShownText.encodable(value)));
    }

    public void integers(String name, int... values) throws IOException {
        json.writeFieldName(name);
        json.writeArray(values, 0, values.length);
    }

    /** Rows that may differ in length and be empty. */
    public void positions(String name, List<List<Integer>> rows) throws IOException {
        list(name, rows, row -> {
            int[] entries = row.stream().mapToInt(Integer::intValue).toArray();
            json.writeArray(entries, 0, entries.length);
        });
    }

    public void nothing(String name) throws IOException {
        json.writeNullField(name);
    }

    public void field(String name, String text) throws IOException {
        json.writeStringField(ShownText.encodable(name), ShownText.encodable(text));
    }

    public void field(String name, boolean value) throws IOException {
        json.writeBooleanField(name, value);
    }

    public void field(String name, long value) throws IOException {
        json.writeNumberField(name, value);
    }

    public void field(String name, double value) throws IOException {
        json.writeFieldName(name);
        number(value);
    }

    /** An exact decimal: no exponent and no zeros at the end. */
    public void field(String name, BigDecimal value) throws IOException {
        json.writeFieldName(name);
        json.writeNumber(plain(value));
    }

    /** An exact decimal without an exponent and without zeros at the end. */
    public static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    /** A scalar as a number, anything else as a list of rows. */
    public void field(String name, Matrix matrix) throws IOException {
        json.writeFieldName(ShownText.encodable(name));
        if (matrix.shape().isScalar()) {
            number(matrix.scalar());
            return;
        }
        json.writeStartArray();
        for (double[] row : matrix.toRows()) {
            json.writeStartArray();
            for (double entry : row) {
                number(entry);
            }
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    /** The entries of a column as one list. */
    public void numbers(String name, Matrix column) throws IOException {
        json.writeArrayFieldStart(name);
        for (double entry : column.toArray()) {
            number(entry);
        }
        json.writeEndArray();
    }

    private void number(double value) throws IOException {
        if (Double.isFinite(value)) {
            json.writeNumber(shortest(value));
        } else {
            json.writeString(Double.toString(value)); // NaN, Infinity, -Infinity
        }
    }

    private static String shortest(double value) {
        double magnitude = Math.abs(value);
        if (magnitude == 0) {
            return "0";
        }
        String text =
                NumberOutput.toString(value, true); // Double.toString gives more digits before Java 19 than from it on
        if (magnitude >= SMALLEST_WRITTEN && magnitude < LARGEST_WRITTEN) {
            return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
        }
        BigDecimal digits = new BigDecimal(text).stripTrailingZeros();
        boolean plain = magnitude >= SMALLEST_PLAIN && magnitude < LARGEST_PLAIN;
        return plain ? digits.toPlainString() : digits.toString();
    }
}
