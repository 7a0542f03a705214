package org.nabla.spec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nabla.reference.expression.Expression;

/**
 * A function a submission has: what it is given and what it returns.
 *
 * @param single it returns one value, which needs no name
 */
public record Task(String function, List<Item> given, List<Item> returned, boolean single) {

    /** How a starter's functions say that they are still to be written; grading takes it for "not attempted". */
    public static final String NOT_WRITTEN = "is not written yet";

    /** A name in the student's code and the quantity it stands for. */
    public record Item(String name, Expression quantity) {}

    public Task {
        given = List.copyOf(given);
        returned = List.copyOf(returned);
        if (single && returned.size() != 1) {
            throw new IllegalArgumentException("a task with one unnamed value returns one, not " + returned.size());
        }
    }

    /** The same task, given more; what it has under a name already stays. */
    Task alsoGiven(List<Item> more) {
        Map<String, Item> all = new LinkedHashMap<>();
        given.forEach(item -> all.put(item.name(), item));
        more.forEach(item -> all.putIfAbsent(item.name(), item));
        return new Task(function, List.copyOf(all.values()), returned, single);
    }

    boolean returns(Expression quantity) {
        return returned.stream().anyMatch(item -> item.quantity().toString().equals(quantity.toString()));
    }
}
