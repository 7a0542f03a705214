package org.nabla.report.format.quiz;

import java.io.IOException;
import java.io.Writer;
import org.nabla.report.ShownText;
import org.nabla.report.format.quiz.NumericQuestion.Accepted;
import org.nabla.report.format.quiz.NumericQuestion.Known;

/** Moodle XML: numerical questions, a category for each instance. The right answer comes first, since the first that fits counts. */
public final class MoodleXmlFormat implements QuizFormat {

    private static final String RIGHT = "100";
    private static final String WRONG = "0";

    @Override
    public String id() {
        return "moodle-xml";
    }

    @Override
    public String reader() {
        return "the question bank of Moodle, with points";
    }

    @Override
    public String path() {
        return "quiz.xml";
    }

    @Override
    public void write(Quiz quiz, Writer destination) throws IOException {
        destination.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<quiz>\n");
        for (Quiz.Category category : quiz.categories()) {
            destination.write("  <question type=\"category\">\n    <category>%s</category>\n  </question>\n"
                    .formatted(text(QuizHtml.category(quiz.title(), category.name()))));
            for (NumericQuestion question : category.questions()) {
                write(question, destination);
            }
        }
        destination.write("</quiz>\n");
    }

    private static void write(NumericQuestion question, Writer destination) throws IOException {
        destination.write("  <question type=\"numerical\">\n");
        element(destination, "name", text(ShownText.line(question.name())));
        element(destination, "questiontext format=\"html\"", text(QuizHtml.of(question.paragraphs())));
        element(destination, "generalfeedback format=\"html\"", text(""));
        element(destination, "defaultgrade", Digits.plain(question.points()));
        element(destination, "penalty", "0.3333333");
        element(destination, "hidden", "0");
        answer(destination, RIGHT, question.right(), "Correct.");
        for (Known known : question.known()) {
            answer(destination, WRONG, known.answer(), known.feedback());
        }
        element(destination, "unitgradingtype", "0");
        element(destination, "unitpenalty", "0.1");
        element(destination, "showunits", "3"); // none
        element(destination, "unitsleft", "0");
        destination.write("  </question>\n");
    }

    private static void answer(Writer destination, String percent, Accepted answer, String feedback)
            throws IOException {
        element(
                destination,
                "answer fraction=\"%s\" format=\"moodle_auto_format\"".formatted(percent),
                "%s<tolerance>%s</tolerance><feedback format=\"html\">%s</feedback>"
                        .formatted(
                                text(Digits.plain(answer.value())),
                                Digits.plain(answer.tolerance()),
                                text(QuizHtml.line(feedback))));
    }

    /** What is inside is XML already. */
    private static void element(Writer destination, String start, String inside) throws IOException {
        String name = start.split(" ", 2)[0];
        destination.write("    <%s>%s</%s>\n".formatted(start, inside, name));
    }

    private static String text(String characters) {
        return "<text>%s</text>".formatted(QuizHtml.escaped(characters));
    }
}
