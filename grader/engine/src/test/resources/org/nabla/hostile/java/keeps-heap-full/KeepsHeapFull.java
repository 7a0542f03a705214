import java.util.ArrayList;
import java.util.List;

final class KeepsHeapFull {

    static final List<byte[]> HELD = new ArrayList<>();

    static double[][] first(double[][] W, double[][] x) throws Exception {
        try {
            while (true) {
                HELD.add(new byte[1 << 12]);
            }
        } catch (OutOfMemoryError e) {
            // goes on without any
        }
        return Right.product(W, x);
    }
}
