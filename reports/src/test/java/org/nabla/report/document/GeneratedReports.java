package org.nabla.report.document;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.nabla.grading.Cause;
import org.nabla.grading.Curve;
import org.nabla.grading.Difference;
import org.nabla.grading.SubmissionReport.ProblemReference;
import org.nabla.grading.SubmissionReport.RootCause;
import org.nabla.grading.SubmissionReport.Score;
import org.nabla.grading.SubmissionReport.Status;
import org.nabla.grading.SubmissionReport.SubmissionReference;
import org.nabla.message.Message;
import org.nabla.message.Message.Evidence;
import org.nabla.message.MessageCode;
import org.nabla.reference.Matrix;
import org.nabla.report.document.ReportDocument.Gradient;
import org.nabla.report.document.ReportDocument.GradientCheck;
import org.nabla.report.document.ReportDocument.Instance;
import org.nabla.report.document.ReportDocument.Partly;
import org.nabla.report.document.ReportDocument.Question;
import org.nabla.report.document.ReportDocument.Run;
import org.nabla.spec.Visibility;
import org.nabla.submission.Console;

/**
 * Reports of every verdict, visibility and status, with texts that strangers write, to feed to any other format.
 *
 * <p>Number {@code i} is always the same. What a student may not see bears a mark: {@link #CANARY} is in every text about a
 * question that is not shown, {@link #SECRET} is every value and {@link #SEED} every seed that only an instructor has.
 */
public final class GeneratedReports {

    public static final int COUNT = 500;

    public static final String CANARY = "canary7Qz";

    /** Its digits are in no other number. */
    public static final double SECRET = 0.271828314159;

    public static final long SEED = 7_766_554_433L;

    /** What a student's file must not have in it. */
    public static final List<String> NOT_FOR_STUDENTS =
            List.of(CANARY, "27182831", "0.271828", Long.toString(SEED), "org.nabla.grading.Judge");

    public static final ProblemReference PROBLEM =
            new ProblemReference("generated-problem", "A problem: <b>bold</b> & \"quoted\" | =1+1", "5a".repeat(32));

    private static final List<String> POINTS =
            List.of("1", "2", "0.25", "0", "3.333333", "0.000001", "10", "0.1", "1.5", "33.3333");

    private static final List<VerdictWord> VERDICTS = List.of(VerdictWord.values());

    private static final List<Visibility> NOT_ALWAYS =
            List.of(Visibility.AFTER_DUE, Visibility.AFTER_PUBLISHED, Visibility.HIDDEN);

    private static final List<Cause.Certainty> CERTAINTIES = List.of(Cause.Certainty.values());

    private static final Matrix HIDDEN_VALUE = Matrix.column(SECRET, SECRET);

    private final int number;
    private final SplittableRandom random;
    private int texts;

    private GeneratedReports(int number) {
        this.number = number;
        this.random = new SplittableRandom(1986 + number);
        this.texts = number;
    }

    /** All of them, made one after the other. */
    public static Stream<Published> all() {
        return IntStream.range(0, COUNT).mapToObj(GeneratedReports::number);
    }

    public static Published number(int number) {
        return new GeneratedReports(number).published();
    }

    private Published published() {
        List<Question> questions = questions();
        boolean fault =
                questions.stream().anyMatch(question -> question.earned().isEmpty());
        Status status = fault ? Status.GRADER_ERROR : status();
        Optional<Score> score =
                status == Status.GRADER_ERROR ? Optional.empty() : Optional.of(StudentView.sum(questions));
        ReportDocument whole = new ReportDocument(
                "0.1.0",
                PROBLEM,
                new SubmissionReference("s%04d".formatted(number), "java", "c4".repeat(32)),
                run(status),
                score,
                Optional.empty(),
                rootCause(questions),
                questions,
                gradientChecks(),
                curves(),
                new Console(number % 5 == 0 ? "" : any(16_000), number % 7 == 0));
        return new Published(whole, StudentView.of(whole));
    }

    private Status status() {
        return switch (number % 11) {
            case 3 -> Status.NOT_GRADABLE;
            case 5 -> Status.PARTIAL;
            case 7 -> number % 3 == 0 ? Status.GRADER_ERROR : Status.GRADED;
            default -> Status.GRADED;
        };
    }

    private Run run(Status status) {
        List<Message> messages = new ArrayList<>();
        if (status == Status.NOT_GRADABLE) {
            messages.add(message(MessageCode.DOES_NOT_COMPILE, ""));
            messages.add(message(MessageCode.SUBMISSION_REFUSED, ""));
        } else if (status == Status.GRADER_ERROR) {
            messages.add(fault());
        }
        return new Run(
                status,
                OptionalLong.of(SEED),
                Instant.parse("2026-11-22T00:03:07.250Z").plusSeconds(number),
                Duration.ofMillis(random.nextLong(600_000)),
                "namespaces",
                messages);
    }

    /** None, a few, or so many that they do not fit into a file. */
    private List<Question> questions() {
        int count = number % 25 == 7 ? 0 : number == 99 ? 700 : 1 + random.nextInt(12);
        boolean notGradable = status() == Status.NOT_GRADABLE;
        boolean faulty = number % 20 == 1 && !notGradable;
        List<Question> questions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            VerdictWord verdict = VERDICTS.get((number + i) % VERDICTS.size());
            if (notGradable) {
                verdict = VerdictWord.SKIPPED;
            } else if (faulty && i == 0) {
                verdict = VerdictWord.GRADER_FAULT;
            } else if (verdict == VerdictWord.GRADER_FAULT && !faulty) {
                verdict = VerdictWord.CORRECT;
            }
            questions.add(question(i, verdict));
        }
        return questions;
    }

    private Question question(int i, VerdictWord verdict) {
        Visibility visibility = random.nextInt(3) == 0 ? pick(NOT_ALWAYS) : Visibility.ALWAYS;
        boolean hidden = visibility != Visibility.ALWAYS;
        String mark = hidden ? CANARY : "";
        BigDecimal possible = new BigDecimal(pick(POINTS));
        boolean correct = verdict == VerdictWord.CORRECT;
        boolean partly = random.nextInt(3) == 0;
        return new Question(
                "Q%d%s".formatted(i + 1, mark),
                i % 3 == 0 ? "after(1, loss)" + mark : "grad(W%d)".formatted(i + 1) + mark,
                i % 3 == 0 ? "after(1, loss)" + mark : "dW%d".formatted(i + 1) + mark,
                visibility,
                earned(verdict, possible, partly),
                possible,
                verdict,
                instances(verdict, partly),
                verdict == VerdictWord.INCORRECT ? List.of(cause(mark)) : List.of(),
                correct && random.nextBoolean() ? Optional.empty() : Optional.of(questionMessage(verdict, mark)));
    }

    private Optional<BigDecimal> earned(VerdictWord verdict, BigDecimal possible, boolean partly) {
        BigDecimal share =
                BigDecimal.valueOf(1 + random.nextInt(6)).divide(BigDecimal.valueOf(7), MathContext.DECIMAL64);
        BigDecimal part = possible.multiply(share).setScale(6, RoundingMode.DOWN);
        return switch (verdict) {
            case CORRECT -> Optional.of(possible);
            case CARRIED_FORWARD -> Optional.of(partly ? part : possible);
            case SKIPPED, NOT_ATTEMPTED -> Optional.of(BigDecimal.ZERO);
            case GRADER_FAULT -> Optional.empty();
            default -> Optional.of(partly ? part : BigDecimal.ZERO);
        };
    }

    private List<Instance> instances(VerdictWord verdict, boolean partly) {
        Optional<Matrix> actual = switch (verdict) {
            case CORRECT, CARRIED_FORWARD, INCORRECT -> Optional.of(Matrix.column(0.5, Double.NaN));
            default -> Optional.empty();
        };
        Optional<Difference> difference = verdict == VerdictWord.INCORRECT
                ? Optional.of(new Difference(SECRET, SECRET, 0, 0, 1, 2))
                : Optional.empty();
        Instance published = new Instance("published", verdict, Optional.of(HIDDEN_VALUE), actual, difference);
        VerdictWord other = partly ? VerdictWord.CORRECT : verdict;
        return List.of(published, new Instance("variant-1", other, Optional.of(HIDDEN_VALUE), actual, difference));
    }

    private Message questionMessage(VerdictWord verdict, String mark) {
        return switch (verdict) {
            case CORRECT -> message(MessageCode.ARRANGED_DIFFERENTLY, mark);
            case CARRIED_FORWARD -> message(MessageCode.CARRIED_FORWARD, mark);
            case INCORRECT -> message(MessageCode.VALUE_DIFFERS, mark);
            case NOT_ATTEMPTED -> message(MessageCode.NOT_ATTEMPTED, mark);
            case RAISED -> message(MessageCode.RAISED, mark);
            case TIMED_OUT -> message(MessageCode.TIMED_OUT, mark);
            case OUT_OF_MEMORY -> message(MessageCode.OUT_OF_MEMORY, mark);
            case MALFORMED -> message(MessageCode.RETURNED_NAMES, mark);
            case SKIPPED -> message(MessageCode.SKIPPED, mark);
            case GRADER_FAULT -> fault();
        };
    }

    private Message message(MessageCode code, String mark) {
        return new Message(
                code,
                mark + "`x` is " + any(1_000),
                any(1_000) + mark,
                List.of(new Evidence("actual", any(4_000) + mark), new Evidence("trace", mark + any(4_000))),
                List.of(mark + "look at " + any(1_000), "second" + mark));
    }

    /** With a trace of the grader's, which is not for students. */
    private static Message fault() {
        return Message.of(MessageCode.GRADER_FAULT, "the grader failed; this is not the student's fault", "")
                .with(Evidence.actual("the key has no " + SECRET))
                .with(new Evidence("at", "org.nabla.grading.Judge.judge(Judge.java:48)"))
                .help("grade again; if it happens again, report it with this message");
    }

    private Cause cause(String mark) {
        return new Cause(
                "activation-derivative-omitted",
                pick(CERTAINTIES),
                "What is left of " + any(1_000) + mark + "?",
                List.of(),
                List.of("dz1" + mark),
                Optional.empty());
    }

    /** The next nasty text, cut as reports cut texts, but for a few that nobody cut. */
    private String any(int longest) {
        if (number % 125 == 50 && random.nextInt(24) == 0) {
            return NastyTexts.LONG_LINE;
        }
        String text = NastyTexts.EACH.get(texts++ % NastyTexts.EACH.size());
        return number == 99 ? text.repeat(40).substring(0, Math.min(longest, text.length() * 40)) : text;
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private Optional<RootCause> rootCause(List<Question> questions) {
        return questions.stream()
                .filter(question -> question.verdict() == VerdictWord.INCORRECT)
                .findFirst()
                .map(question -> new RootCause(question.id(), question.asks(), question.name()));
    }

    private List<GradientCheck> gradientChecks() {
        if (number % 6 != 0) {
            return List.of();
        }
        return List.of(new GradientCheck(
                "loss",
                "published",
                "disagrees",
                "",
                "",
                List.of(
                        new Gradient("grad(b1)", "db1", "factor", OptionalDouble.of(7), Optional.empty()),
                        new Gradient(
                                "grad(W1)", "dW1", "partly", OptionalDouble.empty(), Optional.of(new Partly(3, 8)))),
                Optional.of(message(MessageCode.GRADIENT_CHECK, ""))));
    }

    private List<Curve> curves() {
        Matrix losses = Matrix.column(0.07, 0.05, 1e300, Double.NaN);
        return number % 6 == 1
                ? List.of(new Curve("train_loss", 4, Optional.of(HIDDEN_VALUE), Optional.of(losses), OptionalInt.of(3)))
                : List.of();
    }
}
