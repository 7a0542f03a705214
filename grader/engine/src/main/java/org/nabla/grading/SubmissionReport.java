package org.nabla.grading;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nabla.message.Message;
import org.nabla.spec.Problem;
import org.nabla.submission.Console;

/**
 * Everything that grading one submission found out.
 *
 * @param score absent when the grader failed: no points are better than wrong ones
 * @param overview what was found out beyond single questions
 */
public record SubmissionReport(
        ProblemReference problem,
        SubmissionReference submission,
        Run run,
        Optional<Score> score,
        Overview overview,
        List<QuestionResult> questions,
        Console console) {

    public SubmissionReport {
        questions = List.copyOf(questions);
    }

    /** The quantity to begin with, when something is wrong. */
    public Optional<RootCause> rootCause() {
        return overview.rootCause();
    }

    public record ProblemReference(String id, String title, String sha256) {

        public static ProblemReference of(Problem problem) {
            return new ProblemReference(
                    problem.id(), problem.identity().title(), problem.identity().sha256());
        }
    }

    /**
     * What was graded.
     *
     * @param id a key, never a name or an address
     */
    public record SubmissionReference(String id, String language, String sha256) {}

    /** What became of a run. */
    public enum Status {
        GRADED("graded"),
        /** Some task ended without an answer because a worker had to be ended or ended by itself. */
        PARTIAL("partial"),
        /** The student's files must change before anything can be graded. */
        NOT_GRADABLE("not-gradable"),
        /** The grader failed. */
        GRADER_ERROR("grader-error");

        private final String id;

        Status(String id) {
            this.id = id;
        }

        public String id() {
            return id;
        }
    }

    /**
     * How it was graded.
     *
     * @param sandbox the level of isolation
     * @param messages about the submission as a whole
     * @param curves what a training gave epoch by epoch, on the published instance
     */
    public record Run(
            Status status,
            long seed,
            Instant started,
            Duration duration,
            String sandbox,
            List<Message> messages,
            List<Curve> curves) {
        public Run {
            messages = List.copyOf(messages);
            curves = List.copyOf(curves);
        }
    }

    public record Score(BigDecimal earned, BigDecimal possible) {

        public static Score of(List<QuestionResult> questions) {
            BigDecimal earned = BigDecimal.ZERO;
            BigDecimal possible = BigDecimal.ZERO;
            for (QuestionResult question : questions) {
                earned = earned.add(question.earned());
                possible = possible.add(question.possible());
            }
            return new Score(earned, possible);
        }

        public boolean isFull() {
            return earned.compareTo(possible) == 0;
        }

        /** The part that was earned, from 0 to 1; 1 when there was nothing to earn. */
        public BigDecimal fraction() {
            return possible.signum() == 0 ? BigDecimal.ONE : earned.divide(possible, MathContext.DECIMAL64);
        }
    }

    /**
     * What was found out about the questions together.
     *
     * @param witnessed how gradients agree with the losses of the submission's own, where something about them is wrong
     */
    public record Overview(Optional<RootCause> rootCause, List<Witnessed> witnessed) {

        public static final Overview NOTHING = new Overview(Optional.empty(), List.of());

        public Overview {
            witnessed = List.copyOf(witnessed);
        }
    }

    /**
     * The wrong quantity to begin with: the first that follows from no other wrong one.
     *
     * @param quantity the canonical expression, such as {@code grad(A1)}
     * @param name what it is called in the course, for people
     */
    public record RootCause(String question, String quantity, String name) {

        /** One that is called as problem files write it. */
        public RootCause(String question, String quantity) {
            this(question, quantity, quantity);
        }
    }
}
