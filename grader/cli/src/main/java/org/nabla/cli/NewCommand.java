package org.nabla.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.nabla.message.Message;
import org.nabla.message.MessageCode;
import org.nabla.message.NearestName;
import org.nabla.report.AtomicFile;
import org.nabla.spec.Problem;
import org.nabla.starter.AnswerSheetStarter;
import org.nabla.starter.JavaStarter;
import org.nabla.starter.StarterFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes what a student starts from. */
@Command(
        name = "new",
        description = "Write the starter of a problem: the functions to fill in, or an answer sheet.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "2:the command line or the problem file needs changing", "3:the grader itself failed"
        })
final class NewCommand implements Callable<Integer> {

    /** The languages a starter can be written in. */
    enum StarterLanguage {
        JAVA("java", JavaStarter::of),
        ANSWERS("answers", AnswerSheetStarter::of);

        private final String id;

        @SuppressWarnings("ImmutableEnumChecker") // the functions capture nothing
        private final Function<Problem, StarterFile> starter;

        StarterLanguage(String id, Function<Problem, StarterFile> starter) {
            this.id = id;
            this.starter = starter;
        }
    }

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "PROBLEM", description = "A shipped id, a problem's folder or its file.")
    private String problem;

    @Parameters(index = "1", paramLabel = "DIR", description = "The folder to write to; it is made if it is missing.")
    private Path folder;

    @Option(
            names = "--language",
            paramLabel = "LANGUAGE",
            defaultValue = "java",
            description = "`java`, or `answers` for a sheet of typed answers (default: ${DEFAULT-VALUE}).")
    private String language;

    @Override
    public Integer call() {
        StarterLanguage chosen = chosen();
        Problem read = Home.ofThisProgram().problem(problem);
        StarterFile starter = chosen.starter.apply(read);
        Path file = folder.resolve(starter.name());
        if (Files.exists(file)) {
            throw new ExitCodes.NeedsChangeException(Message.of(
                            MessageCode.OUTPUT_FOLDER, "`%s` is there already".formatted(file), "nabla new")
                    .help("name another folder; nothing is overwritten"));
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new ExitCodes.NeedsChangeException(Message.of(
                            MessageCode.OUTPUT_FOLDER, "the folder `%s` cannot be made".formatted(folder), "nabla new")
                    .with(Message.Evidence.actual(e.toString())));
        }
        AtomicFile.write(file, destination -> destination.write(starter.text()));
        Terminal.print(
                spec,
                destination -> destination.write(
                        "wrote %s%nfill it in, then: nabla check %s %s%n".formatted(file, problem, folder)));
        return ExitCodes.DONE;
    }

    private StarterLanguage chosen() {
        List<String> ids =
                Arrays.stream(StarterLanguage.values()).map(one -> one.id).toList();
        return Arrays.stream(StarterLanguage.values())
                .filter(one -> one.id.equals(language))
                .findFirst()
                .orElseThrow(() -> new ExitCodes.NeedsChangeException(Message.of(
                                MessageCode.COMMAND_LINE,
                                "there is no starter in `%s`".formatted(language),
                                "nabla new --language")
                        .with(Message.Evidence.expected(String.join(" or ", ids)))
                        .help(NearestName.question(language, ids))));
    }
}
