package org.nabla.report;

import static java.util.stream.Collectors.joining;
import static org.nabla.report.CsvCells.cell;
import static org.nabla.report.CsvCells.line;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nabla.batch.Changes;
import org.nabla.batch.Changes.Change;
import org.nabla.batch.SubmissionSummary;
import org.nabla.grading.SubmissionReport.Score;

/**
 * Writes {@code changes.csv}: a line for each submission that came out otherwise than in the batch before, with what it
 * was, what it is, and why.
 */
public final class ChangesCsvWriter {

    private static final List<String> HEADER = List.of(
            "submission",
            "status_before",
            "status_after",
            "earned_before",
            "earned_after",
            "possible_before",
            "possible_after",
            "questions",
            "because");

    public void write(Changes changes, Writer destination) throws IOException {
        destination.write(line(HEADER));
        for (Change change : changes.changes()) {
            destination.write(line(row(change, changes)));
        }
    }

    private static List<String> row(Change change, Changes changes) {
        List<String> cells = new ArrayList<>();
        cells.add(cell(change.key()));
        cells.add(status(change.before()));
        cells.add(status(change.after()));
        cells.add(earned(change.before()));
        cells.add(earned(change.after()));
        cells.add(possible(change.before()));
        cells.add(possible(change.after()));
        cells.add(cell(change.questions().stream()
                .map(question ->
                        "%s: %s → %s".formatted(question.id(), named(question.before()), named(question.after())))
                .collect(joining("; "))));
        cells.add(cell(because(change, changes)));
        return cells;
    }

    /** What is not as it was: the files, the problem, the seed. */
    static String because(Change change, Changes changes) {
        if (change.before().isEmpty()) {
            return "new";
        }
        if (change.after().isEmpty()) {
            return "not handed in any more";
        }
        List<String> causes = new ArrayList<>();
        if (change.content()) {
            causes.add("the submission changed");
        }
        changes.setting().forEach(part -> causes.add(words(part)));
        return causes.isEmpty() ? "graded again" : String.join("; ", causes);
    }

    static String words(String part) {
        return switch (part) {
            case "mistakes" -> "the known mistakes changed";
            case "program" -> "another version of Nabla";
            case "java" -> "another version of Java";
            case "sandbox" -> "another sandbox";
            case "seed" -> "another seed";
            default -> "the %s changed".formatted(part);
        };
    }

    private static String named(String verdict) {
        return verdict.isEmpty() ? "not asked" : verdict;
    }

    private static String status(Optional<SubmissionSummary> summary) {
        return summary.map(one -> one.status().id()).orElse("");
    }

    private static String earned(Optional<SubmissionSummary> summary) {
        return summary.flatMap(SubmissionSummary::score)
                .map(Score::earned)
                .map(JsonDocument::plain)
                .orElse("");
    }

    private static String possible(Optional<SubmissionSummary> summary) {
        return summary.flatMap(SubmissionSummary::score)
                .map(Score::possible)
                .map(JsonDocument::plain)
                .orElse("");
    }
}
