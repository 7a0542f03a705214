package org.nabla.starter;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.nabla.reference.expression.Expression;
import org.nabla.spec.Problem;
import org.nabla.spec.Question;

/** The answer sheet a student starts from: every question on a line of its own, with room for the answer. */
public final class AnswerSheetStarter {

    /** What YAML reads as something other than text. */
    private static final Set<String> WORDS = Set.of("null", "true", "false");

    private static final String HEADING = """
            # Answers to %s: %s
            # All questions are about the published numbers. An answer stands behind its colon: a number, a list such as
            # [0.12, 0.34], or a list of rows such as [[0.12, 0.34], [0.56, 0.78]]. What is left empty counts as not attempted.
            # An answer counts when it is the right one rounded to the digits you write; at least two significant digits of
            # the largest entry are needed, and four tell more mistakes apart. Write 2.0 for a rounded 2: 2 is exact.
            """;

    private AnswerSheetStarter() {}

    public static StarterFile of(Problem problem) {
        QuantityShapes shapes = new QuantityShapes(problem);
        int width = problem.questions().stream()
                .mapToInt(question -> key(question.id()).length())
                .max()
                .orElse(0);
        String lines = problem.questions().stream()
                .map(question -> line(question, shapes, width))
                .collect(joining());
        String title = plain(problem.identity().title());
        return new StarterFile(
                "answers.yaml", HEADING.formatted(problem.id(), title) + notation(problem) + "\n" + lines);
    }

    private static String notation(Problem problem) {
        String notation = Notation.of(problem);
        return (notation.isEmpty() ? "" : "#\n# In the comments below:\n" + notation)
                + "#\n# The published numbers; a list is a column, a list of rows is a matrix:\n"
                + Given.of(problem.published());
    }

    private static String line(Question question, QuantityShapes shapes, int width) {
        String key = key(question.id()) + ":";
        return "%s%s  # %s, %s, %s\n"
                .formatted(
                        key,
                        " ".repeat(width + 1 - key.length()),
                        plain(question.text()),
                        shapes.published(question.asks()).isScalar()
                                ? "one number"
                                : shapes.published(question.asks()).toString(),
                        digits(question));
    }

    private static String digits(Question question) {
        if (!question.choices().isEmpty()) {
            return "nearest to " + question.choices().stream().map(Given::text).collect(joining(", "));
        }
        boolean whole = question.asks() instanceof Expression.Call call
                && List.of("count", "shape").contains(call.function());
        return whole ? "all digits" : "2 digits or more";
    }

    private static String key(String id) {
        boolean isText = id.matches("\\p{L}[\\p{L}\\p{N}_.-]*") && !WORDS.contains(id.toLowerCase(Locale.ROOT));
        return isText ? id : "'" + id + "'";
    }

    private static String plain(String text) {
        return text.replaceAll("\\s+", " ");
    }
}
