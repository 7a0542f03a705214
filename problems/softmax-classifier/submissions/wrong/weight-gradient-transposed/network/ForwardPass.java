package network;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.math3.linear.RealMatrix;

public final class ForwardPass {
    private ForwardPass() {}

    public static long count_parameters(Map<String, RealMatrix> parameters) {
        long count = 0;
        for (RealMatrix parameter : parameters.values()) {
            count += (long) parameter.getRowDimension() * parameter.getColumnDimension();
        }
        return count;
    }

    public static Map<String, RealMatrix> forward(Map<String, RealMatrix> parameters, RealMatrix x) {
        Map<String, RealMatrix> values = new LinkedHashMap<>();
        RealMatrix input = x;
        int layers = parameters.size() / 2;
        for (int k = 1; k <= layers; k++) {
            RealMatrix a = Maths.affine(parameters.get("W" + k), input, parameters.get("b" + k));
            values.put("a" + k, a);
            if (k == layers) {
                values.put("y_hat", Maths.softmax(a));
            } else {
                input = Maths.map(a, Maths::sigma);
                values.put("h" + k, input);
            }
        }
        return values;
    }

    public static double loss(RealMatrix y_hat, RealMatrix y) {
        double total = 0;
        for (double[] row : Maths.times(y, Maths.map(y_hat, Math::log)).getData()) {
            for (double term : row) {
                total += term;
            }
        }
        return -total / y.getColumnDimension();
    }
}
