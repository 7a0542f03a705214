package org.nabla.export;

import java.util.ArrayList;
import java.util.List;
import org.nabla.grading.AnswerKey;
import org.nabla.report.format.quiz.ProblemQuiz;
import org.nabla.report.format.quiz.Quiz;
import org.nabla.report.format.quiz.QuizFormat;

/** The problem's own questions for a question bank, without any code to hand in. */
final class QuizTarget implements Target {

    private static final int NAMED = 5;

    private final QuizFormat format;

    QuizTarget(QuizFormat format) {
        this.format = format;
    }

    @Override
    public String id() {
        return format.id();
    }

    @Override
    public String description() {
        return format.reader();
    }

    @Override
    public PackedFiles pack(Order order) {
        return new PackedFiles().add(format.path(), format.text(quiz(order)));
    }

    @Override
    public List<String> next(Order order) {
        Quiz quiz = quiz(order);
        List<String> lines = new ArrayList<>();
        lines.add("It has %d questions in %d categories, one an instance, with their answers: it is for instructors."
                .formatted(
                        quiz.categories().stream()
                                .mapToInt(category -> category.questions().size())
                                .sum(),
                        quiz.categories().size()));
        lines.add("Import it into a question bank, and add a random question of a category to a quiz.");
        quiz.leftOut().stream().limit(NAMED).forEach(left -> lines.add("Left out: %s.".formatted(left)));
        if (quiz.leftOut().size() > NAMED) {
            lines.add("Left out: %d more.".formatted(quiz.leftOut().size() - NAMED));
        }
        return lines;
    }

    private static Quiz quiz(Order order) {
        return ProblemQuiz.of(AnswerKey.of(order.problem(), order.seed()), ProblemQuiz.SIGNIFICANT);
    }
}
