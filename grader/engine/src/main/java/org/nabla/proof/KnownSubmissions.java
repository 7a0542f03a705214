package org.nabla.proof;

import java.util.ArrayList;
import java.util.List;
import org.nabla.grading.SubmissionReport;
import org.nabla.message.Message;
import org.nabla.message.Message.Evidence;
import org.nabla.message.MessageCode;

/** Every known submission is judged as its folder says, and what is accepted gets full points. */
record KnownSubmissions(Graded graded) implements Part {

    @Override
    public void report(Findings findings) {
        int before = findings.count();
        graded.known().forEach((submission, report) -> {
            List<String> contradictions = contradictions(submission, report);
            if (!contradictions.isEmpty()) {
                Message message = findings.about(
                        MessageCode.JUDGED_OTHERWISE,
                        "the submission `%s` is not judged as its folder says".formatted(submission.name()));
                for (String contradiction : contradictions) {
                    message = message.with(Evidence.actual(contradiction));
                }
                findings.add(message);
            }
        });
        int known = graded.known().size();
        if (known > 0 && findings.count() == before) {
            findings.fact("%d known submissions are judged as their folders say".formatted(known));
        }
    }

    /** A solution that loses points is not accepted, whatever its {@code expected.yaml} says. */
    private static List<String> contradictions(KnownSubmission submission, SubmissionReport report) {
        List<String> contradictions = new ArrayList<>(submission.contradictions(report));
        if (contradictions.isEmpty() && submission.isAccepted() && !WorkedSolution.isFull(report)) {
            contradictions.add("it is under `accepted` and does not get full points");
        }
        return contradictions;
    }
}
