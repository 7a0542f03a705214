package org.nabla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gradients against the submission's own loss, through a real worker. */
class GradientCheckIT {

    private static final Path PROBLEM = Run.RESOURCES.resolve("gradient-check");

    @TempDir
    private Path folder;

    @Test
    void rightDerivativeOfAnotherNetwork_isToldAsThat_andPrintsNoMoreThanBefore() {
        Run run = Run.of("check", PROBLEM, PROBLEM.resolve("Layer.java"), "--json", folder.resolve("report.json"));

        assertThat(run.out()).startsWith("""
                        One layer: 2 of 3 points
                        start with `Q3`: of the quantities that are wrong, `grad_b1` is computed first

                        gradient check: your gradients are the derivatives of your own `loss`
                          --> functions `forward`, `loss` and `backward`, instance `published`
                          note: they are right for the network that you wrote, which is not the one asked for
                          help: begin with `forward`; what changes there changes a step of `backward`, too
                          more: nabla explain NB208
                        """);
        assertThat(run.out().lines().filter(line -> line.contains("in forward")))
                .as("once on the published instance and on each of two variants")
                .hasSize(3);
        assertThat(folder.resolve("report.json")).content().contains("\"outcome\": \"consistent\"");
    }

    @Test
    void wrongDerivative_isToldAsThat() throws IOException {
        Run run = check("1 / (1 + z * z)", "-1 / (1 + z * z)", "Math::atan", "z -> 1 / (1 + Math.exp(-z))");

        assertThat(run.out())
                .contains("\ngradient check: your gradients are not the derivatives of your own `loss`\n")
                .contains("  note: each of them: no simple relation to the derivative of your own loss\n")
                .contains("  help: add 0.001 to one entry of `W1`: the loss changes by about 0.001 times that entry");
    }

    @Test
    void randomForward_isNamed() throws IOException {
        Run run = check("Math::atan", "z -> z * Math.random()");

        assertThat(run.out())
                .contains("\ngradient check: `forward` gives different values when it is called again with the same\n");
    }

    @Test
    void errorNearTheParameters_costsNothingMore() throws IOException {
        Run run = check("RealMatrix z1 = W1.multiply(x);", "RealMatrix z1 = W1.multiply(x); Layer.check(W1);");

        assertThat(run.out())
                .startsWith("One layer: 2 of 3 points\n")
                .contains("\ngradient check: `forward` gives no value when the parameters are changed a little\n");
    }

    /** A program that ends itself between two calls takes its worker with it, and no verdict. */
    @Test
    void exitNearTheParameters_changesNoStatus() throws IOException {
        Run run = check(
                "RealMatrix z1 = W1.multiply(x);",
                "RealMatrix z1 = W1.multiply(x); if (Layer.isOther(W1)) System.exit(3);");

        assertThat(run.out()).startsWith("One layer: 2 of 3 points\nstart with");
    }

    /** The layer with texts in place of others. */
    private Run check(String... changes) throws IOException {
        String text = Files.readString(PROBLEM.resolve("Layer.java"));
        for (int i = 0; i < changes.length; i += 2) {
            assertThat(text).contains(changes[i]);
            text = text.replace(changes[i], changes[i + 1]);
        }
        String guards = """
                    static boolean isOther(RealMatrix W1) {
                        return W1.getEntry(0, 0) > 0.1 && W1.getEntry(0, 0) < 0.11 || W1.getEntry(0, 0) < 0.1 && W1.getEntry(0, 0) > 0.09;
                    }

                    static void check(RealMatrix W1) {
                        if (isOther(W1)) {
                            throw new IllegalStateException("no");
                        }
                    }
                }
                """;
        text = text.substring(0, text.lastIndexOf('}')) + guards;
        Files.writeString(folder.resolve("Layer.java"), text);
        return Run.of("check", PROBLEM, folder.resolve("Layer.java"));
    }
}
