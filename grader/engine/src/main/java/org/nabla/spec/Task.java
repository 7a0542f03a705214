package org.nabla.spec;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nabla.reference.expression.Expression;

/**
 * A call of a function that a submission has: what it is given and what it returns.
 *
 * @param id tells the task from others that call the same function
 * @param single it returns one value, which needs no name
 * @param givenLists names that stand for several of the given quantities, in order
 * @param returnedLists names that stand for several of the returned quantities, in order
 */
public record Task(
        String id,
        String function,
        List<Item> given,
        List<Item> returned,
        boolean single,
        Map<String, List<String>> givenLists,
        Map<String, List<String>> returnedLists) {

    /** How a starter's functions say that they are still to be written; grading takes it for "not attempted". */
    public static final String NOT_WRITTEN = "is not written yet";

    /**
     * A name in the student's code and the quantity it stands for.
     *
     * @param decimals there when it is rounded before it is given
     */
    public record Item(String name, Expression quantity, Optional<Decimals> decimals) {

        public Item(String name, Expression quantity) {
            this(name, quantity, Optional.empty());
        }
    }

    /** Quantities, and the names that stand for several of them. */
    record Items(List<Item> all, Map<String, List<String>> lists) {}

    /** A task with the name of its function, and no list. */
    public Task(String function, List<Item> given, List<Item> returned, boolean single) {
        this(function, function, given, returned, single, Map.of(), Map.of());
    }

    public Task {
        givenLists = Collections.unmodifiableMap(new LinkedHashMap<>(givenLists));
        returnedLists = Collections.unmodifiableMap(new LinkedHashMap<>(returnedLists));
        given = List.copyOf(given);
        returned = List.copyOf(returned);
        if (single && returned.size() != 1) {
            throw new IllegalArgumentException("a task with one unnamed value returns one, not " + returned.size());
        }
    }

    /** What is rounded before it is given. */
    public List<Item> rounded() {
        return given.stream().filter(item -> item.decimals().isPresent()).toList();
    }

    /** The same task, given more; what it has under a name already stays, unless it is now to be rounded. */
    Task alsoGiven(Items more) {
        Map<String, Item> all = new LinkedHashMap<>();
        given.forEach(item -> all.put(item.name(), item));
        more.all()
                .forEach(item -> all.merge(
                        item.name(), item, (known, other) -> other.decimals().isPresent() ? other : known));
        Map<String, List<String>> listed = new LinkedHashMap<>(more.lists());
        listed.putAll(givenLists);
        return new Task(id, function, List.copyOf(all.values()), returned, single, listed, returnedLists);
    }

    boolean returns(Expression quantity) {
        String name = quantity.toString();
        return returned.stream().anyMatch(item -> item.quantity().toString().equals(name));
    }
}
