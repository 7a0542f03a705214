import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

final class ChangesTheWorker {

    static double[][] first(double[][] W, double[][] x) throws Exception {
        Attempt.to("library of the worker", () -> {
            Files.newOutputStream(Path.of(Aim.WORKER), StandardOpenOption.APPEND).close();
            return true;
        });
        return Right.product(W, x);
    }
}
