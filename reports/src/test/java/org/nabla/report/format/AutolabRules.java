package org.nabla.report.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** How Autolab takes scores from the last line of an autograder's output, and a table from the one before. */
final class AutolabRules implements Consumer {

    private static final int LONGEST_OUTPUT = 1000 * 1024;

    /** What is put into quotation marks before the last line is parsed. */
    private static final Pattern UNQUOTED_NAME = Pattern.compile("([a-zA-Z0-9]+):");

    private static final int LONGEST_COLUMN = 65_535;

    @Override
    public Taken take(String file) {
        Json json = new Json();
        json.require(bytes(file) <= LONGEST_OUTPUT, "the middle of the output is cut out");
        json.require(!file.matches("(?s).*[<>&].*"), "a page would take it as markup while the job runs");
        List<String> lines = file.stripTrailing().lines().toList();
        json.require(!file.contains("\r"), "a line may end where none does");
        String last = lines.get(lines.size() - 1);
        json.require(bytes(last) <= LONGEST_COLUMN, "the last line does not fit into its column");
        json.require(Json.parsed(last).isPresent(), "the scoreboard parses the line as it is");
        JsonNode scores =
                json.root(UNQUOTED_NAME.matcher(last).replaceAll("\"$1\":")).path("scores");
        json.require(scores.isObject() && !scores.isEmpty(), "there are no scores");
        if (scores.isEmpty()) {
            return Taken.of(Optional.of(BigDecimal.ZERO), json.complaints());
        }
        table(json, lines.get(Math.max(0, lines.size() - 2)));
        JsonNode score = scores.elements().next();
        if (score.isNull()) {
            return Taken.without(Taken.State.NO_RESULT, json.complaints()); // a score without a value
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode one : scores) {
            json.require(one.isNumber(), "no number", one);
            sum = sum.add(one.decimalValue());
        }
        return Taken.of(Optional.of(sum), json.complaints());
    }

    /** A line that is no object is not shown as a table; one that is must be complete. */
    private static void table(Json json, String line) {
        Optional<JsonNode> parsed = Json.parsed(line).filter(JsonNode::isObject);
        if (parsed.isEmpty()) {
            return;
        }
        JsonNode table = parsed.get();
        json.require(table.path("_presentation").asText().equals("semantic"), "the line does nothing", line);
        for (JsonNode stage : table.path("stages")) {
            JsonNode checks = table.path(stage.asText());
            json.require(checks.isObject() && !checks.isEmpty(), "a stage is missing", stage);
            checks.fieldNames().forEachRemaining(name -> {
                json.require(!name.startsWith("_"), "a name that is not shown", name);
                json.require(checks.get(name).path("passed").isBoolean(), "neither passed nor not", name);
                json.optionalText(checks.get(name), "hint");
            });
        }
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
