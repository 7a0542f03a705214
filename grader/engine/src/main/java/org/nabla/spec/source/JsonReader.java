package org.nabla.spec.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.nabla.message.Message;
import org.nabla.message.MessageCode;
import org.nabla.spec.SpecException;

/** Reads JSON, strictly: no comments, no trailing commas, one value. */
final class JsonReader {

    /** The text is limited to 1 MiB and the tree has limits of its own, so none of the parser's can be met first. */
    private static final int NO_LIMIT = Integer.MAX_VALUE;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(NO_LIMIT)
                    .maxNumberLength(NO_LIMIT)
                    .maxNameLength(NO_LIMIT)
                    .maxStringLength(NO_LIMIT)
                    .build())
            .build();

    private final SourceText text;
    private final TreeBuilder tree;
    private final List<String> lines;
    private int countedLine;
    private int countedCharacters;
    private int countedPoints;

    JsonReader(SourceText text) {
        this.text = text;
        this.tree = new TreeBuilder(text);
        this.lines = (text.text() + ".").lines().toList(); // the dot: an end of file after a line break is a place
    }

    Source read() {
        try (JsonParser parser = FACTORY.createParser(text.text())) {
            readAll(parser);
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot be read", e);
        }
        return tree.root()
                .orElseThrow(() -> new SpecException(Message.of(
                        MessageCode.FILE_UNREADABLE, "%s is empty".formatted(Excerpt.word(text.name())), text.name())));
    }

    private void readAll(JsonParser parser) throws IOException {
        try {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                accept(token, parser);
            }
        } catch (JsonProcessingException e) {
            Position tokenStart = position(parser.currentTokenLocation());
            Position place = e.getLocation() == null ? tokenStart : position(e.getLocation());
            throw new SpecException(
                    new JsonProblem(text, tree.innermostOpen(), tokenStart).message(e.getOriginalMessage(), place));
        }
    }

    private void accept(JsonToken token, JsonParser parser) throws IOException {
        Position position = position(parser.currentTokenLocation());
        if (tree.root().isPresent()) {
            throw new SpecException(text.message(
                    MessageCode.FILE_UNREADABLE, "a second value starts here, but a file has one", position));
        }
        switch (token) {
            case START_OBJECT -> tree.startMapping(position, Optional.empty());
            case START_ARRAY -> tree.startSequence(position, Optional.empty());
            case END_OBJECT, END_ARRAY -> tree.end();
            case FIELD_NAME -> tree.key(parser.getText(), position);
            default -> tree.scalar(new Scalar(parser.getText(), kind(token), position), Optional.empty());
        }
    }

    private static Scalar.Kind kind(JsonToken token) {
        return switch (token) {
            case VALUE_NUMBER_INT -> Scalar.Kind.INTEGER;
            case VALUE_NUMBER_FLOAT -> Scalar.Kind.REAL;
            case VALUE_TRUE, VALUE_FALSE -> Scalar.Kind.BOOLEAN;
            case VALUE_NULL -> Scalar.Kind.NULL;
            default -> Scalar.Kind.STRING;
        };
    }

    /** The parser counts a character outside the basic plane as two columns; an editor shows one. */
    private Position position(JsonLocation location) {
        int lineNumber = Math.min(lines.size(), Math.max(1, location.getLineNr()));
        String line = lines.get(lineNumber - 1);
        int before = Math.min(line.length(), Math.max(0, location.getColumnNr() - 1));
        boolean goesOn = lineNumber == countedLine && before >= countedCharacters;
        // On from the last place, since a file can be one line of a million characters.
        int from = goesOn ? countedCharacters : 0;
        countedPoints = (goesOn ? countedPoints : 0) + line.codePointCount(from, before);
        countedLine = lineNumber;
        countedCharacters = before;
        return new Position(text.name(), lineNumber, countedPoints + 1);
    }
}
