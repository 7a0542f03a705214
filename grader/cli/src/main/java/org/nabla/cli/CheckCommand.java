package org.nabla.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.nabla.grading.AnswerKey;
import org.nabla.grading.SubmissionReport;
import org.nabla.message.Message;
import org.nabla.message.MessageCode;
import org.nabla.report.AtomicFile;
import org.nabla.report.CurvesSvgWriter;
import org.nabla.report.Disclosure;
import org.nabla.report.Documents;
import org.nabla.report.NativeJsonWriter;
import org.nabla.report.TerminalWriter;
import org.nabla.report.document.Published;
import org.nabla.report.page.ProblemView;
import org.nabla.report.page.StudentPage;
import org.nabla.spec.Problem;
import org.nabla.submission.JavaWorkshop;
import org.nabla.submission.Language;
import org.nabla.submission.Submission;
import org.nabla.submission.SubmissionReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A student checks their own work. */
@Command(
        name = "check",
        description = {
            "Check your own work before you hand it in.",
            "",
            "Your code runs on the published numbers and on variants with other layer widths and several samples. The"
                    + " variants used for marking are drawn from another seed. Only public questions are checked."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:everything that was checked is correct",
            "1:something is not correct yet",
            "2:the command line or a file needs changing; code that does not compile is such a file",
            "3:the grader itself failed"
        })
final class CheckCommand implements Callable<Integer> {

    /** Any number but the one that marks are given with. */
    static final String PRACTICE_SEED = "1986";

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "PROBLEM", description = "A shipped id, a problem's folder or its file.")
    private String problem;

    @Parameters(
            index = "1",
            paramLabel = "SOLUTION",
            description = "Your work: a folder, a .zip, one .java file, or an answer sheet.")
    private Path solution;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the report to this file, too.")
    private Path json;

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description =
                    "Write a page for your browser to this file, too: where to start, and what is right or wrong.")
    private Path html;

    @Option(
            names = "--curves",
            paramLabel = "FILE",
            description = "Draw your training's losses by epoch into this SVG file, too.")
    private Path curves;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = PRACTICE_SEED,
            description = "Draw the variants from this number (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Mixin
    private Isolation isolation = new Isolation();

    @Override
    public Integer call() {
        Home home = Home.ofThisProgram();
        try (JavaWorkshop workshop = Grading.workshop(home, isolation.forOwnCode(), 0)) {
            return check(home, workshop);
        }
    }

    private Integer check(Home home, JavaWorkshop workshop) {
        Submission submission = new SubmissionReader().read(solution);
        if (submission.language() == Language.JAVA) {
            workshop.startCompiler(); // it gets ready while the problem is read and solved
        }
        Problem open = onlyPublic(home.problem(problem));
        if (curves != null) {
            CurvesFile.requireTraining(open, "check");
        }
        AnswerKey key = AnswerKey.of(open, seed);
        SubmissionReport report = new Grading(home, key, workshop).grade(submission);
        Disclosure disclosure = Disclosure.student(open.release());
        Terminal.print(
                spec, destination -> new TerminalWriter(Terminal.style(), disclosure).write(report, destination));
        if (json != null) {
            AtomicFile.write(
                    json,
                    destination -> new NativeJsonWriter(Main.Version.number(), disclosure).write(report, destination));
        }
        if (html != null) {
            StudentPage page = new StudentPage(ProblemView.of(open));
            AtomicFile.write(html, destination -> page.write(published(report, disclosure), destination));
        }
        if (curves != null) {
            draw(report, disclosure);
        }
        return exitCode(report);
    }

    private static Published published(SubmissionReport report, Disclosure disclosure) {
        String version = Main.Version.number();
        return new Published(
                new Documents(version, Disclosure.instructor()).of(report),
                new Documents(version, disclosure).of(report));
    }

    private void draw(SubmissionReport report, Disclosure disclosure) {
        if (CurvesSvgWriter.hasCurves(report)) {
            CurvesFile.write(curves, report, disclosure);
        } else {
            Progress.say(
                    spec.commandLine().getErr(),
                    "`%s` is not written: no history of a training was handed in".formatted(curves));
        }
    }

    private static int exitCode(SubmissionReport report) {
        return switch (report.run().status()) {
            case NOT_GRADABLE -> ExitCodes.NEEDS_CHANGE;
            case GRADER_ERROR -> ExitCodes.GRADER_FAULT;
            case GRADED, PARTIAL ->
                report.questions().stream().allMatch(result -> result.verdict().earns())
                        ? ExitCodes.DONE
                        : ExitCodes.NOT_ALL_CORRECT;
        };
    }

    private static Problem onlyPublic(Problem problem) {
        Problem open = problem.open();
        if (open.questions().isEmpty()) {
            throw new ExitCodes.NeedsChangeException(Message.of(
                    MessageCode.COMMAND_LINE,
                    "the problem has no public question to check",
                    "problem `%s`".formatted(problem.id())));
        }
        return open;
    }
}
