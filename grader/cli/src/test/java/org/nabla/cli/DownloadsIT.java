package org.nabla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What learning-management systems let one download is graded as it is, and no name of a person comes out. */
class DownloadsIT {

    private static final Path PROBLEM = Run.RESOURCES.resolve("shared-bias");
    private static final String SHEET = "J,0.2984\n";

    @TempDir
    private Path folder;

    private Path download;
    private Path out;
    private Path roster;

    @BeforeEach
    void names() {
        download = folder.resolve("download");
        out = folder.resolve("out");
        roster = folder.resolve("class.csv");
    }

    private void file(String path, String text) {
        ProblemCopy.write(download.resolve(path), text);
    }

    private Run grade(Object... options) throws IOException {
        Object[] all = new Object[options.length + 5];
        System.arraycopy(new Object[] {"grade", PROBLEM, download, "--out", out}, 0, all, 0, 5);
        System.arraycopy(options, 0, all, 5, options.length);
        Run run = Run.of(all);
        noPersonIsNamed(run);
        return run;
    }

    /** Not on the terminal, not in a report, not in the journal, not in the name of a file. */
    private void noPersonIsNamed(Run run) throws IOException {
        StringBuilder everything = new StringBuilder(run.out()).append(run.err());
        try (Stream<Path> files = Files.walk(out)) {
            for (Path file : files.toList()) {
                everything.append(out.relativize(file)).append('\n');
                if (Files.isRegularFile(file)) {
                    everything.append(ProblemCopy.read(file));
                }
            }
        }
        assertThat(everything.toString()).doesNotContainIgnoringCase("Family").doesNotContain("example.org");
    }

    private List<String> reports() throws IOException {
        try (Stream<Path> files = Files.list(out)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json") && !name.equals("summary.json"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void moodle_isGradedByTheNumberOfTheWorksheet() throws IOException {
        file("Family Given_101_assignsubmission_file_/answers.csv", SHEET);
        file("Family, Nasty\n\u202E_102_assignsubmission_file_/answers.csv", "J,7\n");
        file("Family Given_103_assignsubmission_file_/report.pdf", "%PDF");
        file("Family Given_103_assignsubmission_onlinetext_/onlinetext.html", "<p>by Given</p>");
        file("Family Given_104_assignsubmission_file_/work.zip", "no archive");
        file("__MACOSX/Family Given_101_assignsubmission_file_/._answers.csv", "x");
        file(".DS_Store", "x");
        ProblemCopy.write(roster, """
                Identifier,Full name,ID number
                Participant 101,Family Given,k1
                Participant 102,"Family, Nasty",k2
                Participant 104,Family Given,k4
                Participant 105,Family Late,k5
                """);

        Run plain = grade();
        Run mapped = grade("--roster", roster, "--roster-columns", "Identifier,ID number");

        assertThat(plain.exit()).as(plain.toString()).isZero();
        assertThat(plain.out())
                .contains("101", "1 of 5.5", "102", "0 of 5.5", "103", "104")
                .endsWith("""

                the student's files must change first:
                  103  there is nothing to grade
                  104  `work.zip` is not a readable zip archive

                2 graded, 2 not gradable, 0 failed in the grader
                """);
        assertThat(mapped.err()).startsWith("note: not in the roster: `103`; graded under this key\n");
        assertThat(mapped.out())
                .contains(
                        "not handed in:\n  k5\n",
                        "2 graded, 2 not gradable, 0 failed in the grader, 1 not handed in\n");
        assertThat(reports())
                .containsExactly("101.json", "102.json", "103.json", "104.json", "k1.json", "k2.json", "k4.json");
        assertThat(ProblemCopy.read(out.resolve("summary.csv"))).contains("k5,not-handed-in,,,");
    }

    /** A public class must be in a file of its name; what Canvas puts around the name must not be in the way. */
    @Test
    void canvas_isGradedByTheUsersNumber_fromSeveralFiles() throws IOException {
        String right = ProblemCopy.read(PROBLEM.resolve("Right.java"));
        file("familygiven_LATE_201_9001_Right-3.java", right);
        file("familygiven_LATE_201_9002_Helper-1.java", "public class Helper { }");
        file("familyother_202_9003_Sheet of mine-1.csv", SHEET);
        file("anon_x7Ygf_9004_answers.csv", SHEET);
        file("familythird_203_text.html", "<p>Family</p>");

        Run run = grade();

        assertThat(run.exit()).as(run.toString()).isZero();
        assertThat(reports()).containsExactly("201.json", "202.json", "203.json", "anon_x7Ygf.json");
        assertThat(run.out()).contains("201", "5.5 of 5.5", "3 graded, 1 not gradable");
    }

    @Test
    void gradescope_isGradedByTheStudentsNumber_whereThereIsARoster() throws IOException {
        file("submission_metadata.yml", """
                submission_301:
                  :submitters:
                  - :name: Family Given
                    :sid: '70001'
                    :email: given@example.org
                submission_302:
                  :submitters:
                  - :name: Family Second
                    :sid: ''
                    :email: second@example.org
                """);
        file("submission_301/answers.csv", SHEET);
        file("submission_302/answers.csv", "J,7\n");
        ProblemCopy.write(roster, "id;key\nk1;70001\nk2;Second@example.org\nk3;70003\n");

        Run plain = grade();
        Run mapped = grade("--roster", roster);

        assertThat(plain.out()).contains("301", "302", "2 graded, 0 not gradable");
        assertThat(mapped.out())
                .contains("k1", "k2", "2 graded, 0 not gradable, 0 failed in the grader, 1 not handed in");
        assertThat(reports()).containsExactly("301.json", "302.json", "k1.json", "k2.json");
    }

    /** Keys that a stranger chose name no file outside, none of ours, and none twice. */
    @Test
    void nastyNames_areGradedAsOthers() throws IOException {
        file("summary.csv", SHEET);
        file("a,b;\n\u202Ec.csv", SHEET);
        file("x".repeat(240) + ".csv", SHEET);
        file("A1.csv", SHEET);
        file("a1.csv", SHEET);
        file("=1+1.csv", SHEET);
        file("changes/answers.csv", SHEET);

        Run run = grade();

        assertThat(run.exit()).as(run.toString()).isZero();
        assertThat(run.out()).endsWith("\n7 graded, 0 not gradable, 0 failed in the grader\n");
        assertThat(reports())
                .hasSize(7)
                .contains("=1+1.json")
                .anyMatch(name -> name.startsWith("summary-"))
                .anyMatch(name -> name.startsWith("changes-"));
        assertThat(ProblemCopy.read(out.resolve("summary.csv"))).contains("\r\n'=1+1,graded,");
        assertThat(grade().err()).contains("7 of 7 were graded before");
    }

    @Test
    void needsChange_whenTheRosterDoes() throws IOException {
        file("s1.csv", SHEET);
        ProblemCopy.write(roster, "number,id\n1,2\n");

        Run run = Run.of("grade", PROBLEM, download, "--out", out, "--roster", roster);

        assertThat(run.exit()).isEqualTo(ExitCodes.NEEDS_CHANGE);
        assertThat(run.err()).startsWith("error[NB606]: the roster has no column `key`\n");
        assertThat(out).doesNotExist();
    }

    @Test
    void needsChange_whenTheLayoutIsUnknown() {
        file("s1.csv", SHEET);

        Run run = Run.of("grade", PROBLEM, download, "--out", out, "--layout", "blackboard");

        assertThat(run.exit()).isEqualTo(ExitCodes.NEEDS_CHANGE);
        assertThat(run.err())
                .startsWith("error[NB602]: `--layout` must be plain, moodle, canvas or gradescope, but is"
                        + " `blackboard`\n");
    }
}
