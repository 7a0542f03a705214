package org.nabla.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nabla.spec.source.Mapping;
import org.nabla.spec.source.Scalar;
import org.nabla.spec.source.Sequence;
import org.nabla.spec.source.Source;
import org.nabla.spec.source.SourceReader;
import org.nabla.spec.source.SourceText;

/** The answer key against the numbers that a course printed, typed from its document. */
class SolveIT {

    /** Half a unit in the eighth decimal, and room for the rounding of the decimal itself. */
    private static final double EIGHT_DECIMALS = 0.5e-8 + 1e-15;

    private static final Map<String, Double> PRINTED_IN_FULL = Map.of(
            "Q1", 36.0,
            "Q2", 5.44766562448759,
            "Q3", 2.5749524957231924,
            "Q4a", 6.460166773282592,
            "Q4b", 2.63139309587371,
            "Q4c", 4.874920988265703,
            "Q4", 0.8563785622753882);

    private static final Map<String, double[]> PRINTED_TO_EIGHT_DECIMALS = Map.ofEntries(
            Map.entry("a1", new double[] {1.5350184, 1.98250233, 1.93014489}),
            Map.entry("h1", new double[] {0.82273938, 0.87894766, 0.87326546}),
            Map.entry("y_hat", new double[] {0.23691422, 0.33838847, 0.42469732}),
            Map.entry("grad(a3)", new double[] {0.23691422, 0.33838847, -0.57530268}),
            Map.entry("grad(W3)", new double[] {
                0.21202113,
                0.18529411,
                0.2260992,
                0.30283325,
                0.26465862,
                0.3229412,
                -0.51485438,
                -0.44995274,
                -0.5490404
            }),
            Map.entry("grad(h2)", new double[] {0.1954864, -0.11722488, -0.08814526}),
            Map.entry("grad(a2)", new double[] {0.01838198, -0.01997644, -0.0038401}),
            Map.entry("grad(b2)", new double[] {0.01838198, -0.01997644, -0.0038401}),
            Map.entry("grad(W2)", new double[] {
                0.01512358,
                0.0161568,
                0.01605235,
                -0.0164354,
                -0.01755824,
                -0.01744473,
                -0.0031594,
                -0.00337525,
                -0.00335343
            }),
            Map.entry("grad(h1)", new double[] {0.00571305, 0.01326947, -0.01908499}),
            Map.entry("grad(a1)", new double[] {0.00083319, 0.00141185, -0.00211219}),
            Map.entry("grad(b1)", new double[] {0.00083319, 0.00141185, -0.00211219}),
            Map.entry(
                    "grad(W1)",
                    new double[] {0.00083319, 0, 0.00083319, 0.00141185, 0, 0.00141185, -0.00211219, 0, -0.00211219}),
            Map.entry("W1", new double[] {
                0.5488135, 0.71518937, 0.60276338, 0.54488318, 0.4236548, 0.64589411, 0.43758721, 0.891773, 0.96366276
            }),
            Map.entry("after(1, W1)", new double[] {
                0.54798032, 0.71518937, 0.60193019, 0.54347133, 0.4236548, 0.64448226, 0.4396994, 0.891773, 0.96577495
            }));

    @Test
    void agrees_withEveryPrintedValue() {
        Mapping json = json("solve", "softmax-classifier", "--json");

        assertThat(json.get("format").map(SolveIT::text)).contains("1");
        assertThat(json.get("problem").map(SolveIT::text)).contains("softmax-classifier");
        assertThat(json.get("instance").map(SolveIT::text)).contains("published");
        Mapping answers = mapping(json, "answers");
        PRINTED_IN_FULL.forEach((question, printed) -> assertThat(numbers(answers, question))
                .as(question)
                .singleElement()
                .satisfies(value -> assertThat(value).isCloseTo(printed, within(4 * Math.ulp(printed)))));
        Mapping quantities = mapping(json, "quantities");
        PRINTED_TO_EIGHT_DECIMALS.forEach((quantity, printed) -> {
            List<Double> values = numbers(quantities, quantity);
            assertThat(values).as(quantity).hasSize(printed.length);
            for (int i = 0; i < printed.length; i++) {
                assertThat(values.get(i)).as("%s, entry %d", quantity, i).isCloseTo(printed[i], within(EIGHT_DECIMALS));
            }
        });
    }

    /** The printed loss after the update is what two slips give; this is the right one. */
    @Test
    void lossAfterTheUpdate_isTheRightOne() {
        Mapping json = json("solve", "softmax-classifier", "--json");

        assertThat(numbers(mapping(json, "answers"), "Q7"))
                .singleElement()
                .satisfies(value -> assertThat(value).isCloseTo(0.07253330081047, within(1e-13)));
    }

    @Test
    void printsAllDigits() {
        Run run = Run.of("solve", "softmax-classifier", "--json");

        assertThat(run.out()).contains("\"Q1\": 36").contains("0.0725333008104706");
    }

    @Test
    void variant_isTheSameOnEveryCallAndDiffersBySeed() {
        Run first = Run.of("solve", "softmax-classifier", "--json", "--instance", "variant-3", "--seed", "7");
        Run second = Run.of("solve", "softmax-classifier", "--json", "--instance", "variant-3", "--seed", "7");
        Run other = Run.of("solve", "softmax-classifier", "--json", "--instance", "variant-3", "--seed", "8");

        assertThat(first.exit()).isZero();
        assertThat(second.out()).isEqualTo(first.out());
        assertThat(other.out()).isNotEqualTo(first.out());
    }

    @Test
    void published_doesNotDependOnTheSeed() {
        assertThat(Run.of("solve", "softmax-classifier", "--seed", "2").out())
                .isEqualTo(Run.of("solve", "softmax-classifier").out());
    }

    @ParameterizedTest
    @CsvSource({"variant-99, did you mean", "publishd, did you mean `published`?"})
    void needsChange_whenThereIsNoSuchInstance(String instance, String help) {
        Run run = Run.of("solve", "softmax-classifier", "--instance", instance);

        assertThat(run.exit()).isEqualTo(ExitCodes.NEEDS_CHANGE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith("error[NB602]: the problem has no instance `%s`".formatted(instance))
                .contains("expected: published, variant-1, variant-2,")
                .contains(help);
    }

    @ParameterizedTest
    @ValueSource(strings = {"one", "1.5", "99999999999999999999"})
    void needsChange_whenTheSeedIsNoWholeNumber(String seed) {
        Run run = Run.of("solve", "softmax-classifier", "--seed", seed);

        assertThat(run.exit()).isEqualTo(ExitCodes.NEEDS_CHANGE);
        assertThat(run.err()).contains("--seed").contains(seed);
    }

    private static Mapping json(String... arguments) {
        Run run = Run.of((Object[]) arguments);
        assertThat(run.exit()).as(run.err()).isZero();
        return (Mapping) new SourceReader().read(new SourceText("answers.json", run.out()));
    }

    private static Mapping mapping(Mapping json, String field) {
        return (Mapping) json.get(field).orElseThrow();
    }

    private static String text(Source source) {
        return ((Scalar) source).text();
    }

    /** Every number in a field, row after row. */
    private static List<Double> numbers(Mapping json, String field) {
        List<Double> numbers = new ArrayList<>();
        collect(json.get(field).orElseThrow(), numbers);
        return numbers;
    }

    private static void collect(Source source, List<Double> numbers) {
        if (source instanceof Sequence sequence) {
            sequence.items().forEach(item -> collect(item, numbers));
        } else {
            numbers.add(((Scalar) source).number());
        }
    }
}
