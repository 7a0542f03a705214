package org.nabla.report.page;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nabla.grading.Cause;
import org.nabla.grading.SubmissionReport.RootCause;
import org.nabla.grading.SubmissionReport.Score;
import org.nabla.grading.SubmissionReport.Status;
import org.nabla.message.Message;
import org.nabla.report.document.Published;
import org.nabla.report.document.ReportDocument;
import org.nabla.report.document.ReportDocument.Question;
import org.nabla.report.document.VerdictWord;
import org.nabla.report.format.PublishedBatch;

/** What a page about a class keeps of each report, which is little: there may be thousands. */
final class ClassList {

    /** A question, as the reports have it. */
    record Asked(String id, String asks, BigDecimal possible) {}

    /**
     * What became of one question of one submission.
     *
     * @param earned absent when the grader failed on it
     * @param mistakes the ids of the known mistakes that give its values
     */
    record Answer(VerdictWord verdict, Optional<BigDecimal> earned, List<String> mistakes) {}

    /**
     * One submission.
     *
     * @param answers by the question's id
     * @param why the first message about the submission as a whole; empty when there is none
     */
    record Row(
            String key,
            Status status,
            Optional<Score> score,
            Optional<RootCause> root,
            Map<String, Answer> answers,
            String why) {

        /** Whether its points say something of what was handed in. */
        boolean isGraded() {
            return score.isPresent() && (status == Status.GRADED || status == Status.PARTIAL);
        }

        /** The part of the points, from 0 to 1; asked of graded ones only. */
        double fraction() {
            return score.orElseThrow().fraction().doubleValue();
        }

        /** The known mistakes in it, each once. */
        Set<String> mistakes() {
            Set<String> all = new LinkedHashSet<>();
            answers.values().forEach(answer -> all.addAll(answer.mistakes()));
            return all;
        }
    }

    private final Map<String, Asked> questions = new LinkedHashMap<>();
    private final List<Row> rows = new ArrayList<>();
    private final Map<String, String> words = new LinkedHashMap<>(); // each word once, however many rows have it

    static ClassList of(PublishedBatch batch) {
        ClassList list = new ClassList();
        for (Published reports : batch.reports()) {
            list.add(reports.whole());
        }
        return list;
    }

    /** The questions in the order of the problem. */
    List<Asked> questions() {
        return List.copyOf(questions.values());
    }

    /** The submissions in the order of the batch. */
    List<Row> rows() {
        return rows;
    }

    List<Row> graded() {
        return rows.stream().filter(Row::isGraded).toList();
    }

    private void add(ReportDocument report) {
        Map<String, Answer> answers = new LinkedHashMap<>();
        for (Question question : report.questions()) {
            questions.putIfAbsent(question.id(), new Asked(question.id(), question.asks(), question.possible()));
            List<String> mistakes = question.diagnosis().stream()
                    .filter(cause -> !cause.isConvention())
                    .map(Cause::misconception)
                    .map(this::once)
                    .toList();
            answers.put(once(question.id()), new Answer(question.verdict(), question.earned(), mistakes));
        }
        String why = report.run().messages().stream()
                .findFirst()
                .map(Message::summary)
                .orElse("");
        rows.add(new Row(
                report.submission().id(), report.run().status(), report.score(), report.rootCause(), answers, why));
    }

    private String once(String word) {
        return words.computeIfAbsent(word, same -> same);
    }
}
