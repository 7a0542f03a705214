package org.nabla.spec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nabla.message.Message;
import org.nabla.message.MessageCode;
import org.nabla.reference.calculus.UpdateRule;
import org.nabla.spec.source.Mapping;
import org.nabla.spec.source.Scalar;
import org.nabla.spec.source.Sequence;
import org.nabla.spec.source.Source;
import org.nabla.spec.source.SourceReader;

/** Holds the schema for editors against the reader, which is what decides. */
class ProblemSchemaTest {

    private static final Path SCHEMA = Path.of("../../problems/schema/problem-1.schema.json");
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

    private final Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(read(SCHEMA));

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "../../problems/softmax-classifier/problem.yaml",
        "../../problems/autoencoder/problem.yaml",
        "../../problems/autograd-engine/problem.yaml",
        "../../problems/autoencoder-autograd/problem.yaml",
        "src/test/resources/org/nabla/message/one-layer.yaml"
    })
    void schema_accepts_aProblemThatCanBeRead(Path problem) {
        assertThat(errors(read(problem))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "format: 1; format: 2",
                "format: 1; formt: 1",
                "id: one-layer; id: One Layer",
                "inputs: 2; inputs: two",
                "inputs: 2; inputs: 0",
                "units: 3,; unit: 3,",
                "loss: squared-error; loss: squared",
                "data: {; date: {",
                "b1: [0.1, 0.2, -0.3]; b1: a lot",
                "rule: gradient-descent; rule: steepest",
                "learning-rate: 0.1; rate: 0.1",
                "asks: loss; ask: loss",
                "asks: loss; 'asks: loss, points: -1'",
                "asks: loss; 'asks: loss, share: half'",
                "count: 2,; count: many,",
                "layers: [2, 4]; layers: 24",
                "samples: 5; draw: { x: normal }",
                "samples: 5; redraw: loss",
                "title: One layer; 'tolerance: { relative: -1 }'",
                "title: One layer; 'notation: { preactivation: a }'",
                "title: One layer; 'limits: { megabytes: 1 }'",
                "title: One layer; graph: {}"
            })
    void schema_refuses_whatTheReaderRefuses(String right, String wrong) throws IOException {
        String yaml = oneLayer().replace(right, wrong);
        Path problem = Files.writeString(folder.resolve("problem.yaml"), yaml);

        assertThat(yaml).isNotEqualTo(oneLayer());
        assertThat(errors(yaml)).as("the schema").isNotEmpty();
        assertThat(catchThrowableOfType(SpecException.class, () -> ProblemReader.read(problem)))
                .as("the reader")
                .isNotNull();
    }

    /** A section, the place of its fields in the schema, and how a file gets an unknown field in it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "''; ''; title: One layer; unknown: 1",
                "notation.; /notation; title: One layer; 'notation: { unknown: 1 }'",
                "network.; /network; inputs: 2; 'inputs: 2\n  unknown: 1'",
                "network.layers[0].; /network/properties/layers/items; units: 3,; 'units: 3, unknown: 1,'",
                "network.reduction.; /network/properties/reduction; inputs: 2; 'inputs: 2\n  reduction: { unknown: 1 }'",
                "graph.; /graph; title: One layer; 'graph: { unknown: 1 }'",
                "limits.; /limits; title: One layer; 'limits: { unknown: 1 }'",
                "tolerance.; /tolerance; title: One layer; 'tolerance: { unknown: 1 }'",
                "questions[0].; /questions/items; asks: z1; 'asks: z1, unknown: 1'",
                "questions[0].published.; /questions/items/properties/published; asks: z1; 'asks: z1, published: { unknown: 1 }'",
                "tasks.forward.; /tasks/additionalProperties; title: One layer; 'tasks: { forward: { unknown: 1 } }'",
                "variants.; /variants; count: 2,; 'count: 2, unknown: 1,'",
                "data.x.; /data/additionalProperties/anyOf/1; 'x: [[1, 2, -1, 0.5], [0.5, -1, 2, 1]]'; 'x: { unknown: 1 }'"
            })
    void schema_hasTheFieldsThatTheReaderAllows(String section, String place, String right, String wrong)
            throws IOException {
        String yaml = oneLayer().replace(right, wrong);

        assertThat(fields(place)).isEqualTo(allowed(section + "unknown", yaml));
    }

    @Test
    void schema_hasTheSettingsOfEveryUpdateRule() throws IOException {
        Set<String> allowed = new TreeSet<>();
        for (String rule : UpdateRule.names()) {
            allowed.addAll(allowed(
                    "update.unknown", oneLayer().replace("rule: gradient-descent", "unknown: 1, rule: " + rule)));
        }

        assertThat(fields("/update")).isEqualTo(allowed);
    }

    @Test
    void schema_explainsEveryField() throws IOException {
        List<String> silent = new ArrayList<>();
        collectSilent(JSON.readTree(read(SCHEMA)), "", silent);

        assertThat(silent).isEmpty();
    }

    private static void collectSilent(JsonNode node, String path, List<String> silent) {
        node.path("properties").properties().forEach(field -> {
            if (!field.getValue().has("description")) {
                silent.add(path + "." + field.getKey());
            }
        });
        node.properties().forEach(field -> collectSilent(field.getValue(), path + "/" + field.getKey(), silent));
    }

    private Set<String> fields(String place) throws IOException {
        JsonNode root = JSON.readTree(read(SCHEMA));
        JsonNode node = place.isEmpty() ? root : root.at("/properties" + place);
        JsonNode target = node.has("$ref") ? root.at(node.get("$ref").asText().substring(1)) : node;
        Set<String> names = new TreeSet<>();
        target.path("properties").fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** What the reader says may stand in place of the unknown field. */
    private Set<String> allowed(String unknown, String yaml) throws IOException {
        Path problem = Files.writeString(folder.resolve("problem.yaml"), yaml);
        SpecException thrown = catchThrowableOfType(SpecException.class, () -> ProblemReader.read(problem));
        Message message = thrown.messages().stream()
                .filter(one -> one.code() == MessageCode.UNKNOWN_FIELD)
                .filter(one -> one.summary().contains("`" + unknown + "`"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing about `" + unknown + "` in " + thrown.getMessage()));
        String listed = message.evidence().stream()
                .map(Message.Evidence::text)
                .filter(text -> text.startsWith("allowed are "))
                .findFirst()
                .orElseThrow();
        Set<String> names = new TreeSet<>();
        QUOTED.matcher(listed).results().forEach(name -> names.add(name.group(1)));
        return names;
    }

    private List<Error> errors(String yaml) {
        return schema.validate(
                json(new SourceReader().read("problem.yaml", yaml)).toString(), InputFormat.JSON);
    }

    private static JsonNode json(Source source) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (source instanceof Mapping mapping) {
            ObjectNode object = nodes.objectNode();
            mapping.entries().forEach(entry -> object.set(entry.key(), json(entry.value())));
            return object;
        }
        if (source instanceof Sequence sequence) {
            ArrayNode array = nodes.arrayNode();
            sequence.items().forEach(item -> array.add(json(item)));
            return array;
        }
        Scalar scalar = (Scalar) source;
        return switch (scalar.kind()) {
            case STRING -> nodes.textNode(scalar.text());
            case INTEGER -> nodes.numberNode((long) scalar.number());
            case REAL -> nodes.numberNode(scalar.number());
            case BOOLEAN -> nodes.booleanNode(Boolean.parseBoolean(scalar.text()));
            case NULL -> nodes.nullNode();
        };
    }

    private static String oneLayer() throws IOException {
        try (InputStream stream =
                Objects.requireNonNull(Message.class.getResourceAsStream("one-layer.yaml"), "one-layer.yaml")) {
            return new String(stream.readAllBytes(), UTF_8);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
