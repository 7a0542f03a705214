import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

final class FillsDirectMemory {

    static final List<ByteBuffer> HELD = new ArrayList<>();

    static double[][] first(double[][] W, double[][] x) throws Exception {
        int held = 0;
        try {
            for (; held < 1000; held++) {
                HELD.add(ByteBuffer.allocateDirect(1 << 20));
            }
        } catch (OutOfMemoryError e) {
            // as much as there may be
        }
        Attempt.held("direct memory", held, 65);
        return Right.product(W, x);
    }
}
