package org.nabla.report.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads JSON as strictly as the strictest of the programs that take our files, and collects what one would refuse. */
final class Json {

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final List<String> complaints = new ArrayList<>();

    /** Absent where it is no JSON. */
    static Optional<JsonNode> parsed(String text) {
        try {
            return Optional.of(STRICT.readTree(text)).filter(node -> !node.isMissingNode());
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** The document, or nothing and a complaint. */
    JsonNode root(String text) {
        Optional<JsonNode> root = parsed(text);
        require(root.isPresent(), "no JSON");
        return root.orElse(MissingNode.getInstance());
    }

    List<String> complaints() {
        return complaints;
    }

    /** What is broken otherwise, and what shows it. */
    void require(boolean rule, String broken, Object... evidence) {
        if (!rule) {
            complaints.add(broken + ": " + Arrays.toString(evidence));
        }
    }

    /** Every key is one of the program's, and none is null where it takes no null. */
    void keys(JsonNode node, String where, Set<String> known) {
        node.fieldNames().forEachRemaining(name -> {
            require(known.contains(name), "a key that nobody reads", where, name);
            require(!node.get(name).isNull(), "null where none is taken", where, name);
        });
    }

    void text(JsonNode node, String name) {
        require(node.path(name).isTextual(), "no text", name, node.path(name));
    }

    void optionalText(JsonNode node, String name) {
        if (node.has(name)) {
            text(node, name);
        }
    }

    void oneOf(JsonNode node, String name, Set<String> values) {
        require(values.contains(node.path(name).asText()), "none of the values", name, node.path(name), values);
    }

    /** A finite number, or 0 and a complaint. */
    BigDecimal number(JsonNode node, String name) {
        boolean number = node.path(name).isNumber();
        require(number, "no number", name, node.path(name));
        return number ? node.get(name).decimalValue() : BigDecimal.ZERO;
    }

    /** What Python's {@code isinstance(x, int)} takes, which {@code 55.0} is not. */
    BigDecimal integer(JsonNode node, String name) {
        require(node.path(name).isIntegralNumber(), "no integer", name, node.path(name));
        return number(node, name);
    }
}
