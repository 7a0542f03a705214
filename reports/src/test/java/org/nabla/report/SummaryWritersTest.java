package org.nabla.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nabla.grading.SubmissionReport.Status;

class SummaryWritersTest {

    private static SubmissionSummary summary(String id, Status status, String reason) {
        return new SubmissionSummary(
                id,
                status,
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                reason.isEmpty() ? List.of() : List.of(reason));
    }

    private static BatchSummary batch(SubmissionSummary... submissions) {
        return new BatchSummary(Sample.PROBLEM, 17, List.of(submissions));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "=1+1 | '=1+1",
                "+1 | '+1",
                "-1 | '-1",
                "@x | '@x",
                "`\t=1` | '=1",
                "` =1` | '=1",
                "s001 | s001",
                "a,b | \"a,b\"",
                "a;b | \"a;b\"",
                "a\"b | \"a\"\"b\"",
            })
    void csvCell_isNeverAFormula(String text, String cell) {
        String csv = new SummaryCsvWriter().text(batch(summary(text, Status.GRADED, "")));

        assertThat(csv).contains("reason\r\n" + cell + ",graded,");
    }

    @Test
    void csvLine_staysOneLine_whenTextHasLineBreaks() {
        String csv = new SummaryCsvWriter().text(batch(summary("s001", Status.NOT_GRADABLE, "a\r\nb")));

        assertThat(csv.lines()).hasSize(2);
    }

    @Test
    void csvCells_areEmpty_whenThereIsNoScore() {
        String csv = new SummaryCsvWriter().text(batch(summary("s001", Status.GRADER_ERROR, "why")));

        assertThat(csv)
                .isEqualTo("submission,status,earned,possible,fraction,"
                        + "root_cause_question,root_cause_quantity,reason\r\n"
                        + "s001,grader-error,,,,,,why\r\n");
    }

    @Test
    void submissions_areSortedAndCounted() {
        BatchSummary batch = batch(
                summary("s3", Status.GRADER_ERROR, ""),
                summary("s2", Status.NOT_GRADABLE, ""),
                summary("s4", Status.PARTIAL, ""),
                summary("s1", Status.GRADED, ""));

        assertThat(batch.submissions().stream().map(SubmissionSummary::id)).containsExactly("s1", "s2", "s3", "s4");
        assertThat(batch.closingLine()).isEqualTo("2 graded, 1 not gradable, 1 failed in the grader");
    }

    @Test
    void table_fitsInHundredColumns() {
        String table = new SummaryTableWriter(Style.PLAIN).text(Summaries.of(Scenario.all()));

        assertThat(table.lines()).allMatch(line -> line.length() <= 100);
        assertThat(table).doesNotContain("\u001b");
    }
}
