package org.nabla.report;

import java.util.List;
import java.util.Optional;
import org.nabla.grading.Curve;
import org.nabla.grading.InstanceResult;
import org.nabla.grading.QuestionResult;
import org.nabla.grading.SubmissionReport;
import org.nabla.grading.SubmissionReport.RootCause;
import org.nabla.grading.SubmissionReport.Score;
import org.nabla.grading.Witnessed;
import org.nabla.message.Message;
import org.nabla.message.MessageCode;
import org.nabla.spec.Criterion;
import org.nabla.spec.Instance;
import org.nabla.spec.Question;
import org.nabla.spec.Release;
import org.nabla.spec.Visibility;

/**
 * What of a report its reader may see: the one place where this is decided, for every format.
 *
 * <p>A student sees the questions whose visibility is {@code always}, and a score over these alone: points of a hidden
 * question, watched over several attempts, would say how it was judged. The right answer is shown where the problem
 * releases it, on the published instance, once the student's own answer was judged.
 *
 * @param release what the problem lets a student see; an instructor sees everything
 */
public record Disclosure(Audience audience, Release release) {

    /** Who reads. */
    public enum Audience {
        INSTRUCTOR,
        STUDENT
    }

    public static Disclosure instructor() {
        return new Disclosure(Audience.INSTRUCTOR, Release.PUBLISHED);
    }

    public static Disclosure student(Release release) {
        return new Disclosure(Audience.STUDENT, release);
    }

    boolean everything() {
        return audience == Audience.INSTRUCTOR;
    }

    List<QuestionResult> questions(SubmissionReport report) {
        return report.questions().stream().filter(this::shows).toList();
    }

    /** The questions that are not shown at all. */
    List<QuestionResult> withheld(SubmissionReport report) {
        return report.questions().stream().filter(result -> !shows(result)).toList();
    }

    private boolean shows(QuestionResult result) {
        return everything() || result.question().marking().visibility() == Visibility.ALWAYS;
    }

    /** The score over what is shown. */
    Optional<Score> score(SubmissionReport report) {
        return report.score().map(score -> everything() ? score : Score.of(questions(report)));
    }

    /** The root cause, unless it is in a question that is not shown. */
    Optional<RootCause> rootCause(SubmissionReport report) {
        return report.rootCause()
                .filter(cause -> questions(report).stream()
                        .anyMatch(result -> result.question().id().equals(cause.question())));
    }

    /** The gradient checks, but for those that only say that a question which is not shown is wrong. */
    List<Witnessed> witnessed(SubmissionReport report) {
        return report.overview().witnessed().stream()
                .filter(one -> everything() || one.forStudents())
                .toList();
    }

    /** Whether the right answer is shown, and how far from it the given one is. */
    boolean showsExpected(InstanceResult result) {
        boolean released = release == Release.PUBLISHED
                && result.instance().equals(Instance.PUBLISHED)
                && result.actual().isPresent();
        return everything() || released;
    }

    /**
     * The losses of a training by epoch. A student sees their own; the reference's where the problem releases it and a
     * question that is shown asks for all of it, and where they begin to differ only if such a question says so anyway.
     */
    List<Curve> curves(SubmissionReport report) {
        return report.run().curves().stream()
                .map(curve -> everything() ? curve : shown(curve, report))
                .toList();
    }

    private Curve shown(Curve curve, SubmissionReport report) {
        List<Question> asking = questions(report).stream()
                .map(QuestionResult::question)
                .filter(question -> question.asks().toString().equals(curve.asked()))
                .toList();
        boolean released = release == Release.PUBLISHED && !asking.isEmpty();
        boolean compared = asking.stream()
                .anyMatch(question -> question.marking().criterion().equals(Criterion.EQUAL));
        Curve judged = compared ? curve : curve.withoutVerdict();
        return released ? judged : judged.withoutReference();
    }

    /** A student can do nothing with the traces of a fault in the grader, which may hold more than they may see. */
    Message message(Message message) {
        boolean fault = message.code() == MessageCode.GRADER_FAULT;
        return fault && !everything()
                ? new Message(message.code(), message.summary(), message.location(), List.of(), message.help())
                : message;
    }
}
