package org.nabla.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.nabla.reference.expression.Expression;
import org.nabla.reference.expression.ExpressionException;
import org.nabla.reference.expression.ExpressionParser;
import org.nabla.reference.graph.Listing;

/**
 * The functions that hand a graph over as data: {@code operations(E)} and {@code operands(E)} say what its nodes do, and
 * {@code leaves(E)}, {@code values(E)} and {@code gradients(E)} stand for their numbers.
 *
 * <p>In a graph of numbers the last three are columns, which questions may ask for. In a graph of matrices they are lists
 * of quantities that have names of their own.
 */
public final class NodeLists {

    private static final Set<String> STRUCTURE = Set.of("operations", "operands");
    private static final Set<String> NUMBERS = Set.of("leaves", "values", "gradients");

    private final Model model;
    private final Instance published;

    NodeLists(Model model, Instance published) {
        this.model = model;
        this.published = published;
    }

    /** Whether an expression is about what nodes do, which no matrix can say. */
    public static boolean isStructure(Expression quantity) {
        return quantity instanceof Expression.Call call && STRUCTURE.contains(call.function());
    }

    /** Whether an expression stands for numbers of all nodes, or of all leaves. */
    public static boolean isOfNodes(Expression quantity) {
        return quantity instanceof Expression.Call call && NUMBERS.contains(call.function());
    }

    /**
     * The nodes that such a function is about.
     *
     * @throws ExpressionException where it does not name a quantity whose nodes can be listed
     */
    public static Listing listing(Model model, Instance instance, Expression quantity) {
        Expression.Call call = (Expression.Call) quantity;
        if (call.arguments().size() != 1 || !(call.arguments().get(0) instanceof Expression.Name name)) {
            throw new ExpressionException(
                    "`%s` takes the name of one quantity".formatted(call.function()), call.span());
        }
        if (!model.definitions().containsKey(name.name())) {
            throw new ExpressionException(
                    "`%s` takes a quantity that is computed, but got `%s`".formatted(call.function(), name),
                    name.span(),
                    model.definitions().keySet());
        }
        return Listing.of(model.graph(instance), name);
    }

    /** The graphs that the tasks of a problem hand over, by the quantity they compute. */
    public static Map<String, Listing> handedOver(Problem problem, Instance instance) {
        Map<String, Listing> graphs = new LinkedHashMap<>();
        for (Task task : problem.tasks()) {
            for (Task.Item item : task.given()) {
                if (isStructure(item.quantity())) {
                    graphs.computeIfAbsent(
                            item.quantity().children().get(0).toString(),
                            output -> listing(problem.model(), instance, item.quantity()));
                }
            }
        }
        return graphs;
    }

    /** The quantities one by one where a function stands for a list of them; none where it is one quantity. */
    List<Task.Item> items(Expression quantity, boolean given) {
        if (!isStructure(quantity) && !isOfNodes(quantity)) {
            return List.of();
        }
        Expression.Call call = (Expression.Call) quantity;
        Listing listing = listing(model, published, quantity);
        if (isStructure(quantity)) {
            requireGiven(call, given);
            return List.of();
        }
        if (isOfNumbers(listing)) {
            return List.of();
        }
        String output = call.arguments().get(0).toString();
        return switch (call.function()) {
            case "leaves" -> items(listing.leaves(), name -> name, Function.identity());
            case "values" -> items(listing.names(), name -> name, Function.identity());
            default ->
                items(listing.names(), "grad(%%s, of=%s)".formatted(output)::formatted, model.naming()::gradientOf);
        };
    }

    private static void requireGiven(Expression.Call call, boolean given) {
        if (!given) {
            throw new ExpressionException(
                    "`%s` is words or positions, which can only be given".formatted(call), call.span());
        }
    }

    private boolean isOfNumbers(Listing listing) {
        Map<String, Leaf> leaves = model.leaves();
        return listing.leaves().stream().allMatch(name -> {
            Leaf leaf = leaves.get(name);
            return leaf != null && leaf.isNumber();
        });
    }

    private static List<Task.Item> items(
            List<String> nodes, Function<String, String> quantity, Function<String, String> name) {
        List<Task.Item> items = new ArrayList<>();
        nodes.forEach(node -> items.add(new Task.Item(name.apply(node), ExpressionParser.parse(quantity.apply(node)))));
        return items;
    }
}
