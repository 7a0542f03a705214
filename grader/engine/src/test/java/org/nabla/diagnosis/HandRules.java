package org.nabla.diagnosis;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.nabla.reference.calculus.Rewriting;
import org.nabla.reference.calculus.WalkingBack;
import org.nabla.reference.expression.Expression;
import org.nabla.reference.expression.ExpressionParser;
import org.nabla.spec.Model;
import org.nabla.spec.Problem;

/**
 * The formulas that somebody computes by who writes a program for a problem: a formula for every value and every gradient,
 * in the words of a textbook. One mistake may be in them.
 *
 * @param right the right formulas, which a mistake may go on from
 * @param written the formulas that are used
 * @param definitions how quantities are computed that have no formula of their own
 * @param asked what a question is understood as
 * @param decimals to how many every value is rounded
 * @param habit what is done with the steps of a training
 */
record HandRules(
        Problem problem,
        Rewriting right,
        Rewriting written,
        Map<String, Expression> definitions,
        UnaryOperator<Expression> asked,
        OptionalInt decimals,
        Habit habit) {

    /** Without a mistake. */
    static HandRules right(Problem problem) {
        Rewriting right = rules(problem);
        return new HandRules(
                problem,
                right,
                right,
                problem.model().definitions(),
                question -> question,
                OptionalInt.empty(),
                Habit.NONE);
    }

    /**
     * The same with other formulas that are right as well.
     *
     * @param when as in the catalogue
     * @param formulas in the words of the catalogue, by the place where they are used
     */
    HandRules with(Map<String, List<String>> when, Map<Site, String> formulas) {
        Rewriting other = new Formulas(network(problem)).of(way(when, formulas));
        return new HandRules(problem, right, written.with(other), definitions, asked, decimals, habit);
    }

    /** Every form of a mistake that can be written down as formulas for this problem. */
    static List<HandRules> forms(Problem problem, Mistake mistake) {
        HandRules usual = right(problem);
        Mutants makers = new Mutants(problem.model(), network(problem));
        Set<HandRules> forms = new LinkedHashSet<>();
        for (Mistake.Way way : mistake.ways()) {
            if (isOfFormulas(way)) {
                Mistake one = new Mistake(
                        mistake.id(),
                        mistake.words(),
                        mistake.slips(),
                        mistake.evidence(),
                        mistake.convention(),
                        List.of(way),
                        List.of());
                makers.of(List.of(one), false).forEach(mutant -> forms.add(usual.changed(mutant, way)));
            }
        }
        if (problem.published().training().isPresent()) {
            mistake.habits().forEach(habit -> forms.add(usual.training(habit)));
        }
        return List.copyOf(forms);
    }

    /** Whether it is about what is computed, and not about an engine for any graph, the draws, or the time of reading. */
    private static boolean isOfFormulas(Mistake.Way way) {
        return way.back().equals(WalkingBack.RIGHT) && !way.reordered() && !way.afterUpdate();
    }

    private HandRules changed(Mutant mutant, Mistake.Way way) {
        Map<String, Expression> all = new LinkedHashMap<>(definitions);
        all.putAll(mutant.definitions());
        OptionalInt places = way.decimals().map(OptionalInt::of).orElseGet(OptionalInt::empty);
        return new HandRules(problem, right, right.with(mutant.rewriting()), all, mutant.asked(), places, Habit.NONE);
    }

    private HandRules training(Habit other) {
        return new HandRules(problem, right, written, definitions, asked, decimals, other);
    }

    static Network network(Problem problem) {
        return Network.of(
                problem.model(), new LinkedHashSet<>(problem.published().sizes().keySet()));
    }

    private static Rewriting rules(Problem problem) {
        Network network = network(problem);
        Rewriting rules =
                ways().stream().map(way -> new Formulas(network).of(way)).reduce(Rewriting.NONE, Rewriting::with);
        return rules.with(new Formulas(network).base()).with(updates(problem.model()));
    }

    /** The rules of backpropagation through layers, as every textbook has them. */
    private static List<Mistake.Way> ways() {
        return List.of(
                way(Map.of(), Map.of(Site.PREDICTION_GRADIENT, "dp_formula")),
                way(Map.of("head", List.of("identity")), Map.of(Site.OUTPUT_GRADIENT, "dp")),
                way(
                        Map.of(),
                        Map.of(
                                Site.WEIGHT_GRADIENT, "da @ x.T",
                                Site.BIAS_GRADIENT, "sum(da, axis=1)",
                                Site.INPUT_GRADIENT, "W.T @ da")));
    }

    private static Mistake.Way way(Map<String, List<String>> when, Map<Site, String> formulas) {
        Map<Site, Map<Mistake.Place, Expression>> parsed = new EnumMap<>(Site.class);
        formulas.forEach(
                (site, formula) -> parsed.put(site, Map.of(Mistake.Place.ALL, ExpressionParser.parse(formula))));
        return new Mistake.Way(
                when,
                parsed,
                new Mistake.Exchanges(List.of(), List.of()),
                WalkingBack.RIGHT,
                Optional.empty(),
                false,
                false);
    }

    private static Rewriting updates(Model model) {
        Map<String, Expression> updates = new LinkedHashMap<>();
        for (String name : model.update().learnable()) {
            updates.put(
                    name,
                    ExpressionParser.parse("%1$s - learning_rate * grad(%1$s, of=%2$s)".formatted(name, model.loss())));
        }
        return new Rewriting(Map.of(), Map.of(), updates, Map.of(), UnaryOperator.identity());
    }
}
