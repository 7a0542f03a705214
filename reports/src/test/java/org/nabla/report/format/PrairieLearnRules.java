package org.nabla.report.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** How PrairieLearn makes a result out of a file, and what it then checks. */
final class PrairieLearnRules implements Consumer {

    private static final int LARGEST = 1024 * 1024;

    @Override
    public Taken take(String file) {
        Json json = new Json();
        json.require(file.getBytes(StandardCharsets.UTF_8).length <= LARGEST, "the file is too large");
        JsonNode root = json.root(file.replace('\0', '\uFFFD'));
        json.require(!root.has("succeeded"), "`succeeded` makes a 0 of every score");
        json.require(root.path("gradable").isBoolean(), "a text is true, whatever it says");
        for (String name : new String[] {"message", "output"}) {
            json.optionalText(root, name);
            json.require(!root.path(name).asText().contains("\u001b"), "a terminal sequence", name);
        }
        if (!root.path("gradable").asBoolean()) {
            boolean explained = !root.path("format_errors").isEmpty();
            root.path("format_errors").forEach(error -> json.require(error.isTextual(), "no text", error));
            return Taken.without(explained ? Taken.State.NOT_GRADABLE : Taken.State.NO_RESULT, json.complaints());
        }
        json.require(root.hasNonNull("score"), "a missing score is a 0");
        BigDecimal score = json.number(root, "score");
        double asDouble = score.doubleValue();
        json.require(Double.isFinite(asDouble) && asDouble >= 0 && asDouble <= 1, "the score is out of range", score);
        root.path("tests").forEach(test -> test(json, test));
        return Taken.of(Optional.of(score), json.complaints());
    }

    private static void test(Json json, JsonNode test) {
        json.text(test, "name");
        json.optionalText(test, "message");
        json.optionalText(test, "output");
        BigDecimal points = json.number(test, "points"); // missing in one test, they are missing in all
        BigDecimal most = json.number(test, "max_points");
        json.require(points.signum() >= 0 && points.compareTo(most) <= 0, "points out of range", points, most);
    }
}
