package org.nabla.report;

import java.io.IOException;
import java.io.Writer;
import java.util.Map;
import org.nabla.batch.SubmissionSummary;
import org.nabla.grading.SubmissionReport.Status;

/**
 * Writes {@code summary.json}, which {@code reports/schema/summary-1.schema.json} describes.
 *
 * <p>Every submission is in {@code submissions}; the ids of those without a usable score are listed once more.
 */
public final class SummaryJsonWriter implements SummaryWriter {

    private final String toolVersion;

    public SummaryJsonWriter(String toolVersion) {
        this.toolVersion = toolVersion;
    }

    @Override
    public void write(BatchSummary summary, Writer destination) throws IOException {
        JsonDocument.write(destination, json -> {
            NativeJsonWriter.heading(json, toolVersion, summary.problem());
            json.field("seed", summary.seed());
            json.list(
                    "submissions",
                    summary.submissions(),
                    submission -> json.object(() -> submission(json, submission)));
            json.texts("not_gradable", summary.idsWith(Status.NOT_GRADABLE));
            json.texts("grader_errors", summary.idsWith(Status.GRADER_ERROR));
            json.texts("not_handed_in", summary.notHandedIn());
        });
    }

    private static void submission(JsonDocument json, SubmissionSummary submission) throws IOException {
        json.field("id", submission.id());
        json.field("status", submission.status().id());
        NativeJsonWriter.score(json, submission.score());
        NativeJsonWriter.rootCause(json, submission.rootCause());
        json.object("verdicts", () -> {
            for (Map.Entry<String, String> verdict : submission.verdicts().entrySet()) {
                json.field(verdict.getKey(), verdict.getValue());
            }
        });
        json.texts("reasons", submission.reasons());
    }
}
