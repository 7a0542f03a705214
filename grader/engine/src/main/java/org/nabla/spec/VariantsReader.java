package org.nabla.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.nabla.message.MessageCode;
import org.nabla.reference.calculus.Training;
import org.nabla.spec.source.Mapping;
import org.nabla.spec.source.Scalar;
import org.nabla.spec.source.Source;

/** Reads {@code variants:}. */
final class VariantsReader {

    private static final int MOST = 1000;
    private static final int LARGEST = 100_000;
    private static final int USUAL_EPOCHS = 5;
    private static final int USUAL_SAMPLES = 20;

    private final Fields root;
    private final Model model;
    private final Map<String, Integer> published;
    private final Optional<Training.Material> training;

    VariantsReader(Fields root, Model model, Map<String, Integer> published, Optional<Training.Material> training) {
        this.training = training;
        this.root = root;
        this.model = model;
        this.published = published;
    }

    /**
     * @param widths how many widths a network has, its inputs included; 0 for the general form
     * @param targetDraw how the targets are drawn when the file does not say
     */
    Variants read(int widths, Draw targetDraw) {
        Map<String, Draw> draws = new LinkedHashMap<>();
        model.inputs().keySet().forEach(input -> draws.put(input, Draw.UNIFORM));
        model.targets().forEach(target -> draws.put(target, targetDraw));
        Optional<Fields> fields = root.fields("variants");
        if (fields.isEmpty()) {
            return new Variants(0, published, OptionalDouble.empty(), draws, Optional.empty(), List.of());
        }
        Fields variants = fields.get()
                .allow("count", "layers", "samples", "learning-rate", "dimensions", "draw", "redraw", "training");
        Map<String, Integer> sizes = new LinkedHashMap<>(published);
        layers(variants, widths, sizes);
        OptionalInt samples = variants.whole("samples", 1, LARGEST);
        if (samples.isPresent() && sizes.containsKey(NetworkReader.SAMPLES)) {
            sizes.put(NetworkReader.SAMPLES, samples.getAsInt());
        } else if (samples.isPresent()) {
            variants.notAllowed("samples", "`variants.samples` needs a dimension called `N` in the shapes");
        }
        variants.fields("dimensions").ifPresent(dimensions -> dimensions(dimensions, sizes));
        variants.fields("draw").ifPresent(draw -> draws(draw, draws));
        return new Variants(
                variants.whole("count", 0, MOST).orElse(10),
                sizes,
                variants.number("learning-rate"),
                draws,
                lesson(variants),
                redrawn(variants));
    }

    /** Quantities that are computed; whether their graphs can be drawn is seen when all shapes are known. */
    private List<String> redrawn(Fields variants) {
        List<String> redrawn = new ArrayList<>();
        for (Scalar name : variants.texts("redraw")) {
            if (model.definitions().containsKey(name.text())) {
                redrawn.add(name.text());
            } else {
                root.mistakes()
                        .unknown(
                                MessageCode.UNKNOWN_NAME,
                                "`variants.redraw` names `%s`, which is not among the nodes".formatted(name.text()),
                                name.text(),
                                model.definitions().keySet(),
                                name.position());
            }
        }
        return redrawn;
    }

    /** Shorter than the published training unless the file says otherwise: every submission pays for it. */
    private Optional<Variants.Lesson> lesson(Fields variants) {
        Optional<Fields> fields = variants.fields("training").map(inner -> inner.allow("epochs", "samples"));
        if (fields.isPresent() && training.isEmpty()) {
            variants.notAllowed("training", "`variants.training` needs a `training`");
        }
        return training.map(material -> new Variants.Lesson(
                fields.map(inner -> inner.whole("epochs", 1, LARGEST))
                        .orElse(OptionalInt.empty())
                        .orElse(Math.min(USUAL_EPOCHS, material.schedule().epochs())),
                fields.map(inner -> inner.whole("samples", 2, LARGEST))
                        .orElse(OptionalInt.empty())
                        .orElse(USUAL_SAMPLES)));
    }

    private void layers(Fields variants, int widths, Map<String, Integer> sizes) {
        List<Source> layers = variants.items("layers");
        if (layers.isEmpty()) {
            return;
        }
        if (layers.size() != widths) {
            variants.notAllowed(
                    "layers",
                    widths == 0
                            ? "`variants.layers` needs a `network`; name the sizes under `variants.dimensions`"
                            : "`variants.layers` must list %d widths, the inputs first, but lists %d"
                                    .formatted(widths, layers.size()));
            return;
        }
        for (int k = 0; k < widths; k++) {
            OptionalInt width = variants.whole(layers.get(k), "variants.layers[%d]".formatted(k), 1, LARGEST);
            String name = NetworkReader.width(k);
            width.ifPresent(size -> sizes.put(name, size));
        }
    }

    private void dimensions(Fields dimensions, Map<String, Integer> sizes) {
        for (Mapping.Entry entry : dimensions.mapping().entries()) {
            if (!sizes.containsKey(entry.key())) {
                root.mistakes()
                        .unknown(
                                MessageCode.UNKNOWN_NAME,
                                "there is no dimension `%s`".formatted(entry.key()),
                                entry.key(),
                                sizes.keySet(),
                                entry.keyPosition());
                continue;
            }
            dimensions
                    .whole(entry.value(), "variants.dimensions." + entry.key(), 1, LARGEST)
                    .ifPresent(size -> sizes.put(entry.key(), size));
        }
    }

    private void draws(Fields draw, Map<String, Draw> draws) {
        for (Map.Entry<String, Scalar> entry : draw.scalars().entrySet()) {
            if (!draws.containsKey(entry.getKey())) {
                root.mistakes()
                        .unknown(
                                MessageCode.UNKNOWN_NAME,
                                "`variants.draw` names `%s`, which is not an input".formatted(entry.getKey()),
                                entry.getKey(),
                                draws.keySet(),
                                entry.getValue().position());
                continue;
            }
            if (Optional.ofNullable(model.inputs().get(entry.getKey()))
                    .flatMap(Leaf::labels)
                    .isPresent()) {
                draw.notAllowed(
                        entry.getKey(),
                        "`variants.draw` names `%s`, whose class numbers are drawn as such".formatted(entry.getKey()));
                continue;
            }
            draw.choice(entry.getKey(), Draw.class).ifPresent(way -> draws.put(entry.getKey(), way));
        }
    }
}
