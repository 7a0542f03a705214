package org.nabla.report.curve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.nabla.grading.Curve;
import org.nabla.reference.Matrix;

/** What every drawing of some curves has in common: the range of its axes, which line is which, and the notes below. */
final class Drawing {

    static final String SUBMISSION = "submission";
    static final String REFERENCE = "reference";

    /** A name is the problem's; a longer one would not fit. */
    private static final int LONGEST_NAME = 18;

    /** In one note: usually there are a training set and a test set. */
    private static final int NAMED = 2;

    private final List<Curve> curves;
    private final boolean compared;

    Drawing(List<Curve> curves) {
        this.curves = List.copyOf(curves);
        this.compared = curves.stream().anyMatch(curve -> curve.submitted().isPresent());
    }

    /** Whether there is a submission; the reference is behind it then, and is the line itself otherwise. */
    boolean compared() {
        return compared;
    }

    boolean hasReference() {
        return curves.stream().anyMatch(curve -> curve.reference().isPresent());
    }

    boolean deviates() {
        return curves.stream().anyMatch(curve -> curve.firstDeviating().isPresent());
    }

    /** The line in front. */
    Optional<Matrix> front(Curve curve) {
        return compared ? curve.submitted() : curve.reference();
    }

    /** The line behind it. */
    Optional<Matrix> behind(Curve curve) {
        return compared ? curve.reference() : Optional.empty();
    }

    private Stream<Matrix> histories() {
        return curves.stream().flatMap(curve -> Stream.concat(curve.reference().stream(), curve.submitted().stream()));
    }

    Axis losses(int ticks) {
        return Axis.ofLosses(Range.of(histories().toList()), ticks);
    }

    Axis epochs(int ticks) {
        return Axis.ofEpochs(histories().mapToInt(Matrix::rows).max().orElse(1), ticks);
    }

    static String name(Curve curve) {
        String name = SvgText.harmless(curve.quantity());
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 3) + "...";
    }

    /** What the lines alone do not tell, a sentence each. */
    List<String> notes(Axis losses) {
        List<String> notes = new ArrayList<>();
        firstDeviating().ifPresent(notes::add);
        for (Curve curve : curves) {
            int length = curve.submitted().map(Matrix::rows).orElse(curve.epochs());
            if (length != curve.epochs()) {
                notes.add("%s has %d epoch%s; the problem has %d"
                        .formatted(name(curve), length, length == 1 ? "" : "s", curve.epochs()));
            }
            curve.submitted()
                    .flatMap(history -> notDrawn(curve, history, losses))
                    .ifPresent(notes::add);
        }
        return notes;
    }

    private Optional<String> firstDeviating() {
        List<Curve> deviating = curves.stream()
                .filter(curve -> curve.firstDeviating().isPresent())
                .toList();
        if (deviating.isEmpty()) {
            return Optional.empty();
        }
        List<String> told = deviating.stream()
                .limit(NAMED)
                .map(curve -> "%d (%s)".formatted(curve.firstDeviating().getAsInt(), name(curve)))
                .toList();
        return Optional.of(
                "first deviating epoch: " + String.join(", ", told) + (deviating.size() > NAMED ? ", …" : ""));
    }

    private static Optional<String> notDrawn(Curve curve, Matrix history, Axis losses) {
        int missing = 0;
        int first = 0;
        for (int i = 0; i < history.rows(); i++) {
            if (Double.isNaN(losses.position(history.at(i, 0)))) {
                missing++;
                first = first == 0 ? i + 1 : first;
            }
        }
        String why = losses.logarithmic() ? "not finite, or not above 0," : "not finite";
        return missing == 0
                ? Optional.empty()
                : Optional.of("%s is %s in %d of %d epochs, the first is epoch %d"
                        .formatted(name(curve), why, missing, history.rows(), first));
    }
}
