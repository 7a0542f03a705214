package org.nabla.diagnosis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.nabla.reference.Matrix;
import org.nabla.reference.calculus.Answers;
import org.nabla.reference.calculus.Cell;
import org.nabla.reference.calculus.Rewriting;
import org.nabla.reference.calculus.Training;
import org.nabla.reference.calculus.TrainingByHand;
import org.nabla.reference.calculus.Update;
import org.nabla.reference.calculus.Worksheet;
import org.nabla.reference.expression.Expression;
import org.nabla.reference.expression.ExpressionException;
import org.nabla.reference.graph.Graph;
import org.nabla.reference.graph.Vocabulary;
import org.nabla.reference.rule.ShapeException;
import org.nabla.spec.Instance;
import org.nabla.spec.NodeLists;
import org.nabla.spec.Problem;

/** Every mistake that can be made in a problem, and what each would make of any of its questions. */
final class Suspects {

    private final Problem problem;
    private final Network network;
    private final Mutants makers;
    private final List<Mutant> mutants;
    private final List<Set<String>> changed;
    private final Map<Point, Blank> blanks = new ConcurrentHashMap<>();

    /** What a worksheet depends on beside its formulas. */
    private record Point(
            Map<String, Expression> definitions,
            Map<String, Expression> redrawn,
            Map<String, Integer> sizes,
            Map<String, Double> constants) {}

    /** A worksheet with nothing on it. */
    private record Blank(Answers.Setting setting, Worksheet sheet) {}

    Suspects(Problem problem, List<Mistake> mistakes) {
        this.problem = problem;
        Set<String> dimensions = new LinkedHashSet<>(problem.published().sizes().keySet());
        this.network = Network.of(problem.model(), dimensions);
        this.makers = new Mutants(problem.model(), network);
        this.mutants = makers.of(mistakes, isForEngines(problem));
        this.changed = mutants.stream().map(mutant -> mutant.own().changed()).toList();
    }

    /** Whether somebody is handed a graph, and writes what passes gradients back through any. */
    private static boolean isForEngines(Problem problem) {
        return problem.tasks().stream()
                .flatMap(task -> task.given().stream())
                .anyMatch(item -> NodeLists.isStructure(item.quantity()));
    }

    List<Mutant> mutants() {
        return mutants;
    }

    /** The answers of somebody who has written down the fixed values, and goes on by the rules of the graph. */
    Answers<Matrix> right(Instance instance, Worksheet.Fixed fixed) {
        return answers(instance, Map.of(), Rewriting.NONE, fixed, instance.leaves());
    }

    /**
     * The mutants that can make a difference to a question.
     *
     * @param fixed what the answer goes on from
     */
    List<Mutant> acting(Expression question, Instance instance, Worksheet.Fixed fixed) {
        Set<String> computed = computed(question, instance, fixed);
        List<Mutant> acting = new ArrayList<>();
        for (int i = 0; i < mutants.size(); i++) {
            Mutant mutant = mutants.get(i);
            if (mutant.touches(computed, changed.get(i))
                    || !mutant.asked().apply(question).equals(question)) {
                acting.add(mutant);
            }
        }
        return acting;
    }

    /** What is worked out on the way to an answer, in the words of {@link Rewriting#changed}. */
    Set<String> computed(Expression question, Instance instance, Worksheet.Fixed fixed) {
        Set<String> computed = new LinkedHashSet<>();
        for (Rewriting way : List.of(Rewriting.NONE, makers.base())) {
            Blank blank = blank(instance, Map.of());
            Worksheet sheet = blank.sheet().with(way, fixed);
            try {
                new Answers<>(sheet, blank.setting(), instance.leaves()).to(question);
            } catch (ShapeException | ExpressionException e) {
                // what was computed before it failed is what can have been computed in another way
            }
            computed.addAll(sheet.written());
        }
        return computed;
    }

    /** The same mistake at some steps only; nothing when it is made there only, or is about more than formulas. */
    Optional<Mutant> within(Mutant mutant, Set<String> places) {
        Rewriting own = mutant.own().only(places);
        boolean formulas =
                mutant.reach() == Mutant.Reach.STEPS && mutant.definitions().isEmpty();
        return formulas
                        && !own.changed().isEmpty()
                        && !own.changed().equals(mutant.own().changed())
                ? Optional.of(mutant.with(own, makers.base().with(own)))
                : Optional.empty();
    }

    /** Whether a quantity is worked out on the way from the fixed values to an answer. */
    boolean goesBy(Expression quantity, Expression question, Instance instance, Worksheet.Fixed fixed) {
        return key(quantity)
                .filter(computed(question, instance, fixed)::contains)
                .isPresent();
    }

    private Optional<String> key(Expression quantity) {
        return Cell.of(quantity, problem.model().loss()).map(cell -> Rewriting.key(cell, isUpdate(quantity)));
    }

    /**
     * The steps on the way to an answer at which a mutant computes something else.
     *
     * @param fixed what the answer goes on from
     */
    List<Deviation> deviations(Mutant mutant, Expression question, Instance instance, Worksheet.Fixed fixed) {
        Set<String> computed = computed(question, instance, fixed);
        String loss = problem.model().loss();
        return Steps.andAfterIt(problem).stream()
                .filter(step -> key(step).filter(computed::contains).isPresent())
                .flatMap(step -> mutant.at(step, loss).stream())
                .toList();
    }

    private boolean isUpdate(Expression step) {
        return step instanceof Expression.Call call
                && call.function().equals("after")
                && problem.model()
                        .parameters()
                        .containsKey(call.arguments().get(1).toString());
    }

    /** The same by the rules as they are written by hand, which differ where an earlier value is wrong. */
    Answers<Matrix> byHand(Instance instance, Worksheet.Fixed fixed) {
        return answers(instance, Map.of(), makers.base(), fixed, instance.leaves());
    }

    /** The same by a program whose exponentials overflow. */
    Answers<Matrix> inCode(Instance instance, Worksheet.Fixed fixed) {
        return answers(instance, Map.of(), makers.inCode(), fixed, instance.leaves());
    }

    /** The answers of such a program that has a mistake in it, too. */
    Answers<Matrix> inCode(Mutant mutant, Instance instance, Worksheet.Fixed fixed) {
        return answers(
                instance,
                mutant.definitions(),
                makers.inCode().with(mutant.own()),
                fixed,
                mutant.leaves().apply(instance.leaves()));
    }

    /** The answers of somebody who goes on with a mistake. */
    Answers<Matrix> under(Mutant mutant, Instance instance, Worksheet.Fixed fixed) {
        return answers(
                instance,
                mutant.definitions(),
                mutant.rewriting(),
                fixed,
                mutant.leaves().apply(instance.leaves()));
    }

    /** A training of somebody whose steps have a mistake in them. */
    TrainingByHand training(Mutant mutant, Instance instance, Update update, Training.Material material) {
        Blank blank = blank(instance, mutant.definitions());
        Answers.Setting usual = blank.setting();
        Answers.Setting setting = new Answers.Setting(
                usual.graph(), usual.vocabulary(), usual.loss(), update, usual.constants(), Optional.of(material));
        return new TrainingByHand(setting, blank.sheet(), mutant.rewriting().withoutLater(), material);
    }

    /** Where the network is compared with its targets, if it is. */
    Optional<LossRole> comparison() {
        return network.losses().stream()
                .filter(loss -> loss.quantity().equals(problem.model().loss()))
                .findFirst();
    }

    private Answers<Matrix> answers(
            Instance instance,
            Map<String, Expression> definitions,
            Rewriting rewriting,
            Worksheet.Fixed fixed,
            Map<String, Matrix> leaves) {
        Blank blank = blank(instance, definitions);
        return new Answers<>(blank.sheet().with(rewriting, fixed), blank.setting(), leaves);
    }

    private Blank blank(Instance instance, Map<String, Expression> definitions) {
        return blanks.computeIfAbsent(
                new Point(definitions, instance.definitions(), instance.sizes(), instance.constants()),
                point -> blank(point, instance));
    }

    private Blank blank(Point point, Instance instance) {
        Answers.Setting usual = problem.model().setting(instance);
        Answers.Setting setting = usual;
        if (!point.definitions().isEmpty()) {
            Map<String, Expression> all = new LinkedHashMap<>(problem.model().definitions(instance));
            all.putAll(point.definitions());
            Graph graph = Graph.of(problem.model().leaves().keySet(), all, new Vocabulary(instance.sizes()));
            setting = new Answers.Setting(
                    graph, usual.vocabulary(), usual.loss(), usual.update(), usual.constants(), usual.training());
        }
        return new Blank(setting, new Worksheet(setting, Rewriting.NONE, Worksheet.Fixed.NONE));
    }
}
