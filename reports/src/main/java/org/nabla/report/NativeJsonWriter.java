package org.nabla.report;

import java.io.IOException;
import java.io.Writer;
import java.util.Optional;
import org.nabla.grading.Cause;
import org.nabla.grading.Curve;
import org.nabla.grading.Difference;
import org.nabla.grading.SubmissionReport;
import org.nabla.grading.SubmissionReport.Score;
import org.nabla.message.Message;
import org.nabla.report.document.ReportDocument;
import org.nabla.report.document.ReportDocument.Gradient;
import org.nabla.report.document.ReportDocument.GradientCheck;
import org.nabla.report.document.ReportDocument.Instance;
import org.nabla.report.document.ReportDocument.Question;

/**
 * Writes the report in the project's own JSON, which {@code reports/schema/report-1.schema.json} describes.
 *
 * <p>The same report gives the same bytes, but for {@code run.started} and {@code run.duration_ms}.
 */
public final class NativeJsonWriter implements ReportWriter {

    /** Raised when a field changes its meaning or goes away; adding a field keeps the number. */
    static final int FORMAT = 1;

    private final Documents documents;

    public NativeJsonWriter(String toolVersion, Disclosure disclosure) {
        this.documents = new Documents(toolVersion, disclosure);
    }

    @Override
    public void write(SubmissionReport report, Writer destination) throws IOException {
        write(documents.of(report), destination);
    }

    /** Writes a report as a file: a field a line. */
    public static void write(ReportDocument report, Writer destination) throws IOException {
        JsonDocument.write(destination, json -> fields(json, report));
    }

    /** Writes a report as one line, for a file with many. */
    public static void writeLine(ReportDocument report, Writer destination) throws IOException {
        JsonDocument.writeLine(destination, json -> fields(json, report));
    }

    private static void fields(JsonDocument json, ReportDocument report) throws IOException {
        heading(json, report.toolVersion(), report.problem());
        json.object("submission", () -> {
            json.field("id", report.submission().id());
            json.field("language", report.submission().language());
            json.field("sha256", report.submission().sha256());
        });
        json.object("run", () -> run(json, report.run()));
        score(json, report.score());
        if (report.withheld().isPresent()) {
            json.object("withheld", () -> {
                json.field("questions", report.withheld().get().questions());
                json.field("possible", report.withheld().get().possible());
            });
        }
        rootCause(json, report.rootCause());
        json.list("questions", report.questions(), question -> json.object(() -> question(json, question)));
        if (!report.gradientChecks().isEmpty()) {
            json.list("gradient_checks", report.gradientChecks(), check -> json.object(() -> check(json, check)));
        }
        if (!report.curves().isEmpty()) {
            json.list("curves", report.curves(), curve -> json.object(() -> curve(json, curve)));
        }
        json.object("console", () -> {
            json.field("text", report.console().text());
            json.field("truncated", report.console().truncated());
        });
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

    private static void run(JsonDocument json, ReportDocument.Run run) throws IOException {
        json.field("status", run.status().id());
        if (run.seed().isPresent()) {
            json.field("seed", run.seed().getAsLong());
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
            name(json, cause.get().name(), cause.get().quantity());
        });
    }

    /** What people call a quantity, where that is not what the problem file writes. */
    private static void name(JsonDocument json, String name, String written) throws IOException {
        if (!name.equals(written)) {
            json.field("name", name);
        }
    }

    private static void question(JsonDocument json, Question question) throws IOException {
        json.field("id", question.id());
        json.field("asks", question.asks());
        name(json, question.name(), question.asks());
        json.field("visibility", question.visibility().id());
        json.object("points", () -> {
            if (question.earned().isPresent()) {
                json.field("earned", question.earned().get());
            } else {
                json.nothing("earned");
            }
            json.field("possible", question.possible());
        });
        json.field("verdict", question.verdict().id());
        json.list("instances", question.instances(), instance -> json.object(() -> instance(json, instance)));
        json.list("diagnosis", question.diagnosis(), cause -> json.object(() -> cause(json, cause)));
        if (question.message().isPresent()) {
            json.object("message", () -> message(json, question.message().get()));
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

    private static void instance(JsonDocument json, Instance instance) throws IOException {
        json.field("id", instance.id());
        json.field("verdict", instance.verdict().id());
        if (instance.expected().isPresent()) {
            json.field("expected", instance.expected().get());
        }
        if (instance.actual().isPresent()) {
            json.field("actual", instance.actual().get());
        }
        if (instance.difference().isPresent()) {
            json.object(
                    "difference", () -> difference(json, instance.difference().get()));
        }
    }

    private static void check(JsonDocument json, GradientCheck check) throws IOException {
        json.field("loss", check.loss());
        json.field("instance", check.instance());
        json.field("outcome", check.outcome());
        if (!check.reason().isEmpty()) {
            json.field("reason", check.reason());
        }
        if (!check.function().isEmpty()) {
            json.field("function", check.function());
        }
        if (!check.gradients().isEmpty()) {
            json.list("gradients", check.gradients(), gradient -> json.object(() -> gradient(json, gradient)));
        }
        if (check.message().isPresent()) {
            json.object("message", () -> message(json, check.message().get()));
        }
    }

    private static void gradient(JsonDocument json, Gradient gradient) throws IOException {
        json.field("quantity", gradient.quantity());
        json.field("name", gradient.name());
        json.field("agreement", gradient.agreement());
        if (gradient.factor().isPresent()) {
            json.field("factor", gradient.factor().getAsDouble());
        }
        if (gradient.partly().isPresent()) {
            json.field("agreeing", gradient.partly().get().agreeing());
            json.field("entries", gradient.partly().get().entries());
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

    private static void message(JsonDocument json, Message message) throws IOException {
        json.field("code", message.code().id());
        json.field("summary", message.summary());
        json.field("location", message.location());
        json.list(
                "evidence",
                message.evidence(),
                fact -> json.object(() -> {
                    json.field("label", fact.label());
                    json.field("text", fact.text());
                }));
        json.texts("help", message.help());
    }
}
