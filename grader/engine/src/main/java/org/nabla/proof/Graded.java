package org.nabla.proof;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nabla.grading.InstanceResult;
import org.nabla.grading.SubmissionReport;
import org.nabla.reference.Matrix;
import org.nabla.spec.Instance;
import org.nabla.spec.Question;

/**
 * The submissions that a proof rests on, graded as if students had handed them in.
 *
 * @param worked the worked solution
 * @param starters what students start from, as it is written for them
 * @param known the submissions in the problem's folder
 */
public record Graded(
        Optional<SubmissionReport> worked,
        List<SubmissionReport> starters,
        Map<KnownSubmission, SubmissionReport> known) {

    public Graded {
        starters = List.copyOf(starters);
        known = Collections.unmodifiableMap(new LinkedHashMap<>(known));
    }

    /** What a submission answered to a question about the published numbers. */
    static Optional<Matrix> published(SubmissionReport report, Question question) {
        return report.questions().stream()
                .filter(result -> result.question().id().equals(question.id()))
                .flatMap(result -> result.instances().stream())
                .filter(result -> result.instance().equals(Instance.PUBLISHED))
                .findFirst()
                .flatMap(InstanceResult::actual);
    }
}
