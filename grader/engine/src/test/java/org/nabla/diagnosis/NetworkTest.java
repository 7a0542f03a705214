package org.nabla.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nabla.reference.calculus.Update;
import org.nabla.reference.calculus.UpdateRule;
import org.nabla.reference.expression.Expression;
import org.nabla.reference.expression.ExpressionParser;
import org.nabla.spec.Dimension;
import org.nabla.spec.Leaf;
import org.nabla.spec.Model;
import org.nabla.spec.Naming;

class NetworkTest {

    @Test
    void samplesAsColumns_areTakenAsTheyStand() {
        Network network =
                network("a1 = W1 @ x + b1", "h1 = sigmoid(a1)", "a2 = W2 @ h1 + b2", "p = softmax(a2, axis=0)");

        assertThat(network.layers()).hasSize(2).noneMatch(Layer::rows);
        Layer first = network.layers().get(0);
        assertThat(first.weights().expression()).hasToString("W1");
        assertThat(first.weights().turned()).isFalse();
        assertThat(first.bias().flatMap(Layer.Placed::name)).contains("b1");
        assertThat(first.input().name()).contains("x");
        assertThat(first.activation().kind()).isEqualTo("sigmoid");
        assertThat(first.last()).isFalse();
        assertThat(network.layers().get(1).last()).isTrue();
        assertThat(network.layers().get(1).activation().kind()).isEqualTo("softmax");
        assertThat(network.producing("h1")).contains(first);
    }

    @Test
    void samplesAsRows_areTurned() {
        Network network = network("a1 = x @ W1 + b1", "h1 = tanh(a1)", "a2 = h1 @ W2 + b2", "p = softmax(a2, axis=1)");

        assertThat(network.layers()).hasSize(2).allMatch(Layer::rows);
        Layer first = network.layers().get(0);
        assertThat(first.weights().turned()).isTrue();
        assertThat(first.weights().expression()).hasToString("W1.T");
        assertThat(first.input().expression()).hasToString("x.T");
        assertThat(first.bias().map(Layer.Placed::turned)).contains(true);
        assertThat(first.activation().kind()).isEqualTo("tanh");
        assertThat(network.layers().get(1).activation().kind()).isEqualTo("softmax");
    }

    @Test
    void weightsThatAreStoredTransposed_areTurned() {
        Network network = network("s1 = W1.T @ x + b1", "a1 = 3 * relu(s1)");

        Layer layer = network.layers().get(0);
        assertThat(layer.weights().turned()).isTrue();
        assertThat(layer.weights().expression()).hasToString("W1.T");
        assertThat(layer.rows()).isFalse();
        assertThat(layer.input().turned()).isFalse();
    }

    @Test
    void scaledRelu_isARelu() {
        Network network = network("s1 = W1 @ x + b1", "a1 = 3 * relu(s1)");

        Activation relu = network.layers().get(0).activation();
        assertThat(relu.kind()).isEqualTo("relu");
        assertThat(relu.valueAt(ExpressionParser.parse("s1"))).hasToString("(3 * relu(s1))");
        assertThat(relu.slopeAt(ExpressionParser.parse("s1"))).hasToString("(3 * step(s1))");
    }

    @Test
    void layerWithoutBias_hasNone() {
        Network network = network("a1 = W1 @ x", "h1 = sigmoid(a1)");

        assertThat(network.layers()).hasSize(1);
        assertThat(network.layers().get(0).bias()).isEmpty();
        assertThat(network.layers().get(0).output()).contains("h1");
    }

    @Test
    void layerInTwoSteps_isOneLayer() {
        Network network = network("p1 = W1 @ x", "a1 = p1 + b1", "h1 = sigmoid(a1)", "p2 = W2 @ h1", "a2 = p2 + b2");

        assertThat(network.layers()).extracting(Layer::preActivation).containsExactly("a1", "a2");
        assertThat(network.layers())
                .extracting(layer -> layer.bias().flatMap(Layer.Placed::name))
                .containsExactly(Optional.of("b1"), Optional.of("b2"));
        assertThat(network.layers().get(1).input().name()).contains("h1");
    }

    @Test
    void biasMayStandFirst_andBeSharedByLayers() {
        Network network = network("a1 = b1 + W1 @ x", "h1 = sigmoid(a1)", "a2 = b1 + W2 @ h1");

        assertThat(network.layers())
                .extracting(layer -> layer.bias().flatMap(Layer.Placed::name))
                .containsExactly(Optional.of("b1"), Optional.of("b1"));
        assertThat(network.layers().get(1).output())
                .as("no activation of its own")
                .isEmpty();
        assertThat(network.layers().get(1).activation().kind()).isEqualTo("identity");
    }

    @Test
    void otherOffsetThanAParameter_makesNoLayer() {
        assertThat(network("a1 = W1 @ x + 1", "h1 = sigmoid(a1)").layers()).isEmpty();
        assertThat(network("a1 = x * y", "h1 = sigmoid(a1)").layers()).isEmpty();
    }

    @Test
    void activationWrittenOut_isKnownByItsValues() {
        Network network = network("a1 = W1 @ x + b1", "h1 = 1 / (1 + exp(-a1))");

        assertThat(network.layers().get(0).activation().kind()).isEqualTo("sigmoid");
    }

    @Test
    void lossOfTheUpdates_comesFirst() {
        Network network = network("a1 = W1 @ x + b1", "se = sum((a1 - y)^2)", "loss = 0.5 * sum((a1 - y)^2)");

        assertThat(network.losses()).extracting(LossRole::quantity).containsExactly("loss", "se");
        assertThat(network.losses()).extracting(LossRole::kind).containsExactly("half-squared-error", "squared-error");
    }

    private static Network network(String... definitions) {
        Map<String, Expression> expressions = new LinkedHashMap<>();
        for (String definition : definitions) {
            int equals = definition.indexOf(" = ");
            expressions.put(definition.substring(0, equals), ExpressionParser.parse(definition.substring(equals + 3)));
        }
        Map<String, Leaf> parameters = leaves("W1", "b1", "W2", "b2");
        Model model = new Model(
                parameters,
                leaves("x", "y"),
                Set.of("y"),
                expressions,
                "loss",
                new Update(
                        UpdateRule.named("gradient-descent").orElseThrow(),
                        Map.of("learning_rate", 0.1),
                        parameters.keySet(),
                        0,
                        Set.of()),
                new Naming("grad_{}"));
        return Network.of(model, Set.of());
    }

    private static Map<String, Leaf> leaves(String... names) {
        Map<String, Leaf> leaves = new LinkedHashMap<>();
        for (String name : List.of(names)) {
            leaves.put(name, new Leaf(name, new Dimension.Named("n"), new Dimension.Named("m")));
        }
        return leaves;
    }
}
