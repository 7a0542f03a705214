package org.nabla.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.nabla.grading.AnswerKey;
import org.nabla.grading.SubmissionReport;
import org.nabla.message.Message;
import org.nabla.message.MessageCode;
import org.nabla.proof.KnownSubmission;
import org.nabla.proof.Proof;
import org.nabla.proof.Prover;
import org.nabla.spec.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Proves problems before they are handed out. */
@Command(
        name = "verify",
        description = {
            "Prove problems before they are handed out.",
            "",
            "Every expected value is computed in independent ways (backpropagation, central differences, forward-mode"
                    + " differentiation, 40 digits, and the worked solution); tolerances must lie above rounding and"
                    + " below what a slip changes; every known submission must be judged as its folder says."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every problem is proven",
            "1:something in a problem has to change; the findings say what",
            "2:the command line or a problem file cannot be read",
            "3:the grader itself failed"
        })
final class VerifyCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "PROBLEM", arity = "0..*", description = "Shipped ids, problem folders or problem files.")
    private List<String> problems = List.of();

    @Option(names = "--all", description = "Prove all shipped problems.")
    private boolean all;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Draw the variants from this number (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            description = "Run this many known submissions at a time (default: the number of processors).")
    private int jobs = Runtime.getRuntime().availableProcessors();

    @Override
    public Integer call() throws InterruptedException {
        Home home = Home.ofThisProgram();
        Set<String> chosen = new LinkedHashSet<>(problems);
        if (all) {
            chosen.addAll(home.problemIds());
        }
        if (chosen.isEmpty()) {
            throw new ExitCodes.NeedsChangeException(
                    Message.of(MessageCode.COMMAND_LINE, "no problem is named", "nabla verify")
                            .help("name one, such as `nabla verify softmax-classifier`, or give `--all`"));
        }
        boolean hold = true;
        for (String problem : chosen) {
            hold &= verify(home, home.problem(problem));
        }
        return hold ? ExitCodes.DONE : ExitCodes.NOT_ALL_CORRECT;
    }

    private boolean verify(Home home, Problem problem) throws InterruptedException {
        AnswerKey key = AnswerKey.of(problem, seed);
        Grading grading = new Grading(home, key);
        Optional<SubmissionReport> worked = home.workedSolution(problem)
                .map(path -> grading.grade(path, path.getFileName().toString()));
        Proof proof = Prover.prove(key, worked, known(grading, problem));
        print(proof);
        return proof.holds();
    }

    private Map<KnownSubmission, SubmissionReport> known(Grading grading, Problem problem) throws InterruptedException {
        Map<String, KnownSubmission> known = new TreeMap<>();
        Map<String, Path> paths = new TreeMap<>();
        for (KnownSubmission submission : KnownSubmission.of(problem.identity().folder())) {
            known.put(submission.name(), submission);
            paths.put(submission.name(), submission.folder());
        }
        Map<String, SubmissionReport> reports = new TreeMap<>();
        try (Progress progress = Progress.of("known submissions", paths.size())) {
            Batch.grade(grading, paths, Math.max(1, jobs), report -> {
                reports.put(report.submission().id(), report);
                progress.step();
            });
        }
        Map<KnownSubmission, SubmissionReport> byKnown = new LinkedHashMap<>();
        reports.forEach((name, report) ->
                Optional.ofNullable(known.get(name)).ifPresent(submission -> byKnown.put(submission, report)));
        return byKnown;
    }

    private void print(Proof proof) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("%s: %s".formatted(proof.problem(), proof.holds() ? "proven" : "not proven"));
        proof.facts().forEach(fact -> out.println("  + " + fact));
        proof.notes().forEach(note -> out.print("\n" + note.render().replaceFirst("^error", "note")));
        proof.findings().forEach(finding -> out.print("\n" + finding.render()));
        out.flush();
    }
}
