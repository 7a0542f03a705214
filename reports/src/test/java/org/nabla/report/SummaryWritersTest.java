package org.nabla.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nabla.batch.SubmissionSummary;
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
    void whoIsMissing_isInEveryFormat() {
        BatchSummary batch =
                new BatchSummary(Sample.PROBLEM, 17, List.of(summary("s2", Status.GRADED, "")), List.of("s3", "=s1"));

        assertThat(batch.closingLine()).isEqualTo("1 graded, 0 not gradable, 0 failed in the grader, 2 not handed in");
        assertThat(new SummaryCsvWriter().text(batch))
                .endsWith("s2,graded,,,,,,\r\n'=s1,not-handed-in,,,,,,\r\ns3,not-handed-in,,,,,,\r\n");
        assertThat(new SummaryJsonWriter(Sample.VERSION).text(batch)).contains("\"not_handed_in\": [\"=s1\", \"s3\"]");
        assertThat(new SummaryTableWriter(Style.PLAIN).text(batch)).contains("""

                not handed in:
                  =s1
                  s3

                1 graded,\
                """);
    }

    @Test
    void table_saysWhoseMoveItIs() {
        BatchSummary batch = batch(
                summary("s1", Status.GRADED, ""),
                summary("s2", Status.NOT_GRADABLE, "there is nothing to grade"),
                summary("s3", Status.GRADER_ERROR, "the grader failed"));

        assertThat(new SummaryTableWriter(Style.PLAIN).text(batch)).endsWith("""

                the student's files must change first:
                  s2  there is nothing to grade

                the grader failed, which is not the student's fault; the same command tries again:
                  s3  the grader failed

                1 graded, 1 not gradable, 1 failed in the grader
                """);
    }

    @Test
    void table_fitsInHundredColumns() {
        String table = new SummaryTableWriter(Style.PLAIN).text(Summaries.of(Scenario.all()));

        assertThat(table.lines()).allMatch(line -> line.length() <= 100);
        assertThat(table).doesNotContain("\u001b");
    }
}
