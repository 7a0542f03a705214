package org.nabla.worker;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the grader's calls, which come one JSON object a line. */
final class CallReader {

    private static final double[][] NO_ROWS = {};

    private final JsonParser parser;

    /** Waits for the first bytes: a JSON parser looks at them to tell the encoding. */
    CallReader(JsonFactory json, InputStream input) throws IOException {
        this.parser = json.createParser(input).enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS.mappedFeature());
    }

    /** The next call, or null at the end of the input. */
    @Nullable
    Call next() throws IOException {
        if (parser.nextToken() == null) {
            return null;
        }
        Call call = new Call();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String field = parser.currentName();
            parser.nextToken();
            readField(call, field);
        }
        return call;
    }

    private void readField(Call call, String field) throws IOException {
        switch (field) {
            case "call" -> call.number = parser.getIntValue();
            case "function" -> call.function = parser.getText();
            case "given" -> readGiven(call);
            case "groups" -> readGroups(call);
            default -> parser.skipChildren();
        }
    }

    private void readGiven(Call call) throws IOException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            readValue(call, name);
        }
    }

    /** Packed numbers, words, or rows of numbers, which may differ in length. */
    private void readValue(Call call, String name) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            call.given.put(name, PackedNumbers.rows(parser.getText()));
            return;
        }
        JsonToken first = parser.nextToken();
        if (first == JsonToken.VALUE_STRING) {
            call.texts.put(name, texts());
        } else {
            call.given.put(name, rows());
        }
    }

    private List<String> texts() throws IOException {
        List<String> texts = new ArrayList<>();
        while (parser.currentToken() != JsonToken.END_ARRAY) {
            texts.add(parser.getText());
            parser.nextToken();
        }
        return texts;
    }

    private void readGroups(Call call) throws IOException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            call.groups.put(name, names());
        }
    }

    private double[][] rows() throws IOException {
        List<double[]> rows = new ArrayList<>();
        while (parser.currentToken() != JsonToken.END_ARRAY) {
            rows.add(row(rows.isEmpty() ? 1 : rows.get(0).length));
            parser.nextToken();
        }
        return rows.toArray(NO_ROWS);
    }

    /** All digits count: the JDK's own reading of a number is the one that gives back what was written. */
    private double[] row(int likelyLength) throws IOException {
        double[] entries = new double[likelyLength];
        int length = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (length == entries.length) {
                entries = Arrays.copyOf(entries, 2 * length + 1);
            }
            entries[length++] = Double.parseDouble(parser.getText());
        }
        return length == entries.length ? entries : Arrays.copyOf(entries, length);
    }

    private List<String> names() throws IOException {
        List<String> names = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            names.add(parser.getText());
        }
        return names;
    }
}
