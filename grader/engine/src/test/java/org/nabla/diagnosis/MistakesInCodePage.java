package org.nabla.diagnosis;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.nabla.diagnosis.MistakeInCode.Named;
import org.nabla.proof.KnownSubmission;
import org.nabla.spec.ShippedProblems;

/** Writes down where each mistake was made in Java, and what became of it, as {@code grader/docs/mistakes-in-code.md}. */
final class MistakesInCodePage {

    private static final String NOTHING_LEFT = "the gradient is 0 everywhere, and nobody is told a mistake by a 0";

    private static final String GIVEN = "functions are handed the parameters and draw none";
    private static final String SCALED = "functions are handed data that are scaled already";

    /** Why a mistake is never made in a function that is judged. */
    static final Map<String, String> NOT_IN_CODE = new TreeMap<>(Map.of(
            "rng-draw-order",
            GIVEN,
            "rng-wrong-distribution",
            GIVEN,
            "zero-initialisation",
            GIVEN,
            "saturating-initialisation",
            GIVEN,
            "normalise-global-minmax",
            SCALED,
            "normalise-before-split",
            SCALED,
            "difference-blamed-on-precision",
            "what is said about two programs, and not computed by one",
            "post-update-values-reported",
            "a function that is called before the update does not know what comes after it",
            "log-epsilon-1e-8",
            "within the tolerance, so it costs nothing",
            "single-precision",
            "within the tolerance, or only called wrong: no rule gives its numbers"));

    /** Why a wrong value has no name. */
    static final Map<String, String> UNNAMED = new TreeMap<>(Map.of(
            "two-layer-tanh-sigmoid bce-gradient-prediction-for-label", NOTHING_LEFT,
            "delta-rule bce-gradient-prediction-for-label", NOTHING_LEFT));

    /** Looks at a program. */
    @FunctionalInterface
    interface Visitor {
        void visit(String problem, MistakeInCode one);
    }

    private static final String WRONG = "wrong/";

    private final Map<String, List<MistakeInCode>> graded;
    private final Map<String, Map<String, KnownSubmission>> kept = kept();
    private final StringBuilder text = new StringBuilder();

    private MistakesInCodePage(Map<String, List<MistakeInCode>> graded) {
        this.graded = graded;
    }

    static String of(List<Mistake> catalogue, Map<String, List<MistakeInCode>> graded) {
        MistakesInCodePage page = new MistakesInCodePage(graded);
        page.line(HEAD);
        page.figures();
        page.standing(catalogue);
        page.line("\n## Every mistake\n");
        page.line(
                "A number is that of its forms. The submissions that are kept are in `problems/*/submissions/wrong`.\n");
        page.line("| mistake | written from its formulas | ends by shapes | kept | named |");
        page.line("| --- | --- | --- | --- | --- |");
        catalogue.forEach(page::row);
        return page.text.toString();
    }

    /** The mistakes that are named on exactly so many problems. */
    static Set<String> namedOn(int problems, List<Mistake> catalogue, Map<String, List<MistakeInCode>> graded) {
        MistakesInCodePage page = new MistakesInCodePage(graded);
        Set<String> named = new TreeSet<>();
        for (Mistake mistake : catalogue) {
            if (page.new Entry(mistake.id()).namedOn().size() == problems) {
                named.add(mistake.id());
            }
        }
        return named;
    }

    private static final String HEAD = """
            # Mistakes in Java

            A mistake of the catalogue is a formula (`problems/misconceptions.yaml`). Here it is a program: for a problem, a
            student's class in Java is written in which every value and every gradient is one line, and the mistake is in it
            wherever the catalogue says so. The program is compiled, run in a worker and graded on all variants like any other
            submission, and has to be called by the name of the mistake. Its numbers come from running it, and the name that is
            due from the entry it was written from.

            Every function is called with right values. So what is computed by the same lines as in the right program must be
            judged right, or as carried forward where it goes on from a wrong value of the same function.

            `MistakesInCodeIT` writes this page and holds it.

            ## In figures

            All mistakes are made on the first two problems; on the others, those that are not yet named on two. A mistake may
            take several forms, each of which is a program.

            - **alone**: named by itself at every wrong value;
            - **in a class**: together with others that give the same answers on every variant;
            - **by shapes**: no function with the mistake in it comes to an end, because shapes do not fit;
            - **no mistake**: here the formula gives the right values, or only what is not asked for;
            - **unnamed**: some wrong value has no name; the table says why;
            - **misnamed**: some value is called by another name.
            """;

    private void figures() {
        line("| problem | programs | alone | in a class | by shapes | no mistake | unnamed | misnamed |");
        line("| --- | --- | --- | --- | --- | --- | --- | --- |");
        graded.forEach((problem, all) -> {
            Map<Named, Integer> counts = new EnumMap<>(Named.class);
            all.forEach(one -> counts.merge(one.named(), 1, Integer::sum));
            List<String> cells = new ArrayList<>(List.of("`" + problem + "`", Integer.toString(all.size())));
            for (Named named :
                    List.of(Named.ALONE, Named.CLASS, Named.SHAPES, Named.UNSEEN, Named.UNNAMED, Named.MISNAMED)) {
                cells.add(Integer.toString(counts.getOrDefault(named, 0)));
            }
            line("| " + String.join(" | ", cells) + " |");
        });
    }

    private void standing(List<Mistake> catalogue) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        List.of("two or more", "one", "by shapes", "not named", "not in code").forEach(key -> counts.put(key, 0));
        for (Mistake mistake : catalogue) {
            Entry entry = new Entry(mistake.id());
            int problems = entry.namedOn().size();
            String where = problems > 1
                    ? "two or more"
                    : problems == 1
                            ? "one"
                            : !entry.shapes.isEmpty()
                                    ? "by shapes"
                                    : entry.kept.isEmpty() ? "not in code" : "not named";
            counts.merge(where, 1, Integer::sum);
        }
        line("\n%d entries of the catalogue:\n".formatted(catalogue.size()));
        line("- named on two problems or more: %d".formatted(counts.get("two or more")));
        line("- named on one, for a reason that is told below: %d".formatted(counts.get("one")));
        line("- shown by shapes alone: %d".formatted(counts.get("by shapes")));
        line("- made in Java and only called wrong: %d".formatted(counts.get("not named")));
        line("- not made in code: %d".formatted(counts.get("not in code")));
        line("\nWhy on one:\n");
        OnOneProblem.WHY.forEach((reason, ids) -> line("- %s: `%s`".formatted(reason, String.join("`, `", ids))));
    }

    /** Where a mistake was made. */
    private final class Entry {

        private final String id;
        private final Map<String, Integer> values = new LinkedHashMap<>();
        private final Set<String> shapes = new LinkedHashSet<>();
        private final Set<String> others = new LinkedHashSet<>();
        private final Set<String> twins = new LinkedHashSet<>();
        private final Set<String> unnamed = new LinkedHashSet<>();
        private final Map<String, KnownSubmission> kept;
        private boolean alone;

        Entry(String id) {
            this.id = id;
            this.kept = MistakesInCodePage.this.kept.getOrDefault(id, Map.of());
            graded.forEach((problem, all) ->
                    all.stream().filter(one -> one.ids().contains(id)).forEach(one -> add(problem, one)));
        }

        private void add(String problem, MistakeInCode one) {
            switch (one.named()) {
                case SHAPES -> shapes.add(problem);
                case UNSEEN -> {}
                case UNNAMED -> unnamed.add(UNNAMED.getOrDefault(problem + " " + one.name(), "?"));
                default -> {
                    if (one.told().contains(id)) {
                        values.merge(problem, 1, Integer::sum);
                        others.addAll(one.others());
                        alone |= one.named() == Named.ALONE;
                    } else { // another mistake leads to the same program, and is told
                        twins.addAll(one.told());
                    }
                }
            }
        }

        private Set<String> namedOn() {
            Set<String> problems = new TreeSet<>(values.keySet());
            kept.forEach((problem, submission) -> {
                if (submission.unnamed().isEmpty()) {
                    problems.add(problem);
                }
            });
            return problems;
        }

        private String words() {
            List<String> words = new ArrayList<>();
            if (alone || (values.isEmpty() && !namedOn().isEmpty())) {
                words.add("alone");
            }
            if (!others.isEmpty()) {
                words.add("with `%s`".formatted(String.join("`, `", others)));
            }
            if (!twins.isEmpty()) {
                words.add("in a layer the same program as `%s`, which is told".formatted(String.join("`, `", twins)));
            }
            if (words.isEmpty() && !shapes.isEmpty()) {
                words.add("by shapes");
            }
            if (words.isEmpty()) {
                kept.values().forEach(one -> one.unnamed().ifPresent(reason -> words.add("not: " + reason)));
            }
            unnamed.forEach(reason -> words.add("not in one form: " + reason));
            if (words.isEmpty()) {
                words.add("not in code: " + NOT_IN_CODE.getOrDefault(id, "?"));
            }
            return String.join("; ", words);
        }

        private String row() {
            List<String> written = new ArrayList<>();
            values.forEach((problem, count) -> written.add(count == 1 ? problem : problem + " (" + count + ")"));
            return "| `%s` | %s | %s | %s | %s |"
                    .formatted(
                            id,
                            String.join(", ", written),
                            String.join(", ", shapes),
                            String.join(", ", kept.keySet()),
                            words());
        }
    }

    private void row(Mistake mistake) {
        line(new Entry(mistake.id()).row());
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    /** The submissions that are kept, by the mistake and then by the problem. */
    static Map<String, Map<String, KnownSubmission>> kept() {
        Map<String, Map<String, KnownSubmission>> kept = new TreeMap<>();
        for (Path problem : ShippedProblems.folders()) {
            for (KnownSubmission one : KnownSubmission.of(problem)) {
                if (one.name().startsWith(WRONG)) {
                    kept.computeIfAbsent(one.name().substring(WRONG.length()), id -> new TreeMap<>())
                            .put(String.valueOf(problem.getFileName()), one);
                }
            }
        }
        return kept;
    }
}
