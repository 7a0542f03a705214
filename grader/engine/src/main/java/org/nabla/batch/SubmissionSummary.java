package org.nabla.batch;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nabla.grading.QuestionResult;
import org.nabla.grading.SubmissionReport;
import org.nabla.grading.SubmissionReport.RootCause;
import org.nabla.grading.SubmissionReport.Score;
import org.nabla.grading.SubmissionReport.Status;
import org.nabla.message.Message;

/**
 * What became of one submission, in few words: what a summary says and a journal keeps.
 *
 * @param verdicts by question, in the order of the problem
 * @param reasons what is wrong with the submission as a whole, when there is such a thing
 */
public record SubmissionSummary(
        String id,
        Status status,
        Optional<Score> score,
        Optional<RootCause> rootCause,
        Map<String, String> verdicts,
        List<String> reasons) {

    public SubmissionSummary {
        verdicts = Collections.unmodifiableMap(new LinkedHashMap<>(verdicts));
        reasons = List.copyOf(reasons);
    }

    public static SubmissionSummary of(SubmissionReport report) {
        Map<String, String> verdicts = new LinkedHashMap<>();
        for (QuestionResult result : report.questions()) {
            verdicts.put(result.id(), result.verdict().id());
        }
        return new SubmissionSummary(
                report.submission().id(),
                report.run().status(),
                report.score(),
                report.rootCause(),
                verdicts,
                reasons(report));
    }

    /** The messages about the whole; for a fault that struck single questions, theirs. */
    private static List<String> reasons(SubmissionReport report) {
        List<String> reasons = new ArrayList<>(
                report.run().messages().stream().map(Message::summary).toList());
        if (reasons.isEmpty()) {
            report.questions().stream()
                    .filter(QuestionResult::isFault)
                    .flatMap(result -> result.verdict().message().stream())
                    .map(Message::summary)
                    .distinct()
                    .forEach(reasons::add);
        }
        return reasons;
    }
}
