package org.nabla.submission;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.nabla.reference.Matrix;

/** Writes calls as lines of the worker protocol; numbers with all their bits, and NaN and the infinities as themselves. */
final class CallWriter {

    private CallWriter() {}

    /**
     * The line of a call.
     *
     * @param packed whether the worker reads packed numbers
     */
    static String line(int number, Call call, boolean packed) throws IOException {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = ProtocolJson.FACTORY.createGenerator(line)) {
            json.writeStartObject();
            json.writeNumberField("call", number);
            json.writeStringField("function", call.function());
            json.writeObjectFieldStart("given");
            for (Map.Entry<String, Given> entry : call.given().entrySet()) {
                json.writeFieldName(entry.getKey());
                write(json, entry.getValue(), packed);
            }
            json.writeEndObject();
            json.writeObjectFieldStart("groups");
            for (Map.Entry<String, List<String>> entry : call.groups().entrySet()) {
                json.writeFieldName(entry.getKey());
                writeTexts(json, entry.getValue());
            }
            json.writeEndObject();
            json.writeEndObject();
        }
        return line.toString();
    }

    private static void write(JsonGenerator json, Given given, boolean packed) throws IOException {
        if (given instanceof Given.Texts texts) {
            writeTexts(json, texts.words());
        } else if (given instanceof Given.Positions positions) {
            json.writeStartArray();
            for (List<Integer> row : positions.rows()) {
                int[] entries = row.stream().mapToInt(Integer::intValue).toArray();
                json.writeArray(entries, 0, entries.length);
            }
            json.writeEndArray();
        } else if (given instanceof Given.Numbers numbers) {
            if (packed) {
                json.writeString(PackedNumbers.text(numbers.matrix()));
            } else {
                writeMatrix(json, numbers.matrix());
            }
        }
    }

    private static void writeTexts(JsonGenerator json, List<String> texts) throws IOException {
        json.writeStartArray();
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    private static void writeMatrix(JsonGenerator json, Matrix matrix) throws IOException {
        json.writeStartArray();
        for (double[] row : matrix.toRows()) {
            json.writeArray(row, 0, row.length);
        }
        json.writeEndArray();
    }
}
