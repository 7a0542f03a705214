package org.nabla.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nabla.report.page.ProblemView.Kind;
import org.nabla.report.page.ProblemView.Lane;
import org.nabla.report.page.ProblemView.Quantity;
import org.nabla.spec.Problem;
import org.nabla.spec.ProblemReader;

class ProblemViewTest {

    private static final Path PROBLEMS =
            Path.of(System.getProperty("nabla.home")).resolve("problems");

    static List<Path> shipped() throws IOException {
        try (Stream<Path> folders = Files.list(PROBLEMS)) {
            return folders.filter(folder -> Files.exists(folder.resolve("problem.yaml")))
                    .sorted()
                    .toList();
        }
    }

    private static ProblemView classifier() {
        return ProblemView.of(ProblemReader.read(PROBLEMS.resolve("softmax-classifier")));
    }

    private static List<String> names(ProblemView view, Lane lane) {
        return view.quantities().stream()
                .filter(quantity -> quantity.lane().equals(lane))
                .map(Quantity::name)
                .toList();
    }

    private static Quantity quantity(ProblemView view, String name) {
        return view.quantities().stream()
                .filter(quantity -> quantity.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void forwardPass_isInOrder() {
        ProblemView view = classifier();

        assertThat(names(view, new Lane(Kind.VALUE, "")))
                .containsExactly("x", "a1", "h1", "a2", "h2", "a3", "y_hat", "loss");
        assertThat(names(view, new Lane(Kind.GIVEN, ""))).containsExactly("W1", "b1", "W2", "b2", "W3", "b3", "y");
        assertThat(view.quantities().stream()
                        .filter(one -> one.lane().kind() == Kind.VALUE)
                        .map(Quantity::column))
                .containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
    }

    @Test
    void backwardPass_leadsFromTheLossToTheParameters() {
        ProblemView view = classifier();

        assertThat(names(view, new Lane(Kind.GRADIENT, "loss")))
                .containsExactlyInAnyOrder("grad(a1)", "grad(h1)", "grad(a2)", "grad(h2)", "grad(a3)", "grad(y_hat)");
        assertThat(quantity(view, "grad(y_hat)").sources()).containsExactly("loss");
        assertThat(quantity(view, "grad(h1)").sources()).containsExactly("grad(a2)");
        assertThat(quantity(view, "grad(W2)").sources()).containsExactly("grad(a2)");
        assertThat(quantity(view, "after(1, W2)").sources()).containsExactly("grad(W2)");
    }

    @Test
    void questions_areAboutQuantities() {
        ProblemView view = classifier();

        assertThat(view.asked())
                .containsEntry("Q2", "a1")
                .containsEntry("Q6", "grad(b2)")
                .containsEntry("Q7", "after(1, loss)")
                .containsEntry("new_W1", "after(1, W1)")
                .doesNotContainKey("Q1"); // the number of parameters is no quantity of the network
    }

    @Test
    void numbers_areKnown() {
        ProblemView view = ProblemView.of(ProblemReader.read(PROBLEMS.resolve("softmax-softargmax")));

        assertThat(view.numbers())
                .contains("b", "lse", "lse_inf", "gap_0")
                .doesNotContain("e", "s", "lse_bs", "gap_bs");
    }

    @Test
    void graphOfEveryLoss_isThere() {
        ProblemView view = ProblemView.of(ProblemReader.read(PROBLEMS.resolve("two-layer-tanh-sigmoid")));

        assertThat(view.quantities().stream()
                        .map(Quantity::lane)
                        .filter(lane -> lane.kind() == Kind.PARAMETER_GRADIENT)
                        .map(Lane::of)
                        .distinct())
                .containsExactlyInAnyOrder("C_se", "C_bce");
    }

    @Test
    void gradient_hasOneName_whetherOrNotItsLossIsSaid() {
        ProblemView view = ProblemView.of(ProblemReader.read(PROBLEMS.resolve("two-layer-tanh-sigmoid")));

        assertThat(view.loss()).isEqualTo("C_bce");
        assertThat(names(view, new Lane(Kind.PARAMETER_GRADIENT, "C_bce")))
                .containsExactlyInAnyOrder("grad(W1)", "grad(b1)", "grad(W2)", "grad(b2)");
        assertThat(view.asked().values()).contains("grad(W1)", "grad(W1, of=C_se)");
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void everyShippedProblem_isShown(Path folder) {
        Problem problem = ProblemReader.read(folder);

        ProblemView view = ProblemView.of(problem);

        List<String> names = view.quantities().stream().map(Quantity::name).toList();
        assertThat(names).doesNotHaveDuplicates().isNotEmpty();
        assertThat(names).containsAll(view.asked().values());
        assertThat(view.asked()).hasSizeGreaterThan(problem.questions().size() / 2);
    }

    @Test
    void nothingOfHiddenQuestions_isShown() throws IOException {
        Path folder = Files.createTempDirectory("nabla-hidden");
        Files.writeString(folder.resolve("problem.yaml"), """
                format: 1
                id: hidden
                title: Hidden
                graph:
                  inputs: { x: [2, 1] }
                  parameters: { w: [1, 2] }
                  nodes:
                    s: w @ x
                    canary: tanh(s)
                    C: sum(s^2)
                  loss: C
                parameters: { w: [[0.3, -0.8]] }
                data: { x: [1.1, 0.4] }
                tolerance: { relative: 1e-6 }
                questions:
                  - { id: seen, asks: s, points: 1 }
                  - { id: canary_id, asks: canary, points: 1, visibility: hidden }
                  - { id: later, asks: grad(w), points: 1, visibility: after-due }
                """);

        ProblemView view = ProblemView.of(ProblemReader.read(folder));

        assertThat(view.asked()).containsOnlyKeys("seen");
        assertThat(view.quantities()).extracting(Quantity::name).containsExactlyInAnyOrder("x", "w", "s");
        assertThat(view.toString()).doesNotContain("canary", "grad");
    }
}
