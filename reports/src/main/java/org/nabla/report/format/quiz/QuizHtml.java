package org.nabla.report.format.quiz;

import java.util.List;
import java.util.stream.Collectors;
import org.nabla.report.ShownText;

/** The text of a question as HTML on one line, with two kinds of element: a paragraph, and one that keeps its columns. */
final class QuizHtml {

    private QuizHtml() {}

    static String of(List<String> paragraphs) {
        return paragraphs.stream().map(QuizHtml::element).collect(Collectors.joining());
    }

    private static String element(String paragraph) {
        String lines = paragraph.lines().map(QuizHtml::line).collect(Collectors.joining("<br>"));
        return "<p>%s</p>".formatted(lines);
    }

    /** One line, of which nothing is obeyed. */
    static String line(String text) {
        return escaped(ShownText.line(text));
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** The name of a category, in which a slash would begin one below it. */
    static String category(String title, String name) {
        return "$course$/top/%s/%s".formatted(part(title), part(name));
    }

    private static String part(String name) {
        String shown = ShownText.bounded(ShownText.line(name).strip(), 200).replace("/", "//");
        return shown.startsWith("//") || shown.endsWith("//") ? "(%s)".formatted(shown) : shown;
    }
}
