package org.nabla.report.document;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.nabla.grading.Cause;
import org.nabla.grading.Curve;
import org.nabla.grading.Difference;
import org.nabla.grading.SubmissionReport.ProblemReference;
import org.nabla.grading.SubmissionReport.RootCause;
import org.nabla.grading.SubmissionReport.Score;
import org.nabla.grading.SubmissionReport.Status;
import org.nabla.grading.SubmissionReport.SubmissionReference;
import org.nabla.message.Message;
import org.nabla.reference.Matrix;
import org.nabla.spec.Visibility;
import org.nabla.submission.Console;

/**
 * A report as its JSON has it: one for an instructor, or what of it a student may see. Texts are bounded, but otherwise as a
 * stranger wrote them.
 *
 * @param score absent when the grader failed, which is not 0
 * @param withheld what a student's report leaves out; absent when that is nothing
 * @param rootCause the wrong quantity to begin with
 */
public record ReportDocument(
        String toolVersion,
        ProblemReference problem,
        SubmissionReference submission,
        Run run,
        Optional<Score> score,
        Optional<Withheld> withheld,
        Optional<RootCause> rootCause,
        List<Question> questions,
        List<GradientCheck> gradientChecks,
        List<Curve> curves,
        Console console) {

    public ReportDocument {
        questions = List.copyOf(questions);
        gradientChecks = List.copyOf(gradientChecks);
        curves = List.copyOf(curves);
    }

    /**
     * How it was graded.
     *
     * @param seed what the variants were drawn with; absent for a student
     * @param sandbox the level of isolation
     * @param messages about the submission as a whole
     */
    public record Run(
            Status status,
            OptionalLong seed,
            Instant started,
            Duration duration,
            String sandbox,
            List<Message> messages) {
        public Run {
            messages = List.copyOf(messages);
        }
    }

    /** How many questions are not shown, and the points they are worth. */
    public record Withheld(int questions, BigDecimal possible) {}

    /**
     * What became of one question.
     *
     * @param asks the expression as the problem file has it
     * @param name what the quantity is called in the course, for people
     * @param earned absent when the grader failed on it
     * @param diagnosis known mistakes that give these values
     * @param message what there is to say
     */
    public record Question(
            String id,
            String asks,
            String name,
            Visibility visibility,
            Optional<BigDecimal> earned,
            BigDecimal possible,
            VerdictWord verdict,
            List<Instance> instances,
            List<Cause> diagnosis,
            Optional<Message> message) {
        public Question {
            instances = List.copyOf(instances);
            diagnosis = List.copyOf(diagnosis);
        }

        /** One whose quantity is called as the problem file writes it. */
        public Question(
                String id,
                String asks,
                Visibility visibility,
                Optional<BigDecimal> earned,
                BigDecimal possible,
                VerdictWord verdict,
                List<Instance> instances,
                List<Cause> diagnosis,
                Optional<Message> message) {
            this(id, asks, asks, visibility, earned, possible, verdict, instances, diagnosis, message);
        }

        /** Whether all its points were earned. */
        public boolean isFull() {
            return earned.isPresent() && earned.get().compareTo(possible) == 0;
        }
    }

    /**
     * What became of a question on one instance.
     *
     * @param expected absent where the reader may not see it
     * @param difference where the two are compared, and differ
     */
    public record Instance(
            String id,
            VerdictWord verdict,
            Optional<Matrix> expected,
            Optional<Matrix> actual,
            Optional<Difference> difference) {}

    /**
     * Whether gradients are the derivatives of the submission's own loss.
     *
     * @param outcome {@code consistent}, {@code disagrees} or {@code not-checked}
     * @param reason why it was not checked; empty otherwise
     * @param function what was in the way; may be empty
     */
    public record GradientCheck(
            String loss,
            String instance,
            String outcome,
            String reason,
            String function,
            List<Gradient> gradients,
            Optional<Message> message) {
        public GradientCheck {
            gradients = List.copyOf(gradients);
        }
    }

    /**
     * One gradient beside the derivative of the submission's own loss.
     *
     * @param quantity such as {@code grad(W1)}
     * @param name in the student's code
     * @param agreement the word for how it compares
     * @param factor how many times the derivative it is, where it is a multiple
     * @param partly how many of the entries that were tried agree, where some do
     */
    public record Gradient(
            String quantity, String name, String agreement, OptionalDouble factor, Optional<Partly> partly) {}

    public record Partly(int agreeing, int entries) {}
}
