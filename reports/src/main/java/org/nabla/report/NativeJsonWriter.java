package org.nabla.report;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import org.nabla.grading.Cause;
import org.nabla.grading.Curve;
import org.nabla.grading.Difference;
import org.nabla.grading.InstanceResult;
import org.nabla.grading.QuestionResult;
import org.nabla.grading.SubmissionReport;
import org.nabla.grading.SubmissionReport.Run;
import org.nabla.grading.SubmissionReport.Score;
import org.nabla.grading.Witnessed;
import org.nabla.message.Message;
import org.nabla.submission.Console;

/**
 * Writes the report in the project's own JSON, which {@code reports/schema/report-1.schema.json} describes.
 *
 * <p>The same report gives the same bytes, but for {@code run.started} and {@code run.duration_ms}.
 */
public final class NativeJsonWriter implements ReportWriter {

    /** Raised when a field changes its meaning or goes away; adding a field keeps the number. */
    static final int FORMAT = 1;

    /** Enough for any sentence of ours; what is longer has a student's text in it. */
    private static final int LONGEST_LINE = 1_000;

    /** Enough for a trace that says where. */
    private static final int LONGEST_TEXT = 4_000;

    /** Several platforms refuse a report of more than 1 MB; what a program prints is no reason to lose a grade. */
    private static final int LONGEST_CONSOLE = 16_000;

    private final String toolVersion;
    private final Disclosure disclosure;

    public NativeJsonWriter(String toolVersion, Disclosure disclosure) {
        this.toolVersion = toolVersion;
        this.disclosure = disclosure;
    }

    @Override
    public void write(SubmissionReport report, Writer destination) throws IOException {
        JsonDocument.write(destination, json -> document(json, report));
    }

    private void document(JsonDocument json, SubmissionReport report) throws IOException {
        heading(json, toolVersion, report.problem());
        json.object("submission", () -> {
            json.field("id", report.submission().id());
            json.field("language", report.submission().language());
            json.field("sha256", report.submission().sha256());
        });
        json.object("run", () -> run(json, report.run()));
        score(json, disclosure.score(report));
        List<QuestionResult> withheld = disclosure.withheld(report);
        if (!withheld.isEmpty()) {
            json.object("withheld", () -> {
                json.field("questions", withheld.size());
                json.field("possible", Score.of(withheld).possible());
            });
        }
        rootCause(json, disclosure.rootCause(report));
        json.list("questions", disclosure.questions(report), question -> json.object(() -> question(json, question)));
        List<Witnessed> witnessed = disclosure.witnessed(report);
        if (!witnessed.isEmpty()) {
            json.list("gradient_checks", witnessed, one -> json.object(() -> witnessed(json, one)));
        }
        List<Curve> curves = disclosure.curves(report);
        if (!curves.isEmpty()) {
            json.list("curves", curves, curve -> json.object(() -> curve(json, curve)));
        }
        json.object("console", () -> console(json, report.console()));
    }

    /** What every document of ours begins with. */
    static void heading(JsonDocument json, String toolVersion, SubmissionReport.ProblemReference problem)
            throws IOException {
        json.field("format", FORMAT);
        json.object("tool", () -> {
            json.field("name", "nabla");
            json.field("version", toolVersion);
        });
        json.object("problem", () -> {
            json.field("id", problem.id());
            json.field("title", problem.title());
            json.field("sha256", problem.sha256());
        });
    }

    private void run(JsonDocument json, Run run) throws IOException {
        json.field("status", run.status().id());
        if (disclosure.everything()) {
            json.field("seed", run.seed());
        }
        json.field("started", run.started().toString());
        json.field("duration_ms", run.duration().toMillis());
        json.field("sandbox", run.sandbox());
        json.list("messages", run.messages(), message -> json.object(() -> message(json, message)));
    }

    static void score(JsonDocument json, Optional<Score> score) throws IOException {
        if (score.isEmpty()) {
            json.nothing("score");
            return;
        }
        json.object("score", () -> {
            json.field("earned", score.get().earned());
            json.field("possible", score.get().possible());
            json.field("fraction", score.get().fraction());
        });
    }

    static void rootCause(JsonDocument json, Optional<SubmissionReport.RootCause> cause) throws IOException {
        if (cause.isEmpty()) {
            json.nothing("root_cause");
            return;
        }
        json.object("root_cause", () -> {
            json.field("question", cause.get().question());
            json.field("quantity", cause.get().quantity());
        });
    }

    private void question(JsonDocument json, QuestionResult result) throws IOException {
        json.field("id", result.question().id());
        json.field("asks", result.question().text());
        json.field("visibility", result.question().marking().visibility().id());
        json.object("points", () -> {
            if (result.isFault()) {
                json.nothing("earned"); // a fault of ours is no 0
            } else {
                json.field("earned", result.earned());
            }
            json.field("possible", result.possible());
        });
        json.field("verdict", result.verdict().id());
        json.list("instances", result.instances(), instance -> json.object(() -> instance(json, instance)));
        json.list("diagnosis", result.diagnosis(), cause -> json.object(() -> cause(json, cause)));
        Optional<Message> message = result.verdict().message();
        if (message.isPresent()) {
            json.object("message", () -> message(json, message.get()));
        } else {
            json.nothing("message");
        }
    }

    private static void cause(JsonDocument json, Cause cause) throws IOException {
        json.field("misconception", cause.misconception());
        json.field("certainty", cause.certainty().id());
        json.field("hint", cause.hint());
        json.texts("steps", cause.steps());
        if (!cause.slips().isEmpty()) {
            json.texts("slips", cause.slips());
        }
        if (cause.explanation().isPresent()) {
            Cause.Explanation explanation = cause.explanation().get();
            json.object("explanation", () -> {
                json.field("belief", explanation.belief());
                json.field("correction", explanation.correction());
                json.field("text", explanation.text());
                json.texts("computed", explanation.computed());
            });
        }
    }

    private void instance(JsonDocument json, InstanceResult result) throws IOException {
        json.field("id", result.instance());
        json.field("verdict", result.verdict().id());
        boolean all = disclosure.showsExpected(result);
        if (all) {
            json.field("expected", result.expected().value());
        }
        if (result.actual().isPresent()) {
            json.field("actual", result.actual().get());
        }
        if (all && result.difference().isPresent()) {
            json.object("difference", () -> difference(json, result.difference().get()));
        }
    }

    private void witnessed(JsonDocument json, Witnessed one) throws IOException {
        GradientCheckFields.write(json, one.check());
        if (one.message().isPresent()) {
            json.object("message", () -> message(json, one.message().get()));
        }
    }

    /** Entry i of a list is the loss after epoch i + 1. */
    static void curve(JsonDocument json, Curve curve) throws IOException {
        json.field("quantity", curve.quantity());
        json.field("epochs", curve.epochs());
        if (curve.reference().isPresent()) {
            json.numbers("reference", curve.reference().get());
        }
        if (curve.submitted().isPresent()) {
            json.numbers("submission", curve.submitted().get());
        }
        if (curve.firstDeviating().isPresent()) {
            json.field("first_deviating", curve.firstDeviating().getAsInt());
        }
    }

    private static void difference(JsonDocument json, Difference difference) throws IOException {
        json.field("absolute", difference.absolute());
        json.field("relative", difference.relative());
        json.integers("worst", difference.row(), difference.column());
        json.field("mismatched", difference.mismatched());
        json.field("entries", difference.entries());
    }

    private void message(JsonDocument json, Message whole) throws IOException {
        Message message = disclosure.message(whole);
        json.field("code", message.code().id());
        json.field("summary", ShownText.bounded(message.summary(), LONGEST_LINE));
        json.field("location", ShownText.bounded(message.location(), LONGEST_LINE));
        json.list(
                "evidence",
                message.evidence(),
                fact -> json.object(() -> {
                    json.field("label", fact.label());
                    json.field("text", ShownText.bounded(fact.text(), LONGEST_TEXT));
                }));
        json.texts(
                "help",
                message.help().stream()
                        .map(advice -> ShownText.bounded(advice, LONGEST_LINE))
                        .toList());
    }

    private static void console(JsonDocument json, Console console) throws IOException {
        json.field("text", ShownText.bounded(console.text(), LONGEST_CONSOLE));
        json.field("truncated", console.truncated() || console.text().length() > LONGEST_CONSOLE);
    }
}
