package org.nabla.explanation;

import java.util.stream.Collectors;
import org.nabla.diagnosis.Mistake;

/** An entry of the catalogue, as it is told. */
final class MistakePage {

    private static final int WIDTH = 100;

    private MistakePage() {}

    /** The hint first, for those who want no more than that; what is only another convention is not called untrue. */
    static String text(Mistake mistake) {
        Mistake.Words words = mistake.words();
        boolean convention = mistake.convention();
        return "# %s\n".formatted(mistake.id())
                + section("Hint", words.hint())
                + section(convention ? "What was done" : "What is believed", words.belief())
                + section(convention ? "What is asked for instead" : "What is true instead", words.correction())
                + section("Why", words.explanation())
                + section("Made of", mistake.slips().stream().collect(Collectors.joining(" and ")));
    }

    private static String section(String title, String text) {
        return text.isEmpty() ? "" : "\n## %s\n\n%s".formatted(title, wrapped(text));
    }

    /** In lines that fit. */
    static String wrapped(String text) {
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
