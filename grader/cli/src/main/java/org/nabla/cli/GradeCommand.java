package org.nabla.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.nabla.grading.AnswerKey;
import org.nabla.grading.SubmissionReport;
import org.nabla.grading.SubmissionReport.ProblemReference;
import org.nabla.message.Message;
import org.nabla.message.MessageCode;
import org.nabla.report.AtomicFile;
import org.nabla.report.BatchSummary;
import org.nabla.report.CurvesSvgWriter;
import org.nabla.report.Disclosure;
import org.nabla.report.NativeJsonWriter;
import org.nabla.report.SubmissionSummary;
import org.nabla.report.SummaryCsvWriter;
import org.nabla.report.SummaryJsonWriter;
import org.nabla.report.SummaryTableWriter;
import org.nabla.report.TerminalWriter;
import org.nabla.sandbox.Sandbox;
import org.nabla.spec.Problem;
import org.nabla.submission.JavaWorkshop;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Grades a folder of submissions. */
@Command(
        name = "grade",
        description = {
            "Grade a folder of submissions.",
            "",
            "Every folder, .zip, .java file or answer sheet in SUBMISSIONS is one submission; its name is its key. Each"
                    + " gets a report in the output folder as soon as it is graded, and a picture of its training where"
                    + " the problem trains; summary.json and summary.csv hold all of them."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done; a low score is still a successful run",
            "1:done, and a submission is below --fail-under",
            "2:the command line or a problem file needs changing",
            "3:the grader itself failed on a submission"
        })
final class GradeCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "PROBLEM", description = "A shipped id, a problem's folder or its file.")
    private String problem;

    @Parameters(index = "1", paramLabel = "SUBMISSIONS", description = "A folder of submissions, or one submission.")
    private Path submissions;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Write the reports here (default: reports/out/PROBLEM beside the program).")
    private Path out;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            description = "Grade this many at a time (default: the number of processors).")
    private int jobs = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Draw the variants from this number; choose one of your own for marks, so that nobody can"
                    + " foresee them (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--fail-under",
            paramLabel = "FRACTION",
            description = "Exit with 1 when a submission earns less than this part of the points, from 0 to 1.")
    private BigDecimal failUnder = BigDecimal.ZERO;

    @Mixin
    private Isolation isolation = new Isolation();

    @Option(names = "--verbose", description = "Print every report, not only the table.")
    private boolean verbose;

    @Override
    public Integer call() throws InterruptedException {
        checkOptions();
        Home home = Home.ofThisProgram();
        Problem read = home.problem(problem);
        Map<String, Path> found = SubmissionFolder.submissions(submissions);
        Path folder = outputFolder(home, read);
        AnswerKey key = AnswerKey.of(read, seed);
        List<SubmissionSummary> summaries = new ArrayList<>();
        Sandbox sandbox = isolation.forStrangers();
        try (Progress progress = Progress.of("grading", found.size());
                JavaWorkshop workshop = Grading.workshop(home, sandbox, Math.min(jobs, found.size()))) {
            Batch.grade(new Grading(home, key, workshop), found, jobs, report -> {
                write(report, folder);
                summaries.add(SubmissionSummary.of(report));
                progress.step();
            });
        }
        BatchSummary summary = summary(key, summaries);
        AtomicFile.write(
                folder.resolve("summary.json"),
                destination -> new SummaryJsonWriter(Main.Version.number()).write(summary, destination));
        AtomicFile.write(
                folder.resolve("summary.csv"), destination -> new SummaryCsvWriter().write(summary, destination));
        Terminal.print(spec, destination -> new SummaryTableWriter(Terminal.style()).write(summary, destination));
        PrintWriter messages = spec.commandLine().getErr();
        Progress.say(messages, "reports: " + shown(folder));
        return exitCode(summaries);
    }

    private void checkOptions() {
        if (jobs < 1) {
            throw option("--jobs", "`--jobs` must be at least 1, but is %d".formatted(jobs));
        }
        if (failUnder.signum() < 0 || failUnder.compareTo(BigDecimal.ONE) > 0) {
            throw option("--fail-under", "`--fail-under` must be from 0 to 1, but is %s".formatted(failUnder));
        }
    }

    private static ExitCodes.NeedsChangeException option(String option, String summary) {
        return new ExitCodes.NeedsChangeException(
                Message.of(MessageCode.COMMAND_LINE, summary, "nabla grade " + option));
    }

    private Path outputFolder(Home home, Problem read) {
        Path folder = out != null ? out : home.folder().resolve("reports/out").resolve(read.id());
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new ExitCodes.NeedsChangeException(
                    Message.of(MessageCode.OUTPUT_FOLDER, "the output folder `%s` cannot be made".formatted(folder), "")
                            .with(Message.Evidence.actual(e.toString()))
                            .help("name a folder that can be written to with `--out`"));
        }
    }

    private void write(SubmissionReport report, Path folder) {
        AtomicFile.write(
                folder.resolve(report.submission().id() + ".json"),
                destination -> new NativeJsonWriter(Main.Version.number(), Disclosure.instructor())
                        .write(report, destination));
        writeCurves(report, folder.resolve(report.submission().id() + ".curves.svg"));
        if (verbose) {
            Terminal.print(
                    spec,
                    destination ->
                            new TerminalWriter(Terminal.style(), Disclosure.instructor()).write(report, destination));
            spec.commandLine().getOut().println();
        }
    }

    /** A picture of an earlier run would not belong to this report. */
    private static void writeCurves(SubmissionReport report, Path file) {
        if (CurvesSvgWriter.hasCurves(report)) {
            CurvesFile.write(file, report, Disclosure.instructor());
        } else {
            AtomicFile.remove(file);
        }
    }

    private static BatchSummary summary(AnswerKey key, List<SubmissionSummary> summaries) {
        Problem problem = key.problem();
        List<SubmissionSummary> sorted = summaries.stream()
                .sorted(Comparator.comparing(SubmissionSummary::id))
                .toList();
        ProblemReference reference = new ProblemReference(
                problem.id(), problem.identity().title(), problem.identity().sha256());
        return new BatchSummary(reference, key.seed(), sorted);
    }

    private int exitCode(List<SubmissionSummary> summaries) {
        if (summaries.stream().anyMatch(one -> one.status() == SubmissionReport.Status.GRADER_ERROR)) {
            return ExitCodes.GRADER_FAULT;
        }
        boolean below = summaries.stream()
                .anyMatch(one -> one.score()
                        .filter(score -> score.fraction().compareTo(failUnder) < 0)
                        .isPresent());
        return below ? ExitCodes.NOT_ALL_CORRECT : ExitCodes.DONE;
    }

    /** As a path from here where that is shorter. */
    private static Path shown(Path folder) {
        Path here = Path.of("").toAbsolutePath();
        Path absolute = folder.toAbsolutePath().normalize();
        return absolute.startsWith(here) ? here.relativize(absolute) : absolute;
    }
}
