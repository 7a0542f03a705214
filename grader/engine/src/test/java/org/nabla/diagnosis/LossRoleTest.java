package org.nabla.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nabla.reference.expression.ExpressionParser;

class LossRoleTest {

    private static final Set<String> LEAVES = Set.of("x", "y");

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "cross_entropy(p, y); cross-entropy; 1 / samples",
                "-sum(xlogy(y, p)); cross-entropy; 1",
                "-sum(y * log(p)); cross-entropy; 1",
                "binary_cross_entropy(p, y); binary-cross-entropy; 1 / samples",
                "-sum(xlogy(y, p) + xlogy(1 - y, 1 - p)); binary-cross-entropy; 1",
                "sum((p - y)^2); squared-error; 1",
                "sum(square(y - p)); squared-error; 1",
                "sum((y - p)^2) / 2; half-squared-error; 1",
                "mean((p - y)^2); squared-error; 1 / (samples * outputs)",
                "sum((p - y)^2) / N; squared-error; 1 / samples",
                "sum((p - y)^2) / K; squared-error; 1 / outputs"
            })
    void loss_isToldByItsValues(String expression, String kind, String scale) {
        LossRole role = role(expression).orElseThrow();

        assertThat(role.kind()).isEqualTo(kind);
        assertThat(role.scale()).hasToString(ExpressionParser.parse(scale).toString());
        assertThat(role.prediction()).isEqualTo("p");
        assertThat(role.target()).isEqualTo("y");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sum(p)", "(p - y)^2", "sum(abs(p - y))", "sum(p * y)", "sum(p - y - x)"})
    void otherExpression_isNoLoss(String expression) {
        assertThat(role(expression)).isEmpty();
    }

    @Test
    void target_isTheLeaf_whenBothMayBe() {
        LossRole role = LossRole.of(
                        "E", ExpressionParser.parse("sum((x - z)^2)"), Set.of("x"), Set.of(), false, Set.of())
                .orElseThrow();

        assertThat(role.target()).isEqualTo("x");
        assertThat(role.prediction()).isEqualTo("z");
    }

    @Test
    void target_isWhatTheProblemCallsSo_whenBothAreLeaves() {
        LossRole role = LossRole.of(
                        "E", ExpressionParser.parse("sum((z - t)^2)"), Set.of("z", "t"), Set.of("t"), false, Set.of())
                .orElseThrow();

        assertThat(role.target()).isEqualTo("t");
        assertThat(role.prediction()).isEqualTo("z");
    }

    @Test
    void samplesAsRows_areCountedAsSamples() {
        LossRole role = LossRole.of(
                        "loss", ExpressionParser.parse("cross_entropy(p, y, axis=1)"), LEAVES, Set.of(), true, Set.of())
                .orElseThrow();

        assertThat(role.scale()).hasToString("(1 / samples)");
    }

    private static Optional<LossRole> role(String expression) {
        return LossRole.of("loss", ExpressionParser.parse(expression), LEAVES, Set.of(), false, Set.of("N", "K"));
    }
}
