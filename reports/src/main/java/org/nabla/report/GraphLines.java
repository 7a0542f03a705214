package org.nabla.report;

import java.util.ArrayList;
import java.util.List;
import org.nabla.reference.graph.Listing;

/** A graph that is handed over as data, a node a line: its position, its name, what it does, and to which positions. */
final class GraphLines {

    private GraphLines() {}

    static List<String> of(Listing graph) {
        int positions = Integer.toString(graph.names().size() - 1).length();
        int names = longest(graph.names());
        int operations = longest(graph.operations());
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < graph.names().size(); i++) {
            List<String> operands =
                    graph.operands().get(i).stream().map(String::valueOf).toList();
            String position = Integer.toString(i);
            lines.add("%s%s  %s  %s  %s"
                    .formatted(
                            " ".repeat(positions - position.length()),
                            position,
                            padded(graph.names().get(i), names),
                            padded(graph.operations().get(i), operations),
                            String.join(", ", operands))
                    .stripTrailing());
        }
        return lines;
    }

    private static int longest(List<String> texts) {
        return texts.stream().mapToInt(String::length).max().orElse(0);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}
