package org.nabla.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nabla.batch.Layout.Found;

/** The names are those that the systems' own code puts together, as their sources have it. */
class LayoutTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "doejane_12345_678901_Net.java | 12345 | Net.java | 0",
                "doejane_12345_678901_Net-1.java | 12345 | Net.java | 1",
                "doejane_LATE_12345_678901_Net-12.java | 12345 | Net.java | 12",
                "doejane_12345_678901_my_2_net.zip | 12345 | my_2_net.zip | 0",
                "doejane_12345_678901_9_1_x.java | 12345 | 9_1_x.java | 0",
                "lastfirst_the_third_7_8_answers-3.csv | 7 | answers.csv | 3",
                "anon_x7Ygf_678901_Net.java | anon_x7Ygf | Net.java | 0",
                "LATE_anon_x7Ygf_678901_Net.java | anon_x7Ygf | Net.java | 0",
                "doejane_12345_text.html | 12345 | text.html | 0",
                "doejane_LATE_12345_link.html | 12345 | link.html | 0",
                "latejane_12345_678901_Net.java | 12345 | Net.java | 0",
                "ÅngströmJosé_12345_678901_Net.java | 12345 | Net.java | 0",
                "doe_1_2_report-2026.pdf | 1 | report.pdf | 2026",
                "doe_1_2_x-20261122.pdf | 1 | x-20261122.pdf | 0",
            })
    void canvas_isReadOverTheName(String name, String key, String file, int attempt) {
        assertThat(Layout.CANVAS.find(folder.resolve(name))).contains(new Found(key, file, attempt));
    }

    @ParameterizedTest
    @CsvSource({"Net.java", "s001.java", "doejane_Net.java", "12345_Net.java", "_12345_text.htm", "summary.csv"})
    void canvas_isNotEveryName(String name) {
        assertThat(Layout.CANVAS.find(folder.resolve(name))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Family Given_123456_assignsubmission_file | 123456 | 123456",
                "Family Given_123456_assignsubmission_file_ | 123456 | 123456",
                "Given Family_123456_assignsubmission_onlinetext | 123456 | 123456",
                "Participant_77_assignsubmission_file_ | 77 | 77",
                "Group A_12_assignsubmission_file_ | 12 | 12",
                "Default group_assignsubmission_file_ | default-group | default-group",
                "Family Given_123456_assignsubmission_file_My_Net.java | 123456 | My_Net.java",
                "Family Given_123456_assignsubmission_onlinetext_onlinetext.html | 123456 | onlinetext.html",
                "O'Brien, Seán_5_assignsubmission_file_a_6_assignsubmission_file_b.java | 5"
                        + " | a_6_assignsubmission_file_b.java",
            })
    void moodle_isReadOverTheName(String name, String key, String file) {
        assertThat(Layout.MOODLE.find(folder.resolve(name))).contains(new Found(key, file, 0));
    }

    @ParameterizedTest
    @CsvSource({"Family Given_123456", "assignsubmission_file", "s001", "feedback_1_assignfeedback_file"})
    void moodle_isNotEveryName(String name) {
        assertThat(Layout.MOODLE.find(folder.resolve(name))).isEmpty();
    }

    @Test
    void nameWithLineEndsAndTurnedText_isReadOver() {
        Path moodle = folder.resolve("Family\nGiven\u202E_9_assignsubmission_file_Net.java");
        Path canvas = folder.resolve("doe\n\u202Ejane_12_34_Net.java");

        assertThat(Layout.MOODLE.find(moodle)).contains(new Found("9", "Net.java", 0));
        assertThat(Layout.CANVAS.find(canvas)).contains(new Found("12", "Net.java", 0));
    }

    @Test
    void gradescope_isAFolderWithANumber() {
        Path one = folder.resolve("submission_31");
        Written.file(one.resolve("Net.java"), "");
        Path file = Written.file(folder.resolve("submission_32"), "");

        assertThat(Layout.GRADESCOPE.find(one)).map(Found::key).contains("31");
        assertThat(Layout.GRADESCOPE.find(file)).isEmpty();
    }

    @Test
    void everyLayout_isFoundByItsId() {
        for (Layout layout : Layout.values()) {
            assertThat(Layout.withId(layout.id())).isEqualTo(Optional.of(layout));
        }
        assertThat(Layout.withId("blackboard")).isEmpty();
    }
}
