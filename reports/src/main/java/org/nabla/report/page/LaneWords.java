package org.nabla.report.page;

import org.nabla.report.page.Layout.Box;
import org.nabla.report.page.ProblemView.Lane;
import org.nabla.report.page.ProblemView.Quantity;

/** What the picture of a network says: the title of a lane, and below it as little as tells one box from another. */
final class LaneWords {

    private LaneWords() {}

    static String title(Lane lane) {
        return switch (lane.kind()) {
            case GIVEN -> "given";
            case VALUE -> "forward";
            case DERIVATIVE -> "Jacobians";
            case GRADIENT ->
                lane.of().isEmpty() ? "backward" : "backward: gradient of %s with respect to".formatted(of(lane));
            case PARAMETER_GRADIENT -> "gradient of %s with respect to the parameters".formatted(of(lane));
            case UPDATED -> "after %s update%s".formatted(lane.of(), lane.of().equals("1") ? "" : "s");
            case TRAINING -> "training";
        };
    }

    private static String of(Lane lane) {
        return Symbol.of(lane.of()).text();
    }

    /** What a box says; the lane above it says the rest. */
    static String label(Box box) {
        if (box.isGroup()) {
            return "%d quantities".formatted(box.quantities().size());
        }
        Quantity one = box.first();
        return switch (one.lane().kind()) {
            case DERIVATIVE ->
                one.name()
                        .replaceAll("^jacobian\\((.*?)(, layout=.*)?\\)$", "$1")
                        .replace(", ", " by ");
            case TRAINING -> one.name().replaceAll("^\\w+\\((.*)\\)$", "$1");
            case UPDATED -> named(one, "^after\\(\\d+, (.*)\\)$");
            case GRADIENT, PARAMETER_GRADIENT -> named(one, "^grad\\((.*?)(, of=.*)?\\)$");
            default -> named(one, "^(.*)$");
        };
    }

    private static String named(Quantity one, String pattern) {
        String inner = one.name().replaceAll(pattern, "$1");
        return inner.equals(one.subject()) ? Symbol.of(inner).text() : inner;
    }
}
