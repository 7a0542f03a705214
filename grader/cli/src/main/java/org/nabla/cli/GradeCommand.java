package org.nabla.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.nabla.batch.Digest;
import org.nabla.batch.HandIns;
import org.nabla.batch.Layout;
import org.nabla.batch.Names;
import org.nabla.batch.Roster;
import org.nabla.batch.Setting;
import org.nabla.batch.SubmissionFolder;
import org.nabla.batch.SubmissionSummary;
import org.nabla.grading.AnswerKey;
import org.nabla.grading.SubmissionReport;
import org.nabla.message.Message;
import org.nabla.message.MessageCode;
import org.nabla.report.BatchSummary;
import org.nabla.report.ChangesTextWriter;
import org.nabla.report.Disclosure;
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
            "Every folder, .zip, .java file or answer sheet in SUBMISSIONS is one submission; its name is its key. What"
                    + " Moodle, Canvas and Gradescope let you download is understood as it is, once unpacked: the key is"
                    + " the number in the name, and a --roster makes it yours.",
            "",
            "Each gets a report in the output folder as soon as it is graded, and a picture of its training where"
                    + " the problem trains; summary.json and summary.csv hold all of them.",
            "",
            "Nothing is lost: after Ctrl-C, a crash or a full disk, the same command goes on where it stopped. What is"
                    + " unchanged since an earlier run is not graded again; who comes out otherwise is shown, and listed"
                    + " in changes.csv."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done; a low score is still a successful run",
            "1:done, and a submission is below --fail-under",
            "2:the command line or a problem file needs changing",
            "3:the grader itself failed on a submission; the same command tries it again",
            "130:ended by Ctrl-C (143: by the system); the same command goes on"
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

    @Mixin
    private FormatOptions formatOptions = new FormatOptions();

    @Option(names = "--verbose", description = "Print every report that is made now, not only the table.")
    private boolean verbose;

    @Option(
            names = "--layout",
            paramLabel = "NAME",
            description =
                    "How SUBMISSIONS is laid out: plain, moodle, canvas or gradescope (default: found out from the"
                            + " names).")
    private String layout;

    @Option(
            names = "--roster",
            paramLabel = "FILE",
            description = "A CSV file that says who is who: the column `key` has what the download calls a student"
                    + " (the number in Moodle's or Canvas's names, the student number or e-mail address in"
                    + " Gradescope's, else the name of the folder or file), the column `id` has your own key."
                    + " Who is in it and did not hand in anything is listed.")
    private Path roster;

    @Option(
            names = "--roster-columns",
            paramLabel = "KEY,ID",
            split = ",",
            description = "What these two columns are called in your file (default: key,id).")
    private List<String> rosterColumns = List.of(Roster.KEY_COLUMN, Roster.ID_COLUMN);

    @Option(names = "--fresh", description = "Grade everything again, also what is unchanged since an earlier run.")
    private boolean fresh;

    @Override
    public Integer call() throws InterruptedException {
        checkOptions();
        Home home = Home.ofThisProgram();
        Problem read = home.problem(problem);
        Optional<Roster> known = chosenRoster();
        Sandbox sandbox = isolation.forStrangers();
        HandIns handIns = SubmissionFolder.read(submissions, chosenLayout(), known);
        Names fileNames = new Names(handIns.keys());
        OtherFormats formats = formatOptions.chosen(read, known, fileNames::of);
        PrintWriter messages = spec.commandLine().getErr();
        handIns.notices().forEach(notice -> Progress.say(messages, "note: " + notice));
        Path folder = outputFolder(home, read);
        Setting setting = setting(home, read, sandbox.level());
        BatchRun.Result result =
                graded(home, read, sandbox, new BatchRun(handIns, read, setting, folder, formats, messages));
        Terminal.print(
                spec, destination -> new SummaryTableWriter(Terminal.style()).write(result.summary(), destination));
        if (result.changes().isPresent()) {
            spec.commandLine().getOut().println();
            Terminal.print(
                    spec,
                    destination -> new ChangesTextWriter(Terminal.style())
                            .write(result.changes().get(), destination));
        }
        if (result.kept() > 0) {
            Progress.say(
                    messages,
                    "%d of %d were graded before and are unchanged; --fresh grades them again"
                            .formatted(result.kept(), handIns.all().size()));
        }
        Progress.say(messages, "reports: " + shown(folder));
        return exitCode(result.summary());
    }

    private BatchRun.Result graded(Home home, Problem read, Sandbox sandbox, BatchRun run) throws InterruptedException {
        try (JavaWorkshop workshop = Grading.workshop(home, sandbox, Math.min(jobs, run.size()))) {
            return run.run(new Grading(home, AnswerKey.of(read, seed), workshop), jobs, fresh, this::show);
        }
    }

    private Optional<Layout> chosenLayout() {
        if (layout == null) {
            return Optional.empty();
        }
        return Optional.of(Layout.withId(layout)
                .orElseThrow(() -> option(
                        "--layout",
                        "`--layout` must be plain, moodle, canvas or gradescope, but is `%s`".formatted(layout))));
    }

    private Optional<Roster> chosenRoster() {
        return Optional.ofNullable(roster)
                .map(file -> Roster.read(
                        file, rosterColumns.get(0).strip(), rosterColumns.get(1).strip()));
    }

    private Setting setting(Home home, Problem read, String level) {
        try {
            return new Setting(
                    read.identity().sha256(),
                    Digest.of(home.catalogue()),
                    seed,
                    level,
                    Main.Version.number() + " " + home.build(),
                    Runtime.version().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void checkOptions() {
        if (jobs < 1) {
            throw option("--jobs", "`--jobs` must be at least 1, but is %d".formatted(jobs));
        }
        if (failUnder.signum() < 0 || failUnder.compareTo(BigDecimal.ONE) > 0) {
            throw option("--fail-under", "`--fail-under` must be from 0 to 1, but is %s".formatted(failUnder));
        }
        if (rosterColumns.size() != 2) {
            throw option(
                    "--roster-columns",
                    "`--roster-columns` must name two columns, but names %d".formatted(rosterColumns.size()));
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

    private void show(SubmissionReport report) {
        if (verbose) {
            Terminal.print(
                    spec,
                    destination ->
                            new TerminalWriter(Terminal.style(), Disclosure.instructor()).write(report, destination));
            spec.commandLine().getOut().println();
        }
    }

    private int exitCode(BatchSummary summary) {
        List<SubmissionSummary> summaries = summary.submissions();
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
