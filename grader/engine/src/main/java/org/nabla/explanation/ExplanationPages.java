package org.nabla.explanation;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.nabla.diagnosis.Catalogue;
import org.nabla.diagnosis.Demonstration;
import org.nabla.diagnosis.Mistake;
import org.nabla.message.MessageCode;
import org.nabla.message.NearestName;
import org.nabla.spec.ProblemReader;
import org.nabla.spec.SpecException;
import org.nabla.spec.source.SourceText;

/**
 * Finds what there is to read about a message code or a misconception, as text for a terminal.
 *
 * <p>Pages lie in {@code grader/docs/messages}, the catalogue is {@code problems/misconceptions.yaml}.
 */
public final class ExplanationPages {

    private static final int MOST_SUGGESTIONS = 5;

    /** In the order in which they are tried. */
    private static final List<String> NETWORKS = List.of(
            "classifier.yaml",
            "relu.yaml",
            "autoencoder.yaml",
            "binary.yaml",
            "training.yaml",
            "jacobians.yaml",
            "softmax.yaml",
            "engine.yaml");

    private final Path home;

    /**
     * The explanations of an installation.
     *
     * @param home the folder that has {@code grader} and {@code problems} in it
     */
    public ExplanationPages(Path home) {
        this.home = home;
    }

    /**
     * The page of a code, or the entry of a misconception, whatever the case of its letters; nothing for anything else.
     *
     * @throws SpecException when a file of the installation is missing or cannot be read
     */
    public Optional<String> about(String topic) {
        Optional<MessageCode> code = MessageCode.withId(topic.strip());
        if (code.isPresent()) {
            Path page = home.resolve("grader/docs/messages").resolve(code.get().id() + ".md");
            return Optional.of(Markdown.withoutEscapes(SourceText.read(page).text()));
        }
        return mistakes().stream()
                .filter(mistake -> mistake.id().equalsIgnoreCase(topic.strip()))
                .map(mistake -> MistakePage.text(mistake) + example(mistake))
                .findFirst();
    }

    /** Every topic there is: codes in their order, then misconceptions in that of the catalogue. */
    public List<String> topics() {
        return Stream.concat(
                        Arrays.stream(MessageCode.values()).map(MessageCode::id),
                        mistakes().stream().map(Mistake::id))
                .toList();
    }

    /** Topics that an unknown one may have been meant to be, the nearest first; none when none is near. */
    public List<String> nearest(String topic) {
        Stream<String> misspelt = NearestName.of(topic.strip(), topics()).stream();
        Stream<String> parts = topics().stream()
                .filter(known -> topic.strip().length() > 2
                        && known.toLowerCase(Locale.ROOT).contains(topic.strip().toLowerCase(Locale.ROOT)));
        return Stream.concat(misspelt, parts).distinct().limit(MOST_SUGGESTIONS).toList();
    }

    /** The mistake made once, in the first of some small problems that shows it. */
    private String example(Mistake mistake) {
        Path networks = home.resolve("grader/docs/examples");
        return NETWORKS.stream()
                .map(name -> ProblemReader.read(networks.resolve(name)))
                .flatMap(network -> Demonstration.of(mistake, network).stream())
                .findFirst()
                .map(WorkedExample::text)
                .orElse(WorkedExample.NONE);
    }

    private List<Mistake> mistakes() {
        return Catalogue.read(home.resolve("problems/misconceptions.yaml"));
    }
}
