package org.nabla.export;

import java.util.ArrayList;
import java.util.List;
import org.nabla.grading.AnswerKey;
import org.nabla.message.Message;
import org.nabla.message.Message.Evidence;
import org.nabla.message.MessageCode;
import org.nabla.report.format.quiz.ProblemQuiz;
import org.nabla.report.format.quiz.Quiz;
import org.nabla.report.format.quiz.QuizFormat;
import org.nabla.spec.SpecException;

/** Numeric questions for a question bank, a category for the published instance and for each variant. */
final class QuizTarget implements Target {

    private static final int MOST_NAMED = 8;

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
        return "numeric questions for " + format.reader();
    }

    @Override
    public PackedFiles pack(Order order) {
        Quiz quiz = quiz(order);
        if (quiz.categories().isEmpty()) {
            Message message = Message.of(
                    MessageCode.CANNOT_EXPORT,
                    "no question of it can be one of a quiz",
                    "problem `%s`".formatted(order.id()));
            for (String reason : quiz.leftOut().stream().limit(MOST_NAMED).toList()) {
                message = message.with(Evidence.note(reason));
            }
            throw new SpecException(message);
        }
        return new PackedFiles().add(file(order), format.text(quiz));
    }

    @Override
    public List<String> next(Order order) {
        List<String> next = new ArrayList<>();
        next.add("Import `%s` into a question bank; the right answers are in it.".formatted(file(order)));
        next.add("Students read the numbers of a variant: grade with another seed than %d.".formatted(order.seed()));
        List<String> leftOut = quiz(order).leftOut();
        leftOut.stream().limit(MOST_NAMED).map("Left out is %s."::formatted).forEach(next::add);
        if (leftOut.size() > MOST_NAMED) {
            next.add("Left out are %d more.".formatted(leftOut.size() - MOST_NAMED));
        }
        return next;
    }

    private static Quiz quiz(Order order) {
        return ProblemQuiz.of(AnswerKey.of(order.problem(), order.seed()), ProblemQuiz.SIGNIFICANT);
    }

    private String file(Order order) {
        return order.id() + "-" + format.path();
    }
}
