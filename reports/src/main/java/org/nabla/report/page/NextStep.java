package org.nabla.report.page;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.nabla.message.Message;
import org.nabla.report.document.ReportDocument;
import org.nabla.report.document.ReportDocument.Question;
import org.nabla.report.document.VerdictWord;

/** What comes first on a student's page: what to do next, or whose move it is. */
final class NextStep {

    private final ProblemView problem;
    private final Standing standing;
    private final ReportDocument report;

    NextStep(ProblemView problem, Standing standing) {
        this.problem = problem;
        this.standing = standing;
        this.report = standing.report();
    }

    void write(Html html) {
        html.open("section", "class", "next", "aria-labelledby", "next-title");
        switch (report.run().status()) {
            case GRADER_ERROR -> graderError(html);
            case NOT_GRADABLE -> notGradable(html);
            case PARTIAL, GRADED -> graded(html);
        }
        html.close();
    }

    private static void title(Html html, String title) {
        html.element("h2", title, "id", "next-title");
    }

    private void graderError(Html html) {
        title(html, "The grader failed; this is not your fault");
        html.element(
                "p",
                "There is no score, which is not a score of 0. It is not your move: whoever runs the grader has"
                        + " to mend it and grade again. Nothing in your files needs to change because of this.");
        report.run().messages().forEach(message -> MessageBlock.write(html, message));
    }

    private void notGradable(Html html) {
        title(html, "Nothing could be graded yet");
        html.element(
                "p",
                "It is your move: what is said here has to change in your files first. Then every question is"
                        + " graded.");
        report.run().messages().forEach(message -> MessageBlock.write(html, message));
    }

    private void graded(Html html) {
        Optional<Question> first = first();
        if (first.isEmpty()) {
            title(html, "Nothing is left to do");
            html.element("p", "Every question that is shown has all its points.");
        } else {
            step(html, first.get());
        }
        if (report.run().status() == org.nabla.grading.SubmissionReport.Status.PARTIAL) {
            html.element("p", "This is incomplete: a function was ended before it returned, or ended the program.");
        }
        report.run().messages().forEach(message -> MessageBlock.write(html, message));
    }

    private void step(Html html, Question question) {
        boolean root = report.rootCause().isPresent();
        html.open("h2", "id", "next-title").text(root ? "Start with " : "Next: ");
        html.element("a", question.id(), "href", "#" + standing.anchor(question.id()))
                .text(", ");
        problem.mathematics().write(html, question.asks());
        html.close();
        if (hasNoAnswer()) {
            html.element("p", "No question has an answer yet. Begin anywhere: each function is checked by itself.");
        } else if (root) {
            html.element(
                    "p", "Of the quantities that are wrong, it is computed first; others may be right once it is.");
        }
        question.message().ifPresent(message -> {
            html.open("p", "class", "summary").prose(message.summary()).close();
            hints(question, message).stream().limit(1).forEach(hint -> MessageBlock.advice(html, hint));
        });
    }

    private static Set<String> hints(Question question, Message message) {
        Set<String> hints = new LinkedHashSet<>();
        question.diagnosis().forEach(cause -> hints.add(cause.hint()));
        hints.addAll(message.help());
        return hints;
    }

    private boolean hasNoAnswer() {
        return report.questions().stream().allMatch(one -> one.verdict() == VerdictWord.NOT_ATTEMPTED);
    }

    /** The root cause; where nothing is wrong, the first question that lacks points. */
    private Optional<Question> first() {
        return report.rootCause()
                .flatMap(cause -> report.questions().stream()
                        .filter(question -> question.id().equals(cause.question()))
                        .findFirst())
                .or(() -> report.questions().stream()
                        .filter(question -> !question.isFull() && question.verdict() != VerdictWord.CARRIED_FORWARD)
                        .filter(question -> question.possible().compareTo(BigDecimal.ZERO) > 0)
                        .findFirst());
    }
}
