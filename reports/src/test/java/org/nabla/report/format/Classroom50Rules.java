package org.nabla.report.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The schema {@code classroom50/result/v1} and the checks that its runner makes beyond it.
 *
 * @param run what the runner expects the result to repeat: classroom, assignment, assignment_type, owner
 */
record Classroom50Rules(Map<String, String> run) implements Consumer {

    private static final Set<String> KEYS = Set.of(
            "schema",
            "classroom",
            "assignment",
            "assignment_type",
            "owner",
            "submission",
            "commit",
            "release",
            "review",
            "datetime",
            "graded_at",
            "score",
            "max-score",
            "tests",
            "submitted_by");

    private static final String INSTANT = "\\d{4}-\\d{2}-\\d{2}T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\dZ";

    @Override
    public Taken take(String file) {
        Json json = new Json();
        json.require(file.getBytes(StandardCharsets.UTF_8).length <= 10 * 1024 * 1024, "too large");
        JsonNode root = json.root(file);
        json.keys(root, "the file", KEYS);
        json.oneOf(root, "schema", Set.of("classroom50/result/v1"));
        json.oneOf(root, "assignment_type", Set.of("individual", "group", "team"));
        run.forEach((name, value) -> json.oneOf(root, name, Set.of(value)));
        for (String name : Set.of("classroom", "assignment", "owner", "submission", "commit", "release", "review")) {
            json.text(root, name);
            json.require(!root.path(name).asText().isEmpty(), "an empty text", name);
        }
        json.require(root.path("submission").asText().startsWith("submit/"), "no tag", root.path("submission"));
        json.require(root.path("datetime").asText().matches(INSTANT), "no instant", root.path("datetime"));
        json.require(root.path("graded_at").asText().matches(INSTANT), "no instant", root.path("graded_at"));
        BigDecimal score = points(json, root);
        json.require(root.path("tests").isArray(), "no list of tests");
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode test : root.path("tests")) {
            json.text(test, "test-name");
            json.require(!test.path("test-name").asText().isEmpty(), "a test without a name");
            json.require(test.path("passed").isBoolean(), "neither passed nor not");
            sum = sum.add(points(json, test));
        }
        json.require(sum.compareTo(score) == 0, "the tests do not add up to the score", sum, score);
        boolean none = root.path("tests").isEmpty() && root.path("max-score").asInt() == 0;
        return none
                ? Taken.without(Taken.State.NO_RESULT, json.complaints())
                : Taken.of(Optional.of(score), json.complaints());
    }

    private static BigDecimal points(Json json, JsonNode node) {
        BigDecimal score = json.integer(node, "score");
        BigDecimal most = json.integer(node, "max-score");
        json.require(score.signum() >= 0 && score.compareTo(most) <= 0, "points out of range", score, most);
        return score;
    }
}
