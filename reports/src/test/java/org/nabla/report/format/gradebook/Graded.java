package org.nabla.report.format.gradebook;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.nabla.grading.SubmissionReport.ProblemReference;
import org.nabla.grading.SubmissionReport.RootCause;
import org.nabla.grading.SubmissionReport.Score;
import org.nabla.grading.SubmissionReport.Status;
import org.nabla.grading.SubmissionReport.SubmissionReference;
import org.nabla.message.Message;
import org.nabla.message.MessageCode;
import org.nabla.report.document.GeneratedReports;
import org.nabla.report.document.Published;
import org.nabla.report.document.ReportDocument;
import org.nabla.report.document.ReportDocument.Question;
import org.nabla.report.document.VerdictWord;
import org.nabla.report.format.PublishedBatch;
import org.nabla.spec.Visibility;
import org.nabla.submission.Console;

/** Batches for the tests of gradebooks: small ones made by hand, and the 500 that are generated. */
final class Graded {

    static final ProblemReference PROBLEM = new ProblemReference("two-layers", "Two layers", "5a".repeat(32));

    private Graded() {}

    static PublishedBatch batch(Published... reports) {
        return new PublishedBatch(PROBLEM, Arrays.asList(reports), List.of());
    }

    static PublishedBatch generated() {
        return new PublishedBatch(
                GeneratedReports.PROBLEM, () -> GeneratedReports.all().iterator(), List.of());
    }

    /** One question, with as many points. */
    static Published submission(String key, String earned, String possible) {
        boolean full = earned.equals(possible);
        Message message = Message.of(MessageCode.VALUE_DIFFERS, "`dW2` differs in 5 of 8 entries", "question `Q1`")
                .help("look at the sign");
        Question question = new Question(
                "Q1",
                "grad(W2)",
                Visibility.ALWAYS,
                Optional.of(new BigDecimal(earned)),
                new BigDecimal(possible),
                full ? VerdictWord.CORRECT : VerdictWord.INCORRECT,
                List.of(),
                List.of(),
                full ? Optional.empty() : Optional.of(message));
        return same(report(key, Status.GRADED, List.of(), List.of(question)));
    }

    static Published failed(String key) {
        return same(report(key, Status.GRADER_ERROR, List.of(), List.of()));
    }

    static Published notGradable(String key, Message message) {
        Question skipped = new Question(
                "Q1",
                "grad(W2)",
                Visibility.ALWAYS,
                Optional.of(BigDecimal.ZERO),
                BigDecimal.TEN,
                VerdictWord.SKIPPED,
                List.of(),
                List.of(),
                Optional.empty());
        return same(report(key, Status.NOT_GRADABLE, List.of(message), List.of(skipped)));
    }

    static Published same(ReportDocument report) {
        return new Published(report, report);
    }

    static ReportDocument report(String key, Status status, List<Message> messages, List<Question> questions) {
        BigDecimal earned = questions.stream()
                .map(question -> question.earned().orElse(BigDecimal.ZERO))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal possible = questions.stream().map(Question::possible).reduce(BigDecimal.ZERO, BigDecimal::add);
        Optional<RootCause> cause = questions.stream()
                .filter(question -> question.verdict() == VerdictWord.INCORRECT)
                .map(question -> new RootCause(question.id(), question.asks()))
                .findFirst();
        return new ReportDocument(
                "0.1.0",
                PROBLEM,
                new SubmissionReference(key, "java", "c4".repeat(32)),
                new ReportDocument.Run(
                        status,
                        OptionalLong.of(17),
                        Instant.parse("2026-11-22T00:03:07.250Z"),
                        Duration.ofMillis(812),
                        "namespaces",
                        messages),
                status == Status.GRADER_ERROR ? Optional.empty() : Optional.of(new Score(earned, possible)),
                Optional.empty(),
                cause,
                questions,
                List.of(),
                List.of(),
                new Console("", false));
    }
}
