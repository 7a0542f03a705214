package org.nabla.batch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nabla.grading.SubmissionReport.RootCause;
import org.nabla.grading.SubmissionReport.Score;
import org.nabla.grading.SubmissionReport.Status;

/** One line of a journal: a JSON object. */
sealed interface JournalLine {

    /** A batch begins; what comes after it, until the next one, belongs to it. */
    record Begin(Setting setting, boolean fresh) implements JournalLine {}

    /** A submission is finished. */
    record Finished(Entry entry) implements JournalLine {}

    /** A submission of an earlier batch is not there any more. */
    record Gone(String key) implements JournalLine {}

    /** All of the batch is finished. */
    record Done() implements JournalLine {}

    /** The text of the line, without its end. */
    default String text() {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            if (this instanceof Begin begin) {
                json.writeBooleanField("begin", true);
                json.writeBooleanField("fresh", begin.fresh());
                texts(json, begin.setting().parts());
            } else if (this instanceof Finished finished) {
                finished(json, finished.entry());
            } else if (this instanceof Gone gone) {
                json.writeStringField("gone", gone.key());
            } else {
                json.writeBooleanField("done", true);
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written to", e);
        }
        return text.toString();
    }

    private static void texts(JsonGenerator json, Map<String, String> fields) throws IOException {
        for (Map.Entry<String, String> field : fields.entrySet()) {
            json.writeStringField(field.getKey(), field.getValue());
        }
    }

    private static void finished(JsonGenerator json, Entry entry) throws IOException {
        SubmissionSummary summary = entry.summary();
        json.writeStringField("submission", summary.id());
        json.writeStringField("content", entry.content());
        json.writeStringField("fingerprint", entry.fingerprint());
        json.writeStringField("report", entry.report());
        json.writeStringField("status", summary.status().id());
        if (summary.score().isPresent()) {
            json.writeStringField("earned", summary.score().get().earned().toPlainString());
            json.writeStringField("possible", summary.score().get().possible().toPlainString());
        }
        if (summary.rootCause().isPresent()) {
            json.writeStringField("question", summary.rootCause().get().question());
            json.writeStringField("quantity", summary.rootCause().get().quantity());
            json.writeStringField("name", summary.rootCause().get().name());
        }
        json.writeObjectFieldStart("verdicts");
        texts(json, summary.verdicts());
        json.writeEndObject();
        json.writeArrayFieldStart("reasons");
        for (String reason : summary.reasons()) {
            json.writeString(reason);
        }
        json.writeEndArray();
    }

    /** The line that a text is; empty when it is none, such as one that a power cut tore. */
    static Optional<JournalLine> of(String text) {
        Fields fields = new Fields();
        try (JsonParser json = new JsonFactory().createParser(text)) {
            fields.read(json);
            return fields.line();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** What a line says, before it is known to make sense. */
    final class Fields {

        private final Map<String, String> texts = new LinkedHashMap<>();
        private final Map<String, String> verdicts = new LinkedHashMap<>();
        private final List<String> reasons = new ArrayList<>();

        private Fields() {}

        private void read(JsonParser json) throws IOException {
            require(json.nextToken() == JsonToken.START_OBJECT);
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                JsonToken value = json.nextToken();
                if (value == JsonToken.START_OBJECT) {
                    while (json.nextToken() == JsonToken.FIELD_NAME) {
                        verdicts.put(
                                json.currentName().intern(),
                                String.valueOf(json.nextTextValue()).intern());
                    }
                } else if (value == JsonToken.START_ARRAY) {
                    while (json.nextToken() == JsonToken.VALUE_STRING) {
                        reasons.add(json.getText());
                    }
                } else {
                    texts.put(name, json.getText());
                }
            }
            require(json.currentToken() == JsonToken.END_OBJECT && json.nextToken() == null);
        }

        private Optional<JournalLine> line() {
            if (texts.containsKey("begin")) {
                return Optional.of(new Begin(Setting.of(texts), text("fresh").equals("true")));
            }
            if (texts.containsKey("done")) {
                return Optional.of(new Done());
            }
            if (texts.containsKey("gone")) {
                return Optional.of(new Gone(text("gone")));
            }
            return Optional.of(
                    new Finished(new Entry(text("content"), text("fingerprint"), text("report"), summary())));
        }

        private SubmissionSummary summary() {
            Optional<Score> score = texts.containsKey("earned")
                    ? Optional.of(new Score(new BigDecimal(text("earned")), new BigDecimal(text("possible"))))
                    : Optional.empty();
            Optional<RootCause> cause = texts.containsKey("question")
                    ? Optional.of(new RootCause(
                            text("question"), text("quantity"), texts.getOrDefault("name", text("quantity"))))
                    : Optional.empty();
            return new SubmissionSummary(text("submission"), status(), score, cause, verdicts, reasons);
        }

        private Status status() {
            for (Status status : Status.values()) {
                if (status.id().equals(text("status"))) {
                    return status;
                }
            }
            throw new IllegalArgumentException("there is no status `%s`".formatted(text("status")));
        }

        private String text(String name) {
            String text = texts.get(name);
            require(text != null);
            return String.valueOf(text);
        }

        private static void require(boolean condition) {
            if (!condition) {
                throw new IllegalArgumentException("no line of a journal");
            }
        }
    }
}
