import java.nio.file.Files;
import java.nio.file.Path;

final class ReadsItsLaunchersEnvironment {

    static double[][] first(double[][] W, double[][] x) throws Exception {
        Attempt.to("environment", () -> {
            String all = Files.readString(Path.of("/proc/self/environ")) + System.getenv();
            try {
                all += Files.readString(Path.of("/proc/1/environ"));
            } catch (java.io.IOException e) {
                // not shown
            }
            return all.contains("NABLA_SECRET");
        });
        return Right.product(W, x);
    }
}
