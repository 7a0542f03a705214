package org.nabla.reference.calculus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nabla.reference.calculus.CalculusTest.assertClose;
import static org.nabla.reference.calculus.Networks.PARAMETERS;
import static org.nabla.reference.calculus.Networks.RECORDED;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nabla.reference.Matrix;
import org.nabla.reference.calculus.Networks.Network;
import org.nabla.reference.expression.ExpressionParser;

/** Three steps of every rule, with settings away from their defaults, against NumPy. */
class UpdateRuleTest {

    /** Both compute in doubles; three steps multiply what they differ by in the first. */
    private static final double ROUNDING = 1e-12;

    private static final Set<String> WEIGHTS = Set.of("W1", "W2", "W3");

    private static final Network TANH = Networks.columns().get(1);

    /** A rule with settings, recorded by NumPy under this name. */
    record Case(String name, String rule, Map<String, Double> settings, double decay, Set<String> decayed) {

        Update update(Set<String> learnable) {
            Map<String, Double> all = new LinkedHashMap<>(settings);
            all.put("learning_rate", 0.05);
            return new Update(UpdateRule.named(rule).orElseThrow(), all, learnable, decay, decayed);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static final List<Case> CASES = cases();

    private static List<Case> cases() {
        Map<String, Map<String, Double>> settings = new LinkedHashMap<>();
        settings.put("gradient-descent", Map.of());
        settings.put("momentum", Map.of("momentum", 0.7));
        settings.put("nesterov", Map.of("momentum", 0.7));
        settings.put("rmsprop", Map.of("decay", 0.8, "epsilon", 1e-3));
        settings.put("adam", Map.of("beta1", 0.8, "beta2", 0.95, "epsilon", 1e-3));
        List<Case> cases = new ArrayList<>();
        for (String name : recorded()) {
            String rule = name.split(" ", -1)[0];
            boolean weights = name.endsWith(" with decayed weights");
            boolean everything = name.endsWith(" with everything decayed");
            cases.add(new Case(
                    name,
                    rule,
                    settings.getOrDefault(rule, Map.of()),
                    weights || everything ? 0.4 : 0,
                    weights ? WEIGHTS : everything ? PARAMETERS : Set.of()));
        }
        return cases;
    }

    private static Set<String> recorded() {
        return RECORDED.names().stream()
                .filter(name -> name.endsWith(" / 3 / W1"))
                .map(name -> name.substring(0, name.length() - " / 3 / W1".length()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    static List<Case> everyCase() {
        return CASES;
    }

    private static Answers<Matrix> answers(Update update) {
        return new Answers<>(new Backpropagation(TANH.graph()), Networks.setting(TANH.graph(), update), TANH.leaves());
    }

    private static Matrix answer(Update update, String question) {
        return answers(update).to(ExpressionParser.parse(question));
    }

    @Test
    void everyRule_hasCase() {
        assertThat(CASES.stream().map(Case::rule).distinct()).containsExactlyInAnyOrderElementsOf(UpdateRule.names());
    }

    @Test
    void everySetting_isAwayFromItsDefault() {
        for (Case tried : CASES) {
            UpdateRule rule = UpdateRule.named(tried.rule()).orElseThrow();
            assertThat(tried.settings().keySet())
                    .as(tried.name())
                    .isEqualTo(rule.settings().keySet());
            rule.settings()
                    .forEach((name, value) ->
                            assertThat(tried.settings()).as(tried.name()).doesNotContainEntry(name, value));
        }
    }

    @ParameterizedTest
    @MethodSource("everyCase")
    void parameters_moveAsInNumPy(Case tried) {
        Answers<Matrix> answers = answers(tried.update(PARAMETERS));
        for (int step = 1; step <= 3; step++) {
            for (String parameter : PARAMETERS) {
                Matrix expected = RECORDED.matrix("%s / %d / %s".formatted(tried.name(), step, parameter));

                Matrix actual = answers.to(ExpressionParser.parse("after(%d, %s)".formatted(step, parameter)));

                assertClose(actual, expected, ROUNDING, "%s after %d".formatted(parameter, step));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("everyCase")
    void forwardMode_movesParametersTheSameWay(Case tried) {
        Answers<Matrix> answers = new Answers<>(
                new ForwardMode(TANH.graph()), Networks.setting(TANH.graph(), tried.update(PARAMETERS)), TANH.leaves());
        Matrix expected = RECORDED.matrix(tried.name() + " / 2 / W2");

        Matrix actual = answers.to(ExpressionParser.parse("after(2, W2)"));

        assertClose(actual, expected, ROUNDING, "W2");
    }

    @Test
    void frozenParameter_staysWhereItIs() {
        Update update = CASES.get(0).update(Set.of("W1", "b1", "W3", "b3"));
        Answers<Matrix> answers = answers(update);

        assertThat(answers.to(ExpressionParser.parse("after(2, W2)")))
                .isEqualTo(TANH.leaves().get("W2"));
        assertThat(answers.to(ExpressionParser.parse("after(2, W1)")))
                .isNotEqualTo(TANH.leaves().get("W1"));
        assertThat(answers.to(ExpressionParser.parse("count(parameters)"))).isEqualTo(Matrix.scalar(20 + 5 + 6 + 3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"loss", "grad(W2)", "W1"})
    void afterNoUpdate_everythingIsAsBefore(String quantity) {
        Update update = CASES.get(0).update(PARAMETERS);

        assertThat(answer(update, "after(0, %s)".formatted(quantity))).isEqualTo(answer(update, quantity));
    }

    @Test
    void after_countsOnFromWhereItStands() {
        Update update = CASES.get(0).update(PARAMETERS);

        assertThat(answer(update, "after(1, after(2, W1))")).isEqualTo(answer(update, "after(3, W1)"));
    }

    @Test
    void learningRate_canBeReplaced() {
        Update update = CASES.get(0).update(PARAMETERS);

        assertThat(answer(update.withLearningRate(0), "after(3, W1)"))
                .isEqualTo(TANH.leaves().get("W1"));
        assertThat(update.settings()).containsEntry("learning_rate", 0.05);
    }

    @Test
    void names_areThoseOfProblemFiles() {
        assertThat(UpdateRule.names()).containsExactly("gradient-descent", "momentum", "nesterov", "rmsprop", "adam");
        assertThat(UpdateRule.named("sgd")).isEmpty();
    }
}
