package org.nabla.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nabla.batch.Changes;
import org.nabla.batch.Changes.Change;
import org.nabla.batch.Changes.Question;
import org.nabla.batch.SubmissionSummary;
import org.nabla.grading.SubmissionReport.Score;
import org.nabla.grading.SubmissionReport.Status;

class ChangesWritersTest {

    private static SubmissionSummary summary(String id, Status status, String earned) {
        Optional<Score> score = earned.isEmpty()
                ? Optional.empty()
                : Optional.of(new Score(new BigDecimal(earned), new BigDecimal("4")));
        return new SubmissionSummary(id, status, score, Optional.empty(), Map.of(), List.of());
    }

    private static final Changes CHANGES = new Changes(
            List.of("problem", "seed"),
            12,
            12,
            List.of(
                    new Change(
                            "=a\nb",
                            Optional.of(summary("=a\nb", Status.GRADED, "4.00")),
                            Optional.of(summary("=a\nb", Status.GRADED, "2.5")),
                            List.of(new Question("Q1", "correct", "timed-out"), new Question("Q2", "", "correct")),
                            true),
                    new Change(
                            "c",
                            Optional.of(summary("c", Status.GRADED, "1")),
                            Optional.of(summary("c", Status.GRADER_ERROR, "")),
                            List.of(),
                            false),
                    new Change("d", Optional.of(summary("d", Status.GRADED, "1")), Optional.empty(), List.of(), true),
                    new Change("e", Optional.empty(), Optional.of(summary("e", Status.GRADED, "3")), List.of(), true)));

    private static String csv(Changes changes) throws IOException {
        StringWriter text = new StringWriter();
        new ChangesCsvWriter().write(changes, text);
        return text.toString();
    }

    private static String text(Changes changes) throws IOException {
        StringWriter text = new StringWriter();
        new ChangesTextWriter(Style.PLAIN).write(changes, text);
        return text.toString();
    }

    @Test
    void csv_hasALineEach_andNoFormula() throws IOException {
        assertThat(csv(CHANGES))
                .isEqualTo("submission,status_before,status_after,earned_before,earned_after,possible_before,"
                        + "possible_after,questions,because\r\n"
                        + "'=a b,graded,graded,4,2.5,4,4,\"Q1: correct → timed-out; Q2: not asked → correct\","
                        + "\"the submission changed; the problem changed; another seed\"\r\n"
                        + "c,graded,grader-error,1,,4,,,\"the problem changed; another seed\"\r\n"
                        + "d,graded,,1,,4,,,not handed in any more\r\n"
                        + "e,,graded,,3,,4,,new\r\n");
    }

    @Test
    void text_saysWhoWhatAndWhy() throws IOException {
        assertThat(text(CHANGES)).isEqualTo("""
                since the run before, 4 of 12 came out otherwise (the problem changed, another seed)
                  =a b  4 of 4 → 2.5 of 4  Q1: correct → timed out, Q2: not asked → correct  (the submission changed)
                  c  1 of 4 → no score
                  d  1 of 4 → nothing  not handed in any more
                  e  nothing → 3 of 4  new
                """);
    }

    @Test
    void text_isCut_whenAWholeClassChanged() throws IOException {
        List<Change> many = IntStream.range(0, 200)
                .mapToObj(i -> new Change(
                        "s" + i, Optional.empty(), Optional.of(summary("s" + i, Status.GRADED, "1")), List.of(), true))
                .toList();

        assertThat(text(new Changes(List.of(), 200, 200, many)).lines())
                .hasSize(32)
                .endsWith("  and 170 more");
    }
}
