package org.nabla.report.format.quiz;

import java.io.IOException;
import java.io.Writer;
import org.nabla.report.ShownText;
import org.nabla.report.format.quiz.NumericQuestion.Accepted;
import org.nabla.report.format.quiz.NumericQuestion.Known;

/**
 * GIFT: numerical questions, a category for each instance. Every question is worth 1, since the format has no points.
 *
 * <p>A question has no blank line in it, which would end it. Answers are numbers in digits: an importer of Moodle takes what
 * is no number for "any answer is right".
 */
public final class GiftFormat implements QuizFormat {

    private static final String OBEYED = "\\~=#{}:";

    @Override
    public String id() {
        return "gift";
    }

    @Override
    public String reader() {
        return "the question bank of Moodle and of others, without points";
    }

    @Override
    public String path() {
        return "quiz.gift.txt";
    }

    @Override
    public void write(Quiz quiz, Writer destination) throws IOException {
        for (Quiz.Category category : quiz.categories()) {
            destination.write("$CATEGORY: %s\n\n".formatted(plain(QuizHtml.category(quiz.title(), category.name()))));
            for (NumericQuestion question : category.questions()) {
                write(question, destination);
            }
        }
    }

    private static void write(NumericQuestion question, Writer destination) throws IOException {
        destination.write("::%s::[html]%s{#\n"
                .formatted(
                        escaped(withoutPlaceholders(ShownText.line(question.name()))),
                        escaped(QuizHtml.of(question.paragraphs()))));
        destination.write("=%s#%s\n".formatted(number(question.right()), "Correct."));
        for (Known known : question.known()) {
            destination.write(
                    "=%%0%%%s#%s\n".formatted(number(known.answer()), escaped(QuizHtml.line(known.feedback()))));
        }
        destination.write("}\n\n");
    }

    private static String number(Accepted answer) {
        return "%s:%s".formatted(Digits.plain(answer.value()), Digits.plain(answer.tolerance()));
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.chars().forEach(character -> {
            if (OBEYED.indexOf(character) >= 0) {
                escaped.append('\\');
            }
            escaped.append((char) character);
        });
        return escaped.toString();
    }

    /** The reader writes two ampersands and a number for an escaped character on its way; HTML has no two side by side. */
    private static String withoutPlaceholders(String text) {
        return text.replace("&&", "& &");
    }

    /** A category cannot be escaped: what would be obeyed is a blank. */
    private static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        text.chars().forEach(character -> plain.append(OBEYED.indexOf(character) >= 0 ? ' ' : (char) character));
        return withoutPlaceholders(plain.toString());
    }
}
