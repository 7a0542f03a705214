package org.nabla.report;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.nabla.grading.Cause;
import org.nabla.grading.InstanceResult;
import org.nabla.grading.QuestionResult;
import org.nabla.grading.SubmissionReport;
import org.nabla.grading.SubmissionReport.Score;
import org.nabla.grading.Witnessed;
import org.nabla.message.Message;
import org.nabla.message.Message.Evidence;
import org.nabla.report.document.ReportDocument;
import org.nabla.report.document.ReportDocument.GradientCheck;
import org.nabla.report.document.ReportDocument.Instance;
import org.nabla.report.document.ReportDocument.Partly;
import org.nabla.report.document.ReportDocument.Question;
import org.nabla.report.document.ReportDocument.Withheld;
import org.nabla.report.document.VerdictWord;
import org.nabla.submission.Console;
import org.nabla.witness.Agreement;
import org.nabla.witness.GradientCheck.Compared;
import org.nabla.witness.GradientCheck.Gradient;
import org.nabla.witness.GradientCheck.NotCompared;

/** Makes the native report out of what grading found, for one reader: without what they may not see, and of bounded size. */
public final class Documents {

    /** Enough for any sentence of ours; what is longer has a student's text in it. */
    private static final int LONGEST_LINE = 1_000;

    /** Enough for a trace that says where. */
    private static final int LONGEST_TEXT = 4_000;

    /** Several platforms refuse a report of more than 1 MB; what a program prints is no reason to lose a grade. */
    private static final int LONGEST_CONSOLE = 16_000;

    private final String toolVersion;
    private final Disclosure disclosure;

    public Documents(String toolVersion, Disclosure disclosure) {
        this.toolVersion = toolVersion;
        this.disclosure = disclosure;
    }

    /** The report for the reader. */
    public ReportDocument of(SubmissionReport report) {
        return new ReportDocument(
                toolVersion,
                report.problem(),
                report.submission(),
                run(report.run()),
                disclosure.score(report),
                withheld(disclosure.withheld(report)),
                disclosure.rootCause(report),
                disclosure.questions(report).stream().map(this::question).toList(),
                disclosure.witnessed(report).stream().map(this::gradientCheck).toList(),
                disclosure.curves(report),
                console(report.console()));
    }

    private ReportDocument.Run run(SubmissionReport.Run run) {
        return new ReportDocument.Run(
                run.status(),
                disclosure.everything() ? OptionalLong.of(run.seed()) : OptionalLong.empty(),
                run.started(),
                run.duration(),
                run.sandbox(),
                run.messages().stream().map(this::message).toList());
    }

    private static Optional<Withheld> withheld(List<QuestionResult> withheld) {
        return withheld.isEmpty()
                ? Optional.empty()
                : Optional.of(new Withheld(withheld.size(), Score.of(withheld).possible()));
    }

    private Question question(QuestionResult result) {
        return new Question(
                result.question().id(),
                result.question().text(),
                result.question().name(),
                result.question().marking().visibility(),
                result.isFault() ? Optional.empty() : Optional.of(result.earned()), // a fault of ours is no 0
                result.possible(),
                VerdictWord.of(result.verdict()),
                result.instances().stream().map(this::instance).toList(),
                result.diagnosis().stream().map(Documents::cause).toList(),
                result.verdict().message().map(this::message));
    }

    private Instance instance(InstanceResult result) {
        boolean all = disclosure.showsExpected(result);
        return new Instance(
                result.instance(),
                VerdictWord.of(result.verdict()),
                all ? Optional.of(result.expected().value()) : Optional.empty(),
                result.actual(),
                all ? result.difference() : Optional.empty());
    }

    private static Cause cause(Cause cause) {
        return new Cause(
                cause.misconception(),
                cause.certainty(),
                cause.hint(),
                cause.slips(),
                encodable(cause.steps()),
                cause.explanation());
    }

    private GradientCheck gradientCheck(Witnessed witnessed) {
        Optional<Message> message = witnessed.message().map(this::message);
        if (witnessed.check() instanceof NotCompared not) {
            return new GradientCheck(
                    not.loss(),
                    not.instance(),
                    not.outcome(),
                    not.reason().id(),
                    ShownText.encodable(not.function()),
                    List.of(),
                    message);
        }
        Compared compared = (Compared) witnessed.check();
        return new GradientCheck(
                compared.loss(),
                compared.instance(),
                compared.outcome(),
                "",
                "",
                compared.gradients().stream().map(Documents::gradient).toList(),
                message);
    }

    private static ReportDocument.Gradient gradient(Gradient gradient) {
        Agreement agreement = gradient.agreement();
        return new ReportDocument.Gradient(
                gradient.quantity(),
                ShownText.encodable(gradient.name()),
                agreement.id(),
                agreement instanceof Agreement.Multiple multiple
                        ? OptionalDouble.of(multiple.factor())
                        : OptionalDouble.empty(),
                agreement instanceof Agreement.Partly partly
                        ? Optional.of(new Partly(partly.agreeing(), partly.entries()))
                        : Optional.empty());
    }

    private Message message(Message whole) {
        Message message = disclosure.message(whole);
        return new Message(
                message.code(),
                bounded(message.summary(), LONGEST_LINE),
                bounded(message.location(), LONGEST_LINE),
                message.evidence().stream()
                        .map(fact -> new Evidence(fact.label(), bounded(fact.text(), LONGEST_TEXT)))
                        .toList(),
                message.help().stream()
                        .map(advice -> bounded(advice, LONGEST_LINE))
                        .toList());
    }

    private static Console console(Console console) {
        return new Console(
                bounded(console.text(), LONGEST_CONSOLE),
                console.truncated() || console.text().length() > LONGEST_CONSOLE);
    }

    private static String bounded(String text, int most) {
        return ShownText.encodable(ShownText.bounded(text, most));
    }

    private static List<String> encodable(List<String> texts) {
        return texts.stream().map(ShownText::encodable).toList();
    }
}
