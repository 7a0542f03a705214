package org.nabla.grading;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.nabla.diagnosis.Claim;
import org.nabla.diagnosis.Diagnosis;
import org.nabla.diagnosis.Examination;
import org.nabla.diagnosis.Finding;
import org.nabla.diagnosis.Mistake;
import org.nabla.diagnosis.TrainingDiagnosis;
import org.nabla.grading.SubmissionReport.Overview;
import org.nabla.grading.SubmissionReport.ProblemReference;
import org.nabla.grading.SubmissionReport.Run;
import org.nabla.grading.SubmissionReport.Score;
import org.nabla.grading.SubmissionReport.Status;
import org.nabla.grading.SubmissionReport.SubmissionReference;
import org.nabla.message.Message;
import org.nabla.message.Message.Evidence;
import org.nabla.message.MessageCode;
import org.nabla.spec.Problem;
import org.nabla.spec.Question;
import org.nabla.submission.Console;
import org.nabla.submission.Language;
import org.nabla.submission.Runner;
import org.nabla.submission.Submission;
import org.nabla.submission.SubmissionException;

/**
 * Grades one submission: runs it, compares, and reports. Nothing a submission does makes it throw.
 *
 * <p>A fault of the grader itself becomes a report that says so, without a score.
 */
public final class Grader {

    private static final Console NO_CONSOLE = new Console("", false);

    private final RunnerFactory runners;
    private final String sandbox;
    private final Clock clock;
    private final Supplier<List<Mistake>> mistakes;
    private @Nullable Diagnosed diagnosed;

    private record Diagnosed(AnswerKey key, Diagnosis diagnosis, TrainingDiagnosis training) {
        @SuppressWarnings("ReferenceEquality") // another key of the same problem only costs another diagnosis
        boolean isFor(AnswerKey other) {
            return key == other;
        }
    }

    /** Makes what runs a submission; tests give one of their own. */
    @FunctionalInterface
    public interface RunnerFactory {
        Runner runner(Submission submission);
    }

    /**
     * A grader.
     *
     * @param sandbox the name of the level of isolation, for the report
     * @param mistakes those that are known, to name the ones behind wrong values; asked for when the first value is wrong
     */
    public Grader(RunnerFactory runners, String sandbox, Clock clock, Supplier<List<Mistake>> mistakes) {
        this.mistakes = mistakes;
        this.runners = runners;
        this.sandbox = sandbox;
        this.clock = clock;
    }

    public SubmissionReport grade(AnswerKey key, Submission submission) {
        Instant started = clock.instant();
        Findings findings = new Findings();
        try {
            if (submission.language() == Language.ANSWERS) {
                gradeSheet(key, submission, findings);
            } else {
                gradeCode(key, submission, findings);
            }
        } catch (SubmissionException e) {
            notGradable(key, e.messages(), findings);
        } catch (RuntimeException e) {
            fault(e, findings);
        }
        return report(key, submission, findings, started);
    }

    /** What cannot even be read as a submission. */
    public SubmissionReport unreadable(AnswerKey key, String id, SubmissionException problem) {
        Findings findings = new Findings();
        notGradable(key, problem.messages(), findings);
        Submission nothing = new Submission(id, Language.JAVA, List.of(), "");
        return report(key, nothing, findings, clock.instant());
    }

    /** What the grader failed at before or beside grading. */
    public SubmissionReport failed(AnswerKey key, String id, RuntimeException fault) {
        Findings findings = new Findings();
        fault(fault, findings);
        return report(key, new Submission(id, Language.JAVA, List.of(), ""), findings, clock.instant());
    }

    /** What is found on the way. */
    private static final class Findings {
        Status status = Status.GRADED;
        List<Message> messages = new ArrayList<>();
        List<QuestionResult> questions = new ArrayList<>();
        List<Curve> curves = List.of();
        List<Witnessed> witnessed = List.of();
        Console console = NO_CONSOLE;
    }

    private void gradeSheet(AnswerKey key, Submission submission, Findings findings) {
        AnswerSheet sheet = AnswerSheet.read(submission.files().get(0));
        AnswerKey.InstanceKey published = key.instances().get(0);
        Judge judge = new Judge(key.problem());
        for (Question question : key.problem().questions()) {
            InstanceResult result = judge.judge(question, published, sheet.to(question, published));
            findings.questions.add(new QuestionResult(question, List.of(result)));
        }
        findings.questions = explained(key, Claims.ofSheet(key, sheet, findings.questions), findings.questions);
        findings.curves = Curves.ofAnswers(key.problem(), published, findings.questions);
    }

    private void gradeCode(AnswerKey key, Submission submission, Findings findings) {
        try (Runner runner = runners.runner(submission)) {
            try (CodeRun run = new CodeRun(key, runner, clock)) {
                List<Map<String, Outcome>> outcomes = run.outcomes();
                findings.status = run.interrupted() ? Status.PARTIAL : Status.GRADED;
                judge(key, outcomes, findings);
                GradientWitness.Testimony heard = new GradientWitness(key, outcomes, run, clock).of(findings.questions);
                findings.witnessed = heard.witnessed();
                findings.questions = heard.results();
            } finally {
                findings.console = runner.console();
            }
        }
    }

    /** With what is known about how wrong values came about. */
    private List<QuestionResult> explained(AnswerKey key, Claims claims, List<QuestionResult> results) {
        if (results.stream().noneMatch(Grader::hasWrongValue)) {
            return results;
        }
        List<Claim> all = List.copyOf(claims.byQuantity().values());
        Diagnosed made = diagnosed(key);
        Examination examination = made.diagnosis().examined(all);
        Map<Claim, Finding> found = new LinkedHashMap<>(examination.findings());
        Set<String> known = new LinkedHashSet<>();
        found.values().forEach(finding -> finding.mistakes().forEach(mistake -> known.add(mistake.id())));
        found.putAll(made.training().of(claims.aboutTraining(), known));
        Map<Claim, Claim> consequences =
                claims.isOfCode() ? Consequences.of(key.problem(), examination, found) : Map.of();
        return new Explanations(key, claims, found, consequences, new Causes(key.problem(), examination)).of(results);
    }

    private static boolean hasWrongValue(QuestionResult result) {
        return result.instances().stream().anyMatch(instance -> instance.verdict() instanceof Verdict.Incorrect);
    }

    /** Put together once for a problem, and kept for the next submission. */
    private synchronized Diagnosed diagnosed(AnswerKey key) {
        Diagnosed made = diagnosed;
        if (made == null || !made.isFor(key)) {
            List<Mistake> known = mistakes.get();
            made = new Diagnosed(key, new Diagnosis(key.problem(), known), new TrainingDiagnosis(key.problem(), known));
            diagnosed = made;
        }
        return made;
    }

    private void judge(AnswerKey key, List<Map<String, Outcome>> outcomes, Findings findings) {
        Problem problem = key.problem();
        Judge judge = new Judge(problem);
        for (Question question : problem.questions()) {
            List<InstanceResult> results = new ArrayList<>();
            for (int i = 0; i < outcomes.size(); i++) {
                AnswerKey.InstanceKey instance = key.instances().get(i);
                CodeAnswers answers = new CodeAnswers(problem, instance, outcomes.get(i));
                results.add(judge.judge(question, instance, answers.to(question)));
            }
            findings.questions.add(new QuestionResult(question, results));
        }
        findings.questions = explained(key, Claims.ofCode(key, outcomes), findings.questions);
        findings.curves = Curves.ofCode(problem, key.instances().get(0), outcomes.get(0));
        if (findings.questions.stream().anyMatch(QuestionResult::isFault)) {
            findings.status = Status.GRADER_ERROR;
        }
    }

    /** Every question is skipped because of what is wrong with the submission as a whole. */
    private static void notGradable(AnswerKey key, List<Message> messages, Findings findings) {
        findings.status = Status.NOT_GRADABLE;
        findings.messages.addAll(messages);
        findings.questions.clear();
        AnswerKey.InstanceKey published = key.instances().get(0);
        for (Question question : key.problem().questions()) {
            Message message = Message.of(
                            MessageCode.SKIPPED,
                            "`%s` was not tried".formatted(question.name()),
                            Judge.where(question, published))
                    .with(Evidence.note(
                            "because of %s".formatted(messages.get(0).code().id())));
            Verdict skipped = new Verdict.Skipped(message);
            findings.questions.add(new QuestionResult(
                    question,
                    List.of(new InstanceResult(
                            published.instance().id(),
                            skipped,
                            published.answer(question),
                            Optional.empty(),
                            Optional.empty()))));
        }
    }

    private static void fault(RuntimeException e, Findings findings) {
        findings.status = Status.GRADER_ERROR;
        findings.questions.clear();
        Message message = Message.of(MessageCode.GRADER_FAULT, "the grader failed; this is not the student's fault", "")
                .with(Evidence.actual(e.toString()));
        for (StackTraceElement frame : e.getStackTrace()) {
            if (frame.getClassName().startsWith("org.nabla.")) {
                message = message.with(new Evidence("at", frame.toString()));
                break;
            }
        }
        findings.messages.add(message.help("grade again; if it happens again, report it with this message"));
    }

    private SubmissionReport report(AnswerKey key, Submission submission, Findings findings, Instant started) {
        Problem problem = key.problem();
        boolean scored = findings.status != Status.GRADER_ERROR;
        Optional<Score> score = scored ? Optional.of(Score.of(findings.questions)) : Optional.empty();
        return new SubmissionReport(
                ProblemReference.of(key.problem()),
                new SubmissionReference(submission.id(), submission.language().id(), submission.sha256()),
                new Run(
                        findings.status,
                        key.seed(),
                        started,
                        Duration.between(started, clock.instant()),
                        sandbox,
                        findings.messages,
                        findings.curves),
                score,
                new Overview(RootCauses.of(problem, findings.questions), findings.witnessed),
                findings.questions,
                findings.console);
    }
}
