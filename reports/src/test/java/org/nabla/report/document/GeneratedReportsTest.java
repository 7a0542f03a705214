package org.nabla.report.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.nabla.grading.SubmissionReport.Status;
import org.nabla.report.document.ReportDocument.Question;
import org.nabla.spec.Visibility;

/** What is fed to the formats holds everything they are to be tested with. */
class GeneratedReportsTest {

    @Test
    void reports_haveEveryStatusVerdictAndVisibility() {
        Set<Status> statuses = EnumSet.noneOf(Status.class);
        Set<VerdictWord> verdicts = EnumSet.noneOf(VerdictWord.class);
        Set<Visibility> visibilities = EnumSet.noneOf(Visibility.class);

        GeneratedReports.all().map(Published::whole).forEach(report -> {
            statuses.add(report.run().status());
            report.questions().forEach(question -> verdicts.add(question.verdict()));
            report.questions().forEach(question -> visibilities.add(question.visibility()));
        });

        assertThat(statuses).containsExactly(Status.values());
        assertThat(verdicts).containsExactly(VerdictWord.values());
        assertThat(visibilities).containsExactly(Visibility.values());
    }

    @Test
    void reports_haveEveryNastyText() {
        List<String> summaries = GeneratedReports.all()
                .flatMap(published -> published.whole().questions().stream())
                .flatMap(question -> question.message().stream())
                .map(message -> message.summary())
                .toList();

        assertThat(NastyTexts.EACH)
                .allSatisfy(text -> assertThat(summaries).anyMatch(summary -> summary.endsWith("`x` is " + text)));
        assertThat(summaries).anyMatch(summary -> summary.length() > 1_000_000);
    }

    @Test
    void number_isTheSameAgain() {
        assertThat(GeneratedReports.number(49)).isEqualTo(GeneratedReports.number(49));
    }

    @Test
    void score_isMissing_exactlyWhenTheGraderFailed() {
        assertThat(GeneratedReports.all().map(Published::whole))
                .allSatisfy(report -> assertThat(report.score().isEmpty())
                        .isEqualTo(report.run().status() == Status.GRADER_ERROR));
    }

    @Test
    void studentsReport_hasNothingThatIsNotForStudents() {
        GeneratedReports.all().map(Published::shown).forEach(report -> {
            String all = report.questions().stream().map(Question::toString).collect(Collectors.joining())
                    + report.run()
                    + report.curves()
                    + report.rootCause()
                    + report.gradientChecks();

            assertThat(GeneratedReports.NOT_FOR_STUDENTS).noneMatch(all::contains);
        });
    }

    @Test
    void instructorsReport_hasAllThatIsNotForStudents() {
        String all = GeneratedReports.all()
                .limit(60)
                .map(published -> published.whole().toString()
                        + published.whole().questions().stream()
                                .flatMap(question -> question.instances().stream())
                                .flatMap(instance -> instance.expected().stream())
                                .map(matrix -> Arrays.toString(matrix.toArray()))
                                .findFirst())
                .collect(Collectors.joining());

        assertThat(GeneratedReports.NOT_FOR_STUDENTS).allMatch(all::contains);
    }
}
