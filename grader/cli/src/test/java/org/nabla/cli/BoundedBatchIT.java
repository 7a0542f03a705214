package org.nabla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many submissions there are does not decide how much memory is needed. */
class BoundedBatchIT {

    private static final int SUBMISSIONS = 300;

    /** A report holds what was handed in: 64 KiB of numbers each. */
    private static final int NUMBERS = 8_000;

    @TempDir
    private Path folder;

    /** The reports of all of them together would not fit into this heap; their summaries do. */
    @Test
    void reports_areNotHeld() throws Exception {
        String numbers = IntStream.range(0, NUMBERS).mapToObj(i -> "0." + i).collect(Collectors.joining(","));
        for (int i = 0; i < SUBMISSIONS; i++) {
            ProblemCopy.write(
                    folder.resolve("sheets/s%03d.csv".formatted(i)), "Q1,36\ngrad_W1,%d,%s\n".formatted(i, numbers));
        }
        Path out = folder.resolve("out");
        try (ChildRun child = ChildRun.start(
                List.of(),
                List.of("-Xmx20m"),
                folder.resolve("errors"),
                "grade",
                Run.CLASSIFIER,
                folder.resolve("sheets"),
                "--out",
                out)) {
            assertThat(child.await()).as(child.err()).isZero();
        }

        assertThat(ProblemCopy.read(out.resolve("summary.csv")).lines()).hasSize(SUBMISSIONS + 1);
    }
}
