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
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.nabla.message.Message;
import org.nabla.message.MessageCode;
import org.nabla.reference.Matrix;
import org.nabla.reference.calculus.Answers;
import org.nabla.reference.calculus.Backpropagation;
import org.nabla.reference.calculus.Training;
import org.nabla.reference.calculus.Update;
import org.nabla.reference.expression.Expression;
import org.nabla.spec.source.Mapping;
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
        Optional<Description> described = Description.of(root, mistakes);
        if (described.isEmpty()) {
            throwIfAny(root);
        }
        Description description = described.orElseThrow();
        ModelChecks checks = new ModelChecks(description, text.name(), mistakes);
        checks.sizes(description.sizes(), "");
        ValuesReader values = new ValuesReader(folder(), description.sizes(), mistakes);
        values.read("parameters", root, description.parameters());
        values.read("data", root, description.inputs());
        Optional<Training.Material> training = root.fields("training")
                .flatMap(fields -> new TrainingReader(fields, values, description.inputs()).read());
        Update update = new UpdateReader(root, description.parameters().keySet(), description.biases()).read();
        throwIfAny(root);

        Model model = new Model(
                values.rounded(description.parameters()),
                values.rounded(description.inputs()),
                description.targets(),
                description.definitions(),
                description.loss(),
                update,
                new Naming(description.gradient()));
        Instance published =
                new Instance(Instance.PUBLISHED, values.values(), values.sizes(), update.settings(), training);
        Variants variants = new VariantsReader(root, model, values.sizes(), training)
                .read(description.widths(), description.targetDraw());
        checks.sizes(variants.sizes(), " in the variants");
        checks.shapes(model, published.sizes(), "");
        if (mistakes.none()) {
            checks.shapes(model, variants.sizes(), " in the variants");
        }
        throwIfAny(root);
        checks.values(root, model, published);
        checks.redrawn(root, model, published, variants);
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
