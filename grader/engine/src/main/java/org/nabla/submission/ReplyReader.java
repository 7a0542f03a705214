package org.nabla.submission;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nabla.message.MessageCode;
import org.nabla.reference.Matrix;
import org.nabla.reference.Shape;

/** Reads a worker's reply to one call, which may have been written by anybody who runs in the child. */
final class ReplyReader {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_MESSAGE = 2000;
    private static final int LONGEST_TRACE = 10_000;

    /** How the languages name the error of memory. */
    private static final Set<String> OUT_OF_MEMORY = Set.of("OutOfMemoryError", "MemoryError");

    private final ReplyParser parser;
    private final Call call;
    private final Map<String, ReturnedValue> values = new LinkedHashMap<>();
    private int number = -1;
    private @Nullable Reply reply;

    private ReplyReader(ReplyParser parser, Call call) {
        this.parser = parser;
        this.call = call;
    }

    static Reply read(String line, int number, Call call) throws MalformedReplyException {
        List<Reply> replies = new ArrayList<>();
        ReplyParser.read(line, parser -> replies.add(new ReplyReader(parser, call).reply(number)));
        return replies.get(0);
    }

    private Reply reply(int expected) throws IOException, MalformedReplyException {
        parser.object(this::readField);
        if (number != expected) {
            throw new MalformedReplyException("a reply to call %d is expected, not to %d".formatted(expected, number));
        }
        if (reply == null) {
            throw new MalformedReplyException("the reply has no content");
        }
        return reply;
    }

    private void readField(String field) throws IOException, MalformedReplyException {
        if (field.equals("call")) {
            number = parser.integer();
            return;
        }
        if (reply != null) {
            throw new MalformedReplyException("`%s` beside another content".formatted(Shown.name(field)));
        }
        reply = switch (field) {
            case "returned" -> returned();
            case "value" -> new Reply.Single(value());
            case "raised" -> raised();
            case "unsupported" -> unsupported();
            default -> throw new MalformedReplyException("a reply has no `%s`".formatted(Shown.name(field)));
        };
    }

    private Reply raised() throws IOException, MalformedReplyException {
        Map<String, String> parts = new LinkedHashMap<>();
        parser.object(field -> parts.put(field, parser.text(LONGEST_TRACE)));
        String type = cut(parts.getOrDefault("type", ""), LONGEST_NAME);
        String text = cut(parts.getOrDefault("message", ""), LONGEST_MESSAGE);
        return OUT_OF_MEMORY.contains(type)
                ? new Reply.OutOfMemory(text)
                : new Reply.Raised(type, text, parts.getOrDefault("trace", ""));
    }

    private Reply unsupported() throws IOException, MalformedReplyException {
        Map<String, String> parts = new LinkedHashMap<>();
        parser.object(field -> parts.put(field, parser.text(LONGEST_MESSAGE)));
        MessageCode code = MessageCode.withId(parts.getOrDefault("code", ""))
                .filter(known -> known.id().startsWith("NB3") || known == MessageCode.NOT_ATTEMPTED)
                .orElse(MessageCode.TYPE_NOT_SUPPORTED);
        return new Reply.Unsupported(code, parts.getOrDefault("summary", ""));
    }

    private static String cut(String text, int longest) {
        return text.length() > longest ? text.substring(0, longest) : text;
    }

    private Reply returned() throws IOException, MalformedReplyException {
        parser.object(name -> {
            if (parser.isObject()) {
                parser.object(member -> readMember(name, member));
            } else {
                values.putIfAbsent(name, value());
            }
        });
        return new Reply.Returned(values);
    }

    /** A map's entries stand under their own names; a list's under those that the call gave for it. */
    private void readMember(String name, String member) throws IOException, MalformedReplyException {
        if (!member.equals("list") || !parser.isArray()) {
            values.putIfAbsent(member, value());
            return;
        }
        List<String> names = NameRule.find(name, call.groups().keySet())
                .map(call.groups()::get)
                .orElse(List.of()); // a list nobody knows keeps its own name, so that a misspelt one can be told
        for (int i = 0; parser.nextEntry(); i++) {
            String entry = i < names.size() ? names.get(i) : i == 0 ? name : "%s[%d]".formatted(name, i);
            values.putIfAbsent(entry, value());
        }
    }

    private ReturnedValue value() throws IOException, MalformedReplyException {
        if (parser.isText()) {
            return PackedNumbers.value(parser.text(Integer.MAX_VALUE));
        }
        if (!parser.isArray()) {
            return new ReturnedValue(0, Matrix.scalar(parser.number()));
        }
        List<double[]> rows = new ArrayList<>();
        double[] entries = new double[1];
        int length = 0;
        while (parser.nextEntry()) {
            if (parser.isArray()) {
                rows.add(row(rows.isEmpty() ? 1 : rows.get(0).length));
            } else {
                entries = length == entries.length ? Arrays.copyOf(entries, 2 * length) : entries;
                entries[length++] = parser.number();
            }
            if (length > 0 && !rows.isEmpty()) {
                throw new MalformedReplyException("an array mixes numbers and rows");
            }
        }
        return rows.isEmpty()
                ? new ReturnedValue(1, Matrix.column(Arrays.copyOf(entries, length)))
                : new ReturnedValue(2, matrix(rows));
    }

    private double[] row(int likelyLength) throws IOException, MalformedReplyException {
        double[] entries = new double[Math.max(1, likelyLength)];
        int length = 0;
        while (parser.nextEntry()) {
            entries = length == entries.length ? Arrays.copyOf(entries, 2 * length) : entries;
            entries[length++] = parser.number();
        }
        return Arrays.copyOf(entries, length);
    }

    private static Matrix matrix(List<double[]> rows) throws MalformedReplyException {
        int columns = rows.get(0).length;
        double[] entries = new double[rows.size() * columns];
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).length != columns) {
                throw new MalformedReplyException("the rows of a matrix differ in length");
            }
            System.arraycopy(rows.get(i), 0, entries, i * columns, columns);
        }
        return Matrix.of(new Shape(rows.size(), columns), entries);
    }
}
