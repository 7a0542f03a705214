package org.nabla.diagnosis;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.nabla.reference.Matrix;
import org.nabla.reference.calculus.Cell;
import org.nabla.reference.calculus.Rewriting;
import org.nabla.reference.expression.Expression;

/**
 * A mistake as it is made in one problem.
 *
 * @param rewriting what is computed, the right rules that are written by hand included
 * @param own the formulas that are the mistake's own
 * @param definitions quantities that are defined in another way
 * @param leaves what becomes of parameters and data before the first step
 * @param asked what a question is understood as
 * @param reach how far it goes
 */
record Mutant(
        Mistake mistake,
        Rewriting rewriting,
        Rewriting own,
        Map<String, Expression> definitions,
        UnaryOperator<Map<String, Matrix>> leaves,
        UnaryOperator<Expression> asked,
        Reach reach) {

    /** How far a mistake goes. */
    enum Reach {
        /** Single values, each from those before it. */
        STEPS,
        /** The input or the targets, and through them any value that is computed from them. */
        DATA,
        /** Every value a little, or all parameters: it is seen on a whole worksheet only. */
        EVERYTHING
    }

    String id() {
        return mistake.id();
    }

    /**
     * Whether it changes any of these.
     *
     * @param changed what its own formulas are for, in the words of {@link Rewriting#changed}
     */
    boolean touches(Set<String> computed, Set<String> changed) {
        return reach == Reach.EVERYTHING || !definitions.isEmpty() || !Collections.disjoint(changed, computed);
    }

    /** Whether it can be found at one value, from those before it. */
    boolean isOfSteps() {
        return !mistake.convention() && reach != Reach.EVERYTHING;
    }

    /** Whether it can be found on a whole worksheet only, or best there. */
    boolean isOfWhole() {
        return mistake.convention() || reach != Reach.STEPS;
    }

    /** Whether only what an update makes of it shows that it was meant so. */
    boolean isShownByUpdates() {
        return mistake.convention() && !own.updates().isEmpty();
    }

    /** Whether it is several slips in one, before and after an update. */
    boolean isComposite() {
        return !own.later().isEmpty() && !own.withoutLater().changed().isEmpty();
    }

    /** The same with other formulas. */
    Mutant with(Rewriting ownFormulas, Rewriting all) {
        return new Mutant(mistake, all, ownFormulas, definitions, leaves, asked, reach);
    }

    /**
     * What is computed in place of a quantity, if it is computed in another way.
     *
     * @param loss what a gradient is of when it does not say
     */
    Optional<Deviation> at(Expression quantity, String loss) {
        return Cell.of(quantity, loss)
                .flatMap(cell -> Optional.ofNullable(formula(cell)))
                .map(formula -> new Deviation(
                        quantity,
                        formula.replaced(
                                part -> part.toString().equals("right()") ? Optional.of(quantity) : Optional.empty())));
    }

    private @Nullable Expression formula(Cell cell) {
        if (cell instanceof Cell.Value value) {
            return own.values().get(value.name());
        }
        if (cell instanceof Cell.Gradient gradient) {
            return own.gradients().get(Rewriting.gradient(gradient.of(), gradient.name()));
        }
        String name = ((Cell.Updated) cell).name();
        return own.updates().getOrDefault(name, own.later().get(name));
    }

    /** Both mistakes; nothing when they are about the same value, or either is about more than formulas. */
    Optional<Mutant> and(Mutant other) {
        boolean formulas = reach != Reach.EVERYTHING
                && other.reach != Reach.EVERYTHING
                && definitions.isEmpty()
                && other.definitions.isEmpty()
                && !mistake.id().equals(other.id());
        if (!formulas || !Collections.disjoint(own.changed(), other.own.changed())) {
            return Optional.empty();
        }
        return Optional.of(new Mutant(
                mistake,
                rewriting.with(other.own),
                own.with(other.own),
                Map.of(),
                leaves,
                question -> other.asked.apply(asked.apply(question)),
                reach.compareTo(other.reach) > 0 ? reach : other.reach));
    }
}
