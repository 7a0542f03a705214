package org.nabla.report.format.gradebook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nabla.batch.Roster;
import org.nabla.report.document.GeneratedReports;
import org.nabla.report.document.Published;
import org.nabla.report.format.BatchFormat;
import org.nabla.report.format.JsonLinesFormat;
import org.nabla.report.format.PublishedBatch;

/** Who somebody is stays in the files that were given, and in the one column that an importer finds students by. */
class IdentityTest {

    private static final String NAME = "Nameless";
    private static final String ADDRESS = "canary@example.com";
    private static final String LOGIN = "canarylogin";
    private static final String ABSENT = "absent-canary";

    private static final String EXPORT = "Student,ID,SIS User ID,SIS Login ID,Section,Homework (1)\n"
            + "\"%s, Sam\",70001,sis-70001,%s,S,\n\"%s, Jo\",70002,sis-70002,jo,S,EX\n".formatted(NAME, LOGIN, NAME);

    private static final String WORKSHEET = """
            Identifier,Full name,Email address,Grade,Maximum grade,Last modified (grade),Feedback comments
            Participant 70001,Sam %s,%s,,10,-,
            Participant 70002,Jo %s,%s,,10,-,somebody wrote this
            """.formatted(NAME, ADDRESS, NAME, ADDRESS);

    /** The platform's keys of our `s-1` and `s-2`, and of somebody who handed in nothing. */
    private static final Roster ROSTER =
            new Roster(Map.of("70001", List.of("s-1"), "70002", List.of("s-2"), LOGIN + "3", List.of(ABSENT)));

    private static PublishedBatch batch() {
        List<Published> reports =
                List.of(Graded.submission("s-1", "1", "10"), Graded.submission("s-2", "0", "10"), Graded.failed("s-3"));
        return new PublishedBatch(GeneratedReports.PROBLEM, reports, List.of(ABSENT));
    }

    /** A format, and what it was given. */
    record Given(BatchFormat format, String file) {
        @Override
        public String toString() {
            return format.id() + " " + format.getClass().getSimpleName();
        }
    }

    static List<Given> everyFormat() {
        PlatformIds ids = PlatformIds.of(ROSTER);
        return List.of(
                new Given(new JsonLinesFormat(), ""),
                new Given(new CanvasFormat("c.csv", EXPORT.getBytes(UTF_8), Optional.empty(), ids), EXPORT),
                new Given(new CanvasKeysFormat("Homework (1)", ids), ""),
                new Given(new CanvasRestFormat(Optional.empty(), ids), ""),
                new Given(new MoodleFormat("m.csv", WORKSHEET.getBytes(UTF_8), Optional.empty(), ids), WORKSHEET),
                new Given(new MoodleKeysFormat(ids), ""),
                new Given(new MoodleGradesFormat("Homework", Optional.of(BigDecimal.TEN), ids), ""),
                new Given(new AgsFormat(Map.of("s-1", "70001", "s-2", "70002"), Optional.empty(), Instant.EPOCH), ""));
    }

    @ParameterizedTest
    @MethodSource("everyFormat")
    void file_hasNoIdentity_thatItWasNotGiven(Given given) {
        String file = given.format().text(batch());

        for (String canary : List.of(NAME, ADDRESS, LOGIN, ABSENT, "sis-7000")) {
            assertThat(occurrences(file, canary)).as(canary).isEqualTo(occurrences(given.file(), canary));
        }
    }

    /** Once in the key column (which the file without an export has twice), and nowhere else; not at all in reports. */
    @ParameterizedTest
    @MethodSource("everyFormat")
    void platformsKey_isInTheKeyColumnOnly(Given given) {
        String file = given.format().text(batch()).replace("sis-7000", "");

        boolean inPlaceOfNames = given.format() instanceof CanvasKeysFormat;
        int expected = given.format() instanceof JsonLinesFormat ? 0 : inPlaceOfNames ? 2 : 1;
        assertThat(occurrences(file, "70001")).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("everyFormat")
    void notices_haveOurKeysOnly(Given given) {
        List<String> notices = new ArrayList<>();
        if (given.format() instanceof GradebookFormat format) {
            format.notices(batch()).forEach(notice -> notices.add(notice.line()));
            assertThat(notices).isNotEmpty();
        }

        assertThat(String.join("\n", notices)).doesNotContain(NAME, ADDRESS, LOGIN, ABSENT, "7000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Nameless,canary@example.com\nSam Nameless,canary@example.com\n",
                "Student,ID,Section,Homework (1)\nNameless,1\n",
                "Identifier,Full name,Grade\nParticipant 1,Nameless,\n"
            })
    void message_saysNothingOfPeople_whenAFileCannotBeUsed(String text) {
        Throwable canvas = catchThrowable(
                () -> new CanvasFormat("c.csv", text.getBytes(UTF_8), Optional.empty(), PlatformIds.SAME));
        Throwable moodle = catchThrowable(
                () -> new MoodleFormat("m.csv", text.getBytes(UTF_8), Optional.empty(), PlatformIds.SAME));

        assertThat(canvas).isInstanceOf(GradebookException.class);
        assertThat(moodle).isInstanceOf(GradebookException.class);
        assertThat(canvas.getMessage() + moodle.getMessage()).doesNotContain(NAME, ADDRESS);
    }

    @Test
    void canaries_wouldBeFound() {
        assertThat(occurrences(EXPORT, NAME)).isEqualTo(2);
        assertThat(occurrences(EXPORT.replace("sis-7000", ""), "70001")).isEqualTo(1);
    }

    private static int occurrences(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }
}
