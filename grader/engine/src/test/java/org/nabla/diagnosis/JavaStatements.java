package org.nabla.diagnosis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Statements of Java that give each a value to one variable, in the order in which they can be run. */
final class JavaStatements {

    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, Set<String>> uses = new HashMap<>();
    private final Deque<Set<String>> open = new ArrayDeque<>();

    /**
     * Uses a variable, and writes its statement if there is none.
     *
     * @param value the expression of Java; the variables it uses come before it
     */
    void variable(String name, Supplier<String> value) {
        if (!values.containsKey(name)) {
            open.push(new LinkedHashSet<>());
            String text = value.get();
            uses.put(name, open.pop());
            values.put(name, text);
        }
        if (!open.isEmpty()) {
            open.peek().add(name);
        }
    }

    /** One a line. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        values.forEach((name, text) -> lines.add("double[][] %s = %s;".formatted(name, text)));
        return lines;
    }

    /**
     * Everything an expression is computed by, down to the variables that can be seen.
     *
     * @param seen the variables that are returned beside it
     */
    String slice(String expression, Set<String> seen) {
        Set<String> parts = new LinkedHashSet<>();
        if (values.containsKey(expression)) {
            slice(expression, seen, parts, true);
        } else {
            parts.add(expression);
            values.keySet().stream()
                    .filter(name -> expression.matches("(?s).*\\b" + name + "\\b.*"))
                    .forEach(name -> slice(name, seen, parts, false));
        }
        return String.join("\n", parts);
    }

    private void slice(String name, Set<String> seen, Set<String> parts, boolean first) {
        if ((first || !seen.contains(name)) && parts.add(name + " = " + values.get(name))) {
            uses.getOrDefault(name, Set.of()).forEach(used -> slice(used, seen, parts, false));
        }
    }
}
