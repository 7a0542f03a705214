package network;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.math3.linear.RealMatrix;

public final class Training {
    private Training() {}

    public static Map<String, RealMatrix> update(
            Map<String, RealMatrix> parameters, Map<String, RealMatrix> gradients, double learning_rate) {
        Map<String, RealMatrix> updated = new LinkedHashMap<>();
        parameters.forEach((name, value) ->
                updated.put(name, value.subtract(gradients.get("grad_" + name).scalarMultiply(learning_rate))));
        return updated;
    }

    public static double loss_after_update(
            Map<String, RealMatrix> parameters, RealMatrix x, RealMatrix y, double learning_rate) {
        Map<String, RealMatrix> values = ForwardPass.forward(parameters, x);
        Map<String, RealMatrix> gradients = BackwardPass.backward(parameters, values, x, y, values.get("y_hat"));
        Map<String, RealMatrix> updated = update(parameters, gradients, learning_rate);
        return ForwardPass.loss(ForwardPass.forward(updated, x).get("y_hat"), y);
    }
}
