package org.nabla.report;

import static org.nabla.report.CsvCells.cell;
import static org.nabla.report.CsvCells.line;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nabla.batch.SubmissionSummary;
import org.nabla.grading.SubmissionReport.RootCause;
import org.nabla.grading.SubmissionReport.Score;

/**
 * Writes {@code summary.csv}: a line each submission, a column each question.
 *
 * <p>RFC 4180, so lines end with CR LF. A text that a spreadsheet would run as a formula begins with an apostrophe. Where
 * there is no score, its cells are empty: an empty cell is no 0.
 */
public final class SummaryCsvWriter implements SummaryWriter {

    @Override
    public void write(BatchSummary summary, Writer destination) throws IOException {
        List<String> questions = List.copyOf(new ArrayList<>(summary.questions()));
        destination.write(line(header(questions)));
        for (SubmissionSummary submission : summary.submissions()) {
            destination.write(line(row(submission, questions)));
        }
        for (String id : summary.notHandedIn()) {
            destination.write(line(missing(id, questions)));
        }
    }

    private static List<String> header(List<String> questions) {
        List<String> cells = new ArrayList<>(List.of("submission", "status", "earned", "possible", "fraction"));
        questions.forEach(question -> cells.add(cell(question)));
        cells.addAll(List.of("root_cause_question", "root_cause_quantity", "reason"));
        return cells;
    }

    private static List<String> row(SubmissionSummary submission, List<String> questions) {
        List<String> cells = new ArrayList<>();
        cells.add(cell(submission.id()));
        cells.add(cell(submission.status().id()));
        cells.add(number(submission.score().map(Score::earned)));
        cells.add(number(submission.score().map(Score::possible)));
        cells.add(number(submission.score().map(Score::fraction)));
        questions.forEach(question -> cells.add(cell(submission.verdicts().getOrDefault(question, ""))));
        cells.add(cell(submission.rootCause().map(RootCause::question).orElse("")));
        cells.add(cell(submission.rootCause().map(RootCause::quantity).orElse("")));
        cells.add(cell(String.join("; ", submission.reasons())));
        return cells;
    }

    /** Nothing was handed in: no score, which is for the instructor to say. */
    private static List<String> missing(String id, List<String> questions) {
        List<String> cells = new ArrayList<>(List.of(cell(id), "not-handed-in", "", "", ""));
        questions.forEach(question -> cells.add(""));
        cells.addAll(List.of("", "", ""));
        return cells;
    }

    private static String number(Optional<BigDecimal> value) {
        return value.map(JsonDocument::plain).orElse("");
    }
}
