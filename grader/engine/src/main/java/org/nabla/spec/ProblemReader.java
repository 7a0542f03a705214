package org.nabla.spec;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.nabla.message.Message;
import org.nabla.message.MessageCode;
import org.nabla.reference.Matrix;
import org.nabla.reference.Shape;
import org.nabla.reference.calculus.Answers;
import org.nabla.reference.calculus.Backpropagation;
import org.nabla.reference.calculus.Training;
import org.nabla.reference.calculus.Update;
import org.nabla.reference.expression.Expression;
import org.nabla.reference.expression.ExpressionException;
import org.nabla.reference.graph.Graph;
import org.nabla.reference.graph.GraphException;
import org.nabla.reference.graph.Plan;
import org.nabla.reference.rule.ShapeException;
import org.nabla.spec.source.Mapping;
import org.nabla.spec.source.Position;
import org.nabla.spec.source.Scalar;
import org.nabla.spec.source.Source;
import org.nabla.spec.source.SourceReader;
import org.nabla.spec.source.SourceText;

/**
 * Reads a problem file and checks it: everything that is wrong in it is told at once, each with its place.
 *
 * <p>It goes in three rounds, and each needs the one before: what the fields say, what the expressions and values mean,
 * and whether every question can be answered.
 */
public final class ProblemReader {

    private static final List<String> FILES = List.of("problem.yaml", "problem.yml", "problem.json");

    /** A call needs some time to be made at all. */
    private static final double SHORTEST_CALL = 0.1;

    private static final double LONGEST_CALL = 3600;

    /** Entries of one parameter or input: far more than homework has, and few enough to compute with. */
    private static final long LARGEST_MATRIX = 10_000_000;

    private final Path file;
    private final SourceText text;
    private final Mistakes mistakes;

    private ProblemReader(Path file, SourceText text) {
        this.file = file;
        this.text = text;
        this.mistakes = new Mistakes(text);
    }

    /**
     * Reads a problem file, or the one in a folder.
     *
     * @throws SpecException with every mistake of the round in which there were any
     */
    public static Problem read(Path fileOrFolder) {
        Path file = located(fileOrFolder);
        SourceText text = SourceText.read(file);
        return new ProblemReader(file, text).problem(new SourceReader().read(text));
    }

    /**
     * The problem file itself, where a folder may be named instead.
     *
     * @throws SpecException when the folder has none
     */
    public static Path located(Path fileOrFolder) {
        if (!Files.isDirectory(fileOrFolder)) {
            return fileOrFolder;
        }
        return FILES.stream()
                .map(fileOrFolder::resolve)
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> new SpecException(Message.of(
                                MessageCode.FILE_UNREADABLE, "the folder has no problem file", fileOrFolder.toString())
                        .help("a problem folder has a `problem.yaml` or a `problem.json`")));
    }

    private Problem problem(Source source) {
        if (!(source instanceof Mapping mapping)) {
            throw new SpecException(Message.of(
                            MessageCode.WRONG_TYPE,
                            "a problem file is fields with names",
                            source.position().toString())
                    .help("start with `format: 1` and `id: my-problem`"));
        }
        Fields root = new Fields(mapping, "", mistakes)
                .allow(
                        "format",
                        "id",
                        "title",
                        "notation",
                        "orientation",
                        "network",
                        "graph",
                        "parameters",
                        "data",
                        "frozen",
                        "update",
                        "precision",
                        "tolerance",
                        "arrangement",
                        "carried-forward",
                        "explanations",
                        "limits",
                        "release",
                        "share",
                        "tasks",
                        "questions",
                        "training",
                        "variants");
        format(root);
        String id = id(root);
        checkTolerance(root);
        Parts parts = parts(root);
        checkSizes(parts, parts.sizes(), "");
        ValuesReader values = new ValuesReader(folder(), parts.sizes(), mistakes);
        values.read("parameters", root, parts.parameters());
        values.read("data", root, parts.inputs());
        Optional<Training.Material> training =
                root.fields("training").flatMap(fields -> new TrainingReader(fields, values, parts.inputs()).read());
        Update update = new UpdateReader(root, parts.parameters().keySet(), parts.biases()).read();
        throwIfAny(root);

        Model model = new Model(
                values.rounded(parts.parameters()),
                values.rounded(parts.inputs()),
                parts.targets(),
                parts.definitions(),
                parts.loss(),
                update,
                new Naming(parts.gradient()));
        Instance published =
                new Instance(Instance.PUBLISHED, values.values(), values.sizes(), update.settings(), training);
        Variants variants =
                new VariantsReader(root, model, values.sizes(), training).read(parts.widths(), parts.targetDraw());
        checkSizes(parts, variants.sizes(), " in the variants");
        checkShapes(parts, model, published.sizes(), "");
        if (mistakes.none()) {
            checkShapes(parts, model, variants.sizes(), " in the variants");
        }
        throwIfAny(root);
        checkValues(root, model, published);
        checkRedrawn(root, model, published, variants);
        throwIfAny(root);

        List<Question> questions = new QuestionReader(root, Optional.of(answers(model, published))).read();
        mistakes.throwIfAny();
        List<Task> tasks = tasks(root, model, published, questions);
        Problem.Policy policy = new Problem.Policy(
                root.choice("arrangement", Arrangement.class).orElse(Arrangement.EXACT),
                root.choice("release", Release.class).orElse(Release.NOTHING),
                root.choice("explanations", Explaining.class).orElse(Explaining.ON_REQUEST),
                root.atMost("carried-forward", 1).orElse(BigDecimal.ONE),
                allowance(root));
        mistakes.throwIfAny();
        Problem.Identity identity =
                new Problem.Identity(id, root.text("title").orElse(id), folder(), hash(values.files()));
        return new Problem(identity, model, published, variants, tasks, questions, policy);
    }

    /** Before reading ends, the questions are read as far as they can be without a model, to tell their mistakes too. */
    private void throwIfAny(Fields root) {
        if (!mistakes.none()) {
            new QuestionReader(root, Optional.empty()).read();
            mistakes.throwIfAny();
        }
    }

    /** What the two ways of describing a network have in common. */
    private record Parts(
            Map<String, Leaf> parameters,
            Map<String, Leaf> inputs,
            Set<String> targets,
            Map<String, Expression> definitions,
            Map<String, Scalar> texts,
            Map<String, Integer> sizes,
            Set<String> biases,
            String loss,
            String gradient,
            int widths,
            Draw targetDraw) {}

    private Parts parts(Fields root) {
        Notation notation = Notation.of(root.fields("notation")
                .orElse(new Fields(new Mapping(List.of(), root.mapping().position()), "", mistakes)));
        if (root.has("network") && root.has("graph")) {
            root.notAllowed("graph", "a problem has a `network` or a `graph`, not both");
        }
        Optional<Fields> graph = root.fields("graph");
        if (graph.isPresent()) {
            GraphReader.Parts read = new GraphReader(graph.get()).read();
            return new Parts(
                    read.parameters(),
                    read.inputs(),
                    read.targets(),
                    read.definitions(),
                    read.nodes(),
                    read.sizes(),
                    vectors(read.parameters()),
                    read.loss(),
                    notation.gradient(),
                    0,
                    Draw.UNIFORM);
        }
        if (!root.has("network")) {
            root.missing("network", "the layers, or `graph` for the general form");
        }
        boolean rows = root.choice("orientation", List.of("columns", "rows"))
                .filter("rows"::equals)
                .isPresent();
        Optional<Fields> network = root.fields("network");
        if (network.isEmpty()) {
            throwIfAny(root);
        }
        NetworkReader.Shorthand read = new NetworkReader(network.orElseThrow(), notation, rows).read();
        Map<String, Scalar> texts = new LinkedHashMap<>();
        read.definitions.forEach((name, definition) ->
                texts.put(name, new Scalar(definition.toString(), Scalar.Kind.STRING, root.position("network"))));
        return new Parts(
                read.parameters,
                read.inputs,
                Set.of(notation.target()),
                read.definitions,
                texts,
                read.sizes,
                read.biases,
                notation.loss(),
                notation.gradient(),
                read.widths.size(),
                read.target);
    }

    /** In the general form a parameter with one side of length 1 is taken for a bias. */
    private static Set<String> vectors(Map<String, Leaf> parameters) {
        Map<String, Leaf> vectors = new LinkedHashMap<>(parameters);
        Dimension one = new Dimension.Fixed(1);
        vectors.values()
                .removeIf(leaf -> !leaf.rows().equals(one) && !leaf.columns().equals(one));
        return vectors.keySet();
    }

    private void format(Fields root) {
        if (!root.has("format")) {
            root.missing("format", "`format: 1` says which version of the language the file is written in");
        } else if (!root.text("format").orElse("").equals("1")) {
            root.notAllowed(
                    "format",
                    "`format` must be 1, but is " + root.text("format").orElse("empty"));
        }
    }

    private String id(Fields root) {
        Optional<String> id = root.text("id");
        if (id.isEmpty()) {
            root.missing("id", "a name in kebab-case, such as `softmax-classifier`");
        } else if (!id.get().matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            root.notAllowed(
                    "id", "`id` must be in kebab-case, such as `softmax-classifier`, but is `%s`".formatted(id.get()));
        }
        return id.orElse("");
    }

    private static Problem.Allowance allowance(Fields root) {
        Optional<Fields> limits = root.fields("limits").map(fields -> fields.allow("seconds", "megabytes"));
        double seconds = limits.map(fields -> fields.atLeast("seconds", SHORTEST_CALL))
                .orElse(OptionalDouble.empty())
                .orElse(10);
        if (seconds > LONGEST_CALL) {
            limits.ifPresent(fields -> fields.notAllowed(
                    "seconds",
                    "`limits.seconds` must be at most 3600, but is "
                            + fields.text("seconds").orElse("")));
        }
        int megabytes = limits.map(fields -> fields.whole("megabytes", 16, 65_536))
                .orElse(OptionalInt.empty())
                .orElse(256);
        return new Problem.Allowance(seconds, megabytes);
    }

    private void checkTolerance(Fields root) {
        root.fields("tolerance").ifPresent(fields -> fields.allow("relative", "absolute", "growth"));
    }

    /** Nothing is computed with matrices that no homework has; sizes that are not known yet count as 1. */
    private void checkSizes(Parts parts, Map<String, Integer> sizes, String where) {
        Map<String, Leaf> leaves = new LinkedHashMap<>(parts.parameters());
        leaves.putAll(parts.inputs());
        boolean fit = true;
        for (Leaf leaf : leaves.values()) {
            long entries = size(leaf.rows(), sizes) * size(leaf.columns(), sizes);
            if (entries > LARGEST_MATRIX) {
                fit = false;
                mistakes.add(
                        MessageCode.FILE_TOO_LARGE,
                        "`%s` would have %d entries%s, and %d are the most"
                                .formatted(leaf.name(), entries, where, LARGEST_MATRIX),
                        new Position(text.name(), 1, 1));
            }
        }
        if (!fit) {
            mistakes.throwIfAny();
        }
    }

    private static long size(Dimension dimension, Map<String, Integer> sizes) {
        return dimension instanceof Dimension.Named named ? sizes.getOrDefault(named.name(), 1) : dimension.in(sizes);
    }

    private void checkShapes(Parts parts, Model model, Map<String, Integer> sizes, String where) {
        try {
            Graph graph = model.graph(sizes);
            Map<String, Shape> shapes = new LinkedHashMap<>();
            model.leaves().forEach((name, leaf) -> shapes.put(name, leaf.shape(sizes)));
            Plan plan = Plan.of(graph, shapes);
            if (model.hasLoss() && !plan.shape(model.loss()).isScalar()) {
                mistakes.add(
                        MessageCode.SHAPES_DO_NOT_FIT,
                        "the loss `%s` must be one number, but is %s%s"
                                .formatted(model.loss(), plan.shape(model.loss()), where),
                        position(parts, model.loss()));
            }
        } catch (GraphException e) {
            for (GraphException.Mistake mistake : e.mistakes()) {
                mistakes.expression(
                        new Scalar(
                                textOf(parts, mistake.definition()),
                                Scalar.Kind.STRING,
                                position(parts, mistake.definition())),
                        mistake.cause());
            }
        }
    }

    /** Some values fit in shape and cannot be used all the same: a label that is no class. */
    private void checkValues(Fields root, Model model, Instance published) {
        try {
            Plan.at(model.graph(published.sizes()), published.leaves());
        } catch (ShapeException e) {
            mistakes.add(MessageCode.VALUE_NOT_ALLOWED, String.valueOf(e.getMessage()), root.position("data"));
        }
    }

    private void checkRedrawn(Fields root, Model model, Instance published, Variants variants) {
        try {
            GraphDraw.of(model, published, variants);
        } catch (ExpressionException e) {
            root.fields("variants")
                    .ifPresent(fields -> mistakes.add(
                            MessageCode.VALUE_NOT_ALLOWED,
                            "`variants.redraw`: " + e.getMessage(),
                            fields.position("redraw")));
        }
    }

    private Position position(Parts parts, String definition) {
        Scalar scalar = parts.texts().get(definition);
        return scalar != null ? scalar.position() : new Position(text.name(), 1, 1);
    }

    private static String textOf(Parts parts, String definition) {
        Scalar scalar = parts.texts().get(definition);
        return scalar != null ? scalar.text() : definition;
    }

    private static Answers<Matrix> answers(Model model, Instance instance) {
        Answers.Setting setting = model.setting(instance);
        return new Answers<>(new Backpropagation(setting.graph()), setting, instance.leaves());
    }

    /** The file's tasks or the usual ones; every question must be answered by one. */
    private List<Task> tasks(Fields root, Model model, Instance published, List<Question> questions) {
        Atoms atoms = new Atoms(published.sizes(), published.constants());
        List<Expression> needed = new ArrayList<>();
        questions.forEach(question -> needed.addAll(atoms.of(question.asks())));
        Optional<Fields> own = root.fields("tasks");
        List<Task> tasks = own.isPresent()
                ? new TaskReader(own.get(), model, published).read()
                : Tasks.forQuestions(model, published, needed);
        for (Question question : questions) {
            for (Expression atom : atoms.of(question.asks())) {
                if (tasks.stream().noneMatch(task -> task.returns(atom))) {
                    mistakes.add(
                            MessageCode.MISSING_FIELD,
                            "no task returns `%s`, which question `%s` needs".formatted(atom, question.id()),
                            question.position());
                }
            }
        }
        return withGiven(root, tasks, questions, atoms, new TaskReader(own.orElse(root), model, published));
    }

    /** The tasks that answer a question are also given what the question says is given. */
    private List<Task> withGiven(
            Fields root, List<Task> tasks, List<Question> questions, Atoms atoms, TaskReader reader) {
        List<Task> extended = new ArrayList<>(tasks);
        List<Source> written = root.items("questions");
        for (int i = 0; i < questions.size(); i++) {
            if (written.get(i) instanceof Mapping mapping
                    && mapping.get("given").isPresent()) {
                Fields fields = new Fields(mapping, "questions[%d].".formatted(i), mistakes);
                Task.Items given = reader.items(fields, "given");
                List<Expression> needed = atoms.of(questions.get(i).asks());
                extended.replaceAll(task -> needed.stream().anyMatch(task::returns) ? task.alsoGiven(given) : task);
            }
        }
        return extended;
    }

    private Path folder() {
        Path parent = file.toAbsolutePath().normalize().getParent();
        return parent == null ? Path.of("") : parent;
    }

    /** Over the file and the data it reads, so that a result is never taken for that of another version. */
    private String hash(Collection<Path> data) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(text.text().getBytes(UTF_8));
            for (Path path : data.stream().sorted().toList()) {
                digest.update(Files.readAllBytes(path));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
