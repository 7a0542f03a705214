import java.nio.file.Files;
import java.nio.file.Path;

final class FillsSharedMemory {

    static double[][] first(double[][] W, double[][] x) throws Exception {
        Attempt.to("/dev/shm", () -> Files.write(Path.of("/dev/shm", Aim.NAME), new byte[8 << 20]));
        return Right.product(W, x);
    }
}
