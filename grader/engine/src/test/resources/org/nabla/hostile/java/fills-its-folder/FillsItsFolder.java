import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

final class FillsItsFolder {

    static double[][] first(double[][] W, double[][] x) throws Exception {
        int written = 0;
        try {
            for (; written < 64; written++) {
                Files.write(Path.of("fill" + written), new byte[1 << 20]);
                Thread.sleep(5);
            }
        } catch (IOException e) {
            // as much as there may be
        }
        Attempt.held("megabytes", written, 64);
        Thread.sleep(1000);
        return Right.product(W, x);
    }
}
