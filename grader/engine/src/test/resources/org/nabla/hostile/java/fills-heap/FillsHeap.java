import java.util.ArrayList;
import java.util.List;

final class FillsHeap {

    static double[][] first(double[][] W, double[][] x) throws Exception {
        List<double[]> held = new ArrayList<>();
        while (true) {
            held.add(new double[100_000]);
        }
    }
}
