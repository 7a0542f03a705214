package org.nabla.report;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.nabla.grading.QuestionResult;
import org.nabla.grading.SubmissionReport;
import org.nabla.grading.SubmissionReport.RootCause;
import org.nabla.grading.SubmissionReport.Score;
import org.nabla.grading.SubmissionReport.Status;
import org.nabla.grading.Verdict;
import org.nabla.grading.Witnessed;
import org.nabla.message.Message;
import org.nabla.submission.Console;

/**
 * Writes the report as text for a person: the score, where to start, and every question with what to try.
 *
 * <p>No line is longer than 100 characters, unless it quotes what a student or a student's program wrote; of that,
 * nothing is obeyed by a terminal.
 */
public final class TerminalWriter implements ReportWriter {

    private static final int CONSOLE_LINES = 20;

    private final Style style;
    private final Disclosure disclosure;

    public TerminalWriter(Style style, Disclosure disclosure) {
        this.style = style;
        this.disclosure = disclosure;
    }

    @Override
    public void write(SubmissionReport report, Writer destination) throws IOException {
        Page page = new Page(style);
        MessageLines messages = new MessageLines(page);
        heading(page, report);
        for (Message message : report.run().messages()) {
            page.blank();
            messages.whole(disclosure.message(message));
        }
        for (Witnessed one : disclosure.witnessed(report)) {
            one.message().ifPresent(message -> {
                page.blank();
                messages.titled("gradient check: ", message);
            });
        }
        List<QuestionResult> questions = disclosure.questions(report);
        if (report.run().status() != Status.NOT_GRADABLE && !questions.isEmpty()) {
            page.blank();
            new QuestionLines(page, style, messages, disclosure, questions).write();
        }
        curves(page, style.drawn(disclosure.curves(report)));
        withheld(page, disclosure.withheld(report));
        console(page, report.console());
        destination.write(page.text());
    }

    private void heading(Page page, SubmissionReport report) {
        String who = disclosure.everything() ? report.submission().id() + ", " : "";
        String title = who + report.problem().title() + ": " + outcome(report);
        page.line("", "", title, Style.Tone.STRONG);
        if (report.run().status() == Status.PARTIAL) {
            page.line("", "incomplete: a function was ended before it returned, or ended the program");
        }
        if (hasNoAnswer(report)) {
            page.line("", "no question has an answer yet; begin anywhere, for each function is checked by itself");
        }
        Optional<RootCause> cause = disclosure.rootCause(report);
        cause.ifPresent(first -> page.line(
                "",
                "start with `%s`: of the quantities that are wrong, %s is computed first"
                        .formatted(
                                first.question(),
                                first.name().equals(first.question()) ? "it" : "`%s`".formatted(first.name()))));
    }

    private static boolean hasNoAnswer(SubmissionReport report) {
        return !report.questions().isEmpty()
                && report.questions().stream().allMatch(result -> result.verdict() instanceof Verdict.NotAttempted);
    }

    private String outcome(SubmissionReport report) {
        Optional<Score> score = disclosure.score(report);
        if (score.isEmpty()) {
            return "no score, because the grader failed";
        }
        return report.run().status() == Status.NOT_GRADABLE
                ? "nothing could be graded yet"
                : "%s of %s"
                        .formatted(
                                JsonDocument.plain(score.get().earned()),
                                points(score.get().possible()));
    }

    private static String points(BigDecimal points) {
        return JsonDocument.plain(points) + (points.compareTo(BigDecimal.ONE) == 0 ? " point" : " points");
    }

    private static void curves(Page page, List<String> drawn) {
        if (!drawn.isEmpty()) {
            page.blank();
            drawn.forEach(page::exactly);
        }
    }

    private static void withheld(Page page, List<QuestionResult> withheld) {
        if (!withheld.isEmpty()) {
            page.blank();
            String questions = withheld.size() == 1 ? "1 more question" : withheld.size() + " more questions";
            page.line(
                    "",
                    "%s, worth %s, not shown here"
                            .formatted(questions, points(Score.of(withheld).possible())));
        }
    }

    private static void console(Page page, Console console) {
        if (console.text().isBlank()) {
            return;
        }
        page.blank();
        page.line("", "the program printed:");
        page.quote("  | ", "  | ", console.text(), CONSOLE_LINES);
        if (console.truncated()) {
            page.line("  ", "it printed more than is kept");
        }
    }
}
