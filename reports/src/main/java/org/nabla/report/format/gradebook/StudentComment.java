package org.nabla.report.format.gradebook;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nabla.grading.SubmissionReport.RootCause;
import org.nabla.grading.SubmissionReport.Status;
import org.nabla.message.Message;
import org.nabla.report.JsonDocument;
import org.nabla.report.ShownText;
import org.nabla.report.document.ReportDocument;
import org.nabla.report.document.ReportDocument.Question;

/**
 * What a student's report says, in a few lines of plain text: what to do first, then a line a question.
 *
 * <p>It comes from the student's report alone, so that nothing is in it that a student may not see. It is text of
 * strangers in part: every sink escapes it by its own rules.
 */
final class StudentComment {

    /** How every comment of ours begins, so that one can be told from a person's. */
    static final String BEGINNING = "Nabla on ";

    /** Enough for some forty questions; thousands of comments may be held at once. */
    static final int MOST = 2000;

    private static final int LONGEST_LINE = 300;
    private static final int MOST_HELP = 2;

    private final ReportDocument shown;
    private final List<String> lines = new ArrayList<>();

    private StudentComment(ReportDocument shown) {
        this.shown = shown;
    }

    /** Lines parted by {@code \n}, without one at the end. */
    static String of(ReportDocument shown) {
        StudentComment comment = new StudentComment(shown);
        comment.add(BEGINNING + shown.problem().id() + comment.total());
        if (shown.run().status() == Status.NOT_GRADABLE) {
            shown.run().messages().stream()
                    .findFirst()
                    .ifPresent(message -> comment.first("It could not be graded", message));
        } else {
            comment.beginning()
                    .ifPresent(question -> comment.first(
                            "Begin with " + question.id(), question.message().orElseThrow()));
            comment.questions();
        }
        return String.join("\n", comment.lines);
    }

    private String total() {
        String part = shown.withheld().isPresent() ? ", in the questions that are shown" : "";
        return shown.score()
                .map(score -> ": %s%s".formatted(points(score.earned(), score.possible()), part))
                .orElse("");
    }

    /** The root cause, or else the first question that is not right, when there is something to say about it. */
    private Optional<Question> beginning() {
        Optional<String> cause = shown.rootCause().map(RootCause::question);
        return shown.questions().stream()
                .filter(question -> cause.map(question.id()::equals).orElse(!question.isFull()))
                .filter(question -> question.message().isPresent())
                .findFirst();
    }

    private void first(String where, Message message) {
        add("%s: %s".formatted(where, message.summary()));
        message.help().stream().limit(MOST_HELP).forEach(help -> add("Try: " + help));
    }

    private void questions() {
        List<Question> questions = shown.questions();
        for (int i = 0; i < questions.size(); i++) {
            if (!add(line(questions.get(i)))) {
                lines.add("… and %d more questions".formatted(questions.size() - i));
                return;
            }
        }
    }

    private static String line(Question question) {
        String points = question.earned()
                .map(earned -> points(earned, question.possible()))
                .orElse("not judged");
        String verdict = question.isFull() ? "" : ", " + question.verdict().id().replace('-', ' ');
        return "%s  %s: %s%s".formatted(question.id(), question.name(), points, verdict);
    }

    private static String points(BigDecimal earned, BigDecimal possible) {
        return "%s of %s".formatted(JsonDocument.plain(earned), JsonDocument.plain(possible));
    }

    /** Adds a line where there is room, and says whether there was. */
    private boolean add(String text) {
        String line = ShownText.line(ShownText.bounded(text, LONGEST_LINE));
        int length = lines.stream().mapToInt(String::length).sum() + lines.size() + line.length();
        boolean fits = length <= MOST;
        if (fits) {
            lines.add(line);
        }
        return fits;
    }
}
