package org.nabla.report.format.gradebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nabla.report.document.GeneratedReports;

class EntryTest {

    private static Entry entry(String earned, String possible) {
        return new Entry("s1", new BigDecimal(earned), new BigDecimal(possible), "");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 3, 10, 2, 3.33",
        "2, 3, 10, 2, 6.67",
        "1, 8, 1, 2, 0.13",
        "0, 3, 10, 2, 0.00",
        "3, 3, 10, 2, 10.00",
        "2.99999, 3, 10, 2, 9.99",
        "0.000001, 0.000001, 100, 2, 100.00",
        "3.33335, 3.33335, 3.33335, 4, 3.3333"
    })
    void points_areRoundedHalfUp_butNotToAllOfIt_norAbove(
            String earned, String possible, BigDecimal maximum, int decimals, String points) {
        assertThat(entry(earned, possible).outOf(maximum, decimals)).isEqualTo(points);
    }

    @ParameterizedTest
    @CsvSource({"0.000001, 0.0001", "3.333333, 3.3334", "10, 10", "1E+1, 10", "2.50, 2.50"})
    void maximum_isAboveZero(String possible, String maximum) {
        assertThat(entry("0", possible).maximum(4)).isEqualTo(maximum);
    }

    /** Where the grader failed on one question of many, the others are no grade either. */
    @Test
    void submission_hasNoEntry_exactlyWhenTheGraderFailed_orNothingWasToBeEarned() {
        List<Notice> notices = new ArrayList<>();
        GeneratedReports.all().forEach(reports -> {
            boolean scored = reports.whole()
                    .score()
                    .filter(score -> score.possible().signum() > 0)
                    .isPresent();

            assertThat(Entry.of(reports, notices::add)).as(reports.key()).matches(entry -> entry.isPresent() == scored);
        });
        assertThat(notices)
                .extracting(Notice::text)
                .contains(
                        "has no grade, because the grader failed: the old one stays",
                        "has no grade, because there was nothing to earn");
    }
}
