package org.nabla.report.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the schema of the Common Test Report Format says of the parts that we write; it forbids every other key. */
final class CtrfRules implements Consumer {

    private static final Set<String> STATUSES = Set.of("passed", "failed", "skipped", "pending", "other");

    private static final Set<String> SUMMARY =
            Set.of("tests", "passed", "failed", "skipped", "pending", "other", "start", "stop", "duration", "extra");

    private static final Set<String> TEST =
            Set.of("name", "status", "duration", "message", "trace", "rawStatus", "tags", "extra");

    @Override
    public Taken take(String file) {
        Json json = new Json();
        JsonNode root = json.root(file);
        json.keys(root, "the file", Set.of("reportFormat", "specVersion", "results"));
        json.oneOf(root, "reportFormat", Set.of("CTRF"));
        json.require(root.path("specVersion").asText().matches("[0-9]+\\.[0-9]+\\.[0-9]+"), "no version");
        JsonNode results = root.path("results");
        json.keys(results, "the results", Set.of("tool", "summary", "tests"));
        json.keys(results.path("tool"), "the tool", Set.of("name", "version", "extra"));
        json.text(results.path("tool"), "name");
        JsonNode summary = results.path("summary");
        json.keys(summary, "the summary", SUMMARY);
        summary.fieldNames().forEachRemaining(name -> json.integer(summary, name));
        Map<String, Integer> counts = new HashMap<>();
        for (JsonNode test : results.path("tests")) {
            test(json, test);
            counts.merge(test.path("status").asText(), 1, Integer::sum);
        }
        for (String status : STATUSES) {
            int count = counts.getOrDefault(status, 0);
            json.require(summary.path(status).asInt(-1) == count, "a wrong count", status, count);
        }
        json.require(summary.path("tests").asInt(-1) == results.path("tests").size(), "a wrong number of tests");
        return counts.containsKey("other")
                ? Taken.without(Taken.State.NO_RESULT, json.complaints())
                : Taken.of(Optional.empty(), json.complaints());
    }

    private static void test(Json json, JsonNode test) {
        json.keys(test, "a test", TEST);
        json.text(test, "name");
        json.require(!test.path("name").asText().isEmpty(), "a test without a name");
        json.oneOf(test, "status", STATUSES);
        json.integer(test, "duration");
        json.optionalText(test, "message");
        json.optionalText(test, "trace");
        json.optionalText(test, "rawStatus");
        json.require(!test.has("extra") || test.path("extra").isObject(), "`extra` is an object");
    }
}
