package org.nabla.reference.calculus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.nabla.reference.calculus.Networks.RECORDED;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nabla.reference.Matrix;
import org.nabla.reference.Shape;
import org.nabla.reference.calculus.Networks.Network;
import org.nabla.reference.graph.Graph;

/** Every way of computing a gradient, on every kind of network, against NumPy. */
class CalculusTest {

    /**
     * What two correct computations in doubles may differ by: a few dozen roundings, each 1e-16 of the largest term.
     * Networks here are a dozen operations deep and add up no more than seven samples.
     */
    private static final double ROUNDING = 1e-13;

    /**
     * Central differences lose ten of sixteen digits at best: rounding 1e-16 / 6e-6, curvature (6e-6)². A cross-entropy
     * near its limit loses two more, as 1 − p is rounded before its logarithm is taken.
     */
    private static final double DIFFERENCES = 1e-8;

    /** A way, and how far from the truth it may be, relative to the largest entry or to a loss of about 1. */
    record Way(String name, double tolerance, Function<Graph, Calculus<?>> of) {

        /** Forty digits take two evaluations an entry, each as slow as a thousand over doubles. */
        boolean skips(Matrix gradient) {
            return name.startsWith("40") && gradient.shape().size() > 10;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static final List<Way> WAYS = List.of(
            new Way("backpropagation", ROUNDING, Backpropagation::new),
            new Way("central differences", DIFFERENCES, CentralDifferences::new),
            new Way("forward-mode differentiation", ROUNDING, ForwardMode::new),
            new Way("40-digit evaluation", ROUNDING, FortyDigits::new));

    static Stream<Arguments> everyWayOnEveryNetwork() {
        Stream<Network> networks = Stream.concat(
                Stream.of(Networks.classifier(), dropout(), batchNormalisation()), Networks.columns().stream());
        return networks.flatMap(network -> WAYS.stream().map(way -> Arguments.of(way, network)));
    }

    static List<Way> everyWay() {
        return WAYS;
    }

    /** One sample a row; a unit is kept where the mask is 1, and then divided by the chance of being kept. */
    private static Network dropout() {
        Map<String, Matrix> leaves = new LinkedHashMap<>(Networks.leaves(""));
        leaves.put("mask", RECORDED.matrix("dropout / mask"));
        Graph graph = Networks.graph(
                leaves.keySet(), "h = tanh(x.T @ W1.T) * mask / 0.8", "y_hat = h @ W2.T", "loss = sum(y_hat^2)");
        return new Network("dropout", graph, leaves);
    }

    /** In training: the mean and the biased variance of each unit over the samples, which are rows. */
    private static Network batchNormalisation() {
        Map<String, Matrix> leaves = new LinkedHashMap<>(Networks.leaves(""));
        leaves.putAll(Networks.recorded("batchnorm / ", List.of("gamma", "beta")));
        Graph graph = Networks.graph(
                leaves.keySet(),
                "z = x.T @ W1.T",
                "centred = z - mean(z, axis=0)",
                "variance = mean(centred^2, axis=0)",
                "output = gamma * centred / sqrt(variance + 1e-5) + beta",
                "loss = sum(tanh(output) @ W2.T)");
        return new Network("batchnorm", graph, leaves);
    }

    @ParameterizedTest
    @MethodSource("everyWayOnEveryNetwork")
    void lossAndGradients_areNumPys(Way way, Network network) {
        Calculus<?> calculus = way.of().apply(network.graph());

        assertClose(value(calculus, "loss", network), Matrix.scalar(network.expectedLoss()), ROUNDING, "loss");
        assertThat(network.differentiated()).isNotEmpty();
        for (String name : network.differentiated()) {
            if (way.skips(network.expectedGradient(name))) {
                continue;
            }
            Matrix gradient = gradient(calculus, name, network.leaves());
            assertClose(gradient, network.expectedGradient(name), way.tolerance(), name);
        }
    }

    @ParameterizedTest
    @MethodSource("everyWay")
    void gradients_areTransposed_whenSamplesAreRows(Way way) {
        Network network = Networks.rows();
        Calculus<?> calculus = way.of().apply(network.graph());
        for (String name : network.differentiated()) {
            Matrix expected = network.expectedGradient(name).transpose();
            if (way.skips(expected)) {
                continue;
            }

            assertClose(gradient(calculus, name, network.leaves()), expected, way.tolerance(), name);
        }
    }

    @ParameterizedTest
    @MethodSource("everyWay")
    void gradientsOfInnerNodes_agree(Way way) {
        Network network = Networks.columns().get(0);
        Calculus<?> calculus = way.of().apply(network.graph());
        Calculus<?> trusted = new FortyDigits(network.graph());
        for (String name : List.of("a2", "h2", "a3", "y_hat")) {
            Matrix expected = gradient(trusted, name, network.leaves());

            assertClose(gradient(calculus, name, network.leaves()), expected, way.tolerance(), name);
        }
    }

    /** ∂L/∂a3 = (ŷ − y) / N for a softmax and the mean cross-entropy of N samples. */
    @ParameterizedTest
    @MethodSource("everyWay")
    void gradientOfLogits_isPredictionMinusTarget(Way way) {
        Network network = Networks.columns().get(0);
        Calculus<?> calculus = way.of().apply(network.graph());
        Matrix prediction = value(calculus, "y_hat", network);
        Matrix target = RECORDED.matrix("y");

        Matrix gradient = gradient(calculus, "a3", network.leaves());

        assertClose(gradient, prediction.zip(target, (p, t) -> (p - t) / 7), way.tolerance(), "a3");
    }

    @Test
    void batchNormalisation_isNumPys() {
        Network network = batchNormalisation();

        Matrix output = value(new Backpropagation(network.graph()), "output", network);

        assertClose(output, RECORDED.matrix("batchnorm / output"), ROUNDING, "output");
    }

    @ParameterizedTest
    @MethodSource("everyWay")
    void way_keepsShapesAndNames(Way way) {
        Network network = Networks.columns().get(0);
        Calculus<?> calculus = way.of().apply(network.graph());

        assertThat(calculus.name()).isEqualTo(way.name());
        assertThat(shape(calculus, Matrix.column(1, 2, 3))).isEqualTo(new Shape(3, 1));
    }

    @Test
    void backpropagation_followsChangeOfLeavesAndOfShapes() {
        Network seven = Networks.columns().get(0);
        Map<String, Matrix> one = new LinkedHashMap<>(seven.leaves());
        one.put("x", Matrix.column(1, -2, 3, -4));
        one.put("y", Matrix.column(0, 1, 0));
        Backpropagation reused = new Backpropagation(seven.graph());

        for (Map<String, Matrix> leaves : List.of(seven.leaves(), one, seven.leaves(), one)) {
            Backpropagation fresh = new Backpropagation(seven.graph());
            assertThat(reused.value("loss", leaves)).isEqualTo(fresh.value("loss", leaves));
            assertThat(reused.gradient("loss", "W2", leaves)).isEqualTo(fresh.gradient("loss", "W2", leaves));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "onehot(row, 3) | [[0.0, 1.0, 0.0, 0.0], [0.0, 0.0, 0.0, 1.0], [1.0, 0.0, 1.0, 0.0]]",
                "onehot(column, 3) | [[0.0, 1.0, 0.0, 0.0], [0.0, 0.0, 0.0, 1.0], [1.0, 0.0, 1.0, 0.0]]",
                "onehot(row, 3, axis=1) | [[0.0, 0.0, 1.0], [1.0, 0.0, 0.0], [0.0, 0.0, 1.0], [0.0, 1.0, 0.0]]",
                "onehot(column, 3, axis=1) | [[0.0, 0.0, 1.0], [1.0, 0.0, 0.0], [0.0, 0.0, 1.0], [0.0, 1.0, 0.0]]",
                "onehot(from_one - 1, 3) | [[0.0, 1.0, 0.0, 0.0], [0.0, 0.0, 0.0, 1.0], [1.0, 0.0, 1.0, 0.0]]"
            })
    void labels_becomeOneHot(String expression, String expected) {
        Map<String, Matrix> leaves = Map.of(
                "row", Matrix.column(2, 0, 2, 1).transpose(),
                "column", Matrix.column(2, 0, 2, 1),
                "from_one", Matrix.column(3, 1, 3, 2).transpose());
        Graph graph = Networks.graph(leaves.keySet(), "y = " + expression);
        for (Way way : WAYS) {
            Calculus<?> calculus = way.of().apply(graph);
            assertThat(value(calculus, "y", new Network("labels", graph, leaves)))
                    .as(way.name())
                    .hasToString(expected);
        }
    }

    /** A slope of `leaky_relu` and an exponent are leaves like any other. */
    @ParameterizedTest
    @MethodSource("everyWay")
    void gradient_reachesSlopesAndExponents(Way way) {
        Map<String, Matrix> leaves =
                Map.of("x", Matrix.column(-2, 3), "slope", Matrix.scalar(0.5), "e", Matrix.scalar(2));
        Graph graph = Networks.graph(leaves.keySet(), "loss = sum(leaky_relu(x, slope)) + sum(relu(x))^e");
        Calculus<?> calculus = way.of().apply(graph);

        assertClose(gradient(calculus, "slope", leaves), Matrix.scalar(-2), way.tolerance(), "slope");
        assertClose(gradient(calculus, "e", leaves), Matrix.scalar(9 * Math.log(3)), way.tolerance(), "e");
        assertClose(gradient(calculus, "x", leaves), Matrix.column(0.5, 1 + 6), way.tolerance(), "x");
    }

    /** The gradient with respect to a one-hot target is −log ŷ, also where the target is 0. */
    @ParameterizedTest
    @MethodSource("everyWay")
    void gradient_reachesTargets(Way way) {
        Map<String, Matrix> leaves = Map.of("p", Matrix.column(0.25, 0.75), "y", Matrix.column(0, 1));
        Graph graph = Networks.graph(leaves.keySet(), "loss = cross_entropy(p, y)");

        Matrix gradient = gradient(way.of().apply(graph), "y", leaves);

        assertClose(gradient, Matrix.column(-Math.log(0.25), -Math.log(0.75)), way.tolerance(), "y");
    }

    private static <M> Matrix value(Calculus<M> calculus, String name, Network network) {
        return calculus.lower(calculus.value(name, lifted(calculus, network.leaves())));
    }

    private static <M> Matrix gradient(Calculus<M> calculus, String wrt, Map<String, Matrix> leaves) {
        return calculus.lower(calculus.gradient("loss", wrt, lifted(calculus, leaves)));
    }

    private static <M> Shape shape(Calculus<M> calculus, Matrix matrix) {
        return calculus.shape(calculus.lift(matrix));
    }

    private static <M> Map<String, M> lifted(Calculus<M> calculus, Map<String, Matrix> leaves) {
        Map<String, M> lifted = new LinkedHashMap<>();
        leaves.forEach((name, value) -> lifted.put(name, calculus.lift(value)));
        return lifted;
    }

    static void assertClose(Matrix actual, Matrix expected, double tolerance, String what) {
        assertThat(actual.shape()).as(what).isEqualTo(expected.shape());
        double allowance = tolerance * Math.max(1, expected.largestMagnitude());
        assertThat(actual.toArray()).as(what).containsExactly(expected.toArray(), within(allowance));
    }
}
