package org.nabla.diagnosis;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.nabla.reference.Matrix;
import org.nabla.reference.calculus.Worksheet;
import org.nabla.reference.expression.Expression;
import org.nabla.reference.expression.ExpressionException;
import org.nabla.reference.expression.ExpressionParser;
import org.nabla.reference.rule.ShapeException;
import org.nabla.spec.Instance;
import org.nabla.spec.Problem;
import org.nabla.spec.ProblemReader;
import org.nabla.spec.Tolerance;

/** A problem with numbers, on which somebody makes mistakes; the numbers come from NumPy. */
final class Subject {

    static final List<Mistake> CATALOGUE = Catalogue.read(MutantsTest.HOME.resolve("problems/misconceptions.yaml"));

    /** As strict as the oracle: what is not the same to seven digits is wrong. */
    private static final Tolerance TOLERANCE = new Tolerance(1e-7, 1e-12);

    private final MutantsTest.Sheet sheet;
    private final Problem problem;
    private final Instance instance;
    private final Suspects suspects;
    private final Diagnosis diagnosis;
    private final Map<String, Matrix> right = new LinkedHashMap<>();

    Subject(MutantsTest.Sheet sheet) {
        this.problem = ProblemReader.read(MutantsTest.HOME.resolve("problems").resolve(sheet.problem()));
        this.sheet = sheet;
        this.instance = MutantsTest.instance(problem, sheet.data());
        this.suspects = new Suspects(problem, CATALOGUE);
        this.diagnosis = new Diagnosis(problem, CATALOGUE);
        sheet.data()
                .get("correct")
                .properties()
                .forEach(entry -> right.put(entry.getKey(), MutantsTest.matrix(entry.getValue())));
    }

    /** The right values, in the order in which a worksheet is filled in. */
    Map<String, Matrix> right() {
        return right;
    }

    Instance instance() {
        return instance;
    }

    Suspects suspects() {
        return suspects;
    }

    /** The name of the scalar that the worksheet differentiates. */
    String loss() {
        return sheet.data().get("loss").asText();
    }

    /** Every mistake that the oracle makes on this worksheet, and that can be seen on it or not. */
    Set<String> mistakes() {
        Set<String> mistakes = new LinkedHashSet<>();
        sheet.data().get("answers").properties().forEach(entry -> mistakes.add(entry.getKey()));
        return mistakes;
    }

    /** Those that the oracle names step by step. */
    List<String> pool() {
        List<String> pool = new ArrayList<>();
        sheet.data().get("pool").forEach(id -> pool.add(id.asText()));
        return pool;
    }

    /** What somebody with a mistake writes down, by NumPy. */
    Map<String, Matrix> worksheet(String mistake) {
        JsonNode change = sheet.data().get("answers").get(mistake);
        Set<String> missing = new LinkedHashSet<>();
        change.get("missing").forEach(question -> missing.add(question.asText()));
        Map<String, Matrix> worksheet = new LinkedHashMap<>();
        right.forEach((question, value) -> {
            JsonNode other = change.get("differs").get(question);
            if (!missing.contains(question)) {
                worksheet.put(question, other == null ? value : MutantsTest.matrix(other));
            }
        });
        return worksheet;
    }

    /** The form of a mistake that gives NumPy's numbers here. */
    Optional<Mutant> mutant(String mistake) {
        Map<String, Matrix> due = worksheet(mistake);
        return suspects.mutants().stream()
                .filter(mutant -> mutant.id().equals(mistake))
                .filter(mutant -> {
                    Map<String, Matrix> made = worksheet(mutant, Worksheet.Fixed.NONE);
                    return due.entrySet().stream()
                            .allMatch(entry -> made.containsKey(entry.getKey())
                                    && MutantsTest.same(
                                            entry.getValue(), Objects.requireNonNull(made.get(entry.getKey()))));
                })
                .findFirst();
    }

    /** What somebody with a mistake writes down who has these values from elsewhere. */
    Map<String, Matrix> worksheet(Mutant mutant, Worksheet.Fixed fixed) {
        Map<String, Matrix> worksheet = new LinkedHashMap<>();
        var answers = suspects.under(mutant, instance, fixed);
        for (String question : right.keySet()) {
            try {
                worksheet.put(question, answers.to(mutant.asked().apply(ExpressionParser.parse(question))));
            } catch (ShapeException | ExpressionException e) {
                return worksheet; // the shapes do not fit: here the worksheet ends
            }
        }
        return worksheet;
    }

    Problem problem() {
        return problem;
    }

    Map<Claim, Finding> diagnosed(Map<String, Matrix> worksheet, OptionalInt decimals) {
        return diagnosis.of(claims(worksheet, decimals));
    }

    Map<Claim, Finding> diagnosed(List<Claim> claims) {
        return diagnosis.of(claims);
    }

    Map<Claim, Finding> diagnosed(String mistake) {
        return diagnosed(worksheet(mistake), OptionalInt.empty());
    }

    /** A worksheet as claims. */
    List<Claim> claims(Map<String, Matrix> worksheet, OptionalInt decimals) {
        return claims(instance, worksheet, right, decimals);
    }

    /** A worksheet as claims about any instance, with the values that are right there. */
    List<Claim> claims(
            Instance instance, Map<String, Matrix> worksheet, Map<String, Matrix> right, OptionalInt decimals) {
        double half = decimals.isPresent() ? 0.5 * StrictMath.pow(10, -decimals.getAsInt()) : 0;
        Map<String, Claim.Known> known = new LinkedHashMap<>();
        worksheet.forEach((question, value) -> {
            Expression asks = ExpressionParser.parse(question);
            Matrix written = written(value, decimals);
            known.put(asks.toString(), new Claim.Known(asks, written, Matrix.filled(value.shape(), half), false));
        });
        List<Claim> claims = new ArrayList<>();
        worksheet.keySet().forEach(question -> {
            Claim.Known said = Objects.requireNonNull(
                    known.get(ExpressionParser.parse(question).toString()));
            Matrix due = Objects.requireNonNull(right.get(question));
            claims.add(new Claim(
                    said.quantity(),
                    TOLERANCE,
                    List.of(new Claim.Observation(
                            instance, said.value(), due, isRight(said, due), known, said.halfUnits()))));
        });
        return claims;
    }

    private static Matrix written(Matrix value, OptionalInt decimals) {
        if (decimals.isEmpty()) {
            return value;
        }
        double unit = StrictMath.pow(10, decimals.getAsInt());
        return value.map(entry -> Double.isFinite(entry) ? Math.rint(entry * unit) / unit : entry);
    }

    private static boolean isRight(Claim.Known said, Matrix due) {
        Matrix value = said.value();
        if (!value.shape().equals(due.shape())) {
            return false;
        }
        double scale = due.largestMagnitude();
        for (int i = 0; i < due.rows(); i++) {
            for (int j = 0; j < due.columns(); j++) {
                double allowance = TOLERANCE.allowance(due.at(i, j), scale)
                        + said.halfUnits().at(i, j) * (1 + 1e-9);
                if (!(Math.abs(value.at(i, j) - due.at(i, j)) <= allowance)) {
                    return false;
                }
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return sheet.data().get("title").asText();
    }
}
