import java.nio.file.Files;
import java.nio.file.Path;

final class ReadsSystemFiles {

    static double[][] first(double[][] W, double[][] x) throws Exception {
        Attempt.to("users", () -> Files.readString(Path.of("/etc/passwd")));
        Attempt.to("passwords", () -> Files.readString(Path.of("/etc/shadow")));
        return Right.product(W, x);
    }
}
