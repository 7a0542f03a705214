package org.nabla.spec;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.nabla.message.MessageCode;
import org.nabla.reference.Matrix;
import org.nabla.reference.Shape;
import org.nabla.reference.calculus.Answers;
import org.nabla.reference.expression.Expression;
import org.nabla.reference.expression.ExpressionException;
import org.nabla.reference.expression.ExpressionParser;
import org.nabla.spec.source.Mapping;
import org.nabla.spec.source.Position;
import org.nabla.spec.source.Scalar;
import org.nabla.spec.source.Sequence;
import org.nabla.spec.source.Source;

/** Reads {@code questions:}; each is asked of the reference once, so that one that cannot be answered is found here. */
final class QuestionReader {

    private final Fields root;
    private final Optional<Answers<Matrix>> answers;
    private final Map<String, Position> seen = new LinkedHashMap<>();

    /**
     * A reader.
     *
     * @param answers what answers the questions; without it only what the fields themselves say is checked
     */
    QuestionReader(Fields root, Optional<Answers<Matrix>> answers) {
        this.root = root;
        this.answers = answers;
    }

    List<Question> read() {
        List<Question> questions = new ArrayList<>();
        List<Source> items = root.items("questions");
        if (items.isEmpty()) {
            root.missing("questions", "at least one, such as `{ id: Q1, asks: sum(a1) }`");
        }
        for (int i = 0; i < items.size(); i++) {
            String path = "questions[%d]".formatted(i);
            if (items.get(i) instanceof Mapping mapping) {
                question(new Fields(mapping, path + ".", root.mistakes())).ifPresent(questions::add);
            } else {
                root.wrongType(path, "fields with names", items.get(i));
            }
        }
        return questions;
    }

    private Optional<Question> question(Fields fields) {
        fields.allow(
                "id",
                "asks",
                "points",
                "expected",
                "published",
                "tolerance",
                "share",
                "visibility",
                "choices",
                "accepts",
                "given");
        if (!fields.has("id")) {
            fields.missing("id", "a short name that reports can use");
        }
        if (!fields.has("asks")) {
            fields.missing("asks", "what is asked for, such as `sum(a1)`");
        }
        Optional<String> id = id(fields);
        Optional<Scalar> text = fields.scalar("asks");
        Question.Marking marking = marking(fields);
        Optional<Expression> asks = text.flatMap(this::parse);
        Optional<Matrix> answer = asks.flatMap(expression -> answer(expression, text.orElseThrow()));
        if (id.isEmpty() || asks.isEmpty() || answer.isEmpty()) {
            return Optional.empty();
        }
        Shape shape = answer.get().shape();
        return Optional.of(new Question(
                id.get(),
                text.orElseThrow().text(),
                asks.get(),
                marking,
                new Question.Keys(key(fields, "expected", shape), published(fields, shape)),
                choices(fields, shape),
                fields.mapping().position()));
    }

    private Optional<String> id(Fields fields) {
        Optional<Scalar> id = fields.scalar("id");
        if (id.isPresent() && !id.get().text().matches("[\\p{L}\\p{N}][\\p{L}\\p{N}_.-]*")) {
            fields.notAllowed(
                    "id",
                    "`%sid` is made of letters, digits, `_`, `-` and `.`, but is `%s`"
                            .formatted(fields.path(), id.get().text()));
            return Optional.empty();
        }
        if (id.isPresent()) {
            Position before = seen.putIfAbsent(id.get().text(), id.get().position());
            if (before != null) {
                fields.mistakes()
                        .add(
                                MessageCode.DUPLICATE,
                                "the question `%s` was already asked at %s"
                                        .formatted(id.get().text(), before),
                                id.get().position());
            }
        }
        return id.map(Scalar::text);
    }

    private Optional<Expression> parse(Scalar text) {
        try {
            return Optional.of(ExpressionParser.parse(text.text()));
        } catch (ExpressionException e) {
            root.mistakes().expression(text, e);
            return Optional.empty();
        }
    }

    private Optional<Matrix> answer(Expression question, Scalar text) {
        if (answers.isEmpty()) {
            return Optional.empty();
        }
        try {
            Matrix answer = answers.get().to(question);
            if (!answer.isFinite()) {
                root.mistakes()
                        .add(
                                MessageCode.VALUE_NOT_ALLOWED,
                                "the answer to `%s` is not finite on the published instance".formatted(text.text()),
                                text.position());
                return Optional.empty();
            }
            return Optional.of(answer);
        } catch (ExpressionException e) {
            root.mistakes().expression(text, e);
            return Optional.empty();
        }
    }

    private Question.Marking marking(Fields fields) {
        BigDecimal points = fields.points("points").orElse(BigDecimal.ONE);
        Share share = fields.choice("share", Share.class)
                .or(() -> root.choice("share", Share.class))
                .orElse(Share.ALL);
        Visibility visibility = fields.choice("visibility", Visibility.class).orElse(Visibility.ALWAYS);
        Precision precision = root.choice("precision", Precision.class).orElse(Precision.FLOAT64);
        Tolerance general = tolerance(root, precision.usual(), precision);
        return new Question.Marking(
                points, tolerance(fields, general, precision), share, visibility, criterion(fields));
    }

    /** {@code accepts: falls}, {@code accepts: { from: 0.01, to: 0.0125 }}; without it, equality. */
    private static Criterion criterion(Fields fields) {
        if (!fields.has("accepts")) {
            return Criterion.EQUAL;
        }
        if (fields.mapping().get("accepts").filter(Mapping.class::isInstance).isEmpty()) {
            return fields.<Criterion>choice(
                            "accepts",
                            List.of("falls"),
                            id -> id.equals("falls") ? Optional.of(new Criterion.Falls()) : Optional.empty())
                    .orElse(Criterion.EQUAL);
        }
        Optional<Fields> range = fields.fields("accepts").map(inner -> inner.allow("from", "to"));
        double from = range.map(inner -> inner.number("from"))
                .orElse(OptionalDouble.empty())
                .orElse(Double.NaN);
        double to = range.map(inner -> inner.number("to"))
                .orElse(OptionalDouble.empty())
                .orElse(Double.NaN);
        if (!(from <= to)) {
            fields.notAllowed(
                    "accepts", "`%saccepts` needs `from` and `to`, the smaller first".formatted(fields.path()));
            return Criterion.EQUAL;
        }
        return new Criterion.Within(from, to);
    }

    private static Tolerance tolerance(Fields fields, Tolerance byDefault, Precision precision) {
        Optional<Fields> tolerance = fields.fields("tolerance");
        if (tolerance.isEmpty()) {
            return byDefault;
        }
        tolerance.get().allow("relative", "absolute", "growth");
        return new Tolerance(
                tolerance.get().atLeast("relative", precision.leastRelative()).orElse(byDefault.relative()),
                tolerance.get().atLeast("absolute", 0).orElse(byDefault.absolute()),
                growth(tolerance.get()).orElse(byDefault.growth()),
                byDefault.noise());
    }

    private static OptionalDouble growth(Fields tolerance) {
        OptionalDouble growth = tolerance.atLeast("growth", 1);
        if (growth.isPresent() && growth.getAsDouble() > 2) {
            tolerance.notAllowed("growth", "`%sgrowth` must be a number from 1 to 2".formatted(tolerance.path()));
            return OptionalDouble.empty();
        }
        return growth;
    }

    private Optional<TypedKey> key(Fields fields, String field, Shape shape) {
        return typed(fields, field, shape).filter(key -> {
            boolean fits = key.value().shape().equals(shape);
            if (!fits) {
                fields.notAllowed(
                        field,
                        "`%s` is %s, but the answer is %s"
                                .formatted(fields.path() + field, key.value().shape(), shape));
            }
            return fits;
        });
    }

    private Optional<TypedKey> typed(Fields fields, String field, Shape shape) {
        return fields.mapping()
                .get(field)
                .flatMap(source -> new MatrixReader(root.mistakes()).read(source, fields.path() + field))
                .map(value -> value.key(shape));
    }

    private Optional<Question.Published> published(Fields fields, Shape shape) {
        Optional<Fields> published = fields.fields("published").map(inner -> inner.allow("value", "because"));
        if (published.isEmpty()) {
            return Optional.empty();
        }
        Fields inner = published.get();
        List<String> because = new ArrayList<>();
        Optional<Source> reasons = inner.mapping().get("because");
        if (reasons.isPresent() && reasons.get() instanceof Sequence) {
            inner.texts("because").forEach(reason -> because.add(reason.text()));
        } else {
            inner.text("because").ifPresent(because::add);
        }
        if (because.isEmpty()) {
            inner.missing("because", "the misconception, or the list of them, that leads to the published value");
        }
        // a wrong key may have a wrong shape, too
        return typed(inner, "value", shape).map(key -> new Question.Published(key, because));
    }

    private List<Matrix> choices(Fields fields, Shape shape) {
        List<Matrix> choices = new ArrayList<>();
        List<Source> items = fields.items("choices");
        for (int i = 0; i < items.size(); i++) {
            String what = fields.path() + "choices[%d]".formatted(i);
            new MatrixReader(root.mistakes())
                    .read(items.get(i), what)
                    .map(typed -> typed.fitted(shape))
                    .ifPresent(choices::add);
        }
        for (Matrix choice : choices) {
            if (!choice.shape().equals(shape)) {
                fields.notAllowed(
                        "choices",
                        "every choice must be %s as the answer is, but one is %s".formatted(shape, choice.shape()));
                return List.of();
            }
        }
        return choices;
    }
}
