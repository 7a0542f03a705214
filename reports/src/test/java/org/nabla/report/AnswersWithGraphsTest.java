package org.nabla.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nabla.reference.Matrix;
import org.nabla.reference.graph.Listing;

/** The answer key of a problem that hands a graph over. */
class AnswersWithGraphsTest {

    private static final Listing GRAPH = new Listing(
            List.of("x", "w", "p", "loss"),
            List.of("input", "input", "multiply", "sum(axis=0)"),
            List.of(List.of(), List.of(), List.of(1, 0), List.of(2)));

    private static final AnswerSet ANSWERS = new AnswerSet(
            "engine",
            "published",
            List.of(new AnswerSet.Answer("Q1", "loss", Matrix.scalar(6))),
            Map.of("x", Matrix.scalar(2)),
            List.of(),
            Map.of("loss", GRAPH));

    @Test
    void text_hasANodeALine() throws IOException {
        StringWriter text = new StringWriter();

        new AnswersTextWriter(Style.PLAIN).write(ANSWERS, text);

        assertThat(text.toString()).endsWith("""

                the graph of loss as data

                0  x     input
                1  w     input
                2  p     multiply     1, 0
                3  loss  sum(axis=0)  2
                """);
    }

    @Test
    void json_hasNodesOperationsAndOperands() throws IOException {
        StringWriter json = new StringWriter();

        new AnswersJsonWriter().write(ANSWERS, json);

        assertThat(json.toString()).endsWith("""
                  "graphs": {
                    "loss": {
                      "nodes": ["x", "w", "p", "loss"],
                      "operations": ["input", "input", "multiply", "sum(axis=0)"],
                      "operands": [[], [], [1, 0], [2]]
                    }
                  }
                }
                """);
    }
}
