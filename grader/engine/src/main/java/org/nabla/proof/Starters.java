package org.nabla.proof;

import java.util.List;
import org.nabla.grading.QuestionResult;
import org.nabla.grading.SubmissionReport;
import org.nabla.message.Message;
import org.nabla.message.Message.Evidence;
import org.nabla.message.MessageCode;
import org.nabla.spec.Problem;
import org.nabla.spec.Question;
import org.nabla.starter.AnswerSheetStarter;
import org.nabla.starter.JavaStarter;
import org.nabla.starter.StarterFile;
import org.nabla.submission.Language;
import org.nabla.submission.SourceFile;
import org.nabla.submission.Submission;

/** What students start from earns nothing, and is told so politely: every question counts as not attempted. */
record Starters(Graded graded) implements Part {

    private static final String NOT_ATTEMPTED = "not-attempted";

    /** The starters of a problem as submissions, handed in untouched. */
    static List<Submission> of(Problem problem) {
        return List.of(
                submission("starter", Language.JAVA, JavaStarter.of(problem)),
                submission("answer sheet", Language.ANSWERS, AnswerSheetStarter.of(problem)));
    }

    private static Submission submission(String id, Language language, StarterFile file) {
        return new Submission(id, language, List.of(new SourceFile(file.name(), file.text())), "");
    }

    @Override
    public void report(Findings findings) {
        int before = findings.count();
        graded.starters().forEach(report -> report(report, findings));
        if (!graded.starters().isEmpty() && findings.count() == before) {
            findings.fact("the starters earn nothing, and every question of theirs counts as not attempted");
        }
    }

    private static void report(SubmissionReport report, Findings findings) {
        String starter = report.submission().id();
        if (!report.run().messages().isEmpty()) {
            findings.add(findings.about(MessageCode.STARTER_EARNS, "the %s cannot be graded".formatted(starter)));
            report.run().messages().forEach(findings::add);
            return;
        }
        for (QuestionResult result : report.questions()) {
            String verdict = result.verdict().id();
            if (!verdict.equals(NOT_ATTEMPTED)) {
                findings.add(told(starter, result)
                        .with(Evidence.expected("`%s`".formatted(NOT_ATTEMPTED)))
                        .with(Evidence.actual("`%s`".formatted(verdict)))
                        .help("ask for something that has to be computed from what a student returns"));
            }
        }
    }

    private static Message told(String starter, QuestionResult result) {
        Question question = result.question();
        boolean earns = result.earned().signum() > 0;
        return Message.of(
                MessageCode.STARTER_EARNS,
                "the %s %s `%s`"
                        .formatted(
                                starter,
                                earns ? "earns the points of" : "is not told that nothing answers",
                                question.id()),
                question.position().toString());
    }
}
