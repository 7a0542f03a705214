package org.nabla.report;

import java.io.IOException;
import java.io.Writer;
import java.util.Map;
import org.nabla.reference.Matrix;
import org.nabla.reference.graph.Listing;

/** Writes what {@code nabla solve --json} prints: the answers and every intermediate value, with all digits. */
public final class AnswersJsonWriter {

    public void write(AnswerSet answers, Writer destination) throws IOException {
        JsonDocument.write(destination, json -> {
            json.field("format", NativeJsonWriter.FORMAT);
            json.field("problem", answers.problem());
            json.field("instance", answers.instance());
            json.object("answers", () -> {
                for (AnswerSet.Answer answer : answers.answers()) {
                    json.field(answer.id(), answer.value());
                }
            });
            json.object("quantities", () -> {
                for (Map.Entry<String, Matrix> quantity : answers.quantities().entrySet()) {
                    json.field(quantity.getKey(), quantity.getValue());
                }
            });
            if (!answers.graphs().isEmpty()) {
                json.object("graphs", () -> {
                    for (Map.Entry<String, Listing> graph : answers.graphs().entrySet()) {
                        json.object(graph.getKey(), () -> write(json, graph.getValue()));
                    }
                });
            }
        });
    }

    private static void write(JsonDocument json, Listing graph) throws IOException {
        json.texts("nodes", graph.names());
        json.texts("operations", graph.operations());
        json.positions("operands", graph.operands());
    }
}
