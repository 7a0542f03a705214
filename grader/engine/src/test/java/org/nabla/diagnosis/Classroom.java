package org.nabla.diagnosis;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nabla.grading.AnswerKey;
import org.nabla.grading.Grader;
import org.nabla.grading.SubmissionReport;
import org.nabla.spec.Instance;
import org.nabla.spec.Instances;
import org.nabla.spec.Problem;
import org.nabla.submission.Limits;
import org.nabla.submission.StudentCode;
import org.nabla.submission.Submission;

/** Programs for one problem, graded as submissions are: compiled, and run in a worker on every instance. */
final class Classroom {

    static final Path HOME = MutantsTest.HOME;

    /** Many run at once on a busy machine; none of them waits for anything. */
    private static final Limits LIMITS = new Limits(Duration.ofSeconds(60), Duration.ofSeconds(120), 64, 1000, 1 << 22);

    private static final long SEED = 20_240_503;

    private final Problem problem;
    private final AnswerKey key;
    private final Grader grader;
    private final JavaProgram right;

    /** A long training is left to the variants, which are short. */
    Classroom(Problem problem) {
        this.problem = problem;
        List<Instance> instances = Instances.of(problem, SEED);
        boolean trains = problem.published().training().isPresent();
        this.key = AnswerKey.of(problem, SEED, trains ? instances.subList(1, instances.size()) : instances);
        this.right = JavaProgram.of(HandRules.right(problem));
        List<Mistake> catalogue = Catalogue.read(HOME.resolve("problems/misconceptions.yaml"));
        this.grader = new Grader(
                submission -> StudentCode.runner(submission, LIMITS),
                "none",
                Clock.fixed(Instant.EPOCH, ZoneOffset.UTC),
                () -> catalogue);
    }

    Problem problem() {
        return problem;
    }

    /** The program without a mistake. */
    JavaProgram right() {
        return right;
    }

    SubmissionReport graded(Submission submission) {
        SubmissionReport report = grader.grade(key, submission);
        if (report.run().status() != SubmissionReport.Status.GRADED) {
            throw new AssertionError("%s is `%s`: %s"
                    .formatted(
                            submission.id(),
                            report.run().status().id(),
                            report.run().messages()));
        }
        return report;
    }

    /** The programs that differ from the right one, with the mistakes that each has in it; none twice. */
    Map<JavaProgram, Set<String>> programs(List<Mistake> mistakes) {
        Map<JavaProgram, Set<String>> programs = new LinkedHashMap<>();
        for (Mistake mistake : mistakes) {
            for (HandRules rules : HandRules.forms(problem, mistake)) {
                JavaProgram program = JavaProgram.of(rules);
                if (!program.equals(right)) {
                    programs.computeIfAbsent(program, same -> new LinkedHashSet<>())
                            .add(mistake.id());
                }
            }
        }
        return programs;
    }

    MistakeInCode graded(Set<String> ids, JavaProgram program) {
        return MistakeInCode.of(ids, right, program, key, graded(program.submission(String.join("-or-", ids))));
    }
}
