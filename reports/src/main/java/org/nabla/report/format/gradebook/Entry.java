package org.nabla.report.format.gradebook;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.function.Consumer;
import org.nabla.grading.SubmissionReport.Score;
import org.nabla.grading.SubmissionReport.Status;
import org.nabla.report.document.Published;
import org.nabla.report.document.ReportDocument;
import org.nabla.report.document.VerdictWord.Outcome;
import org.nabla.report.format.PublishedBatch;

/**
 * One line of a gradebook: the points of all questions, and what a student may read about those that are shown.
 *
 * @param earned from 0 to {@code possible}
 * @param possible above 0
 */
record Entry(String key, BigDecimal earned, BigDecimal possible, String comment) {

    /** More digits than any gradebook keeps. */
    static final int MOST_DECIMALS = 4;

    /** Goes through a batch: each submission is an entry, or there is a notice why it is none. */
    static void each(PublishedBatch batch, Consumer<Entry> entries, Consumer<Notice> leftOut) {
        for (Published reports : batch.reports()) {
            of(reports, leftOut).ifPresent(entries);
        }
    }

    /** Absent when the grader failed on any part, which is nobody's 0, and when there was nothing to earn. */
    static Optional<Entry> of(Published reports, Consumer<Notice> leftOut) {
        ReportDocument whole = reports.whole();
        Optional<Score> score =
                whole.score().filter(sum -> !failed(whole) && sum.possible().signum() > 0);
        if (score.isEmpty()) {
            leftOut.accept(new Notice(reports.key(), why(whole)));
        }
        return score.map(
                sum -> new Entry(reports.key(), clamped(sum), sum.possible(), StudentComment.of(reports.shown())));
    }

    private static boolean failed(ReportDocument whole) {
        return whole.run().status() == Status.GRADER_ERROR
                || whole.questions().stream()
                        .anyMatch(question -> question.verdict().outcome() == Outcome.ERROR);
    }

    private static BigDecimal clamped(Score score) {
        return score.earned().max(BigDecimal.ZERO).min(score.possible());
    }

    private static String why(ReportDocument whole) {
        return failed(whole) || whole.score().isEmpty()
                ? "has no grade, because the grader failed: the old one stays"
                : "has no grade, because there was nothing to earn";
    }

    /** The most that can be earned with so many decimals, rounded up so that it is above 0. */
    BigDecimal maximum(int decimals) {
        return possible.setScale(Math.min(decimals, Math.max(0, possible.scale())), RoundingMode.CEILING);
    }

    /**
     * The points as part of another maximum, rounded half up; never above it, and never all of it where something is missing.
     */
    BigDecimal outOf(BigDecimal maximum, int decimals) {
        BigDecimal points = earned.multiply(maximum).divide(possible, decimals, RoundingMode.HALF_UP);
        boolean full = earned.compareTo(possible) == 0;
        boolean swollen = full ? points.compareTo(maximum) > 0 : points.compareTo(maximum) >= 0;
        return swollen ? earned.multiply(maximum).divide(possible, decimals, RoundingMode.DOWN) : points;
    }
}
