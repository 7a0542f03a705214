package org.nabla.report;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.nabla.grading.Numbers;
import org.nabla.reference.Matrix;
import org.nabla.report.Style.Tone;

/**
 * Writes what {@code nabla solve} prints: each question with its answer, then every intermediate value with its shape, six
 * significant digits each.
 */
public final class AnswersTextWriter {

    private static final String GAP = "  ";
    private static final int MOST_ROWS = 20;
    private static final int MOST_COLUMNS = 7;

    private final Style style;

    public AnswersTextWriter(Style style) {
        this.style = style;
    }

    public void write(AnswerSet answers, Writer destination) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(style.paint(Tone.STRONG, "%s, instance %s".formatted(answers.problem(), answers.instance())));
        lines.add("");
        int ids = answers.answers().stream()
                .mapToInt(answer -> answer.id().length())
                .max()
                .orElse(0);
        int asks = answers.answers().stream()
                .mapToInt(answer -> answer.asks().length())
                .max()
                .orElse(0);
        for (AnswerSet.Answer answer : answers.answers()) {
            String label = padded(answer.id(), ids) + GAP + padded(answer.asks(), asks) + GAP;
            value(lines, label, answer.value());
        }
        lines.add("");
        lines.add(style.paint(Tone.STRONG, "on the way there"));
        lines.add("");
        int names = answers.quantities().keySet().stream()
                .mapToInt(String::length)
                .max()
                .orElse(0);
        for (Map.Entry<String, Matrix> quantity : answers.quantities().entrySet()) {
            String shape = quantity.getValue().shape().toString();
            value(lines, padded(quantity.getKey(), names) + GAP + padded(shape, 7) + GAP, quantity.getValue());
        }
        if (!answers.curves().isEmpty()) {
            lines.add("");
            lines.addAll(style.drawn(answers.curves()));
        }
        answers.graphs().forEach((output, graph) -> {
            lines.add("");
            lines.add(style.paint(Tone.STRONG, "the graph of %s as data".formatted(output)));
            lines.add("");
            lines.addAll(GraphLines.of(graph));
        });
        destination.write(style.spell(String.join("\n", lines) + "\n"));
    }

    /** The entries in columns, the first row after the label and the others below it. */
    private static void value(List<String> lines, String label, Matrix matrix) {
        List<List<String>> rows = entries(matrix);
        int width = rows.stream()
                .flatMap(List::stream)
                .mapToInt(String::length)
                .max()
                .orElse(0);
        String before = label;
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder(before);
            for (String entry : row) {
                line.append(matrix.columns() > 1 ? " ".repeat(width - entry.length()) : "")
                        .append(entry)
                        .append(GAP);
            }
            lines.add(line.toString().stripTrailing());
            before = " ".repeat(label.length());
        }
        if (rows.isEmpty()) {
            lines.add(label + "(empty)");
        }
    }

    private static List<List<String>> entries(Matrix matrix) {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < Math.min(matrix.rows(), MOST_ROWS); i++) {
            List<String> row = new ArrayList<>();
            for (int j = 0; j < Math.min(matrix.columns(), MOST_COLUMNS); j++) {
                row.add(Numbers.text(matrix.at(i, j)));
            }
            if (matrix.columns() > MOST_COLUMNS) {
                row.add("…");
            }
            rows.add(row);
        }
        if (matrix.rows() > MOST_ROWS) {
            rows.add(List.of("…"));
        }
        return rows;
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
