import java.nio.file.Files;
import java.nio.file.Path;

final class ReadsThroughLinks {

    static double[][] first(double[][] W, double[][] x) throws Exception {
        Files.createSymbolicLink(Path.of("soft"), Path.of(Aim.SECRET));
        Attempt.to("soft link", () -> Files.readString(Path.of("soft")));
        Attempt.to("hard link", () -> Files.readString(Files.createLink(Path.of("hard"), Path.of(Aim.SECRET))));
        return Right.product(W, x);
    }
}
