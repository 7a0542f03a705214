package org.nabla.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nabla.cli.Unpacked.Said;

/** What students get: it has nothing in it that they are not to have, and checks their work without a network. */
class StudentPackageIT {

    private static final Path WRONG = Run.CLASSIFIER.resolve("submissions/wrong/batch-sum-not-mean");
    private static final Path ACCEPTED = Run.CLASSIFIER.resolve("submissions/accepted/several-files");

    /** What an instructor might draw the variants of an exam from. */
    private static final long SEED = 918_273_645_546_372_819L;

    /** A number that was typed with so many digits that it is found by chance nowhere. */
    private static final Pattern KEY = Pattern.compile("-?\\d+\\.\\d{6,}");

    @TempDir
    private static Path folder;

    private static Unpacked unpacked;

    @BeforeAll
    static void exports() {
        Run run = Run.of("export", "softmax-classifier", "--to", "student", "--out", folder, "--seed", SEED);
        assertThat(run.exit()).as(run.err()).isZero();
        Unpacked.zip(folder.resolve("softmax-classifier-student.zip"), folder.resolve("unpacked"));
        unpacked = new Unpacked(folder.resolve("unpacked/softmax-classifier"));
    }

    @Test
    void has_statementStartersAndProgram() {
        assertThat(unpacked.everything().keySet().stream().filter(path -> !path.contains("!") && !path.contains("/")))
                .containsExactly("README.md", "nabla", "nabla.cmd", "parameters.npz", "statement.md");
        assertThat(unpacked.folder().resolve("nabla")).isExecutable();
        assertThat(unpacked.folder().resolve("my-work/SoftmaxClassifier.java"))
                .hasSameTextualContentAs(
                        Run.HOME.resolve("student-template/java/softmax-classifier/SoftmaxClassifier.java"));
        assertThat(unpacked.folder().resolve("my-answers/answers.yaml")).isNotEmptyFile();
    }

    @Test
    void has_noKeyOfTheInstructor() throws IOException {
        Set<String> keys = keys();
        Map<String, byte[]> everything = unpacked.everything();

        assertThat(keys).hasSizeGreaterThan(40).contains("5.44766562448759", "-0.57530268", "6.590823679375906");
        assertThat(keys).allSatisfy(key -> {
            assertThat(Unpacked.holders(everything, key)).as(key).isEmpty();
            for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
                byte[] bytes = ByteBuffer.allocate(Double.BYTES)
                        .order(order)
                        .putDouble(Double.parseDouble(key))
                        .array();
                assertThat(Unpacked.holders(everything, bytes)).as(key).isEmpty();
            }
        });
    }

    @Test
    void has_noSeedAndNoCommentOfTheInstructor() {
        Map<String, byte[]> everything = unpacked.everything();

        assertThat(Unpacked.holders(everything, Long.toString(SEED))).isEmpty();
        assertThat(Unpacked.holders(everything, "known wrong key")).isEmpty();
        assertThat(Unpacked.holders(everything, "because: bias-matrix-broadcast-chain"))
                .isEmpty();
        assertThat(everything.keySet()).noneMatch(path -> path.contains("submissions/"));
    }

    @Test
    void has_noWorkedSolutionAndNoCommandThatPrintsAnswers() {
        List<String> classes = unpacked.everything().keySet().stream()
                .filter(path -> path.endsWith(".class"))
                .toList();

        assertThat(classes)
                .hasSizeGreaterThan(500)
                .noneMatch(path -> path.contains("org/nabla/reference/worked/"))
                .noneMatch(path -> path.contains("org/nabla/proof/"))
                .noneMatch(path -> path.contains("org/nabla/report/format/quiz/"))
                .noneMatch(path -> path.matches(".*Answers(Json|Text)Writer.*"));
        assertThat(classes.stream()
                        .filter(path -> path.endsWith("Command.class") && path.contains("org/nabla/cli/"))
                        .map(path -> path.substring(path.lastIndexOf('/') + 1)))
                .as("a new command is given away on purpose, or is named in OpenClasses")
                .containsExactly(
                        "CheckCommand.class",
                        "ExplainCommand.class",
                        "GradeCommand.class",
                        "NewCommand.class",
                        "ProblemsCommand.class");
        Said said = unpacked.run("./nabla", "solve", "softmax-classifier");
        assertThat(said.exit()).isEqualTo(ExitCodes.NEEDS_CHANGE);
        assertThat(said.out()).isEmpty();
        assertThat(said.err()).startsWith("error[NB602]: ").contains("'solve'");
    }

    /** The same search finds what is in a package that is for graders. */
    @Test
    void search_findsKeysAndSeedInAPackageForGraders(@TempDir Path here) throws IOException {
        Run run = Run.of("export", "softmax-classifier", "--to", "gradescope", "--out", here, "--seed", SEED);
        assertThat(run.exit()).as(run.err()).isZero();

        Map<String, byte[]> everything = new Unpacked(here).everything();

        String zip = "softmax-classifier-gradescope.zip!";
        assertThat(keys())
                .allSatisfy(key ->
                        assertThat(Unpacked.holders(everything, key)).contains(zip + "nabla/problem/problem.yaml"));
        assertThat(Unpacked.holders(everything, Long.toString(SEED))).contains(zip + "nabla/settings");
        assertThat(everything.keySet()).anyMatch(path -> path.contains("org/nabla/reference/worked/SoftmaxClassifier"));
    }

    private static Set<String> keys() throws IOException {
        Set<String> keys = new TreeSet<>();
        Matcher numbers = KEY.matcher(Files.readString(Run.CLASSIFIER.resolve("problem.yaml")));
        while (numbers.find()) {
            keys.add(numbers.group());
        }
        keys.remove("0.891773"); // of W1, which is given: its input is 0, so the step leaves it as it is
        return keys;
    }

    @Test
    void checksWithoutANetwork() {
        List<String> offline = offline();
        assertThat(unpacked.run(command(offline, "sh", "-c", "cat /proc/net/dev | grep -v lo: | grep -c :"))
                        .out())
                .as("no connection but the one to itself")
                .isEqualTo("0\n");

        Said right = unpacked.run(command(offline, "./nabla", "check", "softmax-classifier", ACCEPTED.toString()));
        Said wrong = unpacked.run(command(offline, "./nabla", "check", "softmax-classifier", WRONG.toString()));

        assertThat(right.exit()).as(right.err()).isZero();
        assertThat(right.out()).startsWith("Forward and backward through a 3-3-3-3 classifier: 18 of 18 points\n");
        assertThat(wrong.exit()).as(wrong.err()).isEqualTo(ExitCodes.NOT_ALL_CORRECT);
        assertThat(wrong.out()).contains("16 of 18 points", "batch-sum-not-mean");
    }

    private static String[] command(List<String> before, String... command) {
        return Stream.concat(before.stream(), Stream.of(command)).toArray(String[]::new);
    }

    /** A network of its own with nothing in it; an ordinary user needs a user namespace for it. */
    private static List<String> offline() {
        for (List<String> command : List.of(List.of("unshare", "-n"), List.of("unshare", "-rn"))) {
            List<String> attempt = new ArrayList<>(command);
            attempt.add("true");
            if (ChildRun.isThere("/usr/bin/unshare")
                    && unpacked.run(Map.of(), attempt).exit() == 0) {
                return command;
            }
        }
        assumeTrue(System.getenv("CI") != null, "nothing here can switch the network off");
        throw new AssertionError("nothing here can switch the network off");
    }

    @Test
    void says_whatCheckSaysInAnInstallation() {
        Run here = Run.of("check", "softmax-classifier", WRONG);

        Said there = unpacked.run("./nabla", "check", "softmax-classifier", WRONG.toString());

        assertThat(there.out()).isEqualTo(here.out());
        assertThat(there.exit()).isEqualTo(here.exit());
    }

    @Test
    void starters_canBeCheckedAsTheyAre() {
        assertThat(unpacked.run("./nabla", "check", "softmax-classifier", "my-work")
                        .out())
                .contains("0 of 18 points", "not written yet");
        assertThat(unpacked.run("./nabla", "check", "softmax-classifier", "my-answers")
                        .out())
                .contains("0 of 18 points", "has no answer");
    }

    @Test
    void writesThePageOfACheck() {
        Said said = unpacked.run(
                "./nabla", "check", "softmax-classifier", WRONG.toString(), "--html", "program/check.html");

        assertThat(said.exit()).as(said.err()).isEqualTo(ExitCodes.NOT_ALL_CORRECT);
        assertThat(unpacked.folder().resolve("program/check.html")).content().contains("<html", "batch-sum-not-mean");
    }

    @Test
    void explainsMessagesAndMistakes() {
        assertThat(unpacked.run("./nabla", "explain", "NB203").out()).startsWith("# NB203");
        assertThat(unpacked.run("./nabla", "explain", "batch-sum-not-mean").out())
                .contains("## Example");
    }

    @Test
    void writesTheSameStarterAnew() {
        Said said = unpacked.run("./nabla", "new", "softmax-classifier", "again");

        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(unpacked.folder().resolve("again/SoftmaxClassifier.java"))
                .hasSameTextualContentAs(unpacked.folder().resolve("my-work/SoftmaxClassifier.java"));
    }

    @Test
    void help_namesWhatAStudentNeeds() {
        Said said = unpacked.run("./nabla", "--help");

        assertThat(said.exit()).isZero();
        assertThat(said.out()).contains("  check ", "  new ", "  explain ").doesNotContain("solve", "verify", "grade ");
    }

    @Test
    void saysWhatIsMissing_withoutAJdk(@TempDir Path noJava) {
        Said said = unpacked.run(
                Map.of("JAVA_HOME", noJava.toString(), "PATH", "/usr/bin:/bin"),
                List.of("/bin/sh", "-c", "PATH=" + tools(noJava) + " ./nabla --version"));

        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.err())
                .isEqualTo("nabla: needs a JDK, version 17 or later: JAVA_HOME is %s, which has no bin/java."
                                .formatted(noJava)
                        + " Install one, or set JAVA_HOME to its folder.\n");
    }

    /** The programs a shell script needs, and no Java. */
    private static Path tools(Path folder) {
        try {
            Path tools = Files.createDirectory(folder.resolve("tools"));
            for (String program : List.of("sh", "dirname", "readlink", "sed")) {
                ProblemCopy.write(tools.resolve(program), "#!/bin/sh\nexec /usr/bin/%s \"$@\"\n".formatted(program));
                Files.setPosixFilePermissions(tools.resolve(program), PosixFilePermissions.fromString("rwxr-xr-x"));
            }
            return tools;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void commandForWindows_hasItsLineEnds() throws IOException {
        String text = Files.readString(unpacked.folder().resolve("nabla.cmd"));

        assertThat(text.replace("\r\n", "")).doesNotContain("\n");
        assertThat(text).contains("org.nabla.cli.StudentMain").doesNotContain("@MAIN@");
    }

    /** Hidden questions are asked of nobody who has the package, and their functions are still written. */
    @Test
    void hiddenQuestions_areNowhere(@TempDir Path here) {
        ProblemCopy.ofClassifier(here.resolve("problem"))
                .with("{ id: grad_h2,", "{ id: midnight-question, visibility: hidden,")
                .with(
                        "{ id: new_b1, asks: \"after(1, b1)\",",
                        "{ id: noon-question, visibility: after-due, asks: \"after(1, b1)\",");
        Run run = Run.of("export", here.resolve("problem"), "--to", "student", "--out", here);
        assertThat(run.exit()).as(run.err()).isZero();

        Unpacked package_ = Unpacked.zip(here.resolve("softmax-classifier-student.zip"), here.resolve("unpacked"));

        Map<String, byte[]> everything = package_.everything();
        assertThat(Unpacked.holders(everything, "midnight")).isEmpty();
        assertThat(Unpacked.holders(everything, "noon-question")).isEmpty();
        Said said = new Unpacked(package_.folder().resolve("softmax-classifier"))
                .run("./nabla", "check", "softmax-classifier", ACCEPTED.toString());
        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(said.out()).startsWith("Forward and backward through a 3-3-3-3 classifier: 17.25 of 17.25 points");
    }

    @ParameterizedTest
    @ValueSource(strings = {"autoencoder", "autograd-engine", "one-pass", "two-layer-3relu"})
    void otherProblems_areCheckedToo(String problem, @TempDir Path here) {
        Run run = Run.of("export", problem, "--to", "student", "--out", here);
        assertThat(run.exit()).as(run.err()).isZero();
        Unpacked.zip(here.resolve(problem + "-student.zip"), here);

        Said said = new Unpacked(here.resolve(problem)).run("./nabla", "check", problem, "my-work");

        assertThat(said.exit()).as(said.err()).isEqualTo(ExitCodes.NOT_ALL_CORRECT);
        assertThat(said.out()).contains("not written yet");
    }
}
