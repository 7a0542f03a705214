package org.nabla.submission;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Walks over one line from a worker; whatever is not as the protocol says ends in {@code MalformedReplyException}. */
final class ReplyParser {

    /** Reads the value of one field. */
    interface FieldReader {
        void read(String field) throws IOException, MalformedReplyException;
    }

    private final JsonParser json;

    private ReplyParser(JsonParser json) {
        this.json = json;
    }

    /** Reads a line that holds one object and nothing else. */
    static void read(String line, LineReader reader) throws MalformedReplyException {
        try (JsonParser json = ProtocolJson.FACTORY.createParser(line)) {
            ReplyParser parser = new ReplyParser(json);
            json.nextToken();
            reader.read(parser);
            if (json.nextToken() != null) {
                throw new MalformedReplyException("something follows the reply");
            }
        } catch (IOException e) { // not JSON, or beyond a limit
            throw new MalformedReplyException("the reply is not the JSON that is expected: " + firstLine(e));
        }
    }

    /** Reads a whole line. */
    interface LineReader {
        void read(ReplyParser parser) throws IOException, MalformedReplyException;
    }

    private static String firstLine(IOException e) {
        String text = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        return Shown.name(text.substring(0, Math.min(200, text.length())));
    }

    void object(FieldReader reader) throws IOException, MalformedReplyException {
        require(JsonToken.START_OBJECT, "an object");
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String field = json.currentName();
            json.nextToken();
            reader.read(field);
        }
    }

    String text(int longest) throws IOException, MalformedReplyException {
        require(JsonToken.VALUE_STRING, "a string");
        String text = json.getText();
        return text.length() > longest ? text.substring(0, longest) : text;
    }

    List<String> texts(int longest) throws IOException, MalformedReplyException {
        require(JsonToken.START_ARRAY, "an array");
        List<String> texts = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            texts.add(text(longest));
        }
        return texts;
    }

    int integer() throws IOException, MalformedReplyException {
        require(JsonToken.VALUE_NUMBER_INT, "an integer");
        return json.getIntValue();
    }

    boolean truth() throws MalformedReplyException {
        if (json.currentToken() != JsonToken.VALUE_TRUE && json.currentToken() != JsonToken.VALUE_FALSE) {
            throw new MalformedReplyException("a boolean is expected, not %s".formatted(found()));
        }
        return json.currentToken() == JsonToken.VALUE_TRUE;
    }

    boolean isText() {
        return json.currentToken() == JsonToken.VALUE_STRING;
    }

    boolean isObject() {
        return json.currentToken() == JsonToken.START_OBJECT;
    }

    boolean isArray() {
        return json.currentToken() == JsonToken.START_ARRAY;
    }

    /** Moves to the next entry of an array; false at its end. */
    boolean nextEntry() throws IOException {
        return json.nextToken() != JsonToken.END_ARRAY;
    }

    /** Too large for a double is infinite, as arithmetic has it; the JDK's reading gives back every digit. */
    double number() throws IOException, MalformedReplyException {
        if (json.currentToken() != JsonToken.VALUE_NUMBER_INT && json.currentToken() != JsonToken.VALUE_NUMBER_FLOAT) {
            throw new MalformedReplyException("a number is expected, not %s".formatted(found()));
        }
        String text = json.getText();
        return text.endsWith("INF") ? json.getDoubleValue() : Double.parseDouble(text);
    }

    void skip() throws IOException {
        json.skipChildren();
    }

    private void require(JsonToken token, String what) throws MalformedReplyException {
        if (json.currentToken() != token) {
            throw new MalformedReplyException("%s is expected, not %s".formatted(what, found()));
        }
    }

    private String found() {
        JsonToken token = json.currentToken();
        return switch (token == null ? JsonToken.NOT_AVAILABLE : token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            case VALUE_STRING -> "a string";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_NULL -> "null";
            case VALUE_TRUE, VALUE_FALSE -> "a boolean";
            default -> "the end";
        };
    }
}
