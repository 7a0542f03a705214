package org.nabla.handout;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nabla.spec.Problem;
import org.nabla.spec.ProblemReader;
import org.nabla.spec.Question;
import org.nabla.spec.SpecException;
import org.nabla.spec.Task;

/** What a student's edition of a problem keeps, and what it leaves out. */
class StudentEditionTest {

    private static final Path PROBLEMS = Path.of("../../problems");

    /** Two public questions, a hidden one with numbers of its own, and notes that nobody is to read. */
    private static final String SECRETIVE = """
            # the key was 0.123454321 last year
            format: 1
            id: secretive
            title: "Two units: a \\"pair\\""
            graph:
              inputs: { x: [2, N] }
              targets: []
              parameters: { W: [2, 2] }
              nodes: { z: W @ x, h: sigmoid(z), C: sum(h) }
              loss: C
            parameters: { file: values.npz }
            data: { x: [0.5, -1.25] }   # chosen so that z is 0.875
            update: { rule: gradient-descent, learning-rate: 0.1 }
            questions:
              - { id: first, asks: z, expected: [0.875, -2.625] }
              - { id: second, asks: sum(h), points: 2, tolerance: { relative: 1.0e-4 } }
              - { id: later, asks: grad(W), visibility: after-due, points: 1.5 }
              - { id: unseen, asks: "after(1, W)", visibility: hidden, given: [h], expected: [[1, 2], [3, 4]] }
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("org.nabla.spec.ShippedProblems#folders")
    void asksTheSameOfAStudent_ofEveryShippedProblem(Path problem) {
        Problem whole = ProblemReader.read(problem);

        Problem edition = read(StudentEdition.of(ProblemFiles.of(problem)));

        assertThat(named(edition)).isEqualTo(named(whole));
        assertThat(edition.model()).usingRecursiveComparison().isEqualTo(whole.model());
        assertThat(edition.published()).usingRecursiveComparison().isEqualTo(whole.published());
        assertThat(edition.variants()).usingRecursiveComparison().isEqualTo(whole.variants());
        assertThat(edition.policy()).isEqualTo(whole.policy());
        assertThat(judged(edition)).isEqualTo(judged(whole));
        assertThat(edition.identity().title()).isEqualTo(whole.identity().title());
    }

    /** A value that is returned by itself has no name that matters. */
    private static List<Task> named(Problem problem) {
        return problem.tasks().stream()
                .map(task -> new Task(
                        task.id(),
                        task.function(),
                        task.given(),
                        task.single()
                                ? List.of(new Task.Item(
                                        "value", task.returned().get(0).quantity()))
                                : task.returned(),
                        task.single(),
                        task.givenLists(),
                        task.returnedLists()))
                .toList();
    }

    /** What a question asks for and how it is judged, which leaves out what the instructor typed. */
    private static List<List<Object>> judged(Problem problem) {
        return problem.questions().stream()
                .map(question ->
                        List.<Object>of(question.id(), question.text(), question.marking(), question.choices()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("org.nabla.spec.ShippedProblems#folders")
    void hasNoKeyThatAnInstructorTyped(Path problem) {
        Problem edition = read(StudentEdition.of(ProblemFiles.of(problem)));

        assertThat(edition.questions()).extracting(Question::keys).containsOnly(Question.Keys.NONE);
    }

    @Test
    void file_isTextThatPeopleCanRead() throws IOException {
        String text = text(StudentEdition.of(ProblemFiles.of(secretive())));

        assertThat(text).isEqualTo("""
                format: 1
                id: secretive
                title: "Two units: a \\"pair\\""
                graph:
                  inputs: { x: [2, N] }
                  targets: []
                  parameters: { W: [2, 2] }
                  nodes: { z: "W @ x", h: "sigmoid(z)", C: "sum(h)" }
                  loss: C
                parameters: { file: values.npz }
                data: { x: [0.5, -1.25] }
                update: { rule: gradient-descent, learning-rate: 0.1 }
                tasks:
                  forward: { given: [W, x], returns: [z, h] }
                  backward: { given: [W, x, z, h], returns: [grad_W] }
                  update: { given: [W, grad_W, learning_rate, h], returns: { W: "after(1, W)" } }
                questions:
                  - { id: first, asks: z }
                  - { id: second, asks: "sum(h)", points: 2, tolerance: { relative: 1.0e-4 } }
                """);
    }

    @Test
    void leavesOutWhatIsHidden_andKeepsTheFunctionsItNeeds() throws IOException {
        Problem whole = ProblemReader.read(secretive());

        Map<String, byte[]> files = StudentEdition.of(ProblemFiles.of(folder));

        assertThat(files).containsOnlyKeys("problem.yaml", "values.npz");
        assertThat(text(files))
                .doesNotContain("0.123454321", "0.875", "2.625", "later", "unseen", "hidden", "after-due", "expected");
        Problem edition = read(files);
        assertThat(edition.questions()).extracting(Question::id).containsExactly("first", "second");
        assertThat(edition.tasks()).isEqualTo(whole.tasks());
        assertThat(edition.tasks()).extracting(Task::function).contains("backward", "update");
    }

    @Test
    void leavesOutArraysThatTheProblemDoesNotRead() throws IOException {
        Map<String, byte[]> files = StudentEdition.of(ProblemFiles.of(secretive()));

        assertThat(names(files.getOrDefault("values.npz", new byte[0]))).containsExactly("W.npy");
    }

    @Test
    void tasksOfItsOwn_areGivenWhatAHiddenQuestionSays() throws IOException {
        secretive();
        Path file = folder.resolve("problem.yaml");
        Files.writeString(file, Files.readString(file).replace("questions:", """
                tasks:
                  forward: { given: [W, x], returns: [z, h] }
                  backward: { given: { W: W, x: x }, returns: { slopes: grad(W) } }
                  step: { given: [W, x], value: "after(1, W)" }
                questions:"""));

        Problem edition = read(StudentEdition.of(ProblemFiles.of(folder)));

        assertThat(edition.tasks()).isEqualTo(ProblemReader.read(folder).tasks());
        Task step = edition.tasks().stream()
                .filter(task -> task.id().equals("step"))
                .findFirst()
                .orElseThrow();
        assertThat(step.given()).extracting(Task.Item::name).containsExactly("W", "x", "h");
    }

    @Test
    void saysThatNothingIsLeft_whenEveryQuestionIsHidden() throws IOException {
        secretive();
        Path file = folder.resolve("problem.yaml");
        Files.writeString(
                file,
                Files.readString(file)
                        .replace("asks: z,", "asks: z, visibility: hidden,")
                        .replace("points: 2,", "points: 2, visibility: after-published,"));

        SpecException thrown =
                catchThrowableOfType(SpecException.class, () -> StudentEdition.of(ProblemFiles.of(folder)));

        assertThat(thrown.messages()).hasSize(1);
        assertThat(thrown.messages().get(0).render()).isEqualTo("""
                error[NB610]: every question is hidden from students, so there is nothing they could check
                  --> problem `secretive`
                   = help: `visibility: always`, the default, shows a question to students
                   = more: nabla explain NB610
                """);
    }

    @Test
    void saysSo_whenADataFileLiesElsewhere() throws IOException {
        secretive();
        Path inner = Files.createDirectory(folder.resolve("inner"));
        Files.writeString(
                inner.resolve("problem.yaml"),
                Files.readString(folder.resolve("problem.yaml")).replace("values.npz", "../values.npz"));

        SpecException thrown = catchThrowableOfType(SpecException.class, () -> ProblemFiles.of(inner));

        assertThat(thrown.messages().get(0).render()).isEqualTo("""
                error[NB610]: the data file `../values.npz` lies outside of the problem's folder
                  --> problem `secretive`
                   = help: put it beside the problem file, and name it without a path that leads out
                   = more: nabla explain NB610
                """);
    }

    /** A field that is new in the language is kept or left out on purpose. */
    @Test
    void everyFieldOfAQuestion_isOpenOrClosed() throws IOException {
        JsonNode schema = new JsonMapper()
                .readTree(PROBLEMS.resolve("schema/problem-1.schema.json").toFile());
        TreeSet<String> decided = new TreeSet<>(StudentEdition.OPEN_FIELDS);
        decided.addAll(StudentEdition.CLOSED_FIELDS);

        List<String> fields = new ArrayList<>();
        schema.at("/properties/questions/items/properties").fieldNames().forEachRemaining(fields::add);

        assertThat(fields).isNotEmpty();
        assertThat(decided).containsExactlyInAnyOrderElementsOf(fields);
    }

    @Test
    void whole_isEveryByteThatTheProblemReads() throws IOException {
        secretive();
        Files.writeString(folder.resolve("notes.txt"), "not part of it");

        Map<String, byte[]> whole = ProblemFiles.of(folder).whole();

        assertThat(whole).containsOnlyKeys("problem.yaml", "values.npz");
        assertThat(new String(whole.get("problem.yaml"), UTF_8)).isEqualTo(SECRETIVE);
        assertThat(whole.get("values.npz")).isEqualTo(Files.readAllBytes(folder.resolve("values.npz")));
    }

    private Path secretive() throws IOException {
        Files.writeString(folder.resolve("problem.yaml"), SECRETIVE);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(folder.resolve("values.npz")))) {
            zip.putNextEntry(new ZipEntry("W.npy"));
            zip.write(npy(2, -0.5, 1.75, 3));
            zip.putNextEntry(new ZipEntry("grad_W.npy"));
            zip.write(npy(9, 9, 9, 9));
        }
        return folder;
    }

    /** What {@code np.save} writes for a matrix of 2×2 doubles. */
    private static byte[] npy(double... entries) {
        String header = "{'descr': '<f8', 'fortran_order': False, 'shape': (2, 2), }";
        header = header + " ".repeat(117 - header.length()) + "\n";
        ByteBuffer bytes = ByteBuffer.allocate(10 + 118 + 32).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put((byte) 0x93)
                .put("NUMPY".getBytes(UTF_8))
                .put((byte) 1)
                .put((byte) 0)
                .putShort((short) 118);
        bytes.put(header.getBytes(UTF_8));
        for (double entry : entries) {
            bytes.putDouble(entry);
        }
        return bytes.array();
    }

    private static List<String> names(byte[] archive) throws IOException {
        List<String> names = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }

    private static String text(Map<String, byte[]> files) {
        return new String(files.get("problem.yaml"), UTF_8);
    }

    private Problem read(Map<String, byte[]> files) {
        try {
            Path copy = Files.createTempDirectory(folder, "edition");
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Files.write(copy.resolve(file.getKey()), file.getValue());
            }
            return ProblemReader.read(copy);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
