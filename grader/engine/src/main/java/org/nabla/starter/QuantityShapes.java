package org.nabla.starter;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.nabla.reference.Matrix;
import org.nabla.reference.Shape;
import org.nabla.reference.calculus.Answers;
import org.nabla.reference.calculus.Backpropagation;
import org.nabla.reference.expression.Expression;
import org.nabla.reference.graph.Graph;
import org.nabla.reference.graph.GraphException;
import org.nabla.reference.graph.Plan;
import org.nabla.reference.graph.Vocabulary;
import org.nabla.spec.Dimension;
import org.nabla.spec.Leaf;
import org.nabla.spec.Model;
import org.nabla.spec.Problem;

/**
 * The shapes of a problem's quantities in the names of its dimensions: {@code n1×N}.
 *
 * <p>Each named dimension gets a size that nothing else has; where that size comes out as a side, the side has that name.
 */
final class QuantityShapes {

    /** Sides that no formula has by itself; 100 and more samples are never spelt out as a number. */
    private static final int FIRST_MARK = 101;

    private static final Set<String> MEASURED =
            Set.of("jacobian", "shape", "count", "norm", "history", "leaves", "values", "gradients");

    private final Problem problem;
    private final Map<String, Integer> marks = new LinkedHashMap<>();

    QuantityShapes(Problem problem) {
        this.problem = problem;
        Set<Integer> taken = fixedSizes(problem.model());
        int mark = FIRST_MARK;
        for (String dimension : problem.published().sizes().keySet()) {
            while (taken.contains(mark)) {
                mark++;
            }
            marks.put(dimension, mark++);
        }
    }

    private static Set<Integer> fixedSizes(Model model) {
        Set<Integer> sizes = new TreeSet<>();
        for (Leaf leaf : model.leaves().values()) {
            for (Dimension side : List.of(leaf.rows(), leaf.columns())) {
                if (side instanceof Dimension.Fixed fixed) {
                    sizes.add(fixed.size());
                }
            }
        }
        return sizes;
    }

    /** Whether it is 1×1 in every instance, and not only where a dimension happens to be 1. */
    boolean isNumber(Expression quantity) {
        return text(quantity).equals("1×1");
    }

    /** As a reader sees it: {@code n1×N}, or {@code one number}. */
    String of(Expression quantity) {
        return isNumber(quantity) ? "one number" : text(quantity);
    }

    private String text(Expression quantity) {
        if (quantity instanceof Expression.Call call && call.function().equals("jacobian")) {
            return jacobian(call);
        }
        Optional<Shape> marked = isMeasured(quantity) ? Optional.empty() : planned(quantity, marks);
        return marked.map(shape -> side(shape.rows()) + "×" + side(shape.columns()))
                .orElseGet(() -> published(quantity).toString());
    }

    /** A row for each entry of what is differentiated, a column for each entry by which; or the other way round. */
    private String jacobian(Expression.Call call) {
        String of = entries(call.arguments().get(0));
        String by = entries(call.arguments().get(1));
        Expression layout = call.options().get("layout");
        boolean transposed = layout != null && layout.toString().equals("denominator");
        return transposed ? by + "×" + of : of + "×" + by;
    }

    /** How many entries a quantity has: {@code n1}, or {@code (n1·N)}. */
    private String entries(Expression quantity) {
        List<String> sides = Stream.of(text(quantity).split("×", -1))
                .filter(side -> !side.equals("1"))
                .toList();
        return sides.size() < 2
                ? String.join("", sides.isEmpty() ? List.of("1") : sides)
                : "(" + String.join("·", sides) + ")";
    }

    private String side(int size) {
        return marks.entrySet().stream()
                .filter(mark -> mark.getValue() == size)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(Integer.toString(size));
    }

    private static boolean isMeasured(Expression quantity) {
        boolean[] measured = {false};
        quantity.walk(
                part -> measured[0] |= part instanceof Expression.Call call && MEASURED.contains(call.function()));
        return measured[0];
    }

    /** The shape at given sizes; nothing when the formulas do not allow these sizes. */
    private Optional<Shape> planned(Expression quantity, Map<String, Integer> sizes) {
        Model model = problem.model();
        Map<String, Shape> leaves = new LinkedHashMap<>();
        model.leaves().forEach((name, leaf) -> leaves.put(name, leaf.shape(sizes)));
        problem.published().constants().keySet().forEach(name -> leaves.putIfAbsent(name, Shape.SCALAR));
        String asked = unusedName(leaves.keySet(), model.definitions().keySet());
        Map<String, Expression> definitions = new LinkedHashMap<>(model.definitions());
        definitions.put(asked, shapedLike(quantity));
        try {
            return Optional.of(Plan.of(Graph.of(leaves.keySet(), definitions, new Vocabulary(sizes)), leaves)
                    .shape(asked));
        } catch (GraphException e) {
            return Optional.empty();
        }
    }

    private static String unusedName(Set<String> leaves, Set<String> definitions) {
        Set<String> used = new LinkedHashSet<>(leaves);
        used.addAll(definitions);
        String name = "asked";
        while (used.contains(name)) {
            name += "_";
        }
        return name;
    }

    /** A gradient has the shape of its quantity, and so has the quantity after an update. */
    private static Expression shapedLike(Expression quantity) {
        return quantity.replaced(part -> {
            if (!(part instanceof Expression.Call call)) {
                return Optional.empty();
            }
            return switch (call.function()) {
                case "grad", "trained" -> Optional.of(call.arguments().get(0));
                case "after" -> Optional.of(shapedLike(call.arguments().get(1)));
                default -> Optional.empty();
            };
        });
    }

    /** The shape in the published instance. */
    Shape published(Expression quantity) {
        Answers.Setting setting = problem.model().setting(problem.published());
        Answers<Matrix> answers = new Answers<>(
                new Backpropagation(setting.graph()),
                setting,
                problem.published().leaves());
        return answers.to(quantity).shape();
    }
}
