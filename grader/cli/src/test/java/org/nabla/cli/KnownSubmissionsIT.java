package org.nabla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nabla.explanation.ExplanationPages;
import org.nabla.grading.AnswerKey;
import org.nabla.grading.QuestionResult;
import org.nabla.grading.SubmissionReport;
import org.nabla.message.Message;
import org.nabla.proof.Graded;
import org.nabla.proof.KnownSubmission;
import org.nabla.proof.Proof;
import org.nabla.proof.Prover;
import org.nabla.spec.Problem;

/** Every folder under {@code submissions/} is judged as it says, and together they prove the shipped problem. */
class KnownSubmissionsIT {

    private static final int JOBS = 2;
    private static final Home HOME = new Home(Run.HOME);
    private static final Problem PROBLEM = HOME.problem("softmax-classifier");
    private static final Map<String, SubmissionReport> REPORTS = new ConcurrentHashMap<>();

    private static AnswerKey key = AnswerKey.of(PROBLEM, 1, List.of(PROBLEM.published()));

    static List<KnownSubmission> everySubmission() {
        return KnownSubmission.of(Run.CLASSIFIER);
    }

    /** All of them at once: a slow one then waits beside the others. */
    @BeforeAll
    static void grades() throws InterruptedException, ExecutionException {
        key = AnswerKey.of(PROBLEM, 1);
        Grading grading = new Grading(HOME, key);
        ExecutorService workers = Executors.newFixedThreadPool(JOBS);
        try {
            List<Callable<SubmissionReport>> runs = new ArrayList<>();
            for (KnownSubmission known : everySubmission()) {
                runs.add(() -> grading.grade(known.folder(), known.name()));
            }
            for (Future<SubmissionReport> run : workers.invokeAll(runs)) {
                SubmissionReport report = run.get();
                REPORTS.put(report.submission().id(), report);
            }
        } finally {
            workers.shutdownNow();
        }
    }

    @ParameterizedTest
    @MethodSource("everySubmission")
    void isJudged_asItsFolderSays(KnownSubmission known) {
        assertThat(known.contradictions(report(known))).as(known.name()).isEmpty();
    }

    @Test
    void proveTheProblem_togetherWithTheWorkedSolution() {
        Map<KnownSubmission, SubmissionReport> known =
                everySubmission().stream().collect(Collectors.toMap(one -> one, KnownSubmissionsIT::report));
        Path worked = HOME.workedSolution(PROBLEM).orElseThrow();

        Grading grading = new Grading(HOME, key);
        List<SubmissionReport> starters =
                Prover.starters(PROBLEM).stream().map(grading::grade).toList();

        Proof proof = new Prover(key, List.of())
                .prove(new Graded(Optional.of(grading.grade(worked, "worked")), starters, known));

        assertThat(proof.findings()).isEmpty();
        assertThat(proof.facts())
                .contains(
                        "the worked solution `worked` is right on 11 instances",
                        "the wrong key of Q7 is known, and its cause reproduces it",
                        "the wrong key of grad_b3 is known, and its cause reproduces it",
                        "the starters earn nothing, and every question of theirs counts as not attempted",
                        "%d known submissions are judged as their folders say".formatted(known.size()));
    }

    /** The loss after an update is that of the same functions, and their mistake has cost its points. */
    @Test
    void mistakeThatALaterFunctionCalls_isNamedWhereItIsMade_andCostsItsPointsOnce() {
        SubmissionReport report = Objects.requireNonNull(REPORTS.get("wrong/activation-derivative-omitted"));

        assertThat(report.questions())
                .filteredOn(result -> !result.diagnosis().isEmpty())
                .extracting(result -> result.question().id())
                .isNotEmpty()
                .doesNotContain("Q7");
        QuestionResult loss = report.questions().get(report.questions().size() - 1);
        assertThat(loss.earned()).isEqualByComparingTo("2");
        assertThat(loss.verdict().message().orElseThrow().evidence())
                .containsExactly(new Message.Evidence("follows from", "`grad_a2`"));
    }

    @Test
    void groups_areComplete() {
        Map<String, Set<String>> groups = everySubmission().stream()
                .map(known -> known.name().split("/", 2))
                .collect(Collectors.groupingBy(
                        parts -> parts[0],
                        Collectors.mapping(parts -> parts[1], Collectors.toCollection(TreeSet::new))));

        assertThat(groups)
                .containsKeys(
                        "not-compiling",
                        "missing-task",
                        "wrong-signature",
                        "wrong-shape",
                        "nan",
                        "crashing",
                        "timing-out",
                        "exiting",
                        "printing");
        assertThat(groups.get("accepted")).hasSizeGreaterThanOrEqualTo(2);
        assertThat(groups.get("wrong")).hasSizeGreaterThanOrEqualTo(12);
        assertThat(new ExplanationPages(Run.HOME).topics())
                .as("each is named after a misconception in the catalogue")
                .containsAll(groups.get("wrong"));
    }

    private static SubmissionReport report(KnownSubmission known) {
        return Objects.requireNonNull(REPORTS.get(known.name()), known.name());
    }
}
