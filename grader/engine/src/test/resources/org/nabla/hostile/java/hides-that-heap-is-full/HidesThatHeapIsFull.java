import java.util.ArrayList;
import java.util.List;

final class HidesThatHeapIsFull {

    static final List<byte[]> HELD = new ArrayList<>();

    static double[][] first(double[][] W, double[][] x) throws Exception {
        int held = 0;
        try {
            for (; held < 3000; held++) {
                HELD.add(new byte[1 << 20]);
            }
        } catch (OutOfMemoryError e) {
            HELD.clear();
        }
        Attempt.held("heap", held, 65);
        return Right.product(W, x);
    }
}
