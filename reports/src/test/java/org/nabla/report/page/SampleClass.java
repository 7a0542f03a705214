package org.nabla.report.page;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.nabla.grading.Cause;
import org.nabla.grading.SubmissionReport.ProblemReference;
import org.nabla.grading.SubmissionReport.RootCause;
import org.nabla.grading.SubmissionReport.Score;
import org.nabla.grading.SubmissionReport.Status;
import org.nabla.grading.SubmissionReport.SubmissionReference;
import org.nabla.message.Message;
import org.nabla.message.MessageCode;
import org.nabla.reference.Matrix;
import org.nabla.report.document.Published;
import org.nabla.report.document.ReportDocument;
import org.nabla.report.document.ReportDocument.Instance;
import org.nabla.report.document.VerdictWord;
import org.nabla.report.format.PublishedBatch;
import org.nabla.spec.Problem;
import org.nabla.spec.ProblemReader;
import org.nabla.spec.Question;
import org.nabla.submission.Console;

/**
 * A class of any size that worked on the classifier: some know everything, most make one known mistake from which the rest
 * follows, some hand in what cannot be graded. Submission {@code i} is always the same, and made when it is asked for.
 */
final class SampleClass {

    static final Problem CLASSIFIER =
            ProblemReader.read(Path.of(System.getProperty("nabla.home"), "problems", "softmax-classifier"));

    private static final List<String> MISTAKES = List.of(
            "batch-sum-not-mean",
            "activation-derivative-omitted",
            "bias-gradient-not-summed-over-batch",
            "weight-gradient-transposed",
            "output-gradient-sign-flipped",
            "softmax-wrong-axis",
            "backward-uses-updated-weights",
            "loss-not-averaged-over-batch",
            "learning-rate-omitted");

    private SampleClass() {}

    static PublishedBatch of(int size) {
        Iterable<Published> reports = () -> made(size);
        List<String> missing =
                IntStream.range(0, size / 25).mapToObj("m%04d"::formatted).toList();
        return new PublishedBatch(
                new ProblemReference(
                        CLASSIFIER.id(),
                        CLASSIFIER.identity().title(),
                        CLASSIFIER.identity().sha256()),
                reports,
                missing);
    }

    private static Iterator<Published> made(int size) {
        return IntStream.range(0, size).mapToObj(SampleClass::submission).iterator();
    }

    static Published submission(int number) {
        ReportDocument report = report(number);
        return new Published(report, report);
    }

    /** One submission to a problem, with every verdict in turn, whatever follows from what. */
    static Published everyVerdict(Problem problem) {
        List<ReportDocument.Question> questions = new ArrayList<>();
        List<VerdictWord> verdicts = List.of(VerdictWord.values());
        for (Question asked : problem.questions()) {
            VerdictWord verdict = verdicts.get(questions.size() % verdicts.size());
            questions.add(question(asked, verdict, verdict == VerdictWord.INCORRECT ? MISTAKES : List.of()));
        }
        ReportDocument report = report(
                0,
                Status.GRADED,
                new ProblemReference(
                        problem.id(),
                        problem.identity().title(),
                        problem.identity().sha256()),
                questions,
                Optional.empty());
        return new Published(report, report);
    }

    private static ReportDocument report(int number) {
        SplittableRandom random = new SplittableRandom(1986 + number);
        int kind = random.nextInt(100);
        if (kind < 4) {
            return report(
                    number,
                    Status.NOT_GRADABLE,
                    List.of(),
                    Optional.of("`Homework.java` does not compile: ';' expected"));
        }
        if (kind < 5) {
            return report(
                    number,
                    Status.GRADER_ERROR,
                    List.of(),
                    Optional.of("the grader failed; this is not the student's fault"));
        }
        int begins = kind < 30 ? Integer.MAX_VALUE : 3 + random.nextInt(17);
        boolean crashed = kind > 92;
        String mistake = MISTAKES.get(Math.min(random.nextInt(MISTAKES.size()), random.nextInt(MISTAKES.size())));
        List<ReportDocument.Question> questions = new ArrayList<>();
        List<Question> asked = CLASSIFIER.questions();
        for (int i = 0; i < asked.size(); i++) {
            VerdictWord verdict = VerdictWord.CORRECT;
            if (crashed && i >= begins) {
                verdict = VerdictWord.RAISED;
            } else if (i == begins) {
                verdict = VerdictWord.INCORRECT;
            } else if (i > begins) {
                verdict = random.nextInt(4) > 0 ? VerdictWord.CARRIED_FORWARD : VerdictWord.INCORRECT;
            }
            questions.add(question(asked.get(i), verdict, i == begins ? List.of(mistake) : List.of()));
        }
        return report(number, crashed ? Status.PARTIAL : Status.GRADED, questions, Optional.empty());
    }

    private static ReportDocument.Question question(Question asked, VerdictWord verdict, List<String> mistakes) {
        boolean right = Wording.earns(verdict);
        BigDecimal points = asked.marking().points();
        Matrix value =
                Matrix.of(new double[][] {{0.21202113, 0.18529411, 0.2260992}, {0.30283325, 0.26465862, 0.3229412}});
        Message message = Message.of(
                        MessageCode.VALUE_DIFFERS,
                        "`%s` differs in 2 of 6 entries".formatted(asked.text()),
                        "question `%s`, instance `published`".formatted(asked.id()))
                .with(Message.Evidence.note("only row 1 is right"))
                .help("Put every sample in twice. Do your gradients change, and does your loss?");
        List<Cause> causes = mistakes.stream()
                .map(id -> new Cause(
                        id,
                        Cause.Certainty.UNIQUE,
                        message.help().get(0),
                        List.of(),
                        List.of(asked.text()),
                        Optional.empty()))
                .toList();
        return new ReportDocument.Question(
                asked.id(),
                asked.text(),
                asked.marking().visibility(),
                Optional.of(right ? points : BigDecimal.ZERO),
                points,
                verdict,
                List.of(new Instance(
                        "published",
                        verdict,
                        Optional.of(value),
                        verdict == VerdictWord.RAISED
                                ? Optional.empty()
                                : Optional.of(right ? value : value.with(1, 0, 3)),
                        Optional.empty())),
                causes,
                right ? Optional.empty() : Optional.of(message));
    }

    private static ReportDocument report(
            int number, Status status, List<ReportDocument.Question> questions, Optional<String> why) {
        return report(
                number,
                status,
                new ProblemReference(
                        CLASSIFIER.id(),
                        CLASSIFIER.identity().title(),
                        CLASSIFIER.identity().sha256()),
                questions,
                why);
    }

    private static ReportDocument report(
            int number,
            Status status,
            ProblemReference problem,
            List<ReportDocument.Question> questions,
            Optional<String> why) {
        BigDecimal earned = BigDecimal.ZERO;
        BigDecimal possible = BigDecimal.ZERO;
        for (ReportDocument.Question question : questions) {
            earned = earned.add(question.earned().orElseThrow());
            possible = possible.add(question.possible());
        }
        Optional<RootCause> root = questions.stream()
                .filter(question -> question.verdict() == VerdictWord.INCORRECT)
                .findFirst()
                .map(question -> new RootCause(question.id(), question.asks()));
        MessageCode code = status == Status.GRADER_ERROR ? MessageCode.GRADER_FAULT : MessageCode.DOES_NOT_COMPILE;
        return new ReportDocument(
                "0.1.0",
                problem,
                new SubmissionReference("s%04d".formatted(number), "java", "c4".repeat(32)),
                new ReportDocument.Run(
                        status,
                        OptionalLong.empty(),
                        Instant.parse("2026-11-22T00:03:07.250Z"),
                        Duration.ofMillis(812),
                        "namespaces",
                        why.map(text -> Message.of(code, text, "Homework.java:12:27")).stream()
                                .toList()),
                status == Status.GRADER_ERROR
                        ? Optional.empty()
                        : Optional.of(new Score(earned, possible.setScale(2, RoundingMode.UNNECESSARY))),
                Optional.empty(),
                root,
                questions,
                List.of(),
                List.of(),
                new Console(number % 7 == 0 ? "epoch 1: loss 0.8563785622753882\n" : "", false));
    }
}
