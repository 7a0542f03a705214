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

/** What {@code grade --format} writes, and what it needs and does not need for that. */
class FormatsIT {

    @TempDir
    private Path folder;

    private ProblemCopy problem;
    private Path submissions;
    private Path out;

    /** Two answer sheets and one that cannot be read; keys as a download from Canvas has them. */
    @BeforeEach
    void threeSheets() {
        problem = ProblemCopy.ofResource("shared-bias", folder.resolve("problem"));
        submissions = folder.resolve("submissions");
        out = folder.resolve("out");
        ProblemCopy.write(submissions.resolve("4021.csv"), "J,0.2984\n");
        ProblemCopy.write(submissions.resolve("4022.csv"), "J,7\n");
        ProblemCopy.write(submissions.resolve("4023.java"), "class {");
    }

    private Run grade(Object... options) {
        List<Object> all = Stream.concat(
                        Stream.of("grade", problem.folder(), submissions, "--out", out), Stream.of(options))
                .toList();
        return Run.of(all.toArray());
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(out)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> out.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> !file.startsWith(".nabla/"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void oneMoreFormat_gradesNothingAgain() {
        Run first = grade();
        assertThat(first.exit()).as(first.toString()).isZero();

        Run second = grade("--format", "gradescope,jsonl");

        assertThat(second.exit()).as(second.toString()).isZero();
        assertThat(second.err()).contains("3 of 3 were graded before and are unchanged");
        assertThat(out.resolve("gradescope/4021.json")).content().contains("\"tests\"");
        assertThat(ProblemCopy.read(out.resolve("reports.jsonl")).lines()).hasSize(3);
    }

    @Test
    void all_writesAFileOfEachFormat() throws IOException {
        Run run = grade("--format", "all");

        assertThat(run.exit()).as(run.toString()).isZero();
        for (String format : FormatOptions.ofSubmissions()) {
            assertThat(files())
                    .as(format)
                    .filteredOn(file -> file.startsWith(format + "/"))
                    .hasSize(3);
        }
        assertThat(files())
                .contains(
                        "reports.jsonl",
                        "canvas-gradebook.csv",
                        "canvas-rest/update_grades.json",
                        "moodle-worksheet.csv",
                        "moodle-grades.csv",
                        "ags-scores.jsonl");
        assertThat(run.err()).contains("note: ags-scores.jsonl: 4021 is left out: it has no user id");
    }

    @Test
    void withoutFormat_onlyTheReportsAreThere() throws IOException {
        grade();

        assertThat(files())
                .containsExactly(
                        "4021.json",
                        "4022.json",
                        "4023.json",
                        "student/4021.json",
                        "student/4022.json",
                        "student/4023.json",
                        "summary.csv",
                        "summary.json");
    }

    @Test
    void gradebook_isFilledIn_andTheRestOfItStays() throws IOException {
        String export = """
                Student,ID,SIS Login ID,Section,Homework 3 (98765),Exam (98766)\r
                    Points Possible,,,,11,50\r
                "Doe, Sam",4021,sdoe,ML1,,40\r
                "Roe, Kim",4022,kroe,ML1,3,41\r
                "Poe, Lee",4099,lpoe,ML1,,42\r
                """;
        Path file = Files.writeString(folder.resolve("export.csv"), export);

        Run run = grade("--format", "canvas", "--canvas-export", file, "--assignment", "Homework 3");

        assertThat(run.exit()).as(run.toString()).isZero();
        assertThat(ProblemCopy.read(out.resolve("canvas-gradebook.csv")))
                .isEqualTo(export.replace("4021,sdoe,ML1,,40", "4021,sdoe,ML1,2,40")
                        .replace("4022,kroe,ML1,3,41", "4022,kroe,ML1,0,41"));
        assertThat(run.err()).contains("note: canvas-gradebook.csv: 4023");
    }

    @Test
    void folderInTheWay_isSaid_andNothingIsLost() throws IOException {
        grade();
        Files.writeString(out.resolve("gradescope"), "");

        Run run = grade("--format", "gradescope");

        assertThat(run.exit()).isEqualTo(ExitCodes.NEEDS_CHANGE);
        assertThat(run.err()).contains("error[NB603]: the folder of `gradescope/4021.json` cannot be made");
        assertThat(out.resolve("4021.json")).exists();
    }

    @Test
    void whatAKilledRunLeft_isRemoved() throws IOException {
        grade("--format", "gradescope");
        Path left = Files.writeString(out.resolve("gradescope/.nabla-4711.tmp"), "half");

        grade();

        assertThat(left).doesNotExist();
    }

    @Test
    void unknownFormat_isRefused_beforeAnythingIsGraded() {
        Run run = grade("--format", "gradscope");

        assertThat(run.exit()).isEqualTo(ExitCodes.NEEDS_CHANGE);
        assertThat(run.err())
                .startsWith("error[NB602]: there is no format `gradscope`\n")
                .contains("help: did you mean `gradescope`?");
        assertThat(out).doesNotExist();
    }

    @Test
    void gradebookThatIsNone_isRefused_beforeAnythingIsGraded() throws IOException {
        Path file = Files.writeString(folder.resolve("export.csv"), "<html>");

        Run other = grade("--format", "canvas", "--canvas-export", file);
        Run missing = grade("--format", "moodle", "--moodle-worksheet", folder.resolve("none.csv"));

        assertThat(other.exit()).isEqualTo(ExitCodes.NEEDS_CHANGE);
        assertThat(other.err()).startsWith("error[NB609]: ");
        assertThat(missing.exit()).isEqualTo(ExitCodes.NEEDS_CHANGE);
        assertThat(missing.err()).startsWith("error[NB609]: ").contains("none.csv");
        assertThat(out).doesNotExist();
    }
}
