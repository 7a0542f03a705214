package org.nabla.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import org.nabla.grading.Cause;
import org.nabla.grading.Cause.Certainty;
import org.nabla.grading.Curve;
import org.nabla.grading.Difference;
import org.nabla.grading.SubmissionReport.ProblemReference;
import org.nabla.grading.SubmissionReport.RootCause;
import org.nabla.grading.SubmissionReport.Score;
import org.nabla.grading.SubmissionReport.Status;
import org.nabla.grading.SubmissionReport.SubmissionReference;
import org.nabla.message.Message;
import org.nabla.message.Message.Evidence;
import org.nabla.message.MessageCode;
import org.nabla.reference.Matrix;
import org.nabla.report.document.ReportDocument;
import org.nabla.report.document.ReportDocument.Gradient;
import org.nabla.report.document.ReportDocument.GradientCheck;
import org.nabla.report.document.ReportDocument.Instance;
import org.nabla.report.document.ReportDocument.Partly;
import org.nabla.report.document.ReportDocument.Question;
import org.nabla.report.document.ReportDocument.Run;
import org.nabla.report.document.ReportDocument.Withheld;
import org.nabla.report.document.VerdictWord;
import org.nabla.spec.Visibility;
import org.nabla.submission.Console;

/**
 * Reads what {@link NativeJsonWriter} wrote: what is read and written again has the same bytes. Fields that this version
 * does not know are passed over.
 */
public final class NativeJsonReader {

    private static final ObjectReader READER =
            JsonMapper.builder().build().reader().with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private NativeJsonReader() {}

    /** Reads a report; throws {@code OutputException} when the file is not one, or is of a later format. */
    public static ReportDocument read(Path file) {
        try {
            return read(Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            throw OutputException.cannotRead(file, e);
        }
    }

    /** Throws {@code IllegalArgumentException} when the text is no report of this format. */
    static ReportDocument read(String text) throws JsonProcessingException {
        JsonNode json = READER.readTree(text);
        if (json.path("format").asInt() != NativeJsonWriter.FORMAT) {
            throw new IllegalArgumentException("it is no report of format %d".formatted(NativeJsonWriter.FORMAT));
        }
        return document(json);
    }

    private static ReportDocument document(JsonNode json) {
        JsonNode problem = required(json, "problem");
        JsonNode submission = required(json, "submission");
        JsonNode console = required(json, "console");
        return new ReportDocument(
                text(required(json, "tool"), "version"),
                new ProblemReference(text(problem, "id"), text(problem, "title"), text(problem, "sha256")),
                new SubmissionReference(
                        text(submission, "id"), text(submission, "language"), text(submission, "sha256")),
                run(required(json, "run")),
                optional(json, "score").map(score -> new Score(decimal(score, "earned"), decimal(score, "possible"))),
                optional(json, "withheld")
                        .map(left -> new Withheld(integer(left, "questions"), decimal(left, "possible"))),
                optional(json, "root_cause")
                        .map(cause -> new RootCause(
                                text(cause, "question"), text(cause, "quantity"), name(cause, "quantity"))),
                list(json, "questions", NativeJsonReader::question),
                list(json, "gradient_checks", NativeJsonReader::check),
                list(json, "curves", NativeJsonReader::curve),
                new Console(
                        text(console, "text"), required(console, "truncated").asBoolean()));
    }

    private static Run run(JsonNode json) {
        return new Run(
                word(Status.values(), Status::id, text(json, "status")),
                optional(json, "seed")
                        .map(seed -> OptionalLong.of(seed.longValue()))
                        .orElse(OptionalLong.empty()),
                Instant.parse(text(json, "started")),
                Duration.ofMillis(required(json, "duration_ms").longValue()),
                text(json, "sandbox"),
                list(json, "messages", NativeJsonReader::message));
    }

    private static Question question(JsonNode json) {
        JsonNode points = required(json, "points");
        return new Question(
                text(json, "id"),
                text(json, "asks"),
                name(json, "asks"),
                word(Visibility.values(), Visibility::id, text(json, "visibility")),
                optional(points, "earned").map(JsonNode::decimalValue),
                decimal(points, "possible"),
                verdict(json),
                list(json, "instances", NativeJsonReader::instance),
                list(json, "diagnosis", NativeJsonReader::cause),
                optional(json, "message").map(NativeJsonReader::message));
    }

    /** What people call a quantity: what the problem file writes, unless there is another name. */
    private static String name(JsonNode json, String written) {
        return optional(json, "name").map(JsonNode::textValue).orElseGet(() -> text(json, written));
    }

    private static VerdictWord verdict(JsonNode json) {
        return word(VerdictWord.values(), VerdictWord::id, text(json, "verdict"));
    }

    private static Instance instance(JsonNode json) {
        return new Instance(
                text(json, "id"),
                verdict(json),
                optional(json, "expected").map(NativeJsonReader::matrix),
                optional(json, "actual").map(NativeJsonReader::matrix),
                optional(json, "difference").map(NativeJsonReader::difference));
    }

    private static Difference difference(JsonNode json) {
        JsonNode worst = required(json, "worst");
        return new Difference(
                number(required(json, "absolute")),
                number(required(json, "relative")),
                worst.path(0).intValue(),
                worst.path(1).intValue(),
                integer(json, "mismatched"),
                integer(json, "entries"));
    }

    private static Cause cause(JsonNode json) {
        return new Cause(
                text(json, "misconception"),
                word(Certainty.values(), Certainty::id, text(json, "certainty")),
                text(json, "hint"),
                texts(json, "slips"),
                texts(json, "steps"),
                optional(json, "explanation")
                        .map(why -> new Cause.Explanation(
                                text(why, "belief"),
                                text(why, "correction"),
                                text(why, "text"),
                                texts(why, "computed"))));
    }

    private static GradientCheck check(JsonNode json) {
        return new GradientCheck(
                text(json, "loss"),
                text(json, "instance"),
                text(json, "outcome"),
                optional(json, "reason").map(JsonNode::asText).orElse(""),
                optional(json, "function").map(JsonNode::asText).orElse(""),
                list(json, "gradients", NativeJsonReader::gradient),
                optional(json, "message").map(NativeJsonReader::message));
    }

    private static Gradient gradient(JsonNode json) {
        return new Gradient(
                text(json, "quantity"),
                text(json, "name"),
                text(json, "agreement"),
                optional(json, "factor")
                        .map(factor -> OptionalDouble.of(number(factor)))
                        .orElse(OptionalDouble.empty()),
                optional(json, "agreeing").map(agreeing -> new Partly(agreeing.intValue(), integer(json, "entries"))));
    }

    private static Curve curve(JsonNode json) {
        return new Curve(
                text(json, "quantity"),
                integer(json, "epochs"),
                optional(json, "reference").map(NativeJsonReader::column),
                optional(json, "submission").map(NativeJsonReader::column),
                optional(json, "first_deviating")
                        .map(epoch -> OptionalInt.of(epoch.intValue()))
                        .orElse(OptionalInt.empty()));
    }

    private static Message message(JsonNode json) {
        String code = text(json, "code");
        return new Message(
                MessageCode.withId(code)
                        .orElseThrow(() -> new IllegalArgumentException("there is no code `%s`".formatted(code))),
                text(json, "summary"),
                text(json, "location"),
                list(json, "evidence", fact -> new Evidence(text(fact, "label"), text(fact, "text"))),
                texts(json, "help"));
    }

    /** A number is a scalar, anything else a list of rows. */
    private static Matrix matrix(JsonNode json) {
        if (!json.isArray()) {
            return Matrix.scalar(number(json));
        }
        double[][] rows = new double[json.size()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = numbers(json.get(i));
        }
        return Matrix.of(rows);
    }

    private static Matrix column(JsonNode json) {
        return Matrix.column(numbers(json));
    }

    private static double[] numbers(JsonNode json) {
        double[] numbers = new double[json.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number(json.get(i));
        }
        return numbers;
    }

    /** NaN and the infinities, which JSON does not have, are texts. */
    private static double number(JsonNode json) {
        return json.isTextual() ? Double.parseDouble(json.asText()) : json.doubleValue();
    }

    private static BigDecimal decimal(JsonNode json, String name) {
        return required(json, name).decimalValue();
    }

    private static int integer(JsonNode json, String name) {
        return required(json, name).intValue();
    }

    private static String text(JsonNode json, String name) {
        return required(json, name).asText();
    }

    private static List<String> texts(JsonNode json, String name) {
        return list(json, name, JsonNode::asText);
    }

    private static <T> List<T> list(JsonNode json, String name, Function<JsonNode, T> element) {
        List<T> list = new ArrayList<>();
        for (JsonNode one : json.path(name)) {
            list.add(element.apply(one));
        }
        return list;
    }

    private static <T> T word(T[] words, Function<T, String> id, String written) {
        return Arrays.stream(words)
                .filter(word -> id.apply(word).equals(written))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("`%s` has no meaning here".formatted(written)));
    }

    private static JsonNode required(JsonNode json, String name) {
        return optional(json, name)
                .orElseThrow(() -> new IllegalArgumentException("the field `%s` is missing".formatted(name)));
    }

    private static Optional<JsonNode> optional(JsonNode json, String name) {
        JsonNode found = json.path(name);
        return found.isMissingNode() || found.isNull() ? Optional.empty() : Optional.of(found);
    }
}
