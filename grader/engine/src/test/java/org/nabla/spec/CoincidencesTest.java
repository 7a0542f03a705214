package org.nabla.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nabla.reference.Matrix;

class CoincidencesTest {

    private static final String PROBLEM = """
            format: 1
            id: two-numbers
            graph:
              inputs: { x: [8, 1] }
              parameters: { W: [1, 8] }
              nodes: { q: 1 * x, y: W @ q }
            parameters: { W: [[0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8]] }
            data: { x: [1, 2, 3, 4, 5, 6, 7, 8] }
            questions:
              - { id: Q1, asks: "q[0, 0] + 2 * q[1, 0]" }
              - { id: Q2, asks: "q[2, 0] + 2 * q[3, 0]" }
            variants: { count: 60, draw: { x: binary } }
            """;

    @TempDir
    private Path folder;

    @Test
    void coincidence_isFoundWhereTrialsHaveNone() throws IOException {
        Coincidences coincidences = coincidences(PROBLEM, inputs(1, 0, 0, 1), inputs(1, 0, 1, 1));

        assertThat(coincidences.on(inputs(3, 4, 5, 3))).as("3 + 8 = 5 + 6").contains(new Coincidences.Pair("Q1", "Q2"));
        assertThat(coincidences.on(inputs(3, 4, 5, 4))).isEmpty();
    }

    @Test
    void coincidence_isJudgedByTheTolerance() throws IOException {
        Coincidences coincidences = coincidences(PROBLEM, inputs(1, 0, 0, 1));

        assertThat(coincidences.on(inputs(1, 0, 1 + 1e-7, 0))).isPresent();
        assertThat(coincidences.on(inputs(1, 0, 1 + 1e-5, 0))).isEmpty();
    }

    @Test
    void pairThatIsOftenTheSame_isSoByNature() throws IOException {
        Coincidences once = coincidences(PROBLEM, inputs(1, 0, 1, 0), inputs(1, 0, 0, 1));
        Coincidences twice = coincidences(PROBLEM, inputs(1, 0, 1, 0), inputs(1, 0, 0, 1), inputs(2, 0, 0, 1));

        assertThat(once.on(inputs(5, 0, 5, 0))).isPresent();
        assertThat(twice.on(inputs(5, 0, 5, 0))).isEmpty();
    }

    @Test
    void otherShapes_neverCoincide() throws IOException {
        Coincidences coincidences = coincidences(
                PROBLEM.replace("q[2, 0] + 2 * q[3, 0]", "q[:, 0]").replace("q[0, 0] + 2 * q[1, 0]", "q[0, 0]"),
                inputs(1, 0, 0, 1));

        assertThat(coincidences.on(inputs(1, 1, 1, 1))).isEmpty();
    }

    /** Sixteen values of each are as likely as any other; of 60 draws about four would coincide. */
    @Test
    void variants_haveNoCoincidence() throws IOException {
        Problem problem =
                read(PROBLEM.replace("q[0, 0] + 2 * q[1, 0]", bits(0)).replace("q[2, 0] + 2 * q[3, 0]", bits(4)));

        List<Instance> instances = Instances.of(problem, 7);

        assertThat(instances).hasSize(61);
        assertThat(instances.stream().skip(1).map(CoincidencesTest::input).toList())
                .allSatisfy(x -> assertThat(bits(x, 0)).isNotEqualTo(bits(x, 4)));
    }

    /** Three numbers that are 0 or 1 cannot all differ, and what is equal by definition never does. */
    @Test
    void variants_areDrawn_whereCoincidenceCannotBeAvoided() throws IOException {
        String more = Stream.of("q[4, 0]", "q[5, 0]", "q[6, 0]", "y", "sum(y)")
                .map(asks -> "  - { id: \"%s\", asks: \"%s\" }\n".formatted(asks.replaceAll("\\W", ""), asks))
                .collect(Collectors.joining());
        Problem problem = read(PROBLEM.replace("variants:", more + "variants:"));

        assertThat(Instances.of(problem, 1)).hasSize(61);
    }

    /** Twenty numbers from 0 to 7 cannot all differ, and no two of them are often the same. */
    @Test
    void reason_namesTwoQuestions_whenEveryDrawHasACoincidence() {
        String questions = IntStream.range(0, 20)
                .mapToObj(k -> "  - { id: D%d, asks: \"q[%d, 0] + 2 * q[%d, 0] + 4 * q[%d, 0]\" }\n"
                        .formatted(k, 3 * k, 3 * k + 1, 3 * k + 2))
                .collect(Collectors.joining());
        String data = IntStream.range(0, 60).mapToObj(Integer::toString).collect(Collectors.joining(", ", "[", "]"));
        String crowded = PROBLEM.replaceAll("(?s)questions:.*variants:", "questions:\n" + questions + "variants:")
                .replace("[8, 1]", "[60, 1]")
                .replace("[1, 8]", "[1, 60]")
                .replaceAll("W: \\[\\[.*", "W: [" + data + "] }")
                .replaceAll("data: .*", "data: { x: " + data + " }");

        assertThatThrownBy(() -> Instances.of(read(crowded), 1))
                .isInstanceOf(SpecException.class)
                .hasMessageMatching("(?s).*no usable variant was found in 300 draws.*"
                        + "the last draw was rejected because `D\\d+` and `D\\d+` have the same answer.*"
                        + "draw inputs with more values to choose from, or leave one of the two questions out.*");
    }

    private Coincidences coincidences(String text, Instance... trials) throws IOException {
        return new Coincidences(read(text), () -> List.of(trials));
    }

    private Problem read(String text) throws IOException {
        return ProblemReader.read(Files.writeString(folder.resolve("problem.yaml"), text));
    }

    /** An instance whose input begins with these numbers. */
    private static Instance inputs(double... first) {
        double[] entries = Stream.concat(Arrays.stream(first).boxed(), Stream.of(9.0, 9.0, 9.0, 9.0))
                .mapToDouble(Double::doubleValue)
                .toArray();
        Matrix weights = Matrix.column(1, 2, 3, 4, 5, 6, 7, 8).transpose();
        return new Instance(
                "drawn", Map.of("x", Matrix.column(entries), "W", weights), Map.of(), Map.of(), Optional.empty());
    }

    private static double[] input(Instance instance) {
        return instance.leaves().getOrDefault("x", Matrix.scalar(0)).toArray();
    }

    private static String bits(int from) {
        return "q[%d, 0] + 2 * q[%d, 0] + 4 * q[%d, 0] + 8 * q[%d, 0]".formatted(from, from + 1, from + 2, from + 3);
    }

    private static double bits(double[] x, int from) {
        return x[from] + 2 * x[from + 1] + 4 * x[from + 2] + 8 * x[from + 3];
    }
}
