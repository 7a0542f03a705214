package org.nabla.reference.calculus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.nabla.reference.calculus.CalculusTest.assertClose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nabla.reference.Matrix;
import org.nabla.reference.calculus.Networks.Network;
import org.nabla.reference.expression.Expression;
import org.nabla.reference.expression.ExpressionParser;
import org.nabla.reference.graph.Graph;
import org.nabla.reference.rule.ShapeException;

class WorksheetTest {

    private static final double ROUNDING = 1e-13;

    /** w = 3, x = 2, b = 1: a = 7, h = 49, loss = 49 + 2 · 7 = 63. */
    private static final Graph SMALL =
            Networks.graph(Set.of("w", "x", "b"), "a = w * x + b", "h = a^2", "loss = h + 2 * a");

    private static final Map<String, Matrix> AT =
            Map.of("w", Matrix.scalar(3), "x", Matrix.scalar(2), "b", Matrix.scalar(1));

    static Stream<Network> networks() {
        return Stream.concat(Stream.of(Networks.classifier(), Networks.rows()), Networks.columns().stream());
    }

    @ParameterizedTest
    @MethodSource("networks")
    void emptyWorksheet_isFilledInAsTheGraphSays(Network network) {
        Answers.Setting setting = Networks.setting(network.graph(), Networks.gradientDescent(0.5));
        Answers<Matrix> usual = new Answers<>(new Backpropagation(network.graph()), setting, network.leaves());
        Answers<Matrix> worksheet =
                new Answers<>(new Worksheet(setting, Rewriting.NONE, Worksheet.Fixed.NONE), setting, network.leaves());

        for (String question : questions(network)) {
            Expression asks = ExpressionParser.parse(question);
            assertClose(worksheet.to(asks), usual.to(asks), ROUNDING, question);
        }
    }

    private static List<String> questions(Network network) {
        List<String> questions = new ArrayList<>();
        for (String name : network.graph().names()) {
            questions.add(name);
            questions.add("grad(%s)".formatted(name));
            questions.add("after(2, %s)".formatted(name));
        }
        questions.add("jacobian(y_hat, x)");
        return questions;
    }

    @Test
    void fixedValue_isWhatFollowsFromIt() {
        Answers<Matrix> answers = small(Rewriting.NONE, new Worksheet.Fixed(values("a", 5), Map.of(), Map.of()));

        assertNumber(answers, "a", 5);
        assertNumber(answers, "h", 25);
        assertNumber(answers, "loss", 35);
        assertNumber(answers, "grad(h)", 1);
        assertNumber(answers, "grad(a)", 2 * 5 + 2);
        assertNumber(answers, "grad(w)", 12 * 2);
        assertNumber(answers, "after(1, w)", 3 - 0.5 * 24);
    }

    /** 2.4 is the largest of the entries, however few digits of it are written down. */
    @Test
    void gradientOfMaximum_goesToTheLargestEntry_whenItIsWrittenDownRounded() {
        Graph graph = Networks.graph(Set.of("e"), "m = max(e)", "loss = 3 * m");
        Answers.Setting setting = Networks.setting(graph, Networks.gradientDescent(0.5));
        Worksheet rounded =
                new Worksheet(setting, Rewriting.NONE, new Worksheet.Fixed(values("m", 2), Map.of(), Map.of()));
        Answers<Matrix> answers = new Answers<>(rounded, setting, Map.of("e", Matrix.column(1, 2.4, 1.9)));

        assertClose(answers.to(ExpressionParser.parse("grad(e)")), Matrix.column(0, 3, 0), ROUNDING, "grad(e)");
    }

    @Test
    void fixedValue_doesNotChangeWhatComesBeforeIt_orAfterAnUpdate() {
        Answers<Matrix> answers = small(Rewriting.NONE, new Worksheet.Fixed(values("h", 10), Map.of(), Map.of()));

        assertNumber(answers, "a", 7);
        assertNumber(answers, "loss", 10 + 14);
        assertNumber(answers, "grad(w)", 16 * 2);
        assertNumber(answers, "after(1, w)", 3 - 0.5 * 32); // -13
        assertNumber(answers, "after(1, b)", 1 - 0.5 * 16); // -7
        assertNumber(answers, "after(1, a)", -13 * 2 - 7);
        assertNumber(answers, "after(1, h)", 33 * 33);
    }

    @Test
    void fixedGradient_isWhatGoesOnBackwards() {
        Worksheet.Fixed fixed = new Worksheet.Fixed(Map.of(), Map.of("loss", values("a", 3)), Map.of());
        Answers<Matrix> answers = small(Rewriting.NONE, fixed);

        assertNumber(answers, "loss", 63);
        assertNumber(answers, "grad(h)", 1);
        assertNumber(answers, "grad(w)", 3 * 2);
        assertNumber(answers, "grad(b)", 3);
        assertNumber(answers, "after(1, b)", 1 - 0.5 * 3);
    }

    @Test
    void fixedUpdate_isWhatTheNextStepStartsFrom() {
        Worksheet.Fixed fixed = new Worksheet.Fixed(Map.of(), Map.of(), Map.of(1, values("w", 0)));
        Answers<Matrix> answers = small(Rewriting.NONE, fixed);

        assertNumber(answers, "after(1, w)", 0);
        assertNumber(answers, "after(1, b)", 1 - 0.5 * 16); // -7
        assertNumber(answers, "after(1, a)", -7);
        assertNumber(answers, "after(1, loss)", 49 - 14);
        assertNumber(answers, "after(2, b)", -7 - 0.5 * (2 * -7 + 2));
    }

    @Test
    void otherFormulas_takeTheValuesThatStandOnTheWorksheet() {
        Rewriting rewriting = new Rewriting(
                Map.of("h", ExpressionParser.parse("right() + w")),
                Map.of(Rewriting.gradient("loss", "a"), ExpressionParser.parse("grad(h) * h")),
                Map.of("b", ExpressionParser.parse("b + learning_rate * grad(b)")),
                Map.of(),
                WalkingBack.RIGHT,
                UnaryOperator.identity());
        Answers<Matrix> answers = small(rewriting, Worksheet.Fixed.NONE);

        assertNumber(answers, "h", 49 + 3);
        assertNumber(answers, "loss", 52 + 14);
        assertNumber(answers, "grad(a)", 52);
        assertNumber(answers, "grad(b)", 52);
        assertNumber(answers, "after(1, b)", 1 + 0.5 * 52);
        assertNumber(answers, "after(1, w)", 3 - 0.5 * 104);
    }

    /** a = w · x, h = a · a, loss = h + a: of w = 3 and x = 2, a = 6, dh/da = 6 + 6, and a is used by h twice. */
    private static Answers<Matrix> shared(WalkingBack back) {
        Graph graph = Networks.graph(Set.of("w", "x"), "a = w * x", "h = a * a", "loss = h + a");
        Rewriting rewriting = new Rewriting(Map.of(), Map.of(), Map.of(), Map.of(), back, UnaryOperator.identity());
        Answers.Setting setting = Networks.setting(graph, Networks.gradientDescent(0.5));
        return new Answers<>(
                new Worksheet(setting, rewriting, Worksheet.Fixed.NONE),
                setting,
                Map.of("w", Matrix.scalar(3), "x", Matrix.scalar(2)));
    }

    @Test
    void uses_areAddedUp_orCountedAsSaid() {
        Map<WalkingBack.Uses, Double> gradients = Map.of(
                WalkingBack.Uses.ALL, 6.0 + 6 + 1,
                WalkingBack.Uses.FIRST, 6.0 + 6,
                WalkingBack.Uses.LAST, 1.0,
                WalkingBack.Uses.OVERWRITTEN, 6.0,
                WalkingBack.Uses.ONCE, 6.0 + 1);

        gradients.forEach((uses, expected) -> {
            Answers<Matrix> answers = shared(new WalkingBack(Map.of(), uses, 1));
            assertNumber(answers, "grad(a)", expected);
            assertNumber(answers, "grad(w)", 2 * expected);
        });
    }

    @Test
    void ruleOfAnOperation_holdsWhereverItIsUsed() {
        WalkingBack ownFactor = new WalkingBack(
                Map.of("multiply", List.of(ExpressionParser.parse("g * x"), ExpressionParser.parse("g * y"))),
                WalkingBack.Uses.ALL,
                1);

        assertNumber(shared(ownFactor), "grad(w)", 13 * 3);
        assertNumber(shared(ownFactor), "grad(x)", 13 * 2);
        assertNumber(shared(ownFactor), "loss", 36 + 6);
    }

    @Test
    void seed_multipliesEveryGradient() {
        WalkingBack unseeded = new WalkingBack(Map.of(), WalkingBack.Uses.ALL, 0);

        assertNumber(shared(unseeded), "grad(loss)", 0);
        assertNumber(shared(unseeded), "grad(w)", 0);
    }

    @Test
    void fittedMatrix_isCut_orRepeated() {
        Graph graph = Networks.graph(Set.of("m", "r"), "small = 0 * r", "loss = sum(small)");
        Rewriting rewriting = new Rewriting(
                Map.of("small", ExpressionParser.parse("fitted(m, r) + fitted(m[:, 1], r)")),
                Map.of(),
                Map.of(),
                Map.of(),
                UnaryOperator.identity());
        Answers.Setting setting = Networks.setting(graph, Networks.gradientDescent(0.5));
        Map<String, Matrix> leaves = Map.of(
                "m", Matrix.of(new double[][] {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}}), "r", Matrix.of(new double[2][2]));
        Answers<Matrix> answers =
                new Answers<>(new Worksheet(setting, rewriting, Worksheet.Fixed.NONE), setting, leaves);

        assertThat(answers.to(ExpressionParser.parse("small")).toRows()).isDeepEqualTo(new double[][] {
            {1 + 2, 2 + 2}, {4 + 5, 5 + 5}
        });
    }

    @Test
    void laterFormulas_holdForWhatIsReportedAfterAnUpdate_butNotForTheNextOne() {
        Rewriting rewriting = new Rewriting(
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of("loss", ExpressionParser.parse("previous(loss)")),
                WalkingBack.RIGHT,
                UnaryOperator.identity());
        Answers<Matrix> answers = small(rewriting, Worksheet.Fixed.NONE);

        assertNumber(answers, "after(1, loss)", 63);
        assertNumber(answers, "after(1, b)", 1 - 0.5 * 16); // -7
        assertNumber(answers, "after(1, a)", (3 - 0.5 * 32) * 2 - 7); // -33
        assertNumber(answers, "after(2, b)", -7 - 0.5 * (2 * -33 + 2));
    }

    @Test
    void writtenValues_areRounded_andGoneOnFrom() {
        Rewriting whole = new Rewriting(
                Map.of(), Map.of(), Map.of(), Map.of(), WalkingBack.RIGHT, matrix -> matrix.map(Math::rint));
        Answers.Setting setting = setting();
        Answers<Matrix> answers = new Answers<>(
                new Worksheet(setting, whole, Worksheet.Fixed.NONE),
                setting,
                Map.of("w", Matrix.scalar(2.6), "x", Matrix.scalar(1.5), "b", Matrix.scalar(0.3)));

        assertNumber(answers, "a", 4); // of 4.2
        assertNumber(answers, "h", 16);
        assertNumber(answers, "loss", 24);
        assertNumber(answers, "grad(a)", 10);
        assertNumber(answers, "grad(w)", 15);
        assertNumber(answers, "after(1, w)", -5); // of 2.6 - 0.5 · 15
    }

    @Test
    void written_tellsWhatWasComputed() {
        Answers.Setting setting = setting();
        Worksheet sheet =
                new Worksheet(setting, Rewriting.NONE, new Worksheet.Fixed(values("a", 5), Map.of(), Map.of()));

        new Answers<>(sheet, setting, AT).to(ExpressionParser.parse("grad(b)"));

        assertThat(sheet.written())
                .contains("gradient loss b", "gradient loss a", "value h")
                .doesNotContain("value a", "update b", "update w");
    }

    @Test
    void fixedValueOfAnotherShape_doesNotPassBack() {
        Worksheet.Fixed fixed =
                new Worksheet.Fixed(Map.of(), Map.of("loss", Map.of("a", Matrix.column(1, 2))), Map.of());

        assertThatThrownBy(() -> small(Rewriting.NONE, fixed).to(ExpressionParser.parse("grad(w)")))
                .isInstanceOf(ShapeException.class)
                .hasMessage("a gradient of 2×1 cannot pass back through a value of 1×1");
    }

    private static Map<String, Matrix> values(String name, double value) {
        return Map.of(name, Matrix.scalar(value));
    }

    private static Answers.Setting setting() {
        Update update = new Update(
                UpdateRule.named("gradient-descent").orElseThrow(),
                Map.of("learning_rate", 0.5),
                new LinkedHashSet<>(List.of("w", "b")),
                0,
                Set.of());
        return new Answers.Setting(SMALL, Networks.VOCABULARY, "loss", update, Map.of("learning_rate", 0.5));
    }

    private static Answers<Matrix> small(Rewriting rewriting, Worksheet.Fixed fixed) {
        Answers.Setting setting = setting();
        return new Answers<>(new Worksheet(setting, rewriting, fixed), setting, new LinkedHashMap<>(AT));
    }

    private static void assertNumber(Answers<Matrix> answers, String question, double expected) {
        assertThat(answers.to(ExpressionParser.parse(question)).scalar())
                .as(question)
                .isCloseTo(expected, within(1e-12));
    }
}
