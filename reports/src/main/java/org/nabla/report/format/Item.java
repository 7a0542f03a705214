package org.nabla.report.format;

import java.math.BigDecimal;
import java.util.Optional;
import org.nabla.message.Message;
import org.nabla.report.document.ReportDocument.Question;
import org.nabla.report.document.VerdictWord.Outcome;
import org.nabla.spec.Visibility;

/**
 * A line of what another program shows: a question, or all that are not shown together.
 *
 * @param id stays the same for a problem
 * @param title for people, on one line
 * @param word the verdict
 * @param outcome passed only with all points
 * @param worth 0 is earned where the grader failed, and then nothing counts
 * @param text what there is to say
 */
record Item(String id, String title, String word, Outcome outcome, Visibility visibility, Points worth, Text text) {

    /** The id of the line for questions that are not shown. */
    static final String NOT_SHOWN = "questions not shown"; // no question can have this id

    record Points(BigDecimal earned, BigDecimal possible) {}

    /** Plain and unbounded; both may be empty. */
    record Text(String summary, String detail) {

        static final Text NONE = new Text("", "");

        boolean isEmpty() {
            return summary.isEmpty() && detail.isEmpty();
        }

        /** Both, the summary on a line of its own. */
        String whole() {
            return detail.isEmpty() ? summary : summary + "\n" + detail;
        }
    }

    static Item of(Question question) {
        String id = PlainText.line(question.id());
        String name = PlainText.line(question.name());
        Optional<Message> message = question.message();
        return new Item(
                id,
                id.equals(name) ? id : id + " " + name,
                question.verdict().id(),
                outcome(question),
                question.visibility(),
                new Points(question.earned().orElse(BigDecimal.ZERO), question.possible()),
                message.map(one -> new Text(MessageText.summary(one), MessageText.detail(one)))
                        .orElse(Text.NONE));
    }

    private static Outcome outcome(Question question) {
        if (question.earned().isEmpty()) {
            return Outcome.ERROR;
        }
        Outcome outcome = question.verdict().outcome();
        return outcome == Outcome.PASSED && !question.isFull() ? Outcome.FAILED : outcome;
    }

    BigDecimal points() {
        return worth.earned();
    }

    BigDecimal possible() {
        return worth.possible();
    }

    boolean isPassed() {
        return outcome == Outcome.PASSED;
    }
}
