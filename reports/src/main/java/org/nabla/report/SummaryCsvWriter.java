package org.nabla.report;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nabla.grading.SubmissionReport.RootCause;
import org.nabla.grading.SubmissionReport.Score;

/**
 * Writes {@code summary.csv}: a line each submission, a column each question.
 *
 * <p>RFC 4180, so lines end with CR LF. A text that a spreadsheet would run as a formula begins with an apostrophe. Where
 * there is no score, its cells are empty: an empty cell is no 0.
 */
public final class SummaryCsvWriter implements SummaryWriter {

    private static final String FORMULA_STARTS = "=+-@\t\r";

    @Override
    public void write(BatchSummary summary, Writer destination) throws IOException {
        List<String> questions = List.copyOf(new ArrayList<>(summary.questions()));
        destination.write(line(header(questions)));
        for (SubmissionSummary submission : summary.submissions()) {
            destination.write(line(row(submission, questions)));
        }
    }

    private static List<String> header(List<String> questions) {
        List<String> cells = new ArrayList<>(List.of("submission", "status", "earned", "possible", "fraction"));
        questions.forEach(question -> cells.add(text(question)));
        cells.addAll(List.of("root_cause_question", "root_cause_quantity", "reason"));
        return cells;
    }

    private static List<String> row(SubmissionSummary submission, List<String> questions) {
        List<String> cells = new ArrayList<>();
        cells.add(text(submission.id()));
        cells.add(text(submission.status().id()));
        cells.add(number(submission.score().map(Score::earned)));
        cells.add(number(submission.score().map(Score::possible)));
        cells.add(number(submission.score().map(Score::fraction)));
        questions.forEach(question -> cells.add(text(submission.verdicts().getOrDefault(question, ""))));
        cells.add(text(submission.rootCause().map(RootCause::question).orElse("")));
        cells.add(text(submission.rootCause().map(RootCause::quantity).orElse("")));
        cells.add(text(String.join("; ", submission.reasons())));
        return cells;
    }

    private static String number(Optional<BigDecimal> value) {
        return value.map(JsonDocument::plain).orElse("");
    }

    private static String text(String text) {
        String safe = ShownText.line(text.replace("\t", " ").strip());
        return startsFormula(text) || startsFormula(safe) ? "'" + safe : safe;
    }

    private static boolean startsFormula(String text) {
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
    }

    private static String line(List<String> cells) {
        return cells.stream().map(SummaryCsvWriter::quoted).collect(joining(",")) + "\r\n";
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(character -> character == ',' || character == '"' || character == ';');
        return plain ? cell : "\"" + cell.replace("\"", "\"\"") + "\"";
    }
}
