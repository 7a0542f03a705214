package org.nabla.report.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;

/** What Gradescope's description of {@code results.json} says, and what other authors found out about it. */
final class GradescopeRules implements Consumer {

    private static final Set<String> FORMATS = Set.of("text", "html", "simple_format", "md", "ansi");
    private static final Set<String> VISIBILITIES = Set.of("hidden", "after_due_date", "after_published", "visible");
    private static final Set<String> TOP = Set.of(
            "score",
            "execution_time",
            "output",
            "output_format",
            "test_output_format",
            "test_name_format",
            "visibility",
            "stdout_visibility",
            "extra_data",
            "tests",
            "leaderboard");
    private static final Set<String> TEST = Set.of(
            "score",
            "max_score",
            "status",
            "name",
            "name_format",
            "number",
            "output",
            "output_format",
            "tags",
            "visibility",
            "extra_data");

    @Override
    public Taken take(String file) {
        Json json = new Json();
        Optional<JsonNode> parsed = Json.parsed(file);
        if (parsed.isEmpty()) {
            return Taken.without(Taken.State.NO_RESULT, json.complaints());
        }
        JsonNode root = parsed.get();
        json.keys(root, "the file", TOP);
        json.optionalText(root, "output");
        for (String format : Set.of("output_format", "test_output_format", "test_name_format")) {
            json.oneOf(root, format, FORMATS);
            json.require(root.path(format).asText().equals("text"), "texts of students would be rendered", format);
        }
        json.oneOf(root, "visibility", VISIBILITIES);
        json.oneOf(root, "stdout_visibility", VISIBILITIES);
        json.integer(root, "execution_time");
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode test : root.path("tests")) {
            sum = sum.add(test(json, test));
        }
        if (root.has("score")) {
            json.require(root.path("tests").isEmpty(), "the top score wins over the sum of the tests");
            sum = json.number(root, "score");
        } else {
            json.require(!root.path("tests").isEmpty(), "there is no score at all");
        }
        return Taken.of(Optional.of(sum), json.complaints());
    }

    private static BigDecimal test(Json json, JsonNode test) {
        json.keys(test, "a test", TEST);
        json.text(test, "name");
        json.text(test, "number");
        json.optionalText(test, "output");
        json.oneOf(test, "status", Set.of("passed", "failed"));
        json.oneOf(test, "visibility", VISIBILITIES);
        test.path("tags").forEach(tag -> json.require(tag.isTextual(), "a tag is no text", tag));
        BigDecimal score = json.number(test, "score");
        BigDecimal most = json.number(test, "max_score");
        json.require(score.signum() >= 0 && score.compareTo(most) <= 0, "points out of range", score, most);
        return score;
    }
}
