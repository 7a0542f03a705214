package org.nabla.report.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;

/** How Submitty's grading reads the result of a custom validator. */
final class SubmittyRules implements Consumer {

    private static final Set<String> STATUSES = Set.of("information", "failure", "warning", "success");

    @Override
    public Taken take(String file) {
        Json json = new Json();
        JsonNode root = json.root(file);
        json.oneOf(root, "status", Set.of("success", "failure"));
        if (!root.path("status").asText().equals("success")) {
            json.text(root, "message"); // for the log of the staff
            return Taken.without(Taken.State.NO_RESULT, json.complaints());
        }
        json.keys(root, "the file", Set.of("status", "data"));
        JsonNode data = root.path("data");
        json.keys(data, "the data", Set.of("score", "message", "status"));
        for (JsonNode message : data.path("message")) {
            json.text(message, "message");
            json.oneOf(message, "status", STATUSES);
        }
        BigDecimal score = json.number(data, "score");
        json.require(score.signum() >= 0 && score.compareTo(BigDecimal.ONE) <= 0, "it is clamped", score);
        return Taken.of(Optional.of(score), json.complaints());
    }
}
