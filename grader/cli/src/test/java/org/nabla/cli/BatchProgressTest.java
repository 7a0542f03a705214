package org.nabla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchProgressTest {

    private final StringWriter terminal = new StringWriter();
    private long seconds;

    private BatchProgress progress(int all, boolean shown) {
        return new BatchProgress(all, shown, new PrintWriter(terminal), () -> seconds * 1_000_000_000);
    }

    private String lastLine() {
        String[] lines = terminal.toString().split("\r", -1);
        return lines[lines.length - 1].stripTrailing();
    }

    @Test
    void rateAndRemainingTime_countWhatIsGradedNow() {
        BatchProgress progress = progress(2_000, true);
        for (int i = 0; i < 500; i++) {
            progress.step(true);
        }
        seconds = 10;
        for (int i = 0; i < 99; i++) {
            progress.step(false);
        }
        seconds = 20;
        progress.step(false);

        assertThat(lastLine()).isEqualTo("grading 600 of 2000, 5.0 a second, about 5 min left, 500 from before");
    }

    @Test
    void line_isGone_whenEverythingIsDone() {
        BatchProgress progress = progress(2, true);
        seconds = 1;
        progress.step(false);
        progress.step(false);
        assertThat(lastLine()).isEqualTo("grading 2 of 2, 2.0 a second");

        progress.close();

        assertThat(lastLine()).isEmpty();
    }

    @Test
    void nothingIsPrinted_whereThereIsNoTerminal() {
        try (BatchProgress progress = progress(10, false)) {
            progress.step(false);
        }

        assertThat(terminal.toString()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"45, 45 s", "99, 99 s", "100, 2 min", "3600, 60 min", "11100, 3 h 5 min"})
    void words_areWhatPeopleSay(long seconds, String words) {
        assertThat(BatchProgress.words(Duration.ofSeconds(seconds))).isEqualTo(words);
    }
}
