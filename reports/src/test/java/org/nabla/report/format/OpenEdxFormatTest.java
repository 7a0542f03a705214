package org.nabla.report.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;
import org.nabla.report.document.GeneratedReports;

class OpenEdxFormatTest {

    @Test
    void points_keepFourDecimals() {
        assertThat(GeneratedReports.all()
                        .limit(60)
                        .filter(report -> report.whole().score().isPresent()))
                .isNotEmpty()
                .allSatisfy(report -> {
                    BigDecimal earned = report.whole().score().orElseThrow().earned();
                    String reply = OpenEdxFormat.points().text(report);

                    assertThat(Json.parsed(reply).orElseThrow().path("score").decimalValue())
                            .isEqualByComparingTo(earned.setScale(4, RoundingMode.HALF_UP));
                });
    }

    @Test
    void answer_isCorrect_onlyWithAllPoints() {
        assertThat(GeneratedReports.all()
                        .limit(60)
                        .filter(report -> report.whole().score().isPresent()))
                .allSatisfy(report -> assertThat(
                                Json.parsed(OpenEdxFormat.wholePoints().text(report))
                                        .orElseThrow()
                                        .path("correct")
                                        .booleanValue())
                        .isEqualTo(report.whole().score().orElseThrow().isFull()));
    }
}
