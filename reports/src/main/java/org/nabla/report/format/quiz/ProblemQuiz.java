package org.nabla.report.format.quiz;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.nabla.grading.AnswerKey;
import org.nabla.grading.AnswerKey.InstanceKey;
import org.nabla.grading.Expected;
import org.nabla.reference.Matrix;
import org.nabla.report.format.quiz.NumericQuestion.Accepted;
import org.nabla.report.format.quiz.NumericQuestion.Known;
import org.nabla.spec.Criterion;
import org.nabla.spec.Question;
import org.nabla.spec.Tolerance;
import org.nabla.spec.Visibility;

/**
 * The questions of a problem, each entry of a small matrix by itself, on the published instance and on variants.
 *
 * <p>A quiz knows one tolerance a number, and it is absolute. An answer is right that is right to so many significant
 * digits, or within the tolerance of the problem where that is wider.
 */
public final class ProblemQuiz {

    /** Enough for a vector, and for the matrices that somebody types. */
    static final int MOST_ENTRIES = 16;

    /** What is taken for as many digits as a student writes. */
    public static final int SIGNIFICANT = 4;

    private static final double LARGEST = 1e12;
    private static final double SMALLEST = 1e-12;

    private final AnswerKey key;
    private final int significant;
    private final Set<String> leftOut = new LinkedHashSet<>();

    private ProblemQuiz(AnswerKey key, int significant) {
        this.key = key;
        this.significant = significant;
    }

    /**
     * Makes the questions of every instance of a key.
     *
     * @param significant to how many digits an answer has to be right
     */
    public static Quiz of(AnswerKey key, int significant) {
        return new ProblemQuiz(key, significant).quiz();
    }

    private Quiz quiz() {
        List<Quiz.Category> categories = new ArrayList<>();
        for (InstanceKey instance : key.instances()) {
            String id = instance.instance().id();
            if (!instance.instance().isPublished() && !GivenNumbers.canBeTold(instance.instance())) {
                leftOut.add("%s: its numbers are too many for a text".formatted(id));
                continue;
            }
            List<NumericQuestion> questions = new ArrayList<>();
            for (Question question : key.problem().questions()) {
                questions.addAll(questions(question, instance));
            }
            if (!questions.isEmpty()) {
                categories.add(new Quiz.Category(id, questions));
            }
        }
        return new Quiz(key.problem().identity().title(), categories, List.copyOf(leftOut));
    }

    private List<NumericQuestion> questions(Question question, InstanceKey instance) {
        Expected expected = instance.answer(question);
        String why = hindrance(question, expected);
        if (!why.isEmpty()) {
            leftOut.add(
                    "%s on %s: %s".formatted(question.id(), instance.instance().id(), why));
            return List.of();
        }
        Matrix value = expected.value();
        List<BigDecimal> points =
                shares(question.marking().points(), value.shape().size());
        List<NumericQuestion> questions = new ArrayList<>();
        for (int i = 0; i < value.rows(); i++) {
            for (int j = 0; j < value.columns(); j++) {
                questions.add(question(question, instance, expected, i, j, points.get(questions.size())));
            }
        }
        return questions;
    }

    /** Why a question cannot be one of a quiz; empty when it can. */
    private static String hindrance(Question question, Expected expected) {
        if (question.marking().visibility() != Visibility.ALWAYS) {
            return "students do not see it";
        }
        if (!question.marking().criterion().equals(Criterion.EQUAL)
                || !question.choices().isEmpty()) {
            return "it is not judged by how near a number is";
        }
        int entries = expected.value().shape().size();
        if (entries == 0 || entries > MOST_ENTRIES) {
            return "it has %d entries, and at most %d are asked one by one".formatted(entries, MOST_ENTRIES);
        }
        for (double entry : expected.value().toArray()) {
            double magnitude = Math.abs(withoutNoise(entry, expected));
            if (!(magnitude == 0 || (magnitude >= SMALLEST && magnitude <= LARGEST))) {
                return "an entry is too large or too small to be typed without an exponent";
            }
        }
        return "";
    }

    /** What rounding made of a 0 is 0. */
    private static double withoutNoise(double entry, Expected expected) {
        return Math.abs(entry) <= Tolerance.NOISE * expected.scale() ? 0 : entry;
    }

    private NumericQuestion question(
            Question question, InstanceKey instance, Expected expected, int row, int column, BigDecimal points) {
        String entry = expected.value().shape().isScalar() ? "" : ", row %d, column %d".formatted(row + 1, column + 1);
        Accepted right = right(question, expected, row, column);
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add("%s (%s). The statement of the problem says what the names mean."
                .formatted(key.problem().identity().title(), instance.instance().id()));
        paragraphs.addAll(GivenNumbers.of(instance.instance()));
        paragraphs.add("What is %s%s? Type a decimal number with at least %d significant digits."
                .formatted(question.text(), entry, significant));
        return new NumericQuestion(
                "%s  %s%s".formatted(question.id(), question.text(), entry), paragraphs, points, right, known(right));
    }

    private Accepted right(Question question, Expected expected, int row, int column) {
        double value = withoutNoise(expected.value().at(row, column), expected);
        double size = value == 0 ? expected.scale() : Math.abs(value);
        BigDecimal written = Digits.halfUnit(size == 0 ? 1 : size, significant);
        double allowed = expected.allowance(row, column, question.marking().tolerance());
        return new Accepted(Digits.value(value), written.max(Digits.tolerance(allowed)));
    }

    /** The opposite sign is the one mistake that can be told from a single number, whatever the problem. */
    private static List<Known> known(Accepted right) {
        Accepted opposite = new Accepted(right.value().negate(), right.tolerance());
        return right.overlaps(opposite)
                ? List.of()
                : List.of(new Known(opposite, "The size is right; look at the sign."));
    }

    /** Parts that add up to the points exactly: the first ones are larger by the last digit where need be. */
    private static List<BigDecimal> shares(BigDecimal points, int parts) {
        int scale = Math.max(points.scale(), 4);
        BigDecimal least = points.divide(BigDecimal.valueOf(parts), scale, RoundingMode.DOWN);
        BigDecimal unit = BigDecimal.ONE.movePointLeft(scale);
        BigDecimal rest = points.subtract(least.multiply(BigDecimal.valueOf(parts)));
        List<BigDecimal> shares = new ArrayList<>();
        for (int i = 0; i < parts; i++) {
            boolean larger = rest.compareTo(unit.multiply(BigDecimal.valueOf(i))) > 0;
            shares.add(larger ? least.add(unit) : least);
        }
        return shares;
    }
}
