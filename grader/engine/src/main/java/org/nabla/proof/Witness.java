package org.nabla.proof;

import java.util.List;
import java.util.function.Function;
import org.nabla.reference.Matrix;
import org.nabla.reference.calculus.Answers;
import org.nabla.reference.calculus.Backpropagation;
import org.nabla.reference.calculus.Calculus;
import org.nabla.reference.calculus.CentralDifferences;
import org.nabla.reference.calculus.FortyDigits;
import org.nabla.reference.calculus.ForwardMode;
import org.nabla.reference.graph.Graph;
import org.nabla.spec.Instance;
import org.nabla.spec.Problem;
import org.nabla.spec.Question;

/**
 * One independent way to an answer.
 *
 * @param error how far it may be off, as a part of the largest entry: what the method itself costs, with room to spare
 */
record Witness(String name, double error, Function<Graph, Calculus<?>> calculus) {

    /** Rounding of a few hundred operations. */
    private static final double ROUNDING = 1e-11;

    /** A central difference with steps near 6e-6 is off by about step², times curvature, and rounding over step. */
    private static final double DIFFERENCES = 1e-6;

    static final Witness BACKPROPAGATION = new Witness("backpropagation", ROUNDING, Backpropagation::new);
    static final Witness CENTRAL_DIFFERENCES = new Witness("central differences", DIFFERENCES, CentralDifferences::new);
    static final Witness FORWARD_MODE = new Witness("forward-mode differentiation", ROUNDING, ForwardMode::new);
    static final Witness FORTY_DIGITS = new Witness("40-digit evaluation", ROUNDING, FortyDigits::new);

    static final List<Witness> ALL = List.of(BACKPROPAGATION, CENTRAL_DIFFERENCES, FORWARD_MODE, FORTY_DIGITS);

    /** Its answers to all questions on one instance. */
    Function<Question, Matrix> on(Problem problem, Instance instance) {
        Answers.Setting setting = problem.model().setting(instance);
        Answers<?> answers = answers(calculus.apply(setting.graph()), setting, instance);
        return question -> answers.to(question.asks());
    }

    private static <M> Answers<M> answers(Calculus<M> calculus, Answers.Setting setting, Instance instance) {
        return new Answers<>(calculus, setting, instance.leaves());
    }
}
