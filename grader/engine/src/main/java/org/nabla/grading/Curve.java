package org.nabla.grading;

import java.util.Optional;
import java.util.OptionalInt;
import org.nabla.reference.Matrix;

/**
 * A loss over the epochs of a training on one instance: entry {@code i} is the loss after epoch {@code i + 1}.
 *
 * <p>What was submitted is a stranger's: of any length, and with any value.
 *
 * @param quantity the name of the history, such as {@code train_loss}
 * @param epochs how many the problem trains for
 * @param reference the right losses, epochs×1; absent where the reader may not see them
 * @param submitted the losses handed in, n×1; absent where there is no submission
 * @param firstDeviating the first epoch, from 1, that is outside the tolerance of the question that asks for the whole
 *     history; absent when there is none, or no such question
 */
public record Curve(
        String quantity,
        int epochs,
        Optional<Matrix> reference,
        Optional<Matrix> submitted,
        OptionalInt firstDeviating) {

    public Curve {
        requireColumn(quantity, reference);
        requireColumn(quantity, submitted);
    }

    /** A curve of the answer key. */
    public static Curve ofReference(String quantity, Matrix reference) {
        return new Curve(quantity, reference.rows(), Optional.of(reference), Optional.empty(), OptionalInt.empty());
    }

    /** The question that asks for the whole of it. */
    public String asked() {
        return asked(quantity);
    }

    /** The question that asks for the whole of a history, in canonical form. */
    public static String asked(String quantity) {
        return "history(" + quantity + ")";
    }

    /** For a reader who may see only what was handed in. */
    public Curve withoutReference() {
        return new Curve(quantity, epochs, Optional.empty(), submitted, firstDeviating);
    }

    /** For a reader who is told nothing of how it was judged. */
    public Curve withoutVerdict() {
        return new Curve(quantity, epochs, reference, submitted, OptionalInt.empty());
    }

    private static void requireColumn(String quantity, Optional<Matrix> values) {
        if (values.isPresent() && values.get().columns() != 1) {
            throw new IllegalArgumentException("a history is a column, but `%s` is %s"
                    .formatted(quantity, values.get().shape()));
        }
    }
}
