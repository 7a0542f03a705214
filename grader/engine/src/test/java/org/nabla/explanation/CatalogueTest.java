package org.nabla.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nabla.diagnosis.Catalogue;
import org.nabla.spec.source.Mapping;
import org.nabla.spec.source.Scalar;
import org.nabla.spec.source.Sequence;
import org.nabla.spec.source.SourceReader;

/** Holds {@code problems/misconceptions.yaml} to what its first lines say about an entry. */
class CatalogueTest {

    private static final Path CATALOGUE = Path.of("../../problems/misconceptions.yaml");

    private static final Set<String> QUANTITIES = Set.of(
            "forward",
            "output",
            "loss",
            "output-gradient",
            "activation-gradient",
            "weight-gradient",
            "bias-gradient",
            "layer-gradient",
            "update",
            "new-loss",
            "training",
            "jacobian",
            "data",
            "numerics",
            "convention");

    static Stream<Map<String, String>> everyEntry() {
        Sequence entries = (Sequence) new SourceReader().read(CATALOGUE);
        return entries.items().stream().map(entry -> fields((Mapping) entry));
    }

    private static Map<String, String> fields(Mapping entry) {
        Map<String, String> fields = new LinkedHashMap<>();
        entry.entries().stream()
                .filter(field ->
                        field.value() instanceof Scalar) // the lists are read by the diagnosis, which tests them
                .forEach(field ->
                        fields.put(field.key(), ((Scalar) field.value()).text().strip()));
        return fields;
    }

    @ParameterizedTest
    @MethodSource("everyEntry")
    void entry_hasAllFields_inOneOrder(Map<String, String> entry) {
        assertThat(entry.keySet())
                .containsExactly("id", "belief", "correction", "hint", "explanation", "evidence", "acts-on");
        assertThat(entry.values()).noneMatch(String::isEmpty);
    }

    @ParameterizedTest
    @MethodSource("everyEntry")
    void entry_usesTheValuesThatTheFirstLinesName(Map<String, String> entry) {
        assertThat(entry.get("id")).matches("[a-z0-9]+(-[a-z0-9]+)*");
        assertThat(entry.get("evidence")).matches("[ABCD]");
        assertThat(entry.get("acts-on")).isIn(QUANTITIES);
    }

    @ParameterizedTest
    @MethodSource("everyEntry")
    void belief_andCorrection_continueASentence(Map<String, String> entry) {
        assertThat(List.of(entry.get("belief"), entry.get("correction")))
                .noneMatch(text -> text.endsWith(".") || text.endsWith("?"));
    }

    @ParameterizedTest
    @MethodSource("everyEntry")
    void hint_andExplanation_areSentences(Map<String, String> entry) {
        assertThat(entry.get("hint")).matches("(?s)\\p{Lu}.*[.?]");
        assertThat(entry.get("explanation")).endsWith(".");
    }

    @Test
    void id_isGivenOnce() {
        assertThat(everyEntry().map(entry -> entry.get("id"))).doesNotHaveDuplicates();
    }

    /** The names are in {@code taxonomy.txt}, which says where they come from. */
    @Test
    void catalogue_containsTheTaxonomy() throws IOException {
        List<String> taxonomy;
        try (InputStream in = Objects.requireNonNull(CatalogueTest.class.getResourceAsStream("taxonomy.txt"))) {
            taxonomy = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        }

        assertThat(taxonomy).hasSize(121).doesNotHaveDuplicates();
        assertThat(everyEntry().map(entry -> entry.get("id"))).containsAll(taxonomy);
    }

    @Test
    void slips_areEntriesThemselves() {
        Set<String> ids = new HashSet<>();
        everyEntry().forEach(entry -> ids.add(entry.get("id")));

        assertThat(Catalogue.read(CATALOGUE).stream()
                        .filter(mistake -> !mistake.slips().isEmpty()))
                .isNotEmpty()
                .allSatisfy(mistake -> assertThat(ids).containsAll(mistake.slips()));
    }

    @Test
    void convention_isNotCalledAMistake() {
        assertThat(everyEntry().filter(entry -> "convention".equals(entry.get("acts-on"))))
                .hasSize(5)
                .allSatisfy(entry -> {
                    assertThat(entry.get("id")).startsWith("convention-");
                    assertThat(entry.values()).noneMatch(text -> text.contains("mistake"));
                });
    }
}
