package org.nabla.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nabla.spec.Problem;
import org.nabla.spec.ProblemReader;

/** What of a statement comes along: its pictures, and no link that leads nowhere. */
class StatementTest {

    private static final String PROBLEM = """
            format: 1
            id: one-unit
            graph:
              inputs: { x: [1, 1] }
              parameters: { w: [1, 1] }
              nodes: { z: w * x }
              loss: z
            parameters: { w: 2 }
            data: { x: 3 }
            questions: [{ id: Q1, asks: z }]
            """;

    private static final String TEXT = """
            # One unit
            ![the unit](figures/unit.svg) and ![gone](figures/gone.png), [all of it](./figures/unit.svg).
            The [key](problem.yaml), a [page](../README.md), [the web](https://example.org/a), [below](#questions).
            ![not ours](../secret.png)
            """;

    @TempDir
    private Path folder;

    private Path problem;

    @BeforeEach
    void writes() throws IOException {
        problem = Files.createDirectory(folder.resolve("one-unit"));
        Files.writeString(problem.resolve("problem.yaml"), PROBLEM);
        Files.createDirectory(problem.resolve("figures"));
        Files.writeString(problem.resolve("figures/unit.svg"), "<svg/>");
        Files.writeString(folder.resolve("secret.png"), "not for students");
    }

    private Problem read() {
        return ProblemReader.read(problem);
    }

    @Test
    void isNotThere_withoutAFile() {
        assertThat(Statement.of(read())).isEmpty();
    }

    @Test
    void takesPicturesAlong_andOtherLinksAsText() throws IOException {
        Files.writeString(problem.resolve("statement.md"), TEXT);

        Statement statement = Statement.of(read()).orElseThrow();

        assertThat(statement.pictures()).containsOnlyKeys("figures/unit.svg");
        assertThat(statement.text(picture -> "files/" + picture)).isEqualTo("""
                # One unit
                ![the unit](files/figures/unit.svg) and gone, [all of it](files/figures/unit.svg).
                The key, a page, [the web](https://example.org/a), [below](#questions).
                not ours
                """);
    }
}
