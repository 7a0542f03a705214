package org.nabla.reference.calculus;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.nabla.reference.Matrix;
import org.nabla.reference.Shape;
import org.nabla.reference.expression.Expression;
import org.nabla.reference.expression.ExpressionException;
import org.nabla.reference.expression.ExpressionParser;
import org.nabla.reference.graph.Graph;
import org.nabla.reference.graph.Listing;
import org.nabla.reference.graph.Vocabulary;
import org.nabla.reference.rule.Operation;
import org.nabla.reference.rule.Rules;
import org.nabla.reference.rule.ShapeException;

/**
 * Answers questions about a graph at one point: {@code sum(a1)}, {@code grad(W2)}, {@code after(3, loss)}.
 *
 * <p>It knows what the questions mean, and leaves all arithmetic to a {@link Calculus}; each calculus gives an answer of
 * its own to the same question.
 */
public final class Answers<M> {

    /** The functions a question has beyond those of an expression. */
    public static final Set<String> FUNCTIONS = Set.of(
            "grad",
            "jacobian",
            "count",
            "shape",
            "norm",
            "after",
            "history",
            "trained",
            "values",
            "gradients",
            "leaves");

    private static final Set<String> TRAINING = Set.of("history", "trained");

    private final Calculus<M> calculus;
    private final Setting setting;
    private final int done;
    private final Updates<M> updates;
    private final Arguments arguments;
    private final Map<Asked, M> gradients = new HashMap<>();
    private Optional<Training.Outcome> outcome = Optional.empty();

    /**
     * What a question is asked about.
     *
     * @param loss the quantity that {@code grad} differentiates unless it says {@code of=}; empty when there is none
     * @param constants numbers that have a name, such as {@code learning_rate}
     * @param training what {@code history} and {@code trained} are about, when there is a training
     */
    public record Setting(
            Graph graph,
            Vocabulary vocabulary,
            String loss,
            Update update,
            Map<String, Double> constants,
            Optional<Training.Material> training) {
        public Setting {
            constants = Collections.unmodifiableMap(new LinkedHashMap<>(constants));
        }

        /** Without a training. */
        public Setting(Graph graph, Vocabulary vocabulary, String loss, Update update, Map<String, Double> constants) {
            this(graph, vocabulary, loss, update, constants, Optional.empty());
        }

        /** What has a name and is not a quantity of the graph. */
        private Map<String, Matrix> named() {
            Map<String, Matrix> named = new LinkedHashMap<>();
            constants.forEach((name, value) -> named.put(name, Matrix.scalar(value)));
            vocabulary.dimensions().forEach((name, size) -> named.put(name, Matrix.scalar(size)));
            training.ifPresent(material -> named.putAll(material.named()));
            return named;
        }
    }

    /** Whether a question is about a training, which only the reference's own way can compute. */
    public static boolean isAboutTraining(Expression question) {
        boolean[] about = {false};
        question.walk(part -> about[0] |= part instanceof Expression.Call call && TRAINING.contains(call.function()));
        return about[0];
    }

    /** A gradient after some steps. */
    private record Asked(int step, String of, String wrt) {}

    public Answers(Calculus<M> calculus, Setting setting, Map<String, Matrix> leaves) {
        this(calculus, setting, new Updates.State<>(lifted(calculus, leaves), Map.of()), 0);
    }

    private Answers(Calculus<M> calculus, Setting setting, Updates.State<M> start, int done) {
        this.calculus = calculus;
        this.setting = setting;
        this.done = done;
        this.updates = new Updates<>(calculus, setting, start, done);
        this.arguments = new Arguments(setting);
    }

    private static <M> Map<String, M> lifted(Calculus<M> calculus, Map<String, Matrix> leaves) {
        Map<String, M> lifted = new LinkedHashMap<>();
        leaves.forEach((name, value) -> lifted.put(name, calculus.lift(value)));
        return lifted;
    }

    /** The same questions one update later, about other samples. */
    Answers<M> next(Calculus<M> fresh, Map<String, Matrix> samples) {
        Updates.State<M> after = updates.after(1);
        Map<String, M> leaves = new LinkedHashMap<>(after.leaves());
        samples.forEach((name, value) -> leaves.put(name, fresh.lift(value)));
        return new Answers<>(fresh, setting, new Updates.State<>(leaves, after.memory()), done + 1);
    }

    /** A quantity before the next update. */
    Matrix value(String quantity) {
        return calculus.lower(calculus.value(quantity, leaves(0)));
    }

    /** What the next update makes of a parameter. */
    Matrix updated(String parameter) {
        return calculus.lower(Objects.requireNonNull(leaves(1).get(parameter), parameter));
    }

    private Map<String, M> leaves(int step) {
        return updates.after(step).leaves();
    }

    /**
     * The answer, rounded to doubles.
     *
     * @throws ExpressionException when the question asks for something that is not there
     */
    public Matrix to(Expression question) {
        return calculus.lower(answer(question, 0));
    }

    public M exactly(Expression question) {
        return answer(question, 0);
    }

    private M answer(Expression question, int step) {
        if (question instanceof Expression.Number number) {
            return calculus.lift(Matrix.scalar(number.value()));
        }
        if (question instanceof Expression.Name name) {
            return named(name, step);
        }
        if (question instanceof Expression.Call call && FUNCTIONS.contains(call.function())) {
            return function(call, step);
        }
        Vocabulary.Application application =
                setting.vocabulary().application(question).orElseThrow();
        List<M> operands = new ArrayList<>();
        for (Expression operand : application.operands()) {
            operands.add(answer(operand, step));
        }
        return apply(application.operation(), operands, question);
    }

    private M apply(Operation operation, List<M> operands, Expression at) {
        try {
            return calculus.apply(operation, operands);
        } catch (ShapeException e) {
            throw new ExpressionException(String.valueOf(e.getMessage()), at.span());
        }
    }

    private M named(Expression.Name name, int step) {
        if (setting.graph().has(name.name())) {
            return calculus.at(step).value(name.name(), leaves(step));
        }
        Matrix value = setting.named().get(name.name());
        if (value == null) {
            throw new ExpressionException(
                    "there is no quantity `%s`".formatted(name.name()), name.span(), quantities());
        }
        return calculus.lift(value);
    }

    private Set<String> quantities() {
        Set<String> names = new LinkedHashSet<>(setting.graph().names());
        names.addAll(setting.named().keySet());
        return names;
    }

    private M function(Expression.Call call, int step) {
        Arguments.requireKnownOptions(call);
        return switch (call.function()) {
            case "grad" -> gradient(differentiated(call), arguments.quantity(call, 0, 1), step);
            case "jacobian" -> jacobian(call, step);
            case "count" -> count(call, step);
            case "shape" -> shape(answer(Arguments.of(call, 0, 1), step));
            case "norm" -> norm(answer(Arguments.of(call, 0, 1), step));
            case "after" -> answer(Arguments.of(call, 1, 2), step + arguments.steps(call));
            case "history" -> trained(call, Training.Outcome::losses);
            case "trained" -> trained(call, Training.Outcome::parameters);
            case "values", "gradients", "leaves" -> column(call, step);
            default -> throw new IllegalStateException(call.function());
        };
    }

    /** Something that training gives, by its name; training starts from the parameters as they are given. */
    private M trained(Expression.Call call, Function<Training.Outcome, Map<String, Matrix>> part) {
        Expression argument = Arguments.of(call, 0, 1);
        if (setting.training().isEmpty()) {
            throw new ExpressionException("the problem has no `training`", call.span());
        }
        Map<String, Matrix> known = part.apply(training(setting.training().get()));
        Matrix value = known.get(argument.toString());
        if (value == null) {
            throw new ExpressionException(
                    "`%s` knows no `%s`".formatted(call.function(), argument), argument.span(), known.keySet());
        }
        return calculus.lift(value);
    }

    private Training.Outcome training(Training.Material material) {
        if (outcome.isEmpty()) {
            Map<String, Matrix> start = new LinkedHashMap<>();
            leaves(0).forEach((name, value) -> start.put(name, calculus.lower(value)));
            start.keySet().removeAll(material.samples().keySet());
            outcome = Optional.of(new Training(setting.graph(), setting.loss(), setting.update(), material).run(start));
        }
        return outcome.get();
    }

    /** The number of rows and, below it, the number of columns. */
    private M shape(M matrix) {
        Shape shape = calculus.shape(matrix);
        return calculus.lift(Matrix.column(shape.rows(), shape.columns()));
    }

    /** What a gradient is the gradient of: the loss, or the number named by {@code of=}. */
    private String differentiated(Expression.Call grad) {
        Expression of = grad.options().get("of");
        if (of == null && setting.loss().isEmpty()) {
            throw new ExpressionException(
                    "there is no loss; name the number to differentiate, as in `grad(x, of=y)`", grad.span());
        }
        if (of == null) {
            return setting.loss();
        }
        if (!(of instanceof Expression.Name name)) {
            throw new ExpressionException("`of` takes the name of a quantity, but got `%s`".formatted(of), of.span());
        }
        arguments.requireQuantity(name);
        Shape shape = calculus.shape(name.name(), leaves(0));
        if (!shape.isScalar()) {
            throw new ExpressionException("`of` takes one number, but `%s` is %s".formatted(name, shape), of.span());
        }
        return name.name();
    }

    private M gradient(String of, String wrt, int step) {
        Asked key = new Asked(step, of, wrt); // a question asks for one gradient many times over
        M known = gradients.get(key);
        if (known == null) {
            known = calculus.at(step).gradient(of, wrt, leaves(step));
            gradients.put(key, known);
        }
        return known;
    }

    private M jacobian(Expression.Call call, int step) {
        String of = arguments.quantity(call, 0, 2);
        String wrt = arguments.quantity(call, 1, 2);
        M jacobian = calculus.at(step).jacobian(of, wrt, leaves(step));
        return Arguments.isDenominatorLayout(call)
                ? calculus.apply(Operation.of(Rules.TRANSPOSE), List.of(jacobian))
                : jacobian;
    }

    /** How many numbers the learnable parameters hold, or one quantity. */
    private M count(Expression.Call call, int step) {
        Expression counted = Arguments.of(call, 0, 1);
        int count = 0;
        if (counted instanceof Expression.Name name && name.name().equals("parameters")) {
            for (String parameter : setting.update().learnable()) {
                count += calculus.shape(calculus.value(parameter, leaves(step))).size();
            }
        } else {
            count = calculus.shape(answer(counted, step)).size();
        }
        return calculus.lift(Matrix.scalar(count));
    }

    /** The root of the sum of squares of all entries (Frobenius). */
    private M norm(M matrix) {
        M squares = calculus.apply(operation("square"), List.of(matrix));
        return calculus.apply(operation("sqrt"), List.of(calculus.apply(operation("sum"), List.of(squares))));
    }

    private Operation operation(String function) {
        Expression call = ExpressionParser.parse(function + "(x)");
        return setting.vocabulary().application(call).orElseThrow().operation();
    }

    /** What is asked of every node a number is computed from, in the order of the {@link Listing}. */
    private M column(Expression.Call call, int step) {
        arguments.quantity(call, 0, 1);
        Expression.Name output = (Expression.Name) call.arguments().get(0);
        Listing listing = Listing.of(setting.graph(), output);
        for (String name : listing.names()) {
            Shape shape = calculus.shape(calculus.value(name, leaves(step)));
            if (!shape.isScalar()) {
                throw new ExpressionException(
                        "`%s` needs a graph of numbers, but `%s` is %s".formatted(call.function(), name, shape),
                        call.span());
            }
        }
        List<M> numbers = new ArrayList<>();
        for (String name : call.function().equals("leaves") ? listing.leaves() : listing.names()) {
            numbers.add(
                    call.function().equals("gradients")
                            ? gradient(output.name(), name, step)
                            : calculus.value(name, leaves(step)));
        }
        return calculus.column(numbers);
    }
}
