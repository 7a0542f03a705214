package org.nabla.grading;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.nabla.message.Message;
import org.nabla.message.Message.Evidence;
import org.nabla.message.MessageCode;
import org.nabla.message.NearestName;
import org.nabla.reference.Matrix;
import org.nabla.reference.Shape;
import org.nabla.spec.Question;
import org.nabla.spec.SpecException;
import org.nabla.spec.TypedKey;
import org.nabla.spec.TypedValues;
import org.nabla.spec.source.Mapping;
import org.nabla.spec.source.Scalar;
import org.nabla.spec.source.Sequence;
import org.nabla.spec.source.Source;
import org.nabla.spec.source.SourceReader;
import org.nabla.spec.source.SourceText;
import org.nabla.submission.SourceFile;
import org.nabla.submission.SubmissionException;

/**
 * A sheet of typed answers: question id → value, as YAML, JSON or CSV.
 *
 * <p>A typed value is right when it is the right one rounded to the digits that were typed. Fewer than two significant
 * digits of the quantity's largest entry are not enough to tell a right value from a wrong one.
 */
final class AnswerSheet {

    private final SourceText text;
    private final Map<String, Source> answers;

    private AnswerSheet(SourceText text, Map<String, Source> answers) {
        this.text = text;
        this.answers = answers;
    }

    /**
     * Reads a sheet.
     *
     * @throws SubmissionException when the file cannot be read as one
     */
    static AnswerSheet read(SourceFile file) {
        try {
            return file.path().toLowerCase(Locale.ROOT).endsWith(".csv")
                    ? csv(file)
                    : mapping(new SourceText(file.path(), file.text()));
        } catch (SpecException e) {
            List<Message> messages = e.messages().stream()
                    .map(message -> new Message(
                            MessageCode.ANSWER_SHEET,
                            message.summary(),
                            message.location(),
                            message.evidence(),
                            message.help()))
                    .toList();
            throw new SubmissionException(messages);
        }
    }

    /** The ids at the top, or under {@code answers:}. */
    private static AnswerSheet mapping(SourceText text) {
        Source root = new SourceReader().read(text);
        Source inner = root instanceof Mapping mapping
                ? mapping.get("answers").filter(Mapping.class::isInstance).orElse(root)
                : root;
        if (!(inner instanceof Mapping mapping)) {
            throw new SubmissionException(text.message(
                            MessageCode.ANSWER_SHEET, "an answer sheet is question ids with values", inner.position())
                    .help("write one answer a line, such as `Q1: 36`"));
        }
        Map<String, Source> answers = new LinkedHashMap<>();
        mapping.entries().forEach(entry -> answers.put(entry.key(), asNumbers(entry.value())));
        return new AnswerSheet(text, answers);
    }

    /** With {@code inf} and {@code nan}, as programs print them, as numbers: they are wrong values, and not unreadable. */
    private static Source asNumbers(Source source) {
        if (source instanceof Sequence sequence) {
            return new Sequence(
                    sequence.items().stream().map(AnswerSheet::asNumbers).toList(), sequence.position());
        }
        return source instanceof Scalar scalar && scalar.kind() == Scalar.Kind.STRING
                ? notFinite(scalar.text().strip().toLowerCase(Locale.ROOT))
                        .<Source>map(number -> new Scalar(number, Scalar.Kind.REAL, scalar.position()))
                        .orElse(scalar)
                : source;
    }

    private static Optional<String> notFinite(String text) {
        return switch (text) {
            case "inf", "+inf", "infinity", "+infinity", "∞", "+∞" -> Optional.of(".inf");
            case "-inf", "-infinity", "-∞" -> Optional.of("-.inf");
            case "nan" -> Optional.of(".nan");
            default -> Optional.empty();
        };
    }

    /** One question a line: its id, then its value; several values are a vector. */
    private static AnswerSheet csv(SourceFile file) {
        StringBuilder yaml = new StringBuilder();
        for (String line : file.text().lines().toList()) {
            int comma = line.indexOf(',');
            String id = (comma < 0 ? line : line.substring(0, comma)).strip().replace("\"", "");
            String value = comma < 0 ? "" : line.substring(comma + 1).strip().replace("\"", "");
            boolean heading = id.equalsIgnoreCase("id") || id.equalsIgnoreCase("question");
            boolean several = value.contains(",") && !value.startsWith("[");
            yaml.append(
                    id.isEmpty() || heading
                            ? "#\n"
                            : "%s: %s\n".formatted(quoted(id), several ? "[" + value + "]" : value));
        }
        return mapping(new SourceText(file.path(), yaml.toString()));
    }

    private static String quoted(String id) {
        return "'" + id.replace("'", "''") + "'";
    }

    Answer to(Question question, AnswerKey.InstanceKey key) {
        Source source = answers.get(question.id());
        boolean empty = source instanceof Scalar scalar && scalar.kind() == Scalar.Kind.NULL;
        if (source == null || empty) {
            return Answer.none(new Verdict.NotAttempted(missing(question, key)));
        }
        Expected expected = key.answer(question);
        try {
            TypedKey typed =
                    TypedValues.read(source, question.id(), expected.value().shape(), text);
            return Answer.of(rounded(expected, typed), false);
        } catch (SpecException e) {
            Message why = e.messages().get(0);
            return Answer.none(new Verdict.Malformed(
                    new Message(MessageCode.ANSWER_SHEET, why.summary(), why.location(), why.evidence(), why.help())));
        }
    }

    /** What was typed, to its digits; nothing when there is no answer, or none that can be read. */
    Optional<TypedKey> typed(Question question, AnswerKey.InstanceKey key) {
        Source source = answers.get(question.id());
        if (source == null || (source instanceof Scalar scalar && scalar.kind() == Scalar.Kind.NULL)) {
            return Optional.empty();
        }
        try {
            return Optional.of(TypedValues.read(
                    source, question.id(), key.answer(question).value().shape(), text));
        } catch (SpecException e) {
            return Optional.empty(); // told where it is judged
        }
    }

    private Message missing(Question question, AnswerKey.InstanceKey key) {
        Message message = Message.of(
                MessageCode.NOT_ATTEMPTED, "`%s` has no answer".formatted(question.id()), Judge.where(question, key));
        List<String> unknown = answers.keySet().stream()
                .filter(written -> !key.questions().containsKey(written))
                .toList();
        Optional<String> meant =
                answers.containsKey(question.id()) ? Optional.empty() : NearestName.of(question.id(), unknown);
        return meant.map(written -> message.with(Evidence.actual("there is an answer to `%s`".formatted(written))))
                .orElse(message);
    }

    /** Where an entry is the right one to the digits typed, the right one; elsewhere what was typed. */
    private static Matrix rounded(Expected expected, TypedKey typed) {
        Shape shape = expected.value().shape();
        if (!typed.value().shape().equals(shape)) {
            return typed.value();
        }
        double cap = halfUnitOfSecondDigit(expected.value().largestMagnitude());
        double slack = 1e-12 * expected.scale(); // a value that lies on the rounding boundary may be rounded either way
        Matrix result = typed.value();
        for (int i = 0; i < shape.rows(); i++) {
            for (int j = 0; j < shape.columns(); j++) {
                double right = expected.value().at(i, j);
                boolean rounds = typed.halfUnits().at(i, j) == 0 && right != Math.rint(right);
                double halfUnit = rounds ? 0.5 : typed.halfUnits().at(i, j); // a whole number typed for a broken one
                double allowance =
                        Math.min(halfUnit, cap) + slack + expected.widening().at(i, j);
                if (Math.abs(typed.value().at(i, j) - right) <= allowance) {
                    result = result.with(i, j, right);
                }
            }
        }
        return result;
    }

    private static double halfUnitOfSecondDigit(double magnitude) {
        return magnitude == 0 ? 0 : 0.5 * StrictMath.pow(10, Math.floor(StrictMath.log10(magnitude)) - 1);
    }
}
