package org.nabla.starter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nabla.spec.Problem;
import org.nabla.spec.ProblemReader;

class JavaStarterTest {

    private static final Path PROBLEMS = Path.of("../../problems");
    private static final Path CLASSIFIER = PROBLEMS.resolve("softmax-classifier");
    private static final Path TEMPLATES = Path.of("../../student-template/java");

    private static final String ROWS = """
            format: 1
            id: 2-2-2
            title: 'Rows, shared biases and a "\\u002a/"'
            orientation: rows
            notation: { output: class, loss: double }
            network:
              inputs: 2
              layers:
                - { units: 2, activation: sigmoid }
                - { units: 2, activation: sigmoid }
              loss: half-squared-error
              bias: shared
            parameters: { W1: [[0.15, 0.25], [0.2, 0.3]], b1: 0.35, W2: [[0.4, 0.5], [0.45, 0.55]], b2: 0.6 }
            data: { x: [[0.05, 0.1]], y: [[0.01, 0.99]] }
            update: { rule: adam, learning-rate: 0.5 }
            questions:
              - { id: Q1, asks: count(parameters) }
              - { id: Q2, asks: sum(class) }
              - { id: Q3, asks: double }
              - { id: Q4, asks: grad(b1) }
              - { id: Q5, asks: "after(3, W1)" }
              - { id: Q6, asks: "jacobian(class, z2)" }
            """;

    private static final String TASKS = """
            format: 1
            id: object
            graph:
              inputs: { x: [3, N] }
              parameters: { new: [2, 3], a1: [2, 1], A1: [2, 1] }
              nodes: { s: new @ x + a1 * A1, mean_row: "mean(s, axis=0)", C: sum(s^2) }
              loss: C
            parameters: { new: [[1, 2, 3], [4, 5, 6]], a1: [1, 2], A1: [3, 4] }
            data: { x: [1, 2, 3] }
            tasks:
              switch: { given: [parameters, x], returns: [s, mean_row] }
              notify: { given: [s], value: C }
              object: { given: [inputs], returns: { toString: "grad(new)", first: "s[0, :]" } }
              Object: { given: [], value: count(new) }
            questions:
              - { id: Q1, asks: s }
              - { id: Q2, asks: C }
              - { id: Q3, asks: grad(new) }
              - { id: Q4, asks: count(new) }
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("org.nabla.spec.ShippedProblems#names")
    void starter_isTheOneInStudentTemplate(String id) throws IOException {
        StarterFile starter = JavaStarter.of(ProblemReader.read(PROBLEMS.resolve(id)));

        Path template = TEMPLATES.resolve(id).resolve(starter.name());
        if (Boolean.getBoolean("golden.rewrite")) {
            Files.createDirectories(TEMPLATES.resolve(id));
            Files.writeString(template, starter.text());
        }
        assertThat(template).hasContent(starter.text());
    }

    @ParameterizedTest
    @MethodSource("org.nabla.spec.ShippedProblems#names")
    void starter_compilesWithoutWarnings(String id) throws IOException {
        assertThat(compiled(JavaStarter.of(ProblemReader.read(PROBLEMS.resolve(id)))))
                .isEmpty();
    }

    @Test
    void starter_isNamedAfterTheProblem() {
        assertThat(JavaStarter.of(ProblemReader.read(CLASSIFIER)).name()).isEqualTo("SoftmaxClassifier.java");
    }

    @Test
    void starter_compiles_whenNamesAreKeywords() throws IOException {
        StarterFile starter = JavaStarter.of(problem(ROWS));

        assertThat(compiled(starter)).as(starter.text()).isEmpty();
        assertThat(starter.text())
                .contains("public class Problem222 {")
                .contains("A row is a sample.")
                .contains("            double b1, // one number\n")
                .contains("            RealMatrix class_, // N×n2, stands for `class`\n")
                .contains("public int count_parameters(")
                .contains("            double beta1, // one number\n")
                .contains("            RealMatrix W1 // W1 after 3 updates, n0×n1\n");
    }

    @Test
    void starter_compiles_whenTasksHaveNamesOfJava() throws IOException {
        StarterFile starter = JavaStarter.of(problem(TASKS));

        assertThat(compiled(starter)).as(starter.text()).isEmpty();
        assertThat(starter.text())
                .contains("public class ObjectResult {")
                .contains("public int Object() {")
                .contains("            RealMatrix mean_row // 1×N\n")
                .contains("            RealMatrix toString_, // ∂C/∂new, 2×3, stands for `toString`\n")
                .contains("            RealMatrix first // s[0, :], 1×N\n")
                .contains("public Switch switch_(");
    }

    @Test
    void starter_tellsForwardFormulas_andNotThoseOfGradients() {
        String text = JavaStarter.of(ProblemReader.read(CLASSIFIER)).text();

        assertThat(text)
                .contains("     * a1 = W1 @ x + b1\n     * h1 = sigmoid(a1)\n")
                .contains("loss = cross_entropy(y_hat, y, axis=0, outputs=sum, samples=mean)")
                .contains("RealMatrix grad_a3, // ∂loss/∂a3, n3×N\n")
                .doesNotContain("grad_a3 =")
                .doesNotContain("y_hat - y");
    }

    @Test
    void formulas_haveTheNamesOfTheTask() {
        String text = JavaStarter.of(ProblemReader.read(PROBLEMS.resolve("jacobians")))
                .text();

        assertThat(text).contains("     * h = W @ x + b1 + (W @ x + b2)\n     * k = W @ (W @ x + b1) + b2\n");
    }

    @Test
    void formulas_leadToWhatIsDifferentiated_butNotThroughWhatIsGiven() {
        String sigmoids = JavaStarter.of(ProblemReader.read(PROBLEMS.resolve("delta-rule")))
                .text();
        String rectified = JavaStarter.of(ProblemReader.read(PROBLEMS.resolve("two-layer-3relu")))
                .text();

        assertThat(sigmoids).contains("     * a_log = sigmoid(z)\n     * C_squared = half_squared_error(a_log, t, ");
        assertThat(rectified)
                .contains("RealMatrix da1_ds1, // ∂a1/∂s1, n1×n1\n")
                .contains("     * C_sample = sum((y_tilde - y)^2)\n")
                .doesNotContain("a1_sample");
    }

    @Test
    void shapesOfJacobians_areInTheNamesOfDimensions() {
        String vectors = JavaStarter.of(ProblemReader.read(PROBLEMS.resolve("softmax-softargmax")))
                .text();
        String rows = JavaStarter.of(ProblemReader.read(PROBLEMS.resolve("delta-rule")))
                .text();

        assertThat(vectors)
                .contains("Returns {@code ∂s/∂e}, n×n.")
                .contains("RealMatrix s_inf, // ∂lse_inf/∂e in denominator layout, n×1\n");
        assertThat(rows).contains("RealMatrix delta_squared, // ∂C_squared/∂z, 1×N\n");
    }

    @Test
    void sizes_areInOrder_withTheNumberOfSamplesLast() {
        String text = JavaStarter.of(ProblemReader.read(PROBLEMS.resolve("delta-rule")))
                .text();

        assertThat(text.replaceAll("\\s+\\*?\\s*", " ")).contains("n1 = 3, n2 = 2, n3 = 2, n4 = 2, N = 4;");
    }

    @Test
    void lengthOfTraining_isAWholeNumber() {
        String text = JavaStarter.of(ProblemReader.read(PROBLEMS.resolve("autoencoder")))
                .text();

        assertThat(text).contains("int epochs,").contains("int batch,");
    }

    @Test
    void everyFunction_saysWhatTheGraderTakesForNotAttempted() {
        Problem problem = ProblemReader.read(CLASSIFIER);

        String text = JavaStarter.of(problem).text();

        assertThat(problem.tasks())
                .allSatisfy(task -> assertThat(text)
                        .contains("throw new UnsupportedOperationException(\"%s is not written yet\");"
                                .formatted(task.function())));
    }

    private Problem problem(String yaml) throws IOException {
        return ProblemReader.read(Files.writeString(folder.resolve("problem.yaml"), yaml));
    }

    /** What the compiler says about it. */
    private String compiled(StarterFile starter) {
        JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
        String mathematics = RealMatrix.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath();
        StringWriter said = new StringWriter();
        JavaFileObject source =
                new SimpleJavaFileObject(URI.create("string:///" + starter.name()), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return starter.text();
                    }
                };
        List<String> options = List.of(
                "-Xlint:all", "-Werror", "-proc:none", "-parameters", "-cp", mathematics, "-d", folder.toString());
        boolean compiles = compiler.getTask(said, null, null, options, null, List.of(source))
                .call();
        return compiles ? said.toString() : "does not compile: " + said;
    }
}
