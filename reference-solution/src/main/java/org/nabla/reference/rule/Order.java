package org.nabla.reference.rule;

import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;

/**
 * Another order in which terms are added: the mathematics of a rule is the same, and its rounding is not.
 *
 * <p>Rows and columns of all matrices of a rule are renumbered, alike where they are equally many, and the numbers are put
 * back in the result. What the rule computes does not depend on the numbering, so every sum in it, forward and backward,
 * only runs through its terms in the new order. No rule is written a second time for that.
 */
public final class Order {

    public static final Order REVERSED = new Order("reversed", Order::reversed);

    /** Rules in which the number of a row or column means something; none of them adds more than one term. */
    private static final Set<String> NUMBERED = Set.of(Rules.WINDOW.name(), Rules.ONE_HOT.name(), Reduction.MAX.name());

    private final String name;
    private final IntFunction<int[]> permutation;
    private final Map<Integer, int[]> permutations = new ConcurrentHashMap<>();

    private Order(String name, IntFunction<int[]> permutation) {
        this.name = name;
        this.permutation = permutation;
    }

    /** An order that has nothing to do with the usual one, the same for the same seed. */
    public static Order shuffled(long seed) {
        return new Order("shuffled", length -> shuffled(length, new SplittableRandom(seed + length)));
    }

    public String name() {
        return name;
    }

    private static int[] reversed(int length) {
        int[] order = new int[length];
        for (int i = 0; i < length; i++) {
            order[i] = length - 1 - i;
        }
        return order;
    }

    private static int[] shuffled(int length, SplittableRandom random) {
        int[] order = new int[length];
        for (int i = 0; i < length; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    /** The same rule with its sums in this order. */
    public Rule of(Rule rule) {
        if (NUMBERED.contains(rule.name())) {
            return rule;
        }
        return rule.withValue((operands, options, result) -> {
                    Buffer renumbered = new Buffer(result.shape);
                    rule.value().write(renumbered(operands), options, renumbered);
                    result.fill(0);
                    addBack(renumbered, result);
                })
                .withVjp(step -> pullBack(rule, step));
    }

    private void pullBack(Rule rule, Rule.Step step) {
        Buffer[] gradients = new Buffer[step.operands.length];
        Rule.Contribution[] contributions = new Rule.Contribution[gradients.length];
        for (int k = 0; k < gradients.length; k++) {
            gradients[k] = new Buffer(step.operands[k].shape);
            contributions[k] = step.wants(k) ? Rule.Contribution.FIRST : Rule.Contribution.NONE;
        }
        Rule.Step renumbered = new Rule.Step(
                renumbered(step.operands),
                step.options,
                renumbered(step.result),
                renumbered(step.upstream),
                gradients,
                contributions);
        rule.vjp().ready(renumbered).run();
        for (int k = 0; k < gradients.length; k++) {
            if (step.wants(k)) {
                addBack(gradients[k], step.gradients[k]);
            }
        }
    }

    private Buffer[] renumbered(Buffer[] buffers) {
        Buffer[] renumbered = new Buffer[buffers.length];
        for (int k = 0; k < buffers.length; k++) {
            renumbered[k] = renumbered(buffers[k]);
        }
        return renumbered;
    }

    private Buffer renumbered(Buffer buffer) {
        Buffer renumbered = new Buffer(buffer.shape);
        int[] places = places(buffer);
        for (int k = 0; k < places.length; k++) {
            renumbered.entries[k] = buffer.entries[places[k]];
        }
        return renumbered;
    }

    private void addBack(Buffer renumbered, Buffer to) {
        int[] places = places(to);
        for (int k = 0; k < places.length; k++) {
            to.entries[places[k]] += renumbered.entries[k];
        }
    }

    /** Where each entry of the renumbered matrix stands in the usual one. */
    private int[] places(Buffer buffer) {
        int[] rows = permutation(buffer.shape.rows());
        int[] columns = permutation(buffer.shape.columns());
        int[] places = new int[buffer.entries.length];
        int k = 0;
        for (int row : rows) {
            for (int column : columns) {
                places[k++] = row * columns.length + column;
            }
        }
        return places;
    }

    private int[] permutation(int length) {
        return permutations.computeIfAbsent(length, permutation::apply);
    }
}
