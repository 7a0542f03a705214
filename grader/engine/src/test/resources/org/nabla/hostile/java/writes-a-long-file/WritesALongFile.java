import java.io.FileOutputStream;
import java.io.IOException;

final class WritesALongFile {

    static double[][] first(double[][] W, double[][] x) throws Exception {
        int written = 0;
        try (FileOutputStream file = new FileOutputStream("long")) {
            for (; written < 64; written++) {
                file.write(new byte[1 << 20]);
            }
        } catch (IOException e) {
            // as much as there may be
        }
        Attempt.held("megabytes", written, 64);
        Thread.sleep(1000);
        return Right.product(W, x);
    }
}
