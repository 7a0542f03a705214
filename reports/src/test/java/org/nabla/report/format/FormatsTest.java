package org.nabla.report.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nabla.grading.SubmissionReport.Score;
import org.nabla.grading.SubmissionReport.Status;
import org.nabla.report.Schemas;
import org.nabla.report.document.GeneratedReports;
import org.nabla.report.document.Published;

/** Every format, fed with generated reports and read by the rules of the program that it is for. */
class FormatsTest {

    /** What a gradebook must then say of a score: each format's scale and rounding, worked out apart from the writer. */
    private static final Map<String, Function<Score, BigDecimal>> GRADES = Map.of(
            "gradescope", score -> score.earned().setScale(4, RoundingMode.HALF_UP),
            "prairielearn", FormatsTest::nearestFraction,
            "autolab", score -> score.earned().setScale(4, RoundingMode.HALF_UP),
            "classroom50", score -> score.earned().movePointRight(2).setScale(0, RoundingMode.HALF_UP),
            "coursera", FormatsTest::nearestFraction,
            "openedx", score -> score.earned().setScale(0, RoundingMode.HALF_UP),
            "submitty", score -> fraction(score, RoundingMode.UP));

    /** The one that hides what a student may not see by itself. */
    private static final String HIDES = "gradescope";

    private static final Pattern UNSAFE_NUMBER = Pattern.compile(
            "\"[a-z_-]*(score|points|Score)[a-z_-]*\": ?(-|[0-9.]*[eE]|[0-9]+\\.[0-9]{5}|NaN|Infinity)");

    private static final Pattern OBEYED =
            Pattern.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u202a-\\u202e\\u2066-\\u2069]");

    static List<ReportFormat> formats() {
        return Formats.all(Map.of());
    }

    static Stream<Named<ReportFormat>> namedFormats() {
        return formats().stream().map(format -> Named.of(format.id(), format));
    }

    @ParameterizedTest
    @MethodSource("namedFormats")
    void everyReport_isTakenByItsReader(ReportFormat format) {
        assertThat(Written.by(format))
                .hasSize(GeneratedReports.COUNT)
                .allSatisfy(written -> assertThat(written.taken().complaints()).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("namedFormats")
    void outcome_isNeverMixedUp(ReportFormat format) {
        assertThat(Written.by(format)).allSatisfy(written -> {
            Taken.State state = written.taken().state();

            boolean nothing = written.status() == Status.GRADER_ERROR || saysNothing(format, written);
            assertThat(state == Taken.State.NO_RESULT).isEqualTo(nothing);
            if (state == Taken.State.NOT_GRADABLE) {
                assertThat(written.status()).isEqualTo(Status.NOT_GRADABLE);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("namedFormats")
    void grade_isTheWholeScore_afterTheDeclaredRounding(ReportFormat format) {
        Optional<Function<Score, BigDecimal>> rounding = Optional.ofNullable(GRADES.get(format.id()));

        assertThat(Written.by(format)).allSatisfy(written -> {
            Taken taken = written.taken();
            Optional<BigDecimal> grade = taken.score().map(BigDecimal::stripTrailingZeros);

            Optional<BigDecimal> due = rounding.filter(any -> taken.state() == Taken.State.TAKEN)
                    .map(rounded -> rounded.apply(written.score().orElseThrow()).stripTrailingZeros());
            assertThat(grade).isEqualTo(due);
        });
    }

    @ParameterizedTest
    @MethodSource("namedFormats")
    void text_hasNothingThatIsNotForStudents(ReportFormat format) {
        List<String> secrets = GeneratedReports.NOT_FOR_STUDENTS;
        List<String> never = format.id().equals(HIDES) ? secrets.subList(1, secrets.size()) : secrets;

        assertThat(Written.by(format)).allSatisfy(written -> assertThat(never).noneMatch(written.text()::contains));
    }

    @ParameterizedTest
    @MethodSource("namedFormats")
    void text_isSafeAndSmall(ReportFormat format) {
        assertThat(Written.by(format)).allSatisfy(written -> {
            String text = written.text();

            assertThat(text.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(256 * 1024 + 1_000);
            assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(text)).isTrue();
            assertThat(OBEYED.matcher(text).find()).isFalse();
            assertThat(UNSAFE_NUMBER.matcher(text).find()).isFalse();
            assertThat(text).endsWith("\n");
        });
    }

    @ParameterizedTest
    @MethodSource("namedFormats")
    void text_isTheSameAgain(ReportFormat format) {
        Published report = GeneratedReports.number(17);

        assertThat(format.text(report)).isEqualTo(format.text(GeneratedReports.number(17)));
    }

    @Test
    void formats_areThoseWithRules() {
        assertThat(formats()).extracting(ReportFormat::id).containsExactlyInAnyOrderElementsOf(Consumer.ALL.keySet());
        assertThat(formats()).allSatisfy(format -> {
            assertThat(Formats.withId(format.id()).orElseThrow().reader()).isEqualTo(format.reader());
            assertThat(format.path("s1")).startsWith(format.id() + "/").contains("s1");
        });
        assertThat(Formats.withId("nonsense")).isEmpty();
    }

    @Test
    void page_hasARowForEachFormat() throws IOException {
        String page = Files.readString(Schemas.REPORTS.resolve("formats.md"));

        assertThat(formats())
                .allSatisfy(format ->
                        assertThat(page).contains("| `%s` | `%s` | ".formatted(format.id(), format.path("NAME"))));
    }

    /** Classroom 50 has one way to say that there is no grade, and a problem without questions looks the same. */
    private static boolean saysNothing(ReportFormat format, Written written) {
        return format.id().equals("classroom50")
                && written.score()
                        .filter(score -> score.possible().signum() == 0)
                        .isPresent()
                && written.text().contains("\"tests\": []");
    }

    private static BigDecimal nearestFraction(Score score) {
        return fraction(score, RoundingMode.HALF_UP);
    }

    /** 1 is for all points alone. */
    private static BigDecimal fraction(Score score, RoundingMode mode) {
        if (score.isFull()) {
            return BigDecimal.ONE;
        }
        return score.earned().divide(score.possible(), 4, mode).min(new BigDecimal("0.9999"));
    }
}
