package org.nabla.submission;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nabla.message.Message;
import org.nabla.message.Message.Evidence;
import org.nabla.message.MessageCode;

/** Reads a worker's first line: what can be called, or why nothing can. */
final class ReadyReader {

    private static final Set<MessageCode> REASONS =
            Set.of(MessageCode.FUNCTION_MISSING, MessageCode.FUNCTION_AMBIGUOUS, MessageCode.CANNOT_BE_CREATED);

    private static final int LONGEST = 2000;

    private final Map<String, Signatures.Function> functions = new LinkedHashMap<>();
    private final Map<String, List<String>> ambiguous = new LinkedHashMap<>();
    private String language = "";
    private String version = "";
    private boolean packed;
    private String code = "";
    private String summary = "";
    private String detail = "";
    private @Nullable String kind;

    private ReadyReader() {}

    /**
     * What a worker says of itself.
     *
     * @param packed whether it reads packed numbers
     */
    record Ready(Signatures signatures, boolean packed) {}

    static Ready read(String line, String submission) throws MalformedReplyException {
        ReadyReader reader = new ReadyReader();
        ReplyParser.read(line, parser -> parser.object(field -> reader.readKind(parser, field)));
        if (reader.kind == null) {
            throw new MalformedReplyException("neither `ready` nor `failed`");
        }
        if (reader.kind.equals("failed")) {
            throw new SubmissionException(reader.failure(submission));
        }
        return new Ready(
                new Signatures(reader.language, reader.version, reader.functions, reader.ambiguous), reader.packed);
    }

    private void readKind(ReplyParser parser, String field) throws IOException, MalformedReplyException {
        if (field.equals("ready")) {
            kind = field;
            parser.object(part -> readReady(parser, part));
        } else if (field.equals("failed")) {
            kind = field;
            parser.object(part -> readFailed(parser, part));
        } else {
            parser.skip();
        }
    }

    private void readReady(ReplyParser parser, String field) throws IOException, MalformedReplyException {
        switch (field) {
            case "language" -> language = parser.text(LONGEST);
            case "version" -> version = parser.text(LONGEST);
            case "packed" -> packed = parser.truth();
            case "signatures" -> parser.object(name -> functions.put(name, function(parser, name)));
            case "ambiguous" -> parser.object(name -> ambiguous.put(name, parser.texts(LONGEST)));
            default -> parser.skip();
        }
    }

    private static Signatures.Function function(ReplyParser parser, String name)
            throws IOException, MalformedReplyException {
        List<Signatures.Parameter> parameters = new ArrayList<>();
        StringBuilder returns = new StringBuilder();
        parser.object(field -> {
            switch (field) {
                case "parameters" -> {
                    while (parser.nextEntry()) {
                        parameters.add(parameter(parser));
                    }
                }
                case "returns" -> returns.append(parser.text(LONGEST));
                default -> parser.skip();
            }
        });
        return new Signatures.Function(name, parameters, returns.toString());
    }

    private static Signatures.Parameter parameter(ReplyParser parser) throws IOException, MalformedReplyException {
        Map<String, String> parts = new LinkedHashMap<>();
        parser.object(field -> parts.put(field, parser.text(LONGEST)));
        return new Signatures.Parameter(parts.getOrDefault("name", ""), parts.getOrDefault("type", ""));
    }

    private void readFailed(ReplyParser parser, String field) throws IOException, MalformedReplyException {
        switch (field) {
            case "code" -> code = parser.text(LONGEST);
            case "summary" -> summary = parser.text(LONGEST);
            case "detail" -> detail = parser.text(LONGEST);
            default -> parser.skip();
        }
    }

    private Message failure(String submission) throws MalformedReplyException {
        MessageCode reason = MessageCode.withId(code)
                .filter(REASONS::contains)
                .orElseThrow(() -> new MalformedReplyException("`%s` is no reason to fail".formatted(code)));
        return Message.of(reason, Shown.name(summary), Shown.name(submission))
                .with(Evidence.note(Shown.name(detail)))
                .help(help(reason));
    }

    private static String help(MessageCode reason) {
        return switch (reason) {
            case FUNCTION_MISSING -> "write the functions of the problem as methods that are not private";
            case CANNOT_BE_CREATED -> "make the methods static, or give their class a constructor without parameters";
            default -> "rename one of them, or make it private";
        };
    }
}
