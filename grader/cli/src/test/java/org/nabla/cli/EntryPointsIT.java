package org.nabla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nabla.cli.Unpacked.Said;

/**
 * What the scripts of the packages do around the grader, which is a stand-in here: it notes what it is called with and what
 * it finds, and ends as it is told to. {@code GradingPackagesIT} has the real one.
 */
class EntryPointsIT {

    /** In the place of {@code nabla}. */
    private static final String STAND_IN = """
            #!/bin/sh
            here=$(dirname "$0")
            echo "$@" >"$here/called"
            (cd "$3" && find . | sort) >"$here/found"
            (cd "$3" && find . -type l | sort) >"$here/links"
            cp "$RESULT_SO_FAR" "$here/result-before" 2>/dev/null
            while [ $# -gt 0 ]; do
                case $1 in
                --format) format=$2 ;;
                --out) out=$2 ;;
                esac
                shift
            done
            echo 'the grader talks'
            [ "${GRADER_ENDS:-0}" -eq 0 ] || exit "$GRADER_ENDS"
            mkdir -p "$out/$format"
            echo "${GRADER_SAYS:-graded}" >"$out/$format/submission.json"
            """;

    @TempDir
    private static Path packages;

    @TempDir
    private Path root;

    /** Where the stand-in is, and what it noted. */
    private Path nabla = Path.of("");

    @BeforeAll
    static void export() {
        for (String target : List.of("gradescope", "prairielearn", "autolab", "classroom50")) {
            Run run = Run.of("export", "one-pass", "--to", target, "--out", packages.resolve(target), "--seed", 4711);
            assertThat(run.exit()).as(run.err()).isZero();
        }
    }

    @BeforeEach
    void submits() {
        ProblemCopy.write(root.resolve("submission/OnePass.java"), "class OnePass {}\n");
        ProblemCopy.write(root.resolve("submission/more/Two.java"), "class Two {}\n");
        ProblemCopy.write(root.resolve("submission_metadata.json"), "{\"users\": []}\n");
    }

    private void standIn(Path folder) throws IOException {
        nabla = folder;
        Files.writeString(folder.resolve("nabla"), STAND_IN);
    }

    private String noted(String name) {
        return ProblemCopy.read(nabla.resolve(name));
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private Said gradescope(Map<String, String> environment) throws IOException {
        Unpacked source = Unpacked.zip(packages.resolve("gradescope/one-pass-gradescope.zip"), root.resolve("source"));
        Files.copy(source.folder().resolve("run_autograder"), root.resolve("run_autograder"));
        standIn(source.folder().resolve("nabla"));
        Map<String, String> all = new TreeMap<>(environment);
        all.put("NABLA_AUTOGRADER", root.toString());
        all.put("RESULT_SO_FAR", root.resolve("results/results.json").toString());
        return new Unpacked(root).run(all, List.of("bash", "./run_autograder"));
    }

    @Test
    void gradescope_hasResultsFromTheBeginning_andReplacesThemAtTheEnd() throws IOException {
        Said said = gradescope(Map.of());

        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(noted("result-before")).contains("\"score\": 0,", "The grader did not finish.");
        assertThat(root.resolve("results/results.json")).hasContent("graded\n");
        assertThat(said.out()).isEmpty();
        assertThat(said.err()).isEqualTo("the grader talks\n");
    }

    @Test
    void gradescope_gradesWhatWasHandedIn_andNothingElse() throws IOException {
        gradescope(Map.of());

        assertThat(noted("found")).isEqualTo("""
                .
                ./submission
                ./submission/OnePass.java
                ./submission/more
                ./submission/more/Two.java
                """);
        assertThat(noted("called"))
                .startsWith("grade %s/source/nabla/problem ".formatted(root.toRealPath()))
                .contains(" --layout plain --jobs 1 --seed 4711 --format gradescope --out ")
                .doesNotContain("--sandbox");
    }

    @Test
    void gradescope_keepsResultsAndProblemToItself() throws IOException {
        gradescope(Map.of());

        assertThat(mode(root.resolve("results"))).isEqualTo("rwx------");
        assertThat(mode(root.resolve("source"))).isEqualTo("rwx------");
        assertThat(mode(root.resolve("results/results.json"))).isEqualTo("rw-r--r--");
    }

    /** Without a valid file Gradescope shows an error of the autograder: a fault of ours is no 0. */
    @Test
    void gradescope_hasNoResults_whenTheGraderFails() throws IOException {
        Said said = gradescope(Map.of("GRADER_ENDS", "3"));

        assertThat(said.exit()).isEqualTo(1);
        assertThat(root.resolve("results")).isEmptyDirectory();
        assertThat(said.err()).endsWith("nabla: the grader failed, so there is no result; the reason is above\n");
    }

    @Test
    void gradescope_leavesNoCopyBehind() throws IOException {
        Path scratch = Files.createDirectory(root.resolve("scratch"));

        gradescope(Map.of("TMPDIR", scratch.toString()));

        assertThat(scratch).isEmptyDirectory();
    }

    @Test
    void gradescope_readsTheOneArchiveThatWasHandedIn() throws IOException {
        deleteSubmission();
        ProblemCopy.write(root.resolve("submission/mine.zip"), "PK");

        gradescope(Map.of());

        assertThat(noted("found")).isEqualTo(".\n./submission.zip\n");
    }

    @Test
    void gradescope_followsNoLink() throws IOException {
        deleteSubmission();
        Files.createDirectory(root.resolve("submission"));
        Path secret = Files.writeString(root.resolve("secret"), "12345");
        Files.createSymbolicLink(root.resolve("submission/answers.yaml"), secret);
        Files.createSymbolicLink(root.resolve("submission/other.yaml"), secret);
        Path scratch = Files.createDirectory(root.resolve("scratch"));

        gradescope(Map.of("TMPDIR", scratch.toString()));

        assertThat(noted("links")).isEqualTo("./submission/answers.yaml\n./submission/other.yaml\n");
        Files.delete(root.resolve("submission/answers.yaml"));
        Files.delete(root.resolve("submission/other.yaml"));
    }

    private void deleteSubmission() throws IOException {
        Files.delete(root.resolve("submission/more/Two.java"));
        Files.delete(root.resolve("submission/more"));
        Files.delete(root.resolve("submission/OnePass.java"));
        Files.delete(root.resolve("submission"));
    }

    /** There is no network to install anything from, so what would install it is a stand-in, too. */
    @Test
    void gradescope_setsUpWhatTheGraderNeeds() throws IOException {
        Unpacked source = Unpacked.zip(packages.resolve("gradescope/one-pass-gradescope.zip"), root.resolve("source"));
        Path tools = Files.createDirectory(root.resolve("tools"));
        ProblemCopy.write(tools.resolve("apt-get"), "#!/bin/sh\necho \"$@\" >>" + root.resolve("asked-for") + "\n");
        Files.setPosixFilePermissions(tools.resolve("apt-get"), PosixFilePermissions.fromString("rwxr-xr-x"));

        Said said = source.run(
                Map.of("NABLA_AUTOGRADER", root.toString(), "PATH", tools + ":" + System.getenv("PATH")),
                List.of("bash", "./setup.sh"));

        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(said.out()).startsWith("nabla ");
        assertThat(root.resolve("asked-for")).hasContent("""
                update
                install -y --no-install-recommends openjdk-17-jdk-headless bubblewrap util-linux python3
                clean
                """);
        assertThat(mode(root.resolve("source/nabla/settings"))).isEqualTo("rw-------");
        assertThat(mode(root.resolve("source/run_autograder"))).isEqualTo("rwx------");
    }

    private Said prairielearn(Map<String, String> environment) throws IOException {
        Path grade = root.resolve("grade");
        ProblemCopy.copyFolder(
                packages.resolve("prairielearn/questions/one-pass/tests"),
                Files.createDirectories(grade).resolve("tests"));
        ProblemCopy.copyFolder(root.resolve("submission"), grade.resolve("student"));
        ProblemCopy.write(grade.resolve("data/data.json"), "{\"correct_answers\": {}}\n");
        ProblemCopy.copyFolder(packages.resolve("prairielearn/image/nabla"), root.resolve("nabla"));
        standIn(root.resolve("nabla"));
        Map<String, String> all = new TreeMap<>(environment);
        all.put("NABLA_GRADE", grade.toString());
        return new Unpacked(root).run(all, List.of("sh", "./nabla/prairielearn"));
    }

    @Test
    void prairielearn_writesResultsAndExitsWith0() throws IOException {
        Said said = prairielearn(Map.of());

        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(root.resolve("grade/results/results.json")).hasContent("graded\n");
        assertThat(noted("called"))
                .startsWith("grade %s/grade/tests/nabla/problem ".formatted(root.toRealPath()))
                .contains(" --seed 4711 --format prairielearn ");
        assertThat(mode(root.resolve("grade/tests"))).isEqualTo("rwx------");
        assertThat(mode(root.resolve("grade/data"))).isEqualTo("rwx------");
    }

    /** The submission is then not gradable, and costs no attempt. */
    @Test
    void prairielearn_exitsWithAnother_whenTheGraderFails() throws IOException {
        Said said = prairielearn(Map.of("GRADER_ENDS", "3"));

        assertThat(said.exit()).isEqualTo(3);
        assertThat(root.resolve("grade/results")).isEmptyDirectory();
    }

    private Said autolab(Map<String, String> environment) throws IOException {
        Path here = Files.createDirectory(root.resolve("autolab"));
        Files.copy(packages.resolve("autolab/autograde-Makefile"), here.resolve("Makefile"));
        Files.copy(packages.resolve("autolab/autograde.tar"), here.resolve("autograde.tar"));
        Files.copy(root.resolve("submission/OnePass.java"), here.resolve("handin.java"));
        Unpacked folder = new Unpacked(here);
        assertThat(folder.run("tar", "xf", "autograde.tar").exit()).isZero();
        standIn(here.resolve("nabla"));
        Said packed = folder.run("tar", "cf", "autograde.tar", "nabla");
        assertThat(packed.exit()).as(packed.err()).isZero();
        return folder.run(environment, List.of("make"));
    }

    @Test
    void autolab_endsWithTheTwoLinesThatAreRead() throws IOException {
        String lines = "{\"_presentation\": \"semantic\"}\n{\"scores\": {\"Q1\": 1}}";

        Said said = autolab(Map.of("GRADER_SAYS", lines));

        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(said.out()).isEqualTo(lines + "\n");
        assertThat(said.err()).isEmpty();
        assertThat(noted("found")).isEqualTo(".\n./submission\n./submission/handin.java\n");
        assertThat(noted("called")).contains(" --seed 4711 --format autolab ");
        assertThat(noted("nabla.log")).isEqualTo("the grader talks\n");
    }

    /** From anything that it cannot read Autolab makes a 0. */
    @Test
    void autolab_givesNoScore_whenTheGraderFails() throws IOException {
        Said said = autolab(Map.of("GRADER_ENDS", "3"));

        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(said.out()).isEqualTo("""
                The grader failed. This says nothing about your work: please tell your instructors, who can run it again.
                {"scores": {"one-pass": null}}
                """);
    }

    private Said classroom50(Map<String, String> environment) throws IOException {
        Path bundle = Files.createDirectory(root.resolve("bundle"));
        Files.copy(packages.resolve("classroom50/autograder.py"), bundle.resolve("autograder.py"));
        Path unpacked = root.resolve("unpacked");
        Unpacked.zip(packages.resolve("classroom50/nabla.zip"), unpacked);
        standIn(unpacked.resolve("nabla"));
        ProblemCopy.write(
                unpacked.resolve("nabla/nabla"),
                STAND_IN.replace("$(dirname \"$0\")", root.resolve("noted").toString()));
        Files.createDirectory(root.resolve("noted"));
        nabla = root.resolve("noted");
        Said packed = new Unpacked(unpacked)
                .run(
                        "python3",
                        "-m",
                        "zipfile",
                        "-c",
                        bundle.resolve("nabla.zip").toString(),
                        "nabla");
        assertThat(packed.exit()).as(packed.err()).isZero();
        return new Unpacked(root.resolve("submission"))
                .run(
                        environment,
                        List.of("python3", bundle.resolve("autograder.py").toString()));
    }

    @Test
    void classroom50_writesTheResultIntoTheCheckout() throws IOException {
        ProblemCopy.write(root.resolve("submission/result.json"), "{\"score\": 100}");

        Said said = classroom50(Map.of("GRADER_SAYS", "{\"score\": 3}"));

        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(root.resolve("submission/result.json")).hasContent("{\"score\": 3}\n");
        assertThat(noted("called")).contains(" --format classroom50 ");
        assertThat(noted("found")).doesNotContain("result.json");
    }

    @Test
    void classroom50_writesNothing_whenTheGraderFails() throws IOException {
        ProblemCopy.write(root.resolve("submission/result.json"), "{\"score\": 100}");

        Said said = classroom50(Map.of("GRADER_ENDS", "3"));

        assertThat(said.exit()).isNotZero();
        assertThat(said.err()).contains("this is not the student's fault");
        assertThat(root.resolve("submission/result.json")).doesNotExist();
    }
}
