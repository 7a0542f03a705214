package org.nabla.report.format;

import java.util.ArrayList;
import java.util.List;
import org.nabla.grading.SubmissionReport.Status;
import org.nabla.report.document.Published;
import org.nabla.report.document.VerdictWord.Outcome;

/**
 * A test case, for programs that know of tests and of no points: what a student may see.
 *
 * @param name stays the same for a problem, because readers attach things to it
 * @param type the verdict, or the status of the submission as a whole
 * @param message on one line
 * @param text what follows the message
 */
record Case(String name, Outcome outcome, String type, String message, String text) {

    /** The name of the one for what is wrong with the submission as a whole. */
    static final String SUBMISSION = "the whole submission"; // no question can have this id

    /** The submission as a whole where something is wrong with it, and the questions. */
    static List<Case> of(Published reports, Limits limits) {
        List<Case> cases = new ArrayList<>();
        Status status = reports.shown().run().status();
        String top = limits.top(MessageText.top(reports.shown()));
        if (status == Status.NOT_GRADABLE) {
            String first = MessageText.summaries(reports.shown()).stream()
                    .findFirst()
                    .orElse("the submission cannot be graded");
            cases.add(new Case(SUBMISSION, Outcome.FAILED, status.id(), limits.line(first), top));
        } else if (status == Status.GRADER_ERROR) {
            cases.add(new Case(SUBMISSION, Outcome.ERROR, status.id(), NoResult.SENTENCE, top));
        }
        Items.shown(reports).forEach(item -> cases.add(of(item, limits)));
        return cases;
    }

    private static Case of(Item item, Limits limits) {
        String summary =
                item.text().summary().isEmpty() ? item.word() : item.text().summary();
        return new Case(
                item.id(),
                item.outcome(),
                item.word(),
                limits.line(summary),
                limits.detail("%s\n%s".formatted(item.title(), item.text().detail())));
    }
}
