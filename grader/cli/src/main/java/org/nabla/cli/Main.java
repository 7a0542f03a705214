package org.nabla.cli;

import java.util.Optional;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The program {@code nabla}: reads the command line and runs the command it names. */
@Command(
        name = "nabla",
        description = "Grades implementations of neural networks and says what to learn next.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "A student:     nabla new softmax-classifier my-work",
            "               nabla check softmax-classifier my-work",
            "An instructor: nabla verify softmax-classifier",
            "               nabla grade softmax-classifier submissions/ --seed 4711",
            "",
            "Completion:    source <(nabla generate-completion)"
        },
        subcommands = {
            ProblemsCommand.class,
            NewCommand.class,
            CheckCommand.class,
            GradeCommand.class,
            VerifyCommand.class,
            SolveCommand.class,
            ExportCommand.class,
            ExplainCommand.class,
            GenerateCompletion.class
        })
public final class Main implements Runnable {

    @Spec
    private CommandSpec spec;

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** The command line as tests run it, too. */
    static CommandLine commandLine() {
        return CommandLines.of(new Main());
    }

    /** Without a command there is only the help to show. */
    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** The version in the jar's manifest; classes outside a jar have none. */
    static final class Version implements IVersionProvider {

        /** The number alone, for reports. */
        static String number() {
            return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                    .orElse("(not packaged)");
        }

        @Override
        public String[] getVersion() {
            return new String[] {"nabla " + number()};
        }
    }
}
