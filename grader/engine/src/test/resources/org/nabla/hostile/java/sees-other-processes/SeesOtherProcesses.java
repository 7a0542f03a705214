import java.nio.file.Files;
import java.nio.file.Path;

final class SeesOtherProcesses {

    static double[][] first(double[][] W, double[][] x) throws Exception {
        Attempt.to("victim", () -> ProcessHandle.of(Aim.VICTIM).isPresent());
        Attempt.to("command of the victim", () -> Files.readString(Path.of("/proc/" + Aim.VICTIM + "/cmdline")));
        return Right.product(W, x);
    }
}
