package org.nabla.reference.calculus;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.nabla.reference.Matrix;
import org.nabla.reference.Shape;
import org.nabla.reference.expression.Expression;
import org.nabla.reference.graph.Graph;
import org.nabla.reference.rule.ShapeException;

/**
 * The walk back from one quantity over a worksheet, from the values as they stand there, with each gradient computed once.
 *
 * <p>Operations are pulled back by the rules of the table, or by those that a {@link WalkingBack} has in their place.
 */
final class Pullback {

    private final Worksheet sheet;
    private final SheetForm form;
    private final WalkingBack way;
    private final String of;
    private final int target;
    private final Map<Integer, Matrix> gradients = new HashMap<>();
    private final Map<Integer, List<Matrix>> contributions = new HashMap<>();

    Pullback(Worksheet sheet, String of) {
        this.sheet = sheet;
        this.form = sheet.form();
        this.way = sheet.rewriting().back();
        this.of = of;
        this.target = form.graph().index(of);
    }

    /** The gradient with respect to a node as somebody writes it down, where it has a name and a formula of its own. */
    Matrix written(int node) {
        Matrix known = gradients.get(node);
        if (known == null) {
            known = newlyWritten(node);
            gradients.put(node, known);
        }
        return known;
    }

    /** What is pulled back from here to a node when this comes in, whatever is written down about gradients. */
    Matrix from(Matrix seed, int node) {
        gradients.put(target, seed);
        return plain(node);
    }

    private Matrix newlyWritten(int node) {
        Optional<String> name = form.consumers().name(node);
        if (name.isEmpty()) {
            return through(node);
        }
        Optional<Matrix> given = sheet.fixedGradient(of, name.get());
        if (given.isPresent()) {
            return given.get();
        }
        sheet.note(form.keys().gradientKey(of, node));
        Expression formula = sheet.rewriting().gradients().get(form.keys().gradient(of, node));
        return sheet.rewriting()
                .written()
                .apply(formula == null ? through(node) : sheet.evaluate(formula, of, () -> through(node)));
    }

    /** The sum of what comes back over all the ways to the scalar. */
    private Matrix through(int node) {
        if (node == target) {
            sheet.note(WalkingBack.seedKey());
            return Matrix.scalar(way.seed());
        }
        return gathered(node, consumer -> contributions(consumer, () -> written(consumer)));
    }

    private Matrix plain(int node) {
        Matrix known = gradients.get(node);
        if (known == null) {
            known = gathered(node, consumer -> contributions(consumer, () -> plain(consumer)));
            gradients.put(node, known);
        }
        return known;
    }

    /** What the nodes that use a value hand back to it. */
    private Matrix gathered(int node, IntFunction<List<Matrix>> back) {
        List<Integer> uses = new ArrayList<>();
        boolean severalPlaces = false;
        for (int consumer : form.consumers().of(node)) {
            if (form.consumers().reaches(consumer, target)) {
                uses.add(consumer);
                severalPlaces |= places(consumer, node).size() > 1;
            }
        }
        if (uses.size() > 1 || severalPlaces) {
            sheet.note(WalkingBack.usesKey());
        }
        if (way.uses() == WalkingBack.Uses.LAST) {
            Collections.reverse(uses);
        }
        boolean onlyOne = way.uses() != WalkingBack.Uses.ALL && way.uses() != WalkingBack.Uses.ONCE;
        Matrix sum = Matrix.filled(sheet.value(node).shape(), 0);
        for (int use : uses) {
            List<Matrix> handedBack = back.apply(use);
            for (int place : counted(places(use, node))) {
                sum = sum.zip(handedBack.get(place), Double::sum);
            }
            if (onlyOne && (way.uses() == WalkingBack.Uses.OVERWRITTEN || sum.largestMagnitude() != 0)) {
                return sum;
            }
        }
        return sum;
    }

    /** At which operands of a node another one stands. */
    private List<Integer> places(int consumer, int node) {
        List<Integer> operands = applied(consumer).operands();
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < operands.size(); i++) {
            if (operands.get(i) == node) {
                places.add(i);
            }
        }
        return places;
    }

    private List<Integer> counted(List<Integer> places) {
        return switch (way.uses()) {
            case ONCE -> places.subList(0, 1);
            case OVERWRITTEN -> places.subList(places.size() - 1, places.size());
            default -> places;
        };
    }

    private List<Matrix> contributions(int consumer, Supplier<Matrix> upstream) {
        List<Matrix> known = contributions.get(consumer);
        if (known == null) {
            known = pulledBack(consumer, upstream.get());
            contributions.put(consumer, known);
        }
        return known;
    }

    private List<Matrix> pulledBack(int node, Matrix upstream) {
        Graph.Node.Applied applied = applied(node);
        List<Matrix> operands = sheet.operands(applied);
        Shape due =
                applied.operation().shape(operands.stream().map(Matrix::shape).toList());
        Matrix result = sheet.value(node).shape().equals(due) ? sheet.value(node) : sheet.plainValue(node);
        if (!upstream.shape().equals(due)) {
            throw new ShapeException(
                    "a gradient of %s cannot pass back through a value of %s".formatted(upstream.shape(), due));
        }
        sheet.note(form.keys().operation(node));
        List<Expression> formulas = way.rules().get(form.keys().word(node));
        return formulas == null
                ? applied.operation().pullBack(operands, result, upstream)
                : byFormulas(formulas, operands, result, upstream);
    }

    private List<Matrix> byFormulas(List<Expression> formulas, List<Matrix> operands, Matrix result, Matrix upstream) {
        Map<String, Matrix> words =
                Map.of("x", operands.get(0), "y", operands.get(operands.size() - 1), "v", result, "g", upstream);
        List<Matrix> gradients = new ArrayList<>();
        for (int i = 0; i < operands.size(); i++) {
            Matrix gradient = sheet.evaluate(formulas.get(i), words);
            Shape due = operands.get(i).shape();
            if (!gradient.shape().equals(due)) {
                throw new ShapeException("a gradient of %s is no gradient of %s".formatted(gradient.shape(), due));
            }
            gradients.add(gradient);
        }
        return gradients;
    }

    private Graph.Node.Applied applied(int node) {
        return (Graph.Node.Applied) form.graph().nodes().get(node);
    }
}
