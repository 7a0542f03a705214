package org.nabla.report.page;

import java.util.LinkedHashSet;
import java.util.Set;
import org.nabla.reference.expression.Expression;
import org.nabla.reference.graph.Loss;
import org.nabla.spec.Dimension;
import org.nabla.spec.Leaf;
import org.nabla.spec.Model;

/** Tells which names of a problem stand for one number in every instance, so that a product with it has a dot. */
final class NumberNames {

    private static final Dimension ONE = new Dimension.Fixed(1);

    /** What makes one number of any matrix, unless it is done along an axis. */
    private static final Set<String> REDUCTIONS = Set.of("sum", "mean", "max", "logsumexp", "norm", "count");

    private final Model model;
    private final Set<String> numbers = new LinkedHashSet<>();

    NumberNames(Model model) {
        this.model = model;
    }

    Set<String> all() {
        model.leaves().values().stream().filter(NumberNames::isNumber).forEach(leaf -> numbers.add(leaf.name()));
        model.leaves().values().forEach(leaf -> {
            for (Dimension side : new Dimension[] {leaf.rows(), leaf.columns()}) {
                if (side instanceof Dimension.Named named) {
                    numbers.add(named.name());
                }
            }
        });
        boolean grows = true;
        while (grows) { // definitions may stand in any order
            grows = false;
            for (String name : model.definitions().keySet()) {
                Expression definition = model.definitions().get(name);
                grows |= definition != null && isNumber(definition) && numbers.add(name);
            }
        }
        return numbers;
    }

    private static boolean isNumber(Leaf leaf) {
        return leaf.rows().equals(ONE) && leaf.columns().equals(ONE);
    }

    private boolean isNumber(Expression expression) {
        if (expression instanceof Expression.Number) {
            return true;
        }
        if (expression instanceof Expression.Name name) {
            return numbers.contains(name.name());
        }
        if (expression instanceof Expression.Call call
                && !call.options().containsKey("axis")
                && REDUCTIONS.contains(call.function())) {
            return true;
        }
        if (expression instanceof Expression.Call call
                && Loss.named(call.function()).isPresent()) {
            return true;
        }
        return !(expression instanceof Expression.Entries)
                && expression.children().stream().allMatch(this::isNumber);
    }
}
