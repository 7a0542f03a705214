package org.nabla.cli;

import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The program {@code nabla} in a package for students: nothing in it prints an answer key. */
@Command(
        name = "nabla",
        description = "Checks implementations of neural networks and says what to learn next.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Your work:     nabla check PROBLEM my-work", "Completion:    source <(nabla generate-completion)"
        },
        subcommands = {
            ProblemsCommand.class,
            NewCommand.class,
            CheckCommand.class,
            GradeCommand.class,
            ExplainCommand.class,
            GenerateCompletion.class
        })
public final class StudentMain implements Runnable {

    @Spec
    private CommandSpec spec;

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** What grades a class is there for packages that grade with what anybody may have; a student has no use for it. */
    static CommandLine commandLine() {
        CommandLine commandLine = CommandLines.of(new StudentMain());
        commandLine.getSubcommands().forEach((name, command) -> {
            if (name.equals("grade")) {
                command.getCommandSpec().usageMessage().hidden(true);
            }
        });
        return commandLine;
    }

    /** Without a command there is only the help to show. */
    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
