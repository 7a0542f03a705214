package org.nabla.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nabla.reference.Matrix;
import org.nabla.reference.calculus.Answers;
import org.nabla.reference.calculus.Worksheet;
import org.nabla.reference.expression.ExpressionParser;
import org.nabla.spec.Dimension;
import org.nabla.spec.Instance;
import org.nabla.spec.Problem;
import org.nabla.spec.ProblemReader;

/**
 * Every mistake on every problem it can be made in gives the numbers that NumPy gives.
 *
 * <p>The numbers are made in {@code src/test/oracle}; its README says by what.
 */
class MutantsTest {

    static final Path HOME = Path.of("../..");
    private static final double CLOSE = 1e-9;

    /** Below this, what should be 0 is noise. */
    private static final double NOISE = 1e-14;

    private static final String ROUNDED = "the gradient at the prediction is written down and rounded, too";

    /** What the oracle lets happen and the catalogue does not call by this name there, and why. */
    private static final Map<String, String> NOT_THERE = Map.ofEntries(
            Map.entry("log-epsilon-1e-8", "near enough, and never told"),
            Map.entry("single-precision", "near enough, and never told"),
            Map.entry("rng-wrong-distribution", "nobody knows the generator that made the parameters"),
            Map.entry("output-gradient-factor-two-missing delta-rule", "the loss has a half, its gradient no 2"),
            Map.entry("output-gradient-factor-two-missing one-pass", "the loss has a half, its gradient no 2"),
            Map.entry("convention-half-squared-error delta-rule", "the loss has its half"),
            Map.entry("convention-half-squared-error one-pass", "the loss has its half"),
            Map.entry("loss-half-factor delta-rule", "the loss has its half"),
            Map.entry("loss-half-factor one-pass", "the loss has its half"),
            Map.entry("weight-transposed-forward two-layer-3relu", "called weight-not-transposed-forward there"),
            Map.entry("weight-transposed-forward two-layer-tanh-sigmoid", "called weight-not-transposed-forward there"),
            Map.entry("premature-rounding-2d delta-rule", ROUNDED),
            Map.entry("premature-rounding-2d one-pass", ROUNDED),
            Map.entry("premature-rounding-2d two-layer-tanh-sigmoid C_se", ROUNDED),
            Map.entry("premature-rounding-3d autoencoder", ROUNDED),
            Map.entry("premature-rounding-4d autoencoder", ROUNDED),
            Map.entry("post-update-values-reported two-layer-tanh-sigmoid C_se", "the update is by the other loss"));

    /** Forms that are about all activations of a graph; on a network's worksheet only those about hidden layers are tried. */
    private static final Map<String, List<String>> IN_AN_ENGINE_ONLY =
            Map.of("autoencoder-autograd", List.of("activation-derivative-omitted", "wrong-activation-derivative"));

    record Sheet(String problem, int number, JsonNode data) {
        @Override
        public String toString() {
            return problem + " " + number;
        }
    }

    static Stream<Sheet> sheets() throws IOException {
        return Stream.concat(networks(), read("expressions.json"));
    }

    /** Whole worksheets of the shipped networks, with every mistake of the taxonomy. */
    static Stream<Sheet> networks() throws IOException {
        return read("mutants.json");
    }

    /** Every form of every mistake. */
    static Stream<Sheet> forms() throws IOException {
        return read("forms.json");
    }

    /** The worksheets of the problems that are no chain of layers, or are differentiated by an engine: one form of each mistake. */
    static Stream<Sheet> others() throws IOException {
        Set<String> networks = networks().map(Sheet::problem).collect(Collectors.toSet());
        return forms().filter(sheet -> !networks.contains(sheet.problem())).map(sheet -> {
            ObjectNode data = sheet.data().deepCopy();
            ObjectNode answers = data.putObject("answers");
            sheet.data().get("forms").forEach(form -> {
                String id = form.get("mistake").asText();
                if (!answers.has(id)) {
                    answers.set(id, form);
                }
            });
            return new Sheet(sheet.problem(), sheet.number(), data);
        });
    }

    /** All that can be computed again from what is in this repository. */
    static Stream<Sheet> fromThisFolder() throws IOException {
        return Stream.concat(forms(), read("expressions.json"));
    }

    private static Stream<Sheet> read(String file) throws IOException {
        try (InputStream in = Objects.requireNonNull(MutantsTest.class.getResourceAsStream(file))) {
            List<Sheet> sheets = new ArrayList<>();
            new ObjectMapper()
                    .readTree(in)
                    .forEach(data -> sheets.add(new Sheet(data.get("problem").asText(), sheets.size(), data)));
            return sheets.stream();
        }
    }

    @ParameterizedTest
    @MethodSource("sheets")
    void every_mistake_gives_the_numbers_of_numpy(Sheet sheet) {
        Problem problem = ProblemReader.read(HOME.resolve("problems").resolve(sheet.problem()));
        Instance instance = instance(problem, sheet.data());
        Suspects suspects = new Suspects(problem, Catalogue.read(HOME.resolve("problems/misconceptions.yaml")));
        Map<String, String> wrong = new TreeMap<>();
        sheet.data().get("answers").properties().forEach(entry -> {
            String id = entry.getKey();
            String there = id + " " + sheet.problem();
            boolean left = NOT_THERE.containsKey(id)
                    || NOT_THERE.containsKey(there)
                    || NOT_THERE.containsKey(
                            there + " " + sheet.data().get("loss").asText());
            if (!left) {
                List<Mutant> forms = suspects.mutants().stream()
                        .filter(mutant -> mutant.id().equals(id))
                        .toList();
                List<String> objections = forms.stream()
                        .map(mutant -> objection(
                                suspects.under(mutant, instance, Worksheet.Fixed.NONE),
                                mutant,
                                sheet.data(),
                                entry.getValue()))
                        .flatMap(Optional::stream)
                        .toList();
                if (forms.isEmpty() || objections.size() == forms.size()) {
                    wrong.put(id, forms.isEmpty() ? "is not made" : objections.toString());
                }
            }
        });
        assertThat(wrong).isEmpty();
    }

    /** The other way round from {@code EveryMistakeByNumpyTest}: no form that NumPy has is unknown. */
    @ParameterizedTest
    @MethodSource("forms")
    void every_form_of_numpy_is_in_the_catalogue(Sheet sheet) {
        Problem problem = ProblemReader.read(HOME.resolve("problems").resolve(sheet.problem()));
        Instance instance = instance(problem, sheet.data());
        Suspects suspects = new Suspects(problem, Catalogue.read(HOME.resolve("problems/misconceptions.yaml")));
        List<String> unknown = new ArrayList<>();
        for (JsonNode form : sheet.data().get("forms")) {
            boolean known = suspects.mutants().stream()
                    .filter(mutant -> mutant.id().equals(form.get("mistake").asText()))
                    .anyMatch(mutant -> objection(
                                    suspects.under(mutant, instance, Worksheet.Fixed.NONE), mutant, sheet.data(), form)
                            .isEmpty());
            if (!known) {
                unknown.add(form.get("mistake").asText());
            }
        }
        assertThat(unknown).isEqualTo(IN_AN_ENGINE_ONLY.getOrDefault(sheet.problem(), List.of()));
    }

    private static Optional<String> objection(Answers<Matrix> answers, Mutant mutant, JsonNode data, JsonNode change) {
        for (Map.Entry<String, JsonNode> entry : data.get("correct").properties()) {
            String question = entry.getKey();
            JsonNode due =
                    change.get("differs").has(question) ? change.get("differs").get(question) : entry.getValue();
            boolean missing = false;
            for (JsonNode name : change.get("missing")) {
                missing |= name.asText().equals(question);
            }
            if (!missing) {
                Matrix expected = matrix(due);
                try {
                    Matrix actual = answers.to(mutant.asked().apply(ExpressionParser.parse(question)));
                    if (!same(expected, actual)) {
                        return Optional.of("%s is %s, due is %s".formatted(question, actual, expected));
                    }
                } catch (RuntimeException e) {
                    return Optional.of("%s: %s".formatted(question, e.getMessage()));
                }
            }
        }
        return Optional.empty();
    }

    static boolean same(Matrix expected, Matrix actual) {
        if (!expected.shape().equals(actual.shape())) {
            return false;
        }
        double scale = 0;
        for (double entry : expected.toArray()) {
            scale = Double.isFinite(entry) ? Math.max(scale, Math.abs(entry)) : scale;
        }
        for (int i = 0; i < expected.rows(); i++) {
            for (int j = 0; j < expected.columns(); j++) {
                double e = expected.at(i, j);
                double a = actual.at(i, j);
                boolean alike = Double.isFinite(e)
                        ? Math.abs(e - a) <= NOISE + CLOSE * Math.max(Math.abs(e), scale)
                        : Double.isNaN(e) || e == a; // the oracle's exponentials overflow, the table's do not
                if (!alike) {
                    return false;
                }
            }
        }
        return true;
    }

    static Instance instance(Problem problem, JsonNode data) {
        Map<String, Matrix> leaves = new LinkedHashMap<>(problem.published().leaves());
        data.get("leaves").properties().forEach(leaf -> leaves.put(leaf.getKey(), matrix(leaf.getValue())));
        Map<String, Integer> sizes = new LinkedHashMap<>(problem.published().sizes());
        problem.model().leaves().forEach((name, leaf) -> {
            if (data.get("leaves").has(name)) {
                Matrix value = Objects.requireNonNull(leaves.get(name));
                named(leaf.rows()).ifPresent(dimension -> sizes.put(dimension, value.rows()));
                named(leaf.columns()).ifPresent(dimension -> sizes.put(dimension, value.columns()));
            }
        });
        Map<String, Double> constants = new LinkedHashMap<>(problem.published().constants());
        constants.put("learning_rate", data.get("learning_rate").asDouble());
        return new Instance("drawn", leaves, sizes, constants, Optional.empty());
    }

    private static Optional<String> named(Dimension dimension) {
        return dimension instanceof Dimension.Named ? Optional.of(dimension.toString()) : Optional.empty();
    }

    static Matrix matrix(JsonNode rows) {
        double[][] entries = new double[rows.size()][];
        for (int i = 0; i < entries.length; i++) {
            entries[i] = new double[rows.get(i).size()];
            for (int j = 0; j < entries[i].length; j++) {
                entries[i][j] = number(rows.get(i).get(j));
            }
        }
        return Matrix.of(entries);
    }

    private static double number(JsonNode entry) {
        return switch (entry.asText()) {
            case "nan" -> Double.NaN;
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> entry.asDouble();
        };
    }
}
