package network;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

public final class BackwardPass {
    private BackwardPass() {}

    public static Map<String, RealMatrix> backward(
            Map<String, RealMatrix> parameters,
            Map<String, RealMatrix> activations,
            RealMatrix x,
            RealMatrix y,
            RealMatrix y_hat) {
        Map<String, RealMatrix> gradients = new LinkedHashMap<>();
        int samples = x.getColumnDimension();
        RealMatrix ones = MatrixUtils.createRealMatrix(samples, 1).scalarAdd(1);
        RealMatrix delta = y_hat.subtract(y).scalarMultiply(1.0 / samples);
        for (int k = parameters.size() / 2; k >= 1; k--) {
            RealMatrix input = k == 1 ? x : activations.get("h" + (k - 1));
            gradients.put("grad_a" + k, delta);
            gradients.put("grad_W" + k, delta.multiply(input.transpose()));
            gradients.put("grad_b" + k, delta.multiply(ones));
            if (k > 1) {
                RealMatrix error = parameters.get("W" + k).transpose().multiply(delta);
                gradients.put("grad_h" + (k - 1), error);
                delta = Maths.times(error, Maths.map(input, h -> h * (1 - h)));
            }
        }
        return gradients;
    }
}
