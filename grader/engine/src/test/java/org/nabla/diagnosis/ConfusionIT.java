package org.nabla.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Mistakes are called by their names as often as {@code grader/docs/confusion.md} says, and as often as is due. */
class ConfusionIT {

    private static final Path PAGE = MutantsTest.HOME.resolve("grader/docs/confusion.md");
    private static final long SEED = 1986;

    /** The position of a worksheet in the oracle's file. */
    private static final int DOCUMENT_003 = 8;

    private static final int WIDE = 0;

    private static final Map<String, OptionalInt> DIGITS = digits();
    private static final List<ConfusionPage.Before> BEFORE = List.of(
            new ConfusionPage.Before(List.of(71, 71, 70, 66), "96 %"),
            new ConfusionPage.Before(List.of(74, 74, 74, 73), "97 %"));

    private static final List<ConfusionPage.Figures> FIGURES = new ArrayList<>();
    private static final Map<String, Confusion.Singles> SHIPPED = new LinkedHashMap<>();
    private static final Map<String, Confusion.Singles> OTHERS = new LinkedHashMap<>();
    private static final Map<String, Confusion.Innocent> INNOCENT = new LinkedHashMap<>();

    private static Map<String, OptionalInt> digits() {
        Map<String, OptionalInt> digits = new LinkedHashMap<>();
        digits.put("all", OptionalInt.empty());
        for (int decimals : new int[] {6, 4, 2}) {
            digits.put(decimals + " decimals", OptionalInt.of(decimals));
        }
        return digits;
    }

    @BeforeAll
    static void measure() throws IOException {
        List<Subject> subjects = MutantsTest.networks().map(Subject::new).toList();
        FIGURES.add(figures("document 003", subjects.get(DOCUMENT_003)));
        FIGURES.add(figures("4-5-2-3, 7 samples", subjects.get(WIDE)));
        for (Subject subject : subjects) {
            SHIPPED.put(subject.toString(), new Confusion(subject).singles(id -> true, OptionalInt.empty()));
        }
        for (Subject subject : MutantsTest.others().map(Subject::new).toList()) {
            OTHERS.put(subject.toString(), new Confusion(subject).singles(id -> true, OptionalInt.empty()));
        }
        Map.of(DOCUMENT_003, "document 003", WIDE, "4-5-2-3, 7 samples").entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .forEach(entry -> {
                    Confusion confusion = new Confusion(subjects.get(entry.getKey()));
                    INNOCENT.put(entry.getValue() + ", sums in another order", confusion.innocent(SEED, true));
                    INNOCENT.put(entry.getValue() + ", in single precision", confusion.innocent(SEED, false));
                });
    }

    private static ConfusionPage.Figures figures(String name, Subject subject) {
        Confusion confusion = new Confusion(subject);
        Map<String, Confusion.Singles> singles = new LinkedHashMap<>();
        Map<String, Confusion.Slips> slips = new LinkedHashMap<>();
        DIGITS.forEach((digits, decimals) -> {
            singles.put(digits, confusion.singles(subject.pool()::contains, decimals));
            slips.put(digits, confusion.slips(SEED, decimals));
        });
        return new ConfusionPage.Figures(name, singles, confusion.pairs(SEED), slips);
    }

    @Test
    void page_isWhatIsMeasured() throws IOException {
        String page = ConfusionPage.of(FIGURES, BEFORE, SHIPPED, OTHERS, INNOCENT, Reasons.KNOWN);

        if (Boolean.getBoolean("golden.rewrite")) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE).hasContent(page);
        assertThat(page).as("every mistake that is not named has a reason").doesNotContain("| ? |");
    }

    @Test
    void everyMistake_isNamedWhereverItShows_andNearlyAlwaysAlone() {
        double[] due = {0.96, 0.99};

        SoftAssertions.assertSoftly(softly -> {
            for (int i = 0; i < due.length; i++) {
                for (String digits : List.of("all", "6 decimals", "4 decimals")) {
                    Confusion.Singles singles = singles(FIGURES.get(i), digits);
                    int alone = singles.count(Confusion.Named.ALONE);
                    softly.assertThat(alone + singles.count(Confusion.Named.CLASS))
                            .as(FIGURES.get(i).name() + ", " + digits + ": " + singles.others())
                            .isEqualTo(74);
                    softly.assertThat((double) alone)
                            .as(FIGURES.get(i).name() + ", " + digits)
                            .isGreaterThanOrEqualTo(due[i] * 74);
                }
            }
        });
    }

    @Test
    void nothing_isNamedBelowFourDecimals() {
        for (ConfusionPage.Figures one : FIGURES) {
            Confusion.Singles singles = singles(one, "2 decimals");
            assertThat(singles.count(Confusion.Named.ALONE) + singles.count(Confusion.Named.WRONGLY))
                    .as(one.name())
                    .isZero();
        }
    }

    @Test
    void twoMistakes_areBothNamed() {
        for (ConfusionPage.Figures one : FIGURES) {
            assertThat(one.pairs().both())
                    .as(one.name() + ": " + one.pairs().notes())
                    .isGreaterThanOrEqualTo((int) Math.ceil(0.92 * Confusion.TRIALS));
        }
    }

    @Test
    void slips_areNotCalledMistakes() {
        for (ConfusionPage.Figures one : FIGURES) {
            one.slips().forEach((digits, slips) -> {
                assertThat(slips.misnamed())
                        .as(one.name() + ", " + digits + ": " + slips.notes())
                        .isLessThanOrEqualTo(digits.equals("4 decimals") ? 1 : 0);
                assertThat(slips.oneStep())
                        .as(one.name() + ", " + digits + ": every slip is blamed on one value")
                        .isEqualTo(slips.noticed());
            });
        }
    }

    @Test
    void rightWorksheets_areNotAccused() {
        INNOCENT.forEach((name, one) -> assertThat(one.accused()).as(name).isZero());
        assertThat(INNOCENT.values())
                .as("single precision is seen at all")
                .anyMatch(one -> one.doubted() > Confusion.TRIALS / 2);
    }

    private static Confusion.Singles singles(ConfusionPage.Figures figures, String digits) {
        return Objects.requireNonNull(figures.singles().get(digits));
    }
}
