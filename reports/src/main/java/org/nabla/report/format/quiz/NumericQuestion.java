package org.nabla.report.format.quiz;

import java.math.BigDecimal;
import java.util.List;

/**
 * A question that is answered with one number.
 *
 * @param name for the teacher
 * @param paragraphs what the student reads; several lines in one are the rows of a matrix
 * @param points at least 0
 * @param right what earns all of them
 * @param known wrong answers that something can be said about; they earn nothing
 */
public record NumericQuestion(
        String name, List<String> paragraphs, BigDecimal points, Accepted right, List<Known> known) {

    public NumericQuestion {
        paragraphs = List.copyOf(paragraphs);
        known = List.copyOf(known);
    }

    /** A number, and how far from it an answer may be, both finite. */
    public record Accepted(BigDecimal value, BigDecimal tolerance) {

        public Accepted {
            if (tolerance.signum() <= 0) {
                throw new IllegalArgumentException("a tolerance must be above 0, but is %s".formatted(tolerance));
            }
        }

        /** Whether a number is taken for this one. */
        public boolean takes(BigDecimal answer) {
            return answer.subtract(value).abs().compareTo(tolerance) <= 0;
        }

        boolean overlaps(Accepted other) {
            return value.subtract(other.value).abs().compareTo(tolerance.add(other.tolerance)) <= 0;
        }
    }

    /** A wrong answer and what is said to it. */
    public record Known(Accepted answer, String feedback) {}
}
