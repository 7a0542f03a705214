import java.nio.file.Files;
import java.nio.file.Path;

final class LoadsNativeCode {

    static double[][] first(double[][] W, double[][] x) throws Exception {
        Path own = Files.copy(Path.of(System.getProperty("java.home"), "lib", "libextnet.so"), Path.of("own.so"));
        Attempt.to("library of its own", () -> {
            System.load(own.toAbsolutePath().toString());
            return true;
        });
        return Right.product(W, x);
    }
}
