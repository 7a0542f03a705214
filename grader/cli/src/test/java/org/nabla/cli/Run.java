package org.nabla.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import picocli.CommandLine;

/** One run of the program in this process: what it was given, and what came out. */
record Run(int exit, String out, String err) {

    static final Path HOME = Path.of(System.getProperty("nabla.home"));
    static final Path RESOURCES = HOME.resolve("grader/cli/src/test/resources/org/nabla/cli");
    static final Path CLASSIFIER = HOME.resolve("problems/softmax-classifier");

    static Run of(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        int exit = line.execute(Arrays.stream(arguments).map(Object::toString).toArray(String[]::new));
        return new Run(exit, out.toString(), err.toString());
    }
}
