package org.nabla.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes down what was measured, as {@code grader/docs/confusion.md}. */
final class ConfusionPage {

    /** Everything that is measured on the two worksheets that the method was first measured on. */
    record Figures(
            String name,
            Map<String, Confusion.Singles> singles,
            Confusion.Pairs pairs,
            Map<String, Confusion.Slips> slips) {}

    /** What misconceptions were known to be found before, on the same worksheet. */
    record Before(List<Integer> named, String pairs) {}

    private final StringBuilder text = new StringBuilder();

    static String of(
            List<Figures> figures,
            List<Before> before,
            Map<String, Confusion.Singles> shipped,
            Map<String, Confusion.Singles> others,
            Map<String, Confusion.Innocent> innocent,
            Map<String, String> reasons) {
        ConfusionPage page = new ConfusionPage();
        page.line(HEAD);
        page.single(figures, before);
        page.pairs(figures, before);
        page.slips(figures);
        page.innocent(innocent);
        page.line("## Every mistake on every network that is shipped\n");
        page.line(
                "All that NumPy makes, conventions and rounding included. A mistake that the catalogue does not have on a network,"
                        + " because its numbers are those of another one there, counts as misnamed.\n");
        page.shipped(shipped, reasons);
        page.line("## Every mistake on the other problems\n");
        page.line(
                "Jacobians, the soft maximum, graphs of numbers, and the autoencoder as a graph; of each mistake its first form. A"
                        + " value that a mistake says nothing about is not on the worksheet.\n");
        page.shipped(others, reasons);
        page.line(TAIL);
        return page.text.toString();
    }

    private static final String HEAD = """
            # How well mistakes are recognised

            When a value is wrong, the grader computes it again from the student's own earlier values, by the right rule and
            under each known mistake (`problems/misconceptions.yaml`). A mistake is named only when it gives the whole value.
            This page says how often the name is right.

            Every figure is measured on whole worksheets whose author is known, and the diagnosis sees nothing but the numbers. A
            worksheet with one mistake is NumPy's. One with two mistakes, or with a slip, is made by our own code, from forms
            that are held to NumPy's numbers one by one: such figures tell whether mistakes are found again, and not whether
            they are computed rightly. A value is

            - **named alone** when exactly one mistake gives it, and it is the one that was made;
            - **in a class** when several mistakes give the same numbers, and all of them are told;
            - **unnamed** when it is only called wrong; that is honest, and costs a hint;
            - **misnamed** when another mistake is told. This is worse than no name.

            A mistake counts as named when it is named at every value that does not follow from earlier ones. What follows is
            never called a mistake. "Before" is what a prototype of the method in NumPy reached on the same worksheet.

            Two worksheets, every step of each asked: document 003 with its published numbers (3-3-3-3, one sample, learning
            rate 1), and 4-5-2-3 with 7 samples (learning rate 0.3). 74 mistakes can be seen on each.
            """;

    private static final String TAIL = """
            ## What to take from it

            - Ask for vectors and at least four decimals. Below four decimals no mistake is named at all.
            - More than one sample, layers of different sizes, and a learning rate other than 1 tell almost all mistakes apart;
              variants are drawn like that.
            - Ask for a parameter after the update, or the new loss. Without it nobody can tell a sign that is wrong from the
              habit of keeping all gradients with the opposite sign.
            - Two outputs make "half of it" and "divided by the outputs" the same number.

            ## To make it again

            The test `ConfusionIT` measures all of it, in less than a minute, and fails when this page is not what comes out or
            a target is missed. To write the page:

            ```
            ./mvnw -B -pl grader/engine -am verify -Dit.test=ConfusionIT -Dgolden.rewrite=true -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false
            ```

            The worksheets with one mistake are `mutants.json` and `forms.json` in
            `grader/engine/src/test/resources/org/nabla/diagnosis`, made by scripts in `grader/engine/src/test/oracle`. `Confusion`
            draws pairs, slips and right worksheets with fixed seeds, and computes them.
            """;

    private void single(List<Figures> figures, List<Before> before) {
        line("## One mistake\n");
        row(
                "worksheet",
                "digits",
                "tried",
                "alone",
                "in a class",
                "unnamed",
                "misnamed",
                "not to be seen",
                "before: alone");
        rule(9);
        for (int i = 0; i < figures.size(); i++) {
            Figures one = figures.get(i);
            List<Integer> prior = before.get(i).named();
            int at = 0;
            for (Map.Entry<String, Confusion.Singles> entry : one.singles().entrySet()) {
                Confusion.Singles singles = entry.getValue();
                row(
                        one.name(),
                        entry.getKey(),
                        singles.tried(),
                        singles.count(Confusion.Named.ALONE),
                        singles.count(Confusion.Named.CLASS),
                        singles.count(Confusion.Named.NOT),
                        singles.count(Confusion.Named.WRONGLY),
                        singles.count(Confusion.Named.UNSEEN),
                        prior.get(at++));
            }
        }
        line("""

                The target is a name for every mistake, alone for 96 % on document 003 and for 99 % on 4-5-2-3. The class on
                document 003 is `divided-by-features` with `output-gradient-averaged-over-outputs`: there are as many features as
                outputs. The prototype named mistakes at two decimals, too, and paid for it with up to 16 wrong names for 200 slips.
                """);
    }

    private void pairs(List<Figures> figures, List<Before> before) {
        line("## Two mistakes\n");
        line(Confusion.TRIALS + " random pairs each, of mistakes about different values.\n");
        row("worksheet", "both named", "one", "none", "with a name that is neither", "before: both");
        rule(6);
        for (int i = 0; i < figures.size(); i++) {
            Confusion.Pairs pairs = figures.get(i).pairs();
            row(
                    figures.get(i).name(),
                    percent(pairs.both()),
                    pairs.one(),
                    pairs.none(),
                    pairs.wrong(),
                    before.get(i).pairs());
        }
        line("""

                The target is 92 %. What is missed is mostly hidden by the first mistake: a prediction that is exactly 0 or 1, or
                a saturated layer, makes all later gradients 0 or undefined, and nobody is told a mistake by a 0.
                """);
        List<String> wrong = new ArrayList<>();
        figures.forEach(one -> one.pairs().misnamed().forEach(pair -> wrong.add(one.name() + ": " + pair)));
        line("Pairs that have the numbers of something else:\n");
        wrong.forEach(pair -> line("- " + pair));
        line("");
    }

    private void slips(List<Figures> figures) {
        line("## Slips\n");
        line(Confusion.TRIALS
                + " worksheets each, with one entry of one value off by 2 to 50 %, and all that follows right."
                + " No name is right here.\n");
        row("worksheet", "digits", "noticed", "blamed on one value", "misnamed", "target");
        rule(6);
        for (Figures one : figures) {
            one.slips()
                    .forEach((digits, slips) -> row(
                            one.name(),
                            digits,
                            slips.noticed(),
                            slips.oneStep(),
                            slips.misnamed(),
                            digits.equals("4 decimals") ? "at most 1" : "0"));
        }
        line("\nWhat is not noticed stays inside the last digit, or has a 0 for the entry.\n");
    }

    private void innocent(Map<String, Confusion.Innocent> innocent) {
        line("## Right worksheets\n");
        line(
                "Random parameters; \"doubted\" are worksheets with a value that differs by more than 1 in ten million.\n");
        row("worksheet", "tried", "doubted", "told a mistake");
        rule(4);
        innocent.forEach((name, one) -> row(name, one.worksheets(), one.doubted(), one.accused()));
        line("\nThe target is that nobody is told a mistake.\n");
    }

    private void shipped(Map<String, Confusion.Singles> shipped, Map<String, String> reasons) {
        row("worksheet", "tried", "alone", "in a class", "unnamed", "misnamed", "not to be seen");
        rule(7);
        shipped.forEach((name, singles) -> row(
                name,
                singles.tried(),
                singles.count(Confusion.Named.ALONE),
                singles.count(Confusion.Named.CLASS),
                singles.count(Confusion.Named.NOT),
                singles.count(Confusion.Named.WRONGLY),
                singles.count(Confusion.Named.UNSEEN)));
        line("\nWhat is not named alone, and why:\n");
        row("worksheet", "mistake", "why");
        rule(3);
        shipped.forEach((name, singles) -> singles.others().forEach((id, said) -> {
            if (!said.startsWith(Confusion.Named.UNSEEN.name())) {
                row(name, "`" + id + "`", reasons.getOrDefault(id + " " + name, reasons.getOrDefault(id, "?")));
            }
        }));
        line("");
    }

    private static String percent(int count) {
        return String.format(Locale.ROOT, "%.1f %%", 100.0 * count / Confusion.TRIALS);
    }

    private void row(Object... cells) {
        StringBuilder row = new StringBuilder("|");
        for (Object cell : cells) {
            row.append(' ').append(cell).append(" |");
        }
        line(row.toString());
    }

    private void rule(int columns) {
        line("|" + " --- |".repeat(columns));
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
