package org.nabla.spec.source;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nabla.message.Message;
import org.nabla.message.MessageCode;

/** Turns what the JSON parser complains of into what an instructor wrote, and where. */
final class JsonProblem {

    /** What the parser says, what we say, and what to try ("" for nothing); the first that is found counts. */
    private static final List<Rule> RULES = List.of(
            new Rule("closing quote", "the quote that opens here is never closed", "close it with `\"`", Where.TOKEN),
            new Rule("in field name", "the file ends inside a key", "close its quote with `\"`", Where.PROBLEM),
            new Rule(
                    "end-of-input.*(?:marker for|between) Object",
                    "`{` is never closed",
                    "close it with `}`",
                    Where.BRACKET),
            new Rule("end-of-input", "`[` is never closed", "close it with `]`", Where.BRACKET),
            new Rule("close marker '.': expected '(.)'", "a `$1` is missing before this", "", Where.PROBLEM),
            new Rule("close marker '(.)'", "`$1` closes nothing that is open", "", Where.PROBLEM),
            new Rule("colon", "a `:` is missing before this", "", Where.PROBLEM),
            new Rule("\\('}'.*field name", "there is no key after the last `,`", "remove that comma", Where.PROBLEM),
            new Rule("field name", "a key must be in double quotes", "put it in double quotes", Where.PROBLEM),
            new Rule(
                    "\\('([\\],}])' .*valid value",
                    "a value is missing before this `$1`",
                    "remove a comma, or write the value",
                    Where.PROBLEM),
            new Rule(
                    "Non-standard token",
                    "this starts no JSON value",
                    "in a YAML file it could be `.nan` or `.inf`",
                    Where.TOKEN),
            new Rule(
                    "valid value|Unrecognized token",
                    "this starts no JSON value",
                    "put text in double quotes; of other words JSON knows `true`, `false`, and `null`",
                    Where.PROBLEM),
            new Rule("comma", "a `,` is missing before this", "", Where.PROBLEM),
            new Rule(
                    "(?i)numeric value",
                    "JSON does not write numbers like this",
                    "write it like `-0.5`, `10`, or `1e-6`",
                    Where.PROBLEM),
            new Rule("comment", "JSON has no comments", "remove it, or make this a YAML file", Where.PROBLEM),
            new Rule(
                    "unquoted character",
                    "a line break or control character inside quotes must be escaped",
                    "write `\\n` for a line break",
                    Where.PROBLEM),
            new Rule(
                    "CTRL-CHAR",
                    "this character cannot stand in a JSON file",
                    "remove it; it may be invisible in an editor",
                    Where.BEFORE),
            new Rule("escape", "this is no escape sequence of JSON", "write `\\\\` for a backslash", Where.PROBLEM));

    private final SourceText text;
    private final Optional<Position> innermostOpen;
    private final Position tokenStart;

    JsonProblem(SourceText text, Optional<Position> innermostOpen, Position tokenStart) {
        this.text = text;
        this.innermostOpen = innermostOpen;
        this.tokenStart = tokenStart;
    }

    Message message(String words, Position place) {
        for (Rule rule : RULES) {
            Matcher matcher = Pattern.compile(rule.words()).matcher(words);
            if (matcher.find()) {
                Message message = text.message(MessageCode.FILE_UNREADABLE, rule.filled(matcher), where(rule, place));
                return message.help(Optional.of(rule.help()).filter(help -> !help.isEmpty()));
            }
        }
        return text.message(MessageCode.FILE_UNREADABLE, "the file is not JSON", place);
    }

    private Position where(Rule rule, Position place) {
        return switch (rule.where()) {
            case PROBLEM -> place;
            case BEFORE -> new Position(place.file(), place.line(), Math.max(1, place.column() - 1));
            case TOKEN -> tokenStart;
            case BRACKET -> innermostOpen.orElse(place);
        };
    }

    private enum Where {
        PROBLEM,
        BEFORE,
        TOKEN,
        BRACKET
    }

    private record Rule(String words, String summary, String help, Where where) {

        String filled(Matcher matcher) {
            return matcher.groupCount() == 0 ? summary : summary.replace("$1", matcher.group(1));
        }
    }
}
