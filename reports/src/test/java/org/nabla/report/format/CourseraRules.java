package org.nabla.report.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/** What Coursera's own autograder tool checks in {@code feedback.json}. */
final class CourseraRules implements Consumer {

    @Override
    public Taken take(String file) {
        Json json = new Json();
        json.require(file.getBytes(StandardCharsets.UTF_8).length < 64_000, "feedback is less than 64 KB");
        Optional<JsonNode> parsed = Json.parsed(file);
        if (parsed.isEmpty()) {
            return Taken.without(Taken.State.NO_RESULT, json.complaints());
        }
        JsonNode root = parsed.get();
        json.keys(root, "the file", Set.of("fractionalScore", "feedback"));
        BigDecimal score = json.number(root, "fractionalScore");
        double asDouble = score.doubleValue();
        json.require(asDouble >= 0 && asDouble <= 1, "out of range", score);
        json.text(root, "feedback");
        return Taken.of(Optional.of(score), json.complaints());
    }
}
