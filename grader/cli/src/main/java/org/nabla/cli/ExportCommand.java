package org.nabla.cli;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.nabla.export.Order;
import org.nabla.export.PackedFiles.PackedFile;
import org.nabla.export.Program;
import org.nabla.export.Target;
import org.nabla.export.Targets;
import org.nabla.handout.ProblemFiles;
import org.nabla.message.Message;
import org.nabla.message.Message.Evidence;
import org.nabla.message.MessageCode;
import org.nabla.message.NearestName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a package of a problem for a platform, or for students. */
@Command(
        name = "export",
        description = {
            "Write a package of a problem, ready to upload to a platform or to give to students.",
            "",
            "The packages for platforms hold the whole problem; the ones for students and for Classroom 50, which"
                    + " everybody can read, hold public questions without expected values. Quizzes have the right answers"
                    + " in them."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "2:the command line or the problem file needs changing", "3:the grader itself failed"
        })
final class ExportCommand implements Callable<Integer> {

    private static final String GUESSABLE_SEED = "1";

    /** What {@code --to} can be. */
    static final class TargetIds implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Targets.ids().iterator();
        }
    }

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "PROBLEM", description = "A shipped id, a problem's folder or its file.")
    private String problem;

    @Option(
            names = "--to",
            paramLabel = "TARGET",
            completionCandidates = TargetIds.class,
            description = "Where it goes: ${COMPLETION-CANDIDATES}.")
    private String to;

    @Option(names = "--out", paramLabel = "DIR", description = "The folder to write to; it is made if it is missing.")
    private Path out;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = GUESSABLE_SEED,
            description = "Let the package draw its variants from this number; choose one of your own for marks"
                    + " (default: ${DEFAULT-VALUE}). Packages for students have none.")
    private long seed;

    @Option(
            names = "--image",
            paramLabel = "NAME",
            defaultValue = "nabla/grader",
            description = "What the container image is called, for `prairielearn` (default: ${DEFAULT-VALUE}).")
    private String image;

    @Option(names = "--force", description = "Write over files that are there already.")
    private boolean force;

    @Override
    public Integer call() {
        Target target = target();
        checkImage();
        Home home = Home.ofThisProgram();
        ProblemFiles files = ProblemFiles.of(home.problemPath(problem));
        Order order = new Order(files, new Program(home.folder(), home.program()), seed, image);
        Map<String, PackedFile> packed = target.pack(order).all();
        new PackageFolder(out, force).write(packed);
        Terminal.print(spec, destination -> destination.write(said(packed, target.next(order))));
        if (!target.id().equals("student")) {
            seedNote().ifPresent(note -> Progress.say(spec.commandLine().getErr(), note));
        }
        return ExitCodes.DONE;
    }

    private Optional<String> seedNote() {
        String note = "note: the variants are drawn from seed %d, which %s; --seed N takes another";
        if (seed == Long.parseLong(GUESSABLE_SEED)) {
            return Optional.of(note.formatted(seed, "is easy to guess"));
        }
        return seed == Long.parseLong(CheckCommand.PRACTICE_SEED)
                ? Optional.of(note.formatted(seed, "`nabla check` shows to every student"))
                : Optional.empty();
    }

    private String said(Map<String, PackedFile> packed, List<String> next) {
        StringBuilder text = new StringBuilder();
        if (packed.size() <= 3) {
            packed.forEach((path, file) -> text.append("wrote %s, %s%n"
                    .formatted(out.resolve(path), size(file.content().size()))));
        } else {
            long bytes = packed.values().stream()
                    .mapToLong(file -> file.content().size())
                    .sum();
            text.append("wrote %d files to %s, %s%n".formatted(packed.size(), out, size(bytes)));
        }
        next.forEach(line -> text.append("%s%n".formatted(line)));
        return text.toString();
    }

    private static String size(long bytes) {
        return bytes < 100_000 ? "%d bytes".formatted(bytes) : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }

    private Target target() {
        if (to == null) {
            throw missing("--to", "one of " + String.join(", ", Targets.ids()));
        }
        if (out == null) {
            throw missing("--out", "the folder to write to");
        }
        return Targets.withId(to)
                .orElseThrow(() -> new ExitCodes.NeedsChangeException(Message.of(
                                MessageCode.COMMAND_LINE,
                                "nothing can be exported to `%s`".formatted(to),
                                "nabla export --to")
                        .with(Evidence.expected("one of " + String.join(", ", Targets.ids())))
                        .help(NearestName.question(to, Targets.ids()))));
    }

    private static ExitCodes.NeedsChangeException missing(String option, String expected) {
        return new ExitCodes.NeedsChangeException(
                Message.of(MessageCode.COMMAND_LINE, "`%s` is missing".formatted(option), "nabla export")
                        .with(Evidence.expected(expected)));
    }

    /** It goes into a recipe and a command. */
    private void checkImage() {
        if (!image.matches("[a-z0-9]+([._/:-]+[A-Za-z0-9]+)*")) {
            throw new ExitCodes.NeedsChangeException(Message.of(
                            MessageCode.COMMAND_LINE,
                            "`%s` is no name of a container image".formatted(image),
                            "nabla export --image")
                    .with(Evidence.expected("a name such as `my-course/nabla-grader:2026`")));
        }
    }
}
