package org.nabla.spec.source;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nabla.message.Message;
import org.nabla.message.Message.Evidence;
import org.nabla.message.MessageCode;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** Turns what the YAML parser complains of into what an instructor wrote, and where. */
final class YamlProblem {

    /** A text without a space after its colon, as in {@code units:3}; a URL is not one. */
    private static final Pattern COLON_WITHOUT_SPACE = Pattern.compile("\\s*(- +)*[\\w.-]+:[^\\s/].*");

    private static final Pattern DASH_WITHOUT_SPACE = Pattern.compile("\\s*-[^\\s-].*");

    /**
     * What the parser says, what we say, where, and what to try; the first that is found in its words counts.
     *
     * <p>In what we say, {@code $1} is what the first group found, in backticks, and {@code $at} the character at the place likewise.
     */
    private static final List<Rule> RULES = List.of(
            rule(
                    "TAB.* cannot start any token",
                    "a tab stands where YAML takes only spaces",
                    at -> Optional.of("indent with spaces")),
            rule(
                    "found character '`'",
                    "text that starts with a backtick must be in quotes",
                    at -> Optional.of("put quotes around the whole text")),
            rule(
                    "found character '(.)' that cannot start any token",
                    "text that starts with $1 must be in quotes",
                    at -> Optional.of("put quotes around the whole text")),
            rule(
                    "scanning a directive",
                    "a line that starts with `%` is an instruction to YAML, and this is none it knows",
                    at -> Optional.of("put quotes around text that starts with `%`")),
            rule(
                            "quoted scalar.*(end of stream|document separator)",
                            "the quote that opens here is never closed",
                            at -> Optional.of("close it with the same kind of quote"))
                    .atStart(),
            rule(
                            "parsing a flow (?:sequence|mapping|node).*<stream end>",
                            "$at is never closed",
                            at -> Optional.of(at.character().equals("`{`") ? "close it with `}`" : "close it with `]`"))
                    .atBracket(),
            rule(
                            "parsing a flow sequence: expected ',' or ']'",
                            "a list in brackets goes on with `,` or ends with `]`, but not with this",
                            at -> Optional.of("write `]` where the list ends, or `,` before its next entry"))
                    .withStart("the bracket opens"),
            rule(
                            "parsing a flow mapping: expected ',' or '}'",
                            "a mapping in braces goes on with `,` or ends with `}`, but not with this",
                            at -> Optional.of("write `}` where the mapping ends, or `,` before its next key"))
                    .withStart("the brace opens"),
            rule("mapping values are not allowed", "a key cannot stand here", YamlProblem::misplacedKey),
            rule(
                            "could not find expected ':'",
                            "this line is neither a key with a value nor an entry of a list",
                            YamlProblem::neither)
                    .atStart(),
            rule(
                    "but found '<block (?:mapping|sequence) start>'",
                    "the indentation of this line fits none of the lines above",
                    at -> Optional.of("give it as many spaces as the lines it belongs with")),
            rule(
                    "but found '<scalar>'",
                    "more text follows where the value has ended",
                    at -> Optional.of("put quotes around the whole text, and `\\\"` or `''` for a quote inside it")),
            rule(
                    "block mapping: .*but found '-'",
                    "an entry of a list stands where a key is expected",
                    at -> Optional.empty()),
            rule(
                    "block collection: .*but found '\\?'",
                    "a key stands where an entry of a list is expected",
                    at -> Optional.of("start the line with `- `, or indent it under the entry above")),
            rule("found '([\\]}])'", "$1 closes nothing that is open", at -> Optional.empty()),
            rule(
                    "expected the node content, but found ','",
                    "there is no value before this `,`",
                    at -> Optional.of("remove the comma, or put quotes around text that starts with `,`")),
            rule("expected the node content", "a value is missing here", at -> Optional.empty()),
            rule(
                    "escape (?:character|sequence)",
                    "this is no escape sequence of YAML",
                    at -> Optional.of("inside double quotes write `\\\\` for a backslash, or use single quotes")),
            rule(
                    "scanning an (?:anchor|alias)",
                    "the name of an anchor or alias is missing or has a character it cannot have",
                    at -> Optional.of("put quotes around text that starts with `&` or `*`")),
            rule(
                    "scanning a block scalar",
                    "after `|` or `>` the text begins on the next line",
                    at -> Optional.of("put quotes around text that starts with `|` or `>`")),
            rule(
                    "sequence entries are not allowed",
                    "a list cannot start here",
                    at -> Optional.of("start it on the next line, or put quotes around text that starts with `- `")),
            rule(
                    "undefined tag handle (\\S*)",
                    "tags are not read, but this value has $1",
                    at -> Optional.of("remove the tag, or put quotes around text that starts with `!`")),
            rule("expected '<document start>'", "the file goes on after its value has ended", at -> Optional.empty()));

    private final SourceText text;
    private final Optional<Position> innermostOpen;

    YamlProblem(SourceText text, Optional<Position> innermostOpen) {
        this.text = text;
        this.innermostOpen = innermostOpen;
    }

    Message message(MarkedYamlEngineException problem) {
        String words = problem.getContext() + ": " + problem.getProblem();
        for (Rule rule : RULES) {
            Matcher matcher = rule.words().matcher(words);
            if (matcher.find()) {
                return message(rule, rule.filled(matcher), problem);
            }
        }
        return text.message(MessageCode.FILE_UNREADABLE, "the file is not YAML", place(problem))
                .with(Evidence.note("the YAML parser says %s".formatted(Excerpt.word(problem.getProblem()))));
    }

    private Message message(Rule rule, String summary, MarkedYamlEngineException problem) {
        Position place = place(problem);
        Optional<Position> start = problem.getContextMark().map(mark -> YamlReader.position(text, mark));
        Position shown = switch (rule.where()) {
            case PROBLEM -> place;
            case START -> start.orElse(place);
            case BRACKET -> innermostOpen.or(() -> start).orElse(place);
        };
        Place at = new Place(text, shown);
        String filled = summary.replace("$at", at.character());
        Message message = text.message(MessageCode.FILE_UNREADABLE, filled, shown);
        if (!rule.startNote().isEmpty() && start.isPresent()) {
            message = message.with(Evidence.note("%s at %s".formatted(rule.startNote(), start.get())));
        }
        return message.help(rule.help().apply(at));
    }

    private Position place(MarkedYamlEngineException problem) {
        return problem.getProblemMark()
                .or(problem::getContextMark)
                .map(mark -> YamlReader.position(text, mark))
                .orElseGet(() -> text.position(0));
    }

    private static Optional<String> misplacedKey(Place at) {
        if (at.line().substring(0, at.charactersBefore()).contains(": ")) {
            return Optional.of("put quotes around text that has `: ` in it");
        }
        return at.number() > 1 && COLON_WITHOUT_SPACE.matcher(at.lineAbove()).matches()
                ? Optional.of("put a space after the colon in line %d".formatted(at.number() - 1))
                : Optional.of("give the line as many spaces as the keys it belongs with");
    }

    private static Optional<String> neither(Place at) {
        if (COLON_WITHOUT_SPACE.matcher(at.line()).matches()) {
            return Optional.of("put a space after the colon");
        }
        return DASH_WITHOUT_SPACE.matcher(at.line()).matches()
                ? Optional.of("put a space after the `-`")
                : Optional.of("indent it if it goes on with the text above, or write `key: value`");
    }

    private static Rule rule(String words, String summary, Function<Place, Optional<String>> help) {
        return new Rule(Pattern.compile(words, Pattern.DOTALL), summary, Where.PROBLEM, "", help);
    }

    private enum Where {
        PROBLEM,
        START,
        BRACKET
    }

    private record Rule(
            Pattern words, String summary, Where where, String startNote, Function<Place, Optional<String>> help) {

        Rule atStart() {
            return new Rule(words, summary, Where.START, startNote, help);
        }

        Rule atBracket() {
            return new Rule(words, summary, Where.BRACKET, startNote, help);
        }

        Rule withStart(String note) {
            return new Rule(words, summary, where, note, help);
        }

        String filled(Matcher matcher) {
            return matcher.groupCount() == 0 ? summary : summary.replace("$1", Excerpt.word(matcher.group(1)));
        }
    }

    private record Place(SourceText text, Position position) {

        int number() {
            return position.line();
        }

        String line() {
            return text.line(number());
        }

        String lineAbove() {
            return text.line(number() - 1);
        }

        String character() {
            String line = line();
            int before = charactersBefore();
            return before < line.length() ? Excerpt.character(line.codePointAt(before)) : "the end of the line";
        }

        int charactersBefore() {
            String line = line();
            return line.offsetByCodePoints(0, Math.min(position.column() - 1, line.codePointCount(0, line.length())));
        }
    }
}
