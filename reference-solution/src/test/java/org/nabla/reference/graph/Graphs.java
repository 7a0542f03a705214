package org.nabla.reference.graph;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.nabla.reference.expression.Expression;
import org.nabla.reference.expression.ExpressionParser;

/** Graphs as tests write them. */
final class Graphs {

    private Graphs() {}

    /** Definitions such as {@code "a = x + y"}, over the leaves named first, separated by spaces. */
    static Graph graph(String leaves, String... definitions) {
        return graph(Map.of(), leaves, definitions);
    }

    static Graph graph(Map<String, Integer> dimensions, String leaves, String... definitions) {
        Map<String, Expression> expressions = new LinkedHashMap<>();
        for (String definition : definitions) {
            int equals = definition.indexOf('=');
            expressions.put(
                    definition.substring(0, equals).strip(),
                    ExpressionParser.parse(definition.substring(equals + 1).strip()));
        }
        return Graph.of(new LinkedHashSet<>(List.of(leaves.split(" ", -1))), expressions, new Vocabulary(dimensions));
    }
}
