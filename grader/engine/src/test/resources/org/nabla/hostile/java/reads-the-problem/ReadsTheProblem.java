import java.nio.file.Files;
import java.nio.file.Path;

final class ReadsTheProblem {

    static double[][] first(double[][] W, double[][] x) throws Exception {
        Attempt.to("problem", () -> Files.readString(Path.of(Aim.PROBLEM)));
        return Right.product(W, x);
    }
}
