package org.nabla.report;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.nabla.batch.SubmissionSummary;
import org.nabla.grading.SubmissionReport.Score;
import org.nabla.grading.SubmissionReport.Status;
import org.nabla.report.Style.Tone;

/** Writes the table that an instructor sees after a batch: a line each submission, and how many there were of each kind. */
public final class SummaryTableWriter implements SummaryWriter {

    private static final String GAP = "  ";
    private static final int LONGEST_ID = 40;

    private final Style style;

    public SummaryTableWriter(Style style) {
        this.style = style;
    }

    private record Row(String id, String points, String percent, String remark) {}

    private static final Row HEADER = new Row("submission", "points", "", "first wrong quantity, or reason");

    @Override
    public void write(BatchSummary summary, Writer destination) throws IOException {
        List<Row> rows = new ArrayList<>();
        rows.add(HEADER);
        summary.submissions().forEach(submission -> rows.add(row(submission)));
        int ids = rows.stream().mapToInt(row -> row.id().length()).max().orElse(0);
        int points = rows.stream().mapToInt(row -> row.points().length()).max().orElse(0);
        StringBuilder text = new StringBuilder();
        for (Row row : rows) {
            String left = row.id()
                    + " ".repeat(ids - row.id().length())
                    + GAP
                    + " ".repeat(points - row.points().length())
                    + row.points()
                    + GAP
                    + " ".repeat(4 - row.percent().length())
                    + row.percent()
                    + GAP;
            String line = (left + cut(row.remark(), Math.max(20, Page.WIDTH - left.length()))).stripTrailing();
            text.append(style.paint(row.equals(HEADER) ? Tone.STRONG : Tone.NORMAL, line))
                    .append('\n');
        }
        text.append('\n').append(without(summary)).append(summary.closingLine()).append('\n');
        destination.write(style.spell(text.toString()));
    }

    /** Those without a usable result, and whose move it is. */
    private static String without(BatchSummary summary) {
        StringBuilder text = new StringBuilder();
        section(text, "the student's files must change first:", reasons(summary.with(Status.NOT_GRADABLE)));
        section(
                text,
                "the grader failed, which is not the student's fault; the same command tries again:",
                reasons(summary.with(Status.GRADER_ERROR)));
        section(
                text,
                "not handed in:",
                summary.notHandedIn().stream()
                        .map(id -> cut(ShownText.line(id), LONGEST_ID))
                        .toList());
        return text.toString();
    }

    private static List<String> reasons(List<SubmissionSummary> submissions) {
        return submissions.stream()
                .map(submission ->
                        cut(ShownText.line(submission.id()), LONGEST_ID) + GAP + ShownText.line(remark(submission)))
                .toList();
    }

    private static void section(StringBuilder text, String title, List<String> lines) {
        if (!lines.isEmpty()) {
            text.append(title).append('\n');
            lines.forEach(line -> text.append(cut(GAP + line, Page.WIDTH)).append('\n'));
            text.append('\n');
        }
    }

    private static Row row(SubmissionSummary submission) {
        return new Row(
                cut(ShownText.line(submission.id()), LONGEST_ID),
                submission.score().map(SummaryTableWriter::points).orElse("no score"),
                submission.score().map(SummaryTableWriter::percent).orElse(""),
                ShownText.line(remark(submission)));
    }

    private static String points(Score score) {
        return JsonDocument.plain(score.earned()) + " of " + JsonDocument.plain(score.possible());
    }

    /** Rounded down: 100% means all of it. */
    private static String percent(Score score) {
        return score.fraction()
                        .multiply(BigDecimal.valueOf(100))
                        .setScale(0, RoundingMode.DOWN)
                        .toPlainString()
                + "%";
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }

    /** In a few words: the first wrong quantity, or why there is no score; empty when there is nothing to say. */
    private static String remark(SubmissionSummary submission) {
        if (!submission.reasons().isEmpty()) {
            return submission.reasons().get(0);
        }
        if (submission.rootCause().isPresent()) {
            String question = submission.rootCause().get().question();
            String name = submission.rootCause().get().name();
            return name.equals(question) ? name : question + ": " + name;
        }
        return submission.verdicts().entrySet().stream()
                .filter(verdict -> !verdict.getValue().equals("correct"))
                .limit(1)
                .map(verdict -> verdict.getKey() + ": " + verdict.getValue().replace('-', ' '))
                .collect(joining());
    }
}
