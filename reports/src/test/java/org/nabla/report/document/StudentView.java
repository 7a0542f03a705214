package org.nabla.report.document;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.nabla.grading.Curve;
import org.nabla.grading.SubmissionReport.Score;
import org.nabla.message.Message;
import org.nabla.message.MessageCode;
import org.nabla.report.document.ReportDocument.Instance;
import org.nabla.report.document.ReportDocument.Question;
import org.nabla.report.document.ReportDocument.Run;
import org.nabla.report.document.ReportDocument.Withheld;
import org.nabla.spec.Visibility;

/** What a student sees of a generated report, said once more for tests: the README's list of what is left out. */
final class StudentView {

    private StudentView() {}

    /** What a student may see of it, where the problem releases nothing. */
    static ReportDocument of(ReportDocument whole) {
        List<Question> questions = whole.questions().stream()
                .filter(question -> question.visibility() == Visibility.ALWAYS)
                .map(StudentView::shown)
                .toList();
        List<Question> hidden = whole.questions().stream()
                .filter(question -> question.visibility() != Visibility.ALWAYS)
                .toList();
        Run run = whole.run();
        return new ReportDocument(
                whole.toolVersion(),
                whole.problem(),
                whole.submission(),
                new Run(
                        run.status(),
                        OptionalLong.empty(),
                        run.started(),
                        run.duration(),
                        run.sandbox(),
                        run.messages().stream().map(StudentView::shown).toList()),
                whole.score().map(score -> sum(questions)),
                hidden.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Withheld(hidden.size(), sum(hidden).possible())),
                whole.rootCause()
                        .filter(cause -> questions.stream()
                                .anyMatch(question -> question.id().equals(cause.question()))),
                questions,
                whole.gradientChecks(),
                whole.curves().stream()
                        .map(Curve::withoutReference)
                        .map(Curve::withoutVerdict)
                        .toList(),
                whole.console());
    }

    private static Question shown(Question question) {
        return new Question(
                question.id(),
                question.asks(),
                question.visibility(),
                question.earned(),
                question.possible(),
                question.verdict(),
                question.instances().stream()
                        .map(one ->
                                new Instance(one.id(), one.verdict(), Optional.empty(), one.actual(), Optional.empty()))
                        .toList(),
                question.diagnosis(),
                question.message().map(StudentView::shown));
    }

    private static Message shown(Message message) {
        return message.code() == MessageCode.GRADER_FAULT
                ? new Message(message.code(), message.summary(), message.location(), List.of(), message.help())
                : message;
    }

    static Score sum(List<Question> questions) {
        BigDecimal earned = BigDecimal.ZERO;
        BigDecimal possible = BigDecimal.ZERO;
        for (Question question : questions) {
            earned = earned.add(question.earned().orElse(BigDecimal.ZERO));
            possible = possible.add(question.possible());
        }
        return new Score(earned, possible);
    }
}
