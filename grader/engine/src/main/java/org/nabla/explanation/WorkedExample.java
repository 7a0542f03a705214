package org.nabla.explanation;

import java.util.List;
import org.nabla.diagnosis.Demonstration;
import org.nabla.grading.Numbers;
import org.nabla.reference.Matrix;

/** Tells a mistake with the numbers of a small network. */
final class WorkedExample {

    private static final String INDENT = "    ";

    /** What comes out wrong after the first value is cut here. */
    private static final int MOST_NAMED = 6;

    private WorkedExample() {}

    /** For a mistake that is no formula. */
    static final String NONE =
            "\n## Where it shows\n\nno formula stands for it, so there are no numbers to show, and no report names it\n";

    static String text(Demonstration shown) {
        StringBuilder text = new StringBuilder("\n## Example\n\n");
        text.append(MistakePage.wrapped(shown.network() + ":")).append("\n");
        shown.from().forEach((name, value) -> text.append(assigned(name, value)));
        shown.instead()
                .ifPresent(instead -> text.append("%scomputed is %s in the place of %s\n"
                        .formatted(shown.from().isEmpty() ? "" : "\n", instead.formula(), instead.of())));
        text.append(shown.from().isEmpty() && shown.instead().isEmpty() ? "" : "\n");
        text.append(assigned("right: " + shown.quantity(), shown.right()));
        text.append(shown.wrong()
                .map(value -> assigned("wrong: " + shown.quantity(), value))
                .orElse(INDENT + "wrong: the shapes do not fit, and there is no value\n"));
        text.append("\n## Where it shows\n\n").append(where(shown));
        return text.toString();
    }

    private static String where(Demonstration shown) {
        List<String> named = shown.also().stream().limit(MOST_NAMED).toList();
        if (named.isEmpty()) {
            return "in %s alone\n".formatted(shown.quantity());
        }
        String more = shown.also().size() > MOST_NAMED
                ? " and %d more".formatted(shown.also().size() - MOST_NAMED)
                : "";
        return "in %s first, then in %s%s\n".formatted(shown.quantity(), String.join(", ", named), more);
    }

    /** A row below the other. */
    private static String assigned(String name, Matrix value) {
        String start = INDENT + name + " = ";
        return start + Numbers.text(value).replace("\n", "\n" + " ".repeat(start.length())) + "\n";
    }
}
