package org.nabla.cli;

import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** What the command lines of the whole program and of the one for students have in common. */
final class CommandLines {

    private CommandLines() {}

    /** The command line of a program with these commands. */
    static CommandLine of(Object program) {
        CommandLine commandLine = new CommandLine(program);
        commandLine.setExecutionExceptionHandler(new ExitCodes());
        commandLine.setOut(new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8), true));
        commandLine.setErr(new PrintWriter(new OutputStreamWriter(System.err, StandardCharsets.UTF_8), true));
        commandLine.getSubcommands().forEach((name, command) -> {
            command.getCommandSpec().versionProvider(new Main.Version());
            command.getCommandSpec().usageMessage().hidden(name.equals("generate-completion"));
        });
        commandLine.setParameterExceptionHandler(new ExitCodes.CommandLineMistakes());
        return commandLine;
    }
}
