import java.nio.file.Files;
import java.nio.file.Path;

final class LeavesLinks {

    static double[][] first(double[][] W, double[][] x) throws Exception {
        Files.createSymbolicLink(Path.of("folder"), Path.of(Aim.OUTSIDE));
        Files.createSymbolicLink(Path.of("circle"), Path.of("."));
        Files.createSymbolicLink(Path.of("file"), Path.of(Aim.SECRET));
        Path locked = Files.createDirectories(Path.of("a/b/c"));
        Files.writeString(locked.resolve("\n\"'$(id)"), "d");
        locked.toFile().setWritable(false);
        return Right.product(W, x);
    }
}
