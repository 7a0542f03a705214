package org.nabla.report;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nabla.grading.Curve;
import org.nabla.grading.Difference;
import org.nabla.grading.Expected;
import org.nabla.grading.InstanceResult;
import org.nabla.grading.QuestionResult;
import org.nabla.grading.SubmissionReport;
import org.nabla.grading.SubmissionReport.Overview;
import org.nabla.grading.SubmissionReport.ProblemReference;
import org.nabla.grading.SubmissionReport.RootCause;
import org.nabla.grading.SubmissionReport.Run;
import org.nabla.grading.SubmissionReport.Score;
import org.nabla.grading.SubmissionReport.Status;
import org.nabla.grading.SubmissionReport.SubmissionReference;
import org.nabla.grading.Verdict;
import org.nabla.grading.Witnessed;
import org.nabla.message.Message;
import org.nabla.message.Message.Evidence;
import org.nabla.message.MessageCode;
import org.nabla.reference.Matrix;
import org.nabla.reference.expression.ExpressionParser;
import org.nabla.spec.Question;
import org.nabla.spec.Share;
import org.nabla.spec.Tolerance;
import org.nabla.spec.Visibility;
import org.nabla.spec.source.Position;
import org.nabla.submission.Console;

/** Makes reports by hand, with the clock standing still and messages as grading words them. */
final class Sample {

    static final String VERSION = "0.1.0";
    static final Console SILENT = new Console("", false);
    static final ProblemReference PROBLEM = new ProblemReference(
            "softmax-classifier", "Forward and backward through a 3-3-3-3 classifier", "5a".repeat(32));

    private Sample() {}

    static Question question(String id, String asks, String points) {
        return question(id, asks, points, Visibility.ALWAYS);
    }

    static Question question(String id, String asks, String points, Visibility visibility) {
        return question(id, asks, points, Share.ALL, visibility);
    }

    static Question question(String id, String asks, String points, Share share, Visibility visibility) {
        String name = asks.replaceAll("grad\\((\\w+)\\)", "grad_$1"); // as in the course of the classifier
        return new Question(
                id,
                new Question.Asked(asks, ExpressionParser.parse(asks), name),
                new Question.Marking(new BigDecimal(points), Tolerance.USUAL, share, visibility),
                Question.Keys.NONE,
                List.of(),
                new Position("problem.yaml", 1, 1));
    }

    static InstanceResult right(String instance, Matrix value) {
        return new InstanceResult(
                instance,
                new Verdict.Correct(Optional.empty()),
                new Expected(value, value.largestMagnitude()),
                Optional.of(value),
                Optional.empty());
    }

    static InstanceResult wrong(
            String instance, Matrix expected, Matrix actual, Difference difference, Message message) {
        return new InstanceResult(
                instance,
                new Verdict.Incorrect(message),
                new Expected(expected, expected.largestMagnitude()),
                Optional.of(actual),
                Optional.of(difference));
    }

    static InstanceResult none(String instance, Verdict verdict, Matrix expected) {
        return new InstanceResult(
                instance,
                verdict,
                new Expected(expected, expected.largestMagnitude()),
                Optional.empty(),
                Optional.empty());
    }

    static QuestionResult correct(Question question, double value) {
        return new QuestionResult(
                question,
                List.of(right("published", Matrix.scalar(value)), right("variant-1", Matrix.scalar(value / 2))));
    }

    static QuestionResult everywhere(Question question, Verdict verdict) {
        Matrix expected = Matrix.scalar(0.25);
        return new QuestionResult(
                question, List.of(none("published", verdict, expected), none("variant-1", verdict, expected)));
    }

    static Message inFunction(MessageCode code, String function, String summary) {
        return Message.of(code, summary, "function `%s`, instance `published`".formatted(function));
    }

    static Message about(MessageCode code, String question, String summary) {
        return Message.of(code, summary, "question `%s`, instance `published`".formatted(question));
    }

    static Message timedOut(String function) {
        return inFunction(MessageCode.TIMED_OUT, function, "`%s` did not finish within 2 s".formatted(function))
                .help("look for a loop whose condition never becomes false");
    }

    static Message fault(String incident) {
        return Message.of(MessageCode.GRADER_FAULT, "the grader failed; this is not the student's fault", "")
                .with(Evidence.actual(incident))
                .with(new Evidence("at", "org.nabla.grading.Judge.judge(Judge.java:48)"))
                .help("grade again; if it happens again, report it with this message");
    }

    static SubmissionReport report(
            Status status, List<QuestionResult> questions, List<Message> messages, Console console) {
        return report(status, questions, messages, console, List.of(), List.of());
    }

    static SubmissionReport witnessed(List<Witnessed> witnessed, QuestionResult... questions) {
        return report(Status.GRADED, List.of(questions), List.of(), SILENT, List.of(), witnessed);
    }

    static SubmissionReport trained(List<Curve> curves, QuestionResult... questions) {
        return report(Status.GRADED, List.of(questions), List.of(), SILENT, curves, List.of());
    }

    private static SubmissionReport report(
            Status status,
            List<QuestionResult> questions,
            List<Message> messages,
            Console console,
            List<Curve> curves,
            List<Witnessed> witnessed) {
        boolean scored = status != Status.GRADER_ERROR;
        return new SubmissionReport(
                PROBLEM,
                new SubmissionReference("s001", "java", "c4".repeat(32)),
                new Run(
                        status,
                        17,
                        Instant.parse("2026-11-22T00:03:07.250Z"),
                        Duration.ofMillis(812),
                        "namespaces",
                        messages,
                        curves),
                scored ? Optional.of(Score.of(questions)) : Optional.empty(),
                new Overview(
                        questions.stream()
                                .filter(result -> result.verdict() instanceof Verdict.Incorrect)
                                .findFirst()
                                .map(result -> new RootCause(
                                        result.question().id(),
                                        result.question().text(),
                                        result.question().name())),
                        witnessed),
                questions,
                console);
    }

    static SubmissionReport graded(QuestionResult... questions) {
        return report(Status.GRADED, List.of(questions), List.of(), SILENT);
    }

    /** One of each kind, all saying the same. */
    static List<Verdict> everyVerdict(Message message) {
        return new ArrayList<>(List.of(
                new Verdict.Correct(Optional.empty()),
                new Verdict.Correct(Optional.of(message)),
                new Verdict.CarriedForward(message, BigDecimal.ONE),
                new Verdict.Incorrect(message),
                new Verdict.NotAttempted(message),
                new Verdict.Raised(message),
                new Verdict.TimedOut(message),
                new Verdict.OutOfMemory(message),
                new Verdict.Malformed(message),
                new Verdict.Skipped(message),
                new Verdict.GraderFault(message)));
    }
}
