package org.nabla.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.nabla.message.Message;
import org.nabla.message.MessageCode;
import org.nabla.proof.Proof;
import org.nabla.sandbox.Sandboxes;
import org.nabla.spec.Problem;
import org.nabla.submission.JavaWorkshop;
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
                    + " below what a slip changes; every known mistake must change an answer, and not the same as another,"
                    + " as far as other variants could show it; starters must earn nothing; every known submission must be judged as"
                    + " its folder says."
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
            description = "Do this many things at a time (default: the number of processors).")
    private int jobs = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--no-submissions",
            description =
                    "Prove the values and tolerances alone, without running any submission: takes a second or a few,"
                            + " and is meant for every save of a problem file.")
    private boolean numbersAlone;

    @Option(
            names = "--mistakes",
            description = "Print what every known mistake makes of every question: which of them it makes wrong, and"
                    + " which other mistakes give the same answers.")
    private boolean mistakes;

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
        List<Problem> read = chosen.stream().map(home::problem).toList(); // before anything is started for them
        ExecutorService workers = Executors.newFixedThreadPool(Math.max(1, jobs));
        try (JavaWorkshop workshop =
                Grading.workshop(home, Sandboxes.strongest().sandbox(), 0)) {
            boolean hold = true;
            for (Verification verification : begun(home, workshop, read, workers)) {
                Proof proof = verification.proof();
                print(proof, verification.time());
                hold &= proof.holds();
            }
            return hold ? ExitCodes.DONE : ExitCodes.NOT_ALL_CORRECT;
        } finally {
            workers.shutdownNow();
        }
    }

    private List<Verification> begun(Home home, JavaWorkshop workshop, List<Problem> chosen, ExecutorService workers) {
        List<Verification> begun = new ArrayList<>();
        for (Problem problem : chosen) {
            begun.add(Verification.begin(home, workshop, problem, seed, !numbersAlone, workers));
        }
        return begun;
    }

    private void print(Proof proof, Duration time) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("%s: %s".formatted(proof.problem(), proof.holds() ? "proven" : "not proven"));
        proof.facts().forEach(fact -> out.println("  + " + fact));
        if (numbersAlone) {
            out.println("  - submissions, starters and published keys were left out");
        }
        out.println(String.format(Locale.ROOT, "  (%.1f s)", time.toMillis() / 1e3));
        if (mistakes) {
            proof.mistakes().forEach(line -> out.println(line.isEmpty() ? "" : "  " + line));
        }
        proof.notes().forEach(note -> out.print("\n" + note.render().replaceFirst("^error", "note")));
        proof.findings().forEach(finding -> out.print("\n" + finding.render()));
        out.flush();
    }
}
