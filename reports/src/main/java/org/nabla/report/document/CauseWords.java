package org.nabla.report.document;

import static java.util.stream.Collectors.joining;

import java.util.List;
import org.nabla.grading.Cause;
import org.nabla.grading.Cause.Certainty;

/** What every report says of where wrong values come from. */
public final class CauseWords {

    /** The rest is only hinted at. */
    private static final int NAMED_STEPS = 3;

    private CauseWords() {}

    /**
     * One sentence without a full stop.
     *
     * @param causes at least one; conventions among mistakes come last
     */
    public static String known(List<Cause> causes) {
        Cause first = causes.get(0);
        List<Cause> mistakes =
                causes.stream().filter(cause -> !cause.isConvention()).toList();
        return switch (first.certainty()) {
            case UNIQUE ->
                first.slips().isEmpty()
                        ? "exactly these values come from a mistake that many make" + at(causes)
                        : "exactly these values come from %d slips together%s: %s"
                                .formatted(first.slips().size(), at(causes), String.join(" and ", first.slips()));
            case ONE_OF -> "exactly these values come from " + oneOf(mistakes, mistakes.size() < causes.size());
            case TOGETHER -> "exactly these values come from two mistakes at once" + at(causes);
            case CONVENTION -> "this is another way of doing it, and no mistake";
        };
    }

    private static String oneOf(List<Cause> mistakes, boolean orConvention) {
        String which = mistakes.size() == 1
                ? "a mistake that many make" + at(mistakes)
                : "one of %d mistakes%s".formatted(mistakes.size(), at(mistakes));
        return orConvention ? which + ", or from another way of doing it, which is no mistake" : which;
    }

    /** The steps at which the mistakes act; of several that may be meant, only where they act at the same ones. */
    private static String at(List<Cause> causes) {
        boolean alike = causes.stream().map(Cause::steps).distinct().count() == 1;
        List<String> steps = causes.stream()
                .flatMap(cause -> cause.steps().stream())
                .distinct()
                .toList();
        if (steps.isEmpty() || (!alike && causes.get(0).certainty() == Certainty.ONE_OF)) {
            return "";
        }
        String shown = steps.stream().limit(NAMED_STEPS).map("`%s`"::formatted).collect(joining(", "));
        return ", at " + shown + (steps.size() > NAMED_STEPS ? ", …" : "");
    }
}
