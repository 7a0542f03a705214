package org.nabla.spec;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.nabla.message.MessageCode;
import org.nabla.reference.Matrix;
import org.nabla.reference.Shape;
import org.nabla.spec.numpy.NumpyFile;
import org.nabla.spec.source.Mapping;
import org.nabla.spec.source.Position;
import org.nabla.spec.source.Source;

/** Reads the published values of parameters and inputs, and finds the sizes of the named dimensions in them. */
final class ValuesReader {

    /** Every answer is computed anew for every entry that is rounded. */
    private static final int MOST_ROUNDED = 1000;

    private final Path folder;
    private final Mistakes mistakes;
    private final Map<String, Integer> sizes;
    private final Map<String, Matrix> values = new LinkedHashMap<>();
    private final Set<Path> files = new LinkedHashSet<>();
    private final Map<String, Decimals> decimals = new LinkedHashMap<>();

    ValuesReader(Path folder, Map<String, Integer> sizes, Mistakes mistakes) {
        this.folder = folder;
        this.sizes = new LinkedHashMap<>(sizes);
        this.mistakes = mistakes;
    }

    Map<String, Matrix> values() {
        return values;
    }

    Map<String, Integer> sizes() {
        return sizes;
    }

    /** The same quantities, with those known as rounded that say so. */
    Map<String, Leaf> rounded(Map<String, Leaf> leaves) {
        Map<String, Leaf> all = new LinkedHashMap<>(leaves);
        decimals.forEach((name, places) -> all.computeIfPresent(name, (key, leaf) -> leaf.rounded(places)));
        return all;
    }

    /** The data files that were read. */
    Set<Path> files() {
        return files;
    }

    /**
     * Reads one section, {@code parameters} or {@code data}: {@code file:} names an archive that has the leaves by their
     * names; a leaf's own field goes before it.
     */
    void read(String section, Fields root, Map<String, Leaf> leaves) {
        if (!root.has(section)) {
            if (!leaves.isEmpty()) {
                root.missing(section, "values for " + quoted(leaves.keySet()));
            }
            return;
        }
        Optional<Fields> fields = root.fields(section);
        if (fields.isEmpty()) {
            return;
        }
        Map<String, Matrix> archive = new LinkedHashMap<>();
        for (Mapping.Entry entry : fields.get().mapping().entries()) {
            if (entry.key().equals("file")) {
                fields.get().text("file").ifPresent(name -> archive.putAll(load(name)));
            } else if (!leaves.containsKey(entry.key())) {
                mistakes.unknown(
                        MessageCode.UNKNOWN_NAME,
                        "`%s.%s` is not one of the problem's quantities".formatted(section, entry.key()),
                        entry.key(),
                        leaves.keySet(),
                        entry.keyPosition());
            }
        }
        for (Leaf leaf : leaves.values()) {
            Optional<Source> own = fields.get().mapping().get(leaf.name());
            Position position = own.map(Source::position).orElse(fields.get().position("file"));
            Optional<Matrix> value = own.isPresent()
                    ? own.flatMap(source -> value(source, section + "." + leaf.name(), leaf))
                    : Optional.ofNullable(archive.get(leaf.name())).map(found -> turned(found, leaf));
            if (value.isPresent()) {
                accept(leaf, value.get(), position);
            } else if (own.isEmpty()) {
                mistakes.add(
                        MessageCode.MISSING_FIELD,
                        "`%s` has no value for `%s`, which is %s".formatted(section, leaf.name(), leaf),
                        position);
            }
        }
    }

    private Map<String, Matrix> load(String name) {
        Path file = folder.resolve(name).normalize();
        try {
            files.add(file);
            return NumpyFile.read(file);
        } catch (SpecException e) {
            mistakes.addAll(e);
            return Map.of();
        }
    }

    /** The inputs of one set of samples; how many samples it has is its own affair. */
    Map<String, Matrix> set(Fields fields, Map<String, Leaf> inputs, String samples) {
        Map<String, Integer> others = new LinkedHashMap<>(sizes);
        others.remove(samples);
        ValuesReader own = new ValuesReader(folder, others, mistakes);
        for (Mapping.Entry entry : fields.mapping().entries()) {
            Leaf leaf = inputs.get(entry.key());
            if (leaf == null) {
                mistakes.unknown(
                        MessageCode.UNKNOWN_NAME,
                        "`%s` is not an input".formatted(fields.path() + entry.key()),
                        entry.key(),
                        inputs.keySet(),
                        entry.keyPosition());
                continue;
            }
            own.value(entry.value(), fields.path() + entry.key(), leaf)
                    .ifPresent(value -> own.accept(leaf, value, entry.value().position()));
        }
        files.addAll(own.files);
        own.decimals
                .keySet()
                .forEach(name -> fields.notAllowed(
                        name,
                        "`%s` is rounded, but how far a training moves with its samples is not known"
                                .formatted(fields.path() + name)));
        return own.values;
    }

    /** An array of a file: {@code { file: data.npz, name: x_train }}. */
    Optional<Matrix> array(Fields fields, String byDefault) {
        return ofFile(fields.allow("file", "name"), byDefault);
    }

    private Optional<Matrix> ofFile(Fields fields, String byDefault) {
        Optional<String> file = fields.text("file");
        if (file.isEmpty()) {
            fields.missing("file", "a .npz or .npy file beside the problem");
            return Optional.empty();
        }
        Map<String, Matrix> archive = load(file.get());
        String name = fields.text("name")
                .orElse(archive.size() == 1 ? archive.keySet().iterator().next() : byDefault);
        Optional<Matrix> found = Optional.ofNullable(archive.get(name));
        if (found.isEmpty() && !archive.isEmpty()) {
            mistakes.unknown(
                    MessageCode.UNKNOWN_NAME,
                    "`%s` has no array `%s`".formatted(file.get(), name),
                    name,
                    archive.keySet(),
                    fields.position("name"));
        }
        return found;
    }

    /** Numbers, {@code { file: data.npz, name: x_train }}, or {@code { values: [0.12, 0.47], decimals: 2 }}. */
    private Optional<Matrix> value(Source source, String what, Leaf leaf) {
        if (!(source instanceof Mapping mapping)) {
            return typed(source, what, leaf);
        }
        Fields fields = new Fields(mapping, what + ".", mistakes).allow("file", "name", "values", "decimals");
        Optional<Source> values = mapping.get("values");
        Optional<Matrix> value = values.isPresent()
                ? values.flatMap(inner -> typed(inner, what + ".values", leaf))
                : ofFile(fields, leaf.name()).map(matrix -> turned(matrix, leaf));
        OptionalInt places = fields.whole("decimals", 0, Decimals.MOST);
        if (places.isPresent() && value.isPresent()) {
            rounded(leaf, new Decimals(places.getAsInt()), value.get(), fields);
        }
        return value;
    }

    private void rounded(Leaf leaf, Decimals places, Matrix value, Fields fields) {
        if (leaf.labels().isPresent()) {
            fields.notAllowed("decimals", "`%s` are class numbers, which are not rounded".formatted(leaf.name()));
        } else if (value.shape().size() > MOST_ROUNDED) {
            fields.notAllowed(
                    "decimals",
                    "`%s` has %d entries, and %d are the most that can be rounded"
                            .formatted(leaf.name(), value.shape().size(), MOST_ROUNDED));
        } else if (!places.hold(value)) {
            fields.notAllowed(
                    "decimals", "`%s` has an entry of more decimals than %d".formatted(leaf.name(), places.count()));
        } else {
            decimals.put(leaf.name(), places);
        }
    }

    private Optional<Matrix> typed(Source source, String what, Leaf leaf) {
        return new MatrixReader(mistakes).read(source, what).map(typed -> {
            Shape shape = known(leaf, typed.matrix().shape());
            return typed.fitted(shape);
        });
    }

    /** NumPy's vectors have one side only: one is a row where the problem wants a row. */
    private Matrix turned(Matrix matrix, Leaf leaf) {
        Shape wanted = known(leaf, matrix.shape());
        boolean vector = matrix.columns() == 1 && wanted.rows() == 1 && wanted.columns() == matrix.rows();
        return vector ? matrix.reshaped(wanted) : matrix;
    }

    /** The shape the leaf must have, as far as its dimensions are known; unknown sides are taken as they are. */
    private Shape known(Leaf leaf, Shape found) {
        Dimension rows = leaf.rows();
        Dimension columns = leaf.columns();
        if (!isKnown(rows) || !isKnown(columns)) {
            boolean oneSampleAsColumn = isKnown(rows) && rows.in(sizes) == found.size() && found.isVector();
            boolean oneSampleAsRow = isKnown(columns) && columns.in(sizes) == found.size() && found.isVector();
            return oneSampleAsColumn ? new Shape(found.size(), 1) : oneSampleAsRow ? new Shape(1, found.size()) : found;
        }
        return leaf.shape(sizes);
    }

    private boolean isKnown(Dimension dimension) {
        return dimension instanceof Dimension.Fixed || sizes.containsKey(dimension.toString());
    }

    private void accept(Leaf leaf, Matrix value, Position position) {
        learn(leaf.rows(), value.rows());
        learn(leaf.columns(), value.columns());
        Shape expected = leaf.shape(sizes);
        if (!expected.equals(value.shape())) {
            mistakes.add(
                    MessageCode.SHAPES_DO_NOT_FIT,
                    "`%s` must be %s, but is %s".formatted(leaf.name(), expected, value.shape()),
                    position);
        } else if (!value.isFinite()) {
            mistakes.add(
                    MessageCode.VALUE_NOT_ALLOWED,
                    "`%s` has an entry that is not a finite number".formatted(leaf.name()),
                    position);
        } else {
            values.put(leaf.name(), value);
            leaf.labels()
                    .flatMap(labels -> labels.objection(leaf.name(), value, sizes))
                    .ifPresent(objection -> mistakes.add(MessageCode.VALUE_NOT_ALLOWED, objection, position));
        }
    }

    private void learn(Dimension dimension, int size) {
        if (dimension instanceof Dimension.Named named) {
            sizes.putIfAbsent(named.name(), size);
        }
    }

    private static String quoted(Set<String> names) {
        return String.join(", ", names.stream().map(name -> "`" + name + "`").toList());
    }
}
