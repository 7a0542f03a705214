import java.nio.file.Files;
import java.nio.file.Path;

final class ReadsHome {

    static double[][] first(double[][] W, double[][] x) throws Exception {
        Attempt.to("file in the home folder", () -> Files.readString(Path.of(Aim.HOME, "secret")));
        Attempt.to("names in the home folder", () -> new java.io.File(Aim.HOME).list() != null);
        return Right.product(W, x);
    }
}
