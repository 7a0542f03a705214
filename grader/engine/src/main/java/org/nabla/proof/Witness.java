package org.nabla.proof;

import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.nabla.reference.Matrix;
import org.nabla.reference.calculus.Answers;
import org.nabla.reference.calculus.Backpropagation;
import org.nabla.reference.calculus.Calculus;
import org.nabla.reference.calculus.CentralDifferences;
import org.nabla.reference.calculus.FortyDigits;
import org.nabla.reference.calculus.ForwardMode;
import org.nabla.reference.calculus.Reordered;
import org.nabla.reference.graph.Graph;
import org.nabla.reference.rule.Order;
import org.nabla.spec.Instance;
import org.nabla.spec.Problem;
import org.nabla.spec.Question;

/**
 * One way to an answer beside the reference's own.
 *
 * @param error how far it may be off, as a part of the largest entry: what the method itself costs, with room to spare
 * @param trains whether it is fast enough for whole trainings
 * @param graph the graph it works on, made from the problem's
 */
record Witness(
        String name, double error, boolean trains, UnaryOperator<Graph> graph, Function<Graph, Calculus<?>> calculus) {

    /** Rounding of a few hundred operations. */
    private static final double ROUNDING = 1e-11;

    /** A central difference with steps near 6e-6 is off by about step², times curvature, and rounding over step. */
    private static final double DIFFERENCES = 1e-6;

    static final Witness BACKPROPAGATION = independent("backpropagation", ROUNDING, true, Backpropagation::new);
    static final Witness CENTRAL_DIFFERENCES =
            independent("central differences", DIFFERENCES, false, CentralDifferences::new);
    static final Witness FORWARD_MODE = independent("forward-mode differentiation", ROUNDING, false, ForwardMode::new);
    static final Witness FORTY_DIGITS = independent("40-digit evaluation", ROUNDING, false, FortyDigits::new);

    /** Independent ways to the same answer. */
    static final List<Witness> ALL = List.of(BACKPROPAGATION, CENTRAL_DIFFERENCES, FORWARD_MODE, FORTY_DIGITS);

    /** The reference's own way with its sums in another order: what only rounding tells from the reference. */
    static final List<Witness> REORDERED = List.of(
            reordered(Order.REVERSED, true), reordered(Order.shuffled(1986), false)); // a training takes its time once

    static final List<Witness> EVERY =
            Stream.concat(ALL.stream(), REORDERED.stream()).toList();

    private static Witness independent(
            String name, double error, boolean trains, Function<Graph, Calculus<?>> calculus) {
        return new Witness(name, error, trains, graph -> graph, calculus);
    }

    private static Witness reordered(Order order, boolean trains) {
        return new Witness(
                "sums " + order.name(),
                ROUNDING,
                trains,
                graph -> Reordered.graph(graph, order),
                graph -> new Reordered(graph, order));
    }

    /** Its answers to all questions on one instance. */
    Function<Question, Matrix> on(Problem problem, Instance instance) {
        Answers.Setting usual = problem.model().setting(instance);
        Answers.Setting setting = new Answers.Setting(
                graph.apply(usual.graph()),
                usual.vocabulary(),
                usual.loss(),
                usual.update(),
                usual.constants(),
                usual.training());
        Answers<?> answers = answers(calculus.apply(setting.graph()), setting, instance);
        return question -> answers.to(question.asks());
    }

    private static <M> Answers<M> answers(Calculus<M> calculus, Answers.Setting setting, Instance instance) {
        return new Answers<>(calculus, setting, instance.leaves());
    }
}
