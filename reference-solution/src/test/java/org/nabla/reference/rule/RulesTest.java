package org.nabla.reference.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.math3.analysis.differentiation.DerivativeStructure;
import org.apache.commons.math3.dfp.Dfp;
import org.apache.commons.math3.dfp.DfpField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nabla.reference.Matrix;
import org.nabla.reference.Recorded;
import org.nabla.reference.Shape;
import org.nabla.reference.expression.Expression;
import org.nabla.reference.expression.ExpressionParser;
import org.nabla.reference.graph.Vocabulary;

class RulesTest {

    /** Smaller steps drown in rounding, larger ones in curvature. */
    private static final double STEP = 1e-5;

    /** Curvature leaves STEP² times a third derivative, rounding 1e-16 / STEP; both grow with the values. */
    private static final double DIFFERENCE_ERROR = 1e-8;

    /** Some roundings of both computations, and what subtracting nearly equal terms makes of them. */
    private static final double ROUNDING = 1e-13;

    private static final Recorded RECORDED = Recorded.in("rule-values.txt");

    static List<Rule> everyRule() {
        return Rules.ALL; // a rule added to the table is tested from that moment on
    }

    static Stream<Rule> rulesOfTwo() {
        return Rules.ALL.stream().filter(rule -> rule.operands() == 2);
    }

    static Stream<Rule> rulesThatStretch() {
        return rulesOfTwo().filter(rule -> !rule.equals(Rules.MATRIX_PRODUCT));
    }

    static Set<String> recordedExpressions() {
        return RECORDED.names().stream()
                .filter(name -> name.endsWith(" / value"))
                .map(name -> name.substring(0, name.length() - " / value".length()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    @Test
    void names_areUnique() {
        assertThat(Rules.ALL).extracting(Rule::name).doesNotHaveDuplicates();
        assertThat(Rules.ALL)
                .allSatisfy(rule -> assertThat(Rules.named(rule.name())).contains(rule));
        assertThat(Rules.named("no such rule")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("everyRule")
    void everyRule_isSampledWithEveryOption(Rule rule) {
        List<Options> sampled =
                Sample.of(rule).stream().map(Sample::options).distinct().toList();

        assertThat(sampled).containsExactlyElementsOf(Sample.options(rule)).isNotEmpty();
    }

    @Test
    void sampling_noticesRuleItCannotServe() {
        Rule square = new Rule(
                "only 7×7",
                List.of(Domain.REAL),
                (operands, options) -> {
                    throw new ShapeException("not 7×7");
                },
                (operands, options, result) -> {},
                step -> {},
                Rules.NEGATE.witness());

        assertThat(Sample.of(square)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("rulesThatStretch")
    void samples_stretchEitherOperand(Rule rule) {
        Set<List<Shape>> shapes = Sample.of(rule).stream()
                .map(sample -> sample.operands().stream().map(Matrix::shape).toList())
                .collect(Collectors.toSet());
        Shape full = new Shape(2, 3);

        for (Shape stretched : List.of(Shape.SCALAR, new Shape(1, 3), new Shape(2, 1), full)) {
            assertThat(shapes).contains(List.of(full, stretched), List.of(stretched, full));
        }
        assertThat(shapes).contains(List.of(new Shape(1, 3), new Shape(2, 1)));
    }

    @Test
    void everyRule_hasClosedForm() {
        assertThat(ClosedForms.ALL.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Rules.ALL.stream().map(Rule::name).toList());
    }

    @Test
    void everyRule_hasRecordedValues() {
        Set<String> recorded = recordedExpressions().stream()
                .map(text -> operation(text).rule().name())
                .collect(Collectors.toSet());

        assertThat(recorded)
                .containsExactlyInAnyOrderElementsOf(
                        Rules.ALL.stream().map(Rule::name).toList());
    }

    @ParameterizedTest
    @MethodSource("recordedExpressions")
    void value_matchesFortyDigits(String text) {
        List<Matrix> operands = recordedOperands(text);
        Matrix expected = RECORDED.matrix(text + " / value");

        Matrix actual = operation(text).apply(operands);

        assertThat(actual.shape()).isEqualTo(expected.shape());
        assertClose(actual, expected, 1e-15, text);
    }

    @ParameterizedTest
    @MethodSource("recordedExpressions")
    void witness_matchesFortyDigits(String text) {
        DfpField field = new DfpField(60);
        Operation operation = operation(text);
        List<Entries<Dfp>> operands = recordedOperands(text).stream()
                .map(operand -> Entries.of(operand, field::newDfp))
                .toList();
        List<String> expected = RECORDED.digits(text + " / value");

        List<Dfp> actual = operation
                .rule()
                .witness()
                .of(
                        operands,
                        operation.options(),
                        RECORDED.matrix(text + " / value").shape())
                .values();

        assertThat(actual).hasSameSizeAs(expected);
        for (int k = 0; k < expected.size(); k++) {
            Dfp digits = field.newDfp(expected.get(k));
            Dfp error = actual.get(k).subtract(digits).abs();
            assertThat(error.lessThan(digits.abs().multiply(field.newDfp("1e-40"))) || error.equals(field.getZero()))
                    .as("entry %d: %s and %s", k, actual.get(k), expected.get(k))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("everyRule")
    void value_matchesWitnessOverDecimals(Rule rule) {
        DfpField field = new DfpField(40);
        for (Sample sample : Sample.of(rule)) {
            List<Entries<Dfp>> operands = sample.operands().stream()
                    .map(operand -> Entries.of(operand, field::newDfp))
                    .toList();

            Matrix expected = rule.witness()
                    .of(operands, sample.options(), sample.shape())
                    .toMatrix();

            assertClose(sample.value(), expected, 1e-14, sample);
        }
    }

    @ParameterizedTest
    @MethodSource("everyRule")
    void vjp_matchesCentralDifferences(Rule rule) {
        for (Sample sample : Sample.of(rule)) {
            Matrix upstream = sample.upstream();
            List<Matrix> gradients = sample.gradients(upstream, 0, all(rule));
            for (int operand = 0; operand < rule.operands(); operand++) {
                if (sample.isSmoothIn(operand)) {
                    Matrix expected = centralDifferences(sample, operand, upstream);
                    double scale = Math.max(1, expected.largestMagnitude());
                    assertClose(gradients.get(operand), expected, DIFFERENCE_ERROR * scale, sample);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("everyRule")
    void vjp_matchesDerivativesOfWitness(Rule rule) {
        for (Sample sample : Sample.of(rule)) {
            assertGradients(sample, rule.witness().of(variables(sample), sample.options(), sample.shape()));
        }
    }

    @ParameterizedTest
    @MethodSource("everyRule")
    void vjp_matchesDerivativesOfClosedForm(Rule rule) {
        for (Sample sample : Sample.of(rule)) {
            Entries<DerivativeStructure> expected = ClosedForms.of(sample, variables(sample));

            assertThat(sample.value().shape()).as("%s", sample).isEqualTo(expected.shape());
            assertClose(sample.value(), expected.toMatrix(), ROUNDING, sample);
            assertGradients(sample, expected);
        }
    }

    @ParameterizedTest
    @MethodSource("everyRule")
    void vjp_addsToWhatIsThere(Rule rule) {
        for (Sample sample : Sample.of(rule)) {
            List<Matrix> fromZero = sample.gradients(sample.upstream(), 0, all(rule));
            List<Matrix> fromThousand = sample.gradients(sample.upstream(), 1000, all(rule));
            for (int operand = 0; operand < rule.operands(); operand++) {
                Matrix expected = fromZero.get(operand).map(g -> g + 1000);
                assertClose(fromThousand.get(operand), expected, 1e-14 * 1000, sample);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("rulesOfTwo")
    void vjp_leavesAloneWhatNobodyWants(Rule rule) {
        for (Sample sample : Sample.of(rule)) {
            List<Matrix> both = sample.gradients(sample.upstream(), 0, true, true);
            List<Matrix> first = sample.gradients(sample.upstream(), 0, true, false);
            List<Matrix> second = sample.gradients(sample.upstream(), 0, false, true);

            assertThat(first.get(0)).as("%s", sample).isEqualTo(both.get(0));
            assertThat(second.get(1)).as("%s", sample).isEqualTo(both.get(1));
        }
    }

    @ParameterizedTest
    @MethodSource("everyRule")
    void value_doesNotDependOnWhatBufferHeld(Rule rule) {
        for (Sample sample : Sample.of(rule)) {
            Buffer result = new Buffer(sample.shape());
            result.fill(Double.NaN);

            rule.value().write(buffers(sample), sample.options(), result);

            assertThat(result.toMatrix()).as("%s", sample).isEqualTo(sample.value());
        }
    }

    @ParameterizedTest
    @MethodSource("everyRule")
    void firstContribution_doesNotDependOnWhatBufferHeld(Rule rule) {
        boolean[] all = new boolean[rule.operands()];
        Arrays.fill(all, true);
        for (Sample sample : Sample.of(rule)) {
            List<Matrix> first = sample.firstGradients(sample.upstream(), Double.NaN, all);

            assertThat(first).as("%s", sample).isEqualTo(sample.gradients(sample.upstream(), 0, all));
        }
    }

    /** Where a rule says that its upstream gradient is the operand's, computing it must give the same. */
    @ParameterizedTest
    @MethodSource("everyRule")
    void gradientPassedUnchanged_isUpstreamGradient(Rule rule) {
        boolean[] all = new boolean[rule.operands()];
        Arrays.fill(all, true);
        for (Sample sample : Sample.of(rule)) {
            List<Matrix> gradients = sample.gradients(sample.upstream(), 0, all);
            for (int operand = 0; operand < all.length; operand++) {
                if (rule.vjp().passesUnchanged(operand)
                        && gradients.get(operand).shape().equals(sample.shape())) {
                    assertThat(gradients.get(operand)).as("%s", sample).isEqualTo(sample.upstream());
                }
            }
        }
    }

    @Test
    void sumAndDifference_passGradientsUnchanged() {
        assertThat(Rules.ADD.vjp().passesUnchanged(0)).isTrue();
        assertThat(Rules.ADD.vjp().passesUnchanged(1)).isTrue();
        assertThat(Rules.SUBTRACT.vjp().passesUnchanged(0)).isTrue();
        assertThat(Rules.SUBTRACT.vjp().passesUnchanged(1)).isFalse();
    }

    @Test
    void labels_haveNoGradient() {
        for (Sample sample : Sample.of(Rules.ONE_HOT)) {
            Matrix gradient = sample.gradients(sample.upstream(), 0, true).get(0);

            assertThat(gradient.largestMagnitude()).as("%s", sample).isZero();
        }
    }

    @Test
    void replacement_keepsTheRest() {
        Rule doubled = Rules.NEGATE.withValue((operands, options, result) -> result.fill(7));
        Rule silent = Rules.NEGATE.withVjp(step -> {});

        assertThat(Operation.of(doubled).apply(List.of(Matrix.column(1, 2)))).isEqualTo(Matrix.column(7, 7));
        assertThat(doubled.vjp()).isSameAs(Rules.NEGATE.vjp());
        assertThat(Operation.of(silent).apply(List.of(Matrix.column(1, 2)))).isEqualTo(Matrix.column(-1, -2));
        assertThat(silent.vjp()).isNotSameAs(Rules.NEGATE.vjp());
        assertThat(List.of(doubled.name(), silent.name())).containsOnly("negate");
    }

    static Map<String, List<Shape>> shapesThatDoNotFit() {
        return Map.of(
                "`+` cannot combine 2×3 with 3×2", List.of(new Shape(2, 3), new Shape(3, 2)),
                "`+` cannot combine 2×3 with 2×2", List.of(new Shape(2, 3), new Shape(2, 2)),
                "`+` cannot combine 4×1 with 3×1", List.of(new Shape(4, 1), new Shape(3, 1)));
    }

    @Test
    void namesBothShapes_whenTheyCannotBeStretched() {
        shapesThatDoNotFit()
                .forEach((message, shapes) -> assertThatThrownBy(
                                () -> Operation.of(Rules.ADD).shape(shapes))
                        .isInstanceOf(ShapeException.class)
                        .hasMessage(message));
    }

    @Test
    void namesInnerSides_whenMatricesCannotBeMultiplied() {
        assertThatThrownBy(() -> Operation.of(Rules.MATRIX_PRODUCT).shape(List.of(new Shape(2, 3), new Shape(2, 3))))
                .isInstanceOf(ShapeException.class)
                .hasMessage("`@` cannot multiply 2×3 by 2×3: 3 columns meet 2 rows");
    }

    @Test
    void namesShape_whenThereIsNothingToReduce() {
        assertThatThrownBy(() -> operation("sum(x)").apply(List.of(Matrix.column())))
                .isInstanceOf(ShapeException.class)
                .hasMessage("a 0×1 matrix has nothing to reduce");
    }

    @Test
    void namesEntry_whenItLiesOutside() {
        Matrix x = Matrix.of(new double[][] {{1, 2, 3}, {4, 5, 6}});

        assertThatThrownBy(() -> operation("x[2, 0]").apply(List.of(x)))
                .isInstanceOf(ShapeException.class)
                .hasMessage("entry [2, 0] lies outside a 2×3 matrix, whose indices start at 0");
        assertThatThrownBy(() -> operation("x[-3, 0]").apply(List.of(x)))
                .isInstanceOf(ShapeException.class)
                .hasMessage("entry [-3, 0] lies outside a 2×3 matrix, whose indices start at 0");
        assertThatThrownBy(() -> operation("x[:, 3]").apply(List.of(x)))
                .isInstanceOf(ShapeException.class)
                .hasMessage("entry [:, 3] lies outside a 2×3 matrix, whose indices start at 0");
    }

    @Test
    void namesLabel_whenThereIsNoSuchClass() {
        for (double label : List.of(3.0, -1.0, 0.5, Double.NaN)) {
            assertThatThrownBy(() -> operation("onehot(x, 3)").apply(List.of(Matrix.column(0, label))))
                    .isInstanceOf(ShapeException.class)
                    .hasMessage("`onehot` takes labels from 0 to 2, but got %s", label);
        }
        assertThatThrownBy(() -> operation("onehot(x, 3)").apply(List.of(Matrix.filled(new Shape(2, 2), 0))))
                .isInstanceOf(ShapeException.class)
                .hasMessage("`onehot` takes a row or a column of labels, but got 2×2");
    }

    private static Operation operation(String text) {
        Expression expression = ExpressionParser.parse(text);
        return new Vocabulary(Map.of()).application(expression).orElseThrow().operation();
    }

    private static List<Matrix> recordedOperands(String text) {
        return Stream.of(" / x", " / y")
                .map(operand -> text + operand)
                .filter(RECORDED.names()::contains)
                .map(RECORDED::matrix)
                .toList();
    }

    private static boolean[] all(Rule rule) {
        boolean[] wanted = new boolean[rule.operands()];
        Arrays.fill(wanted, true);
        return wanted;
    }

    private static Buffer[] buffers(Sample sample) {
        return sample.operands().stream()
                .map(operand -> {
                    Buffer buffer = new Buffer(operand.shape());
                    buffer.set(operand);
                    return buffer;
                })
                .toArray(Buffer[]::new);
    }

    private static Matrix centralDifferences(Sample sample, int operand, Matrix upstream) {
        Matrix centre = sample.operands().get(operand);
        Matrix slopes = centre;
        for (int i = 0; i < centre.rows(); i++) {
            for (int j = 0; j < centre.columns(); j++) {
                double z = centre.at(i, j);
                Matrix above = sample.with(operand, centre.with(i, j, z + STEP)).value();
                Matrix below = sample.with(operand, centre.with(i, j, z - STEP)).value();
                double rise = 0;
                for (int k = 0; k < upstream.shape().size(); k++) {
                    rise += upstream.toArray()[k] * (above.toArray()[k] - below.toArray()[k]);
                }
                slopes = slopes.with(i, j, rise / ((z + STEP) - (z - STEP)));
            }
        }
        return slopes;
    }

    /** Each entry of each operand as a variable of its own. */
    private static List<Entries<DerivativeStructure>> variables(Sample sample) {
        int count = sample.operands().stream().mapToInt(x -> x.shape().size()).sum();
        List<Entries<DerivativeStructure>> variables = new ArrayList<>();
        int first = 0;
        for (Matrix operand : sample.operands()) {
            List<DerivativeStructure> values = new ArrayList<>();
            for (double entry : operand.toArray()) {
                values.add(new DerivativeStructure(count, 1, first++, entry));
            }
            variables.add(new Entries<>(operand.shape(), values));
        }
        return variables;
    }

    private static void assertGradients(Sample sample, Entries<DerivativeStructure> result) {
        Matrix upstream = sample.upstream();
        int count = sample.operands().stream().mapToInt(x -> x.shape().size()).sum();
        List<Double> expected = new ArrayList<>(Collections.nCopies(count, 0.0));
        for (int k = 0; k < result.values().size(); k++) {
            double[] derivatives = result.values().get(k).getAllDerivatives();
            for (int variable = 0; variable < count; variable++) {
                expected.set(variable, expected.get(variable) + upstream.toArray()[k] * derivatives[variable + 1]);
            }
        }
        int first = 0;
        for (Matrix gradient : sample.gradients(upstream, 0, all(sample.rule()))) {
            for (double entry : gradient.toArray()) {
                double derivative = expected.get(first++);
                assertThat(entry)
                        .as("%s, variable %d", sample, first - 1)
                        .isCloseTo(derivative, within(ROUNDING * Math.max(1, Math.abs(derivative))));
            }
        }
    }

    private static void assertClose(Matrix actual, Matrix expected, double error, Object where) {
        for (int k = 0; k < expected.shape().size(); k++) {
            double value = expected.toArray()[k];
            assertThat(actual.toArray()[k])
                    .as("%s, entry %d", where, k)
                    .isCloseTo(value, within(error * Math.max(1, Math.abs(value))));
        }
    }
}
