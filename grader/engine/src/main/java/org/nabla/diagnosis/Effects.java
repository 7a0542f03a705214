package org.nabla.diagnosis;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nabla.reference.Matrix;
import org.nabla.reference.calculus.Answers;
import org.nabla.reference.calculus.Worksheet;
import org.nabla.reference.expression.Expression;
import org.nabla.reference.expression.ExpressionException;
import org.nabla.reference.rule.ShapeException;
import org.nabla.spec.Instance;
import org.nabla.spec.Problem;

/** What every known mistake makes of the quantities of a problem. */
public final class Effects {

    private final Suspects suspects;
    private final String loss;
    private final Set<String> leaves;
    private final List<Form> forms;

    /** A mistake in one of the forms that it takes in a problem. */
    public static final class Form {

        private final Mutant mutant;

        private Form(Mutant mutant) {
            this.mutant = mutant;
        }

        public Mistake mistake() {
            return mutant.mistake();
        }

        /**
         * Whether a function that returns a quantity, and is called once for it, can have it: one that is handed the
         * parameters does not draw them, and one that is called before an update does not know what comes after.
         */
        public boolean isOfCode(Instance instance, Expression quantity) {
            boolean dealt = !mutant.leaves().apply(instance.leaves()).equals(instance.leaves());
            boolean changed = !mutant.own().changed().isEmpty()
                    || !mutant.definitions().isEmpty()
                    || isRounding()
                    || (!mutant.asked().apply(quantity).equals(quantity) && !isLate(quantity));
            return changed && !dealt;
        }

        private boolean isRounding() {
            Matrix third = Matrix.scalar(1.0 / 3);
            return !mutant.rewriting().written().apply(third).equals(third);
        }

        private boolean isLate(Expression quantity) {
            return isAfterUpdate(mutant.asked().apply(quantity)) && !isAfterUpdate(quantity);
        }

        private static boolean isAfterUpdate(Expression quantity) {
            boolean[] found = {false};
            quantity.walk(part -> found[0] |=
                    part instanceof Expression.Call call && call.function().equals("after"));
            return found[0];
        }
    }

    /** Somebody who makes a mistake, at work on one instance. */
    public static final class Work {

        private final Form form;
        private final Answers<Matrix> answers;

        private Work(Form form, Answers<Matrix> answers) {
            this.form = form;
            this.answers = answers;
        }

        /** What comes out; nothing when shapes do not fit on the way. */
        public Optional<Matrix> value(Expression quantity) {
            try {
                return Optional.of(answers.to(form.mutant.asked().apply(quantity)));
            } catch (ShapeException | ExpressionException e) {
                return Optional.empty();
            }
        }
    }

    public Effects(Problem problem, List<Mistake> mistakes) {
        this.suspects = new Suspects(problem, mistakes);
        this.loss = problem.model().loss();
        this.leaves = problem.model().leaves().keySet();
        this.forms = suspects.mutants().stream()
                .filter(mutant -> !mutant.mistake().convention())
                .map(Form::new)
                .toList();
    }

    /** Every form of every mistake that the formulas of the problem allow; conventions are none. */
    public List<Form> forms() {
        return forms;
    }

    /**
     * The forms that have a say in a quantity.
     *
     * @param given what the calculation goes on from, by quantity
     */
    public List<Form> acting(Expression quantity, Instance instance, Map<Expression, Matrix> given) {
        List<Mutant> acting = suspects.acting(quantity, instance, fixed(given));
        return forms.stream().filter(form -> acting.contains(form.mutant)).toList();
    }

    /** What somebody makes of an instance who starts from these values. */
    public Work work(Form form, Instance instance, Map<Expression, Matrix> given) {
        return new Work(form, suspects.under(form.mutant, instance, fixed(given)));
    }

    /** Parameters and data are what they are; a mistake may still read them in another way. */
    private Worksheet.Fixed fixed(Map<Expression, Matrix> given) {
        Map<Expression, Matrix> written = new LinkedHashMap<>(given);
        written.keySet().removeIf(quantity -> leaves.contains(quantity.toString()));
        return Worksheet.Fixed.of(written, loss);
    }
}
