package org.nabla.proof;

import org.nabla.grading.QuestionResult;
import org.nabla.grading.SubmissionReport;
import org.nabla.message.Message;
import org.nabla.message.Message.Evidence;
import org.nabla.message.MessageCode;

/** The worked solution gets full points on every instance. */
record WorkedSolution(Graded graded, int instances) implements Part {

    @Override
    public void report(Findings findings) {
        graded.worked().ifPresentOrElse(report -> judge(report, findings), () -> missing(findings));
    }

    private static void missing(Findings findings) {
        findings.note(findings.about(
                        MessageCode.NO_WORKED_SOLUTION, "there is no worked solution to hold the reference against")
                .help("put a right submission into `submissions/accepted`"));
    }

    private void judge(SubmissionReport report, Findings findings) {
        if (isFull(report)) {
            findings.fact("the worked solution `%s` is right on %s"
                    .formatted(report.submission().id(), Findings.counted(instances, "instance")));
            return;
        }
        Message message =
                findings.about(MessageCode.WITNESSES_DISAGREE, "the worked solution does not get full points");
        for (QuestionResult result : report.questions()) {
            if (!result.verdict().id().equals("correct")) {
                message = message.with(Evidence.actual("%s is %s on instance `%s`"
                        .formatted(
                                result.question().id(),
                                result.verdict().id(),
                                result.deciding().instance())));
            }
        }
        findings.add(message);
        report.run().messages().forEach(findings::add);
    }

    static boolean isFull(SubmissionReport report) {
        return report.score().map(SubmissionReport.Score::isFull).orElse(false);
    }
}
