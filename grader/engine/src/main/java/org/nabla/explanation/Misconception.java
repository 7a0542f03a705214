package org.nabla.explanation;

import java.util.ArrayList;
import java.util.List;
import org.nabla.spec.source.Mapping;
import org.nabla.spec.source.Scalar;
import org.nabla.spec.source.Sequence;
import org.nabla.spec.source.Source;

/** An entry of the catalogue of misconceptions, as it is told. */
record Misconception(String id, String belief, String correction, String hint, String explanation, String actsOn) {

    private static final int WIDTH = 100;

    /** The entries that have an id; the catalogue's own test demands the rest. */
    static List<Misconception> all(Source catalogue) {
        List<Misconception> all = new ArrayList<>();
        if (catalogue instanceof Sequence entries) {
            for (Source entry : entries.items()) {
                if (entry instanceof Mapping mapping && mapping.get("id").isPresent()) {
                    all.add(new Misconception(
                            field(mapping, "id"),
                            field(mapping, "belief"),
                            field(mapping, "correction"),
                            field(mapping, "hint"),
                            field(mapping, "explanation"),
                            field(mapping, "acts-on")));
                }
            }
        }
        return all;
    }

    private static String field(Mapping entry, String name) {
        return entry.get(name)
                .filter(Scalar.class::isInstance)
                .map(value -> ((Scalar) value).text().strip())
                .orElse("");
    }

    /** The hint first, for those who want no more than that; what is only another convention is not called untrue. */
    String text() {
        boolean convention = actsOn.equals("convention");
        return "# %s\n".formatted(id)
                + section("Hint", hint)
                + section(convention ? "What was done" : "What is believed", belief)
                + section(convention ? "What is asked for instead" : "What is true instead", correction)
                + section("Why", explanation);
    }

    private static String section(String title, String text) {
        return text.isEmpty() ? "" : "\n## %s\n\n%s".formatted(title, wrapped(text));
    }

    private static String wrapped(String text) {
        StringBuilder lines = new StringBuilder();
        int column = 0;
        for (String word : text.split("\\s+", -1)) {
            if (column > 0 && column + 1 + word.length() > WIDTH) {
                lines.append('\n');
                column = 0;
            }
            lines.append(column == 0 ? "" : " ").append(word);
            column += (column == 0 ? 0 : 1) + word.length();
        }
        return lines.append('\n').toString();
    }
}
