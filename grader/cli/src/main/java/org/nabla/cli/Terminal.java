package org.nabla.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.Charset;
import org.nabla.report.Style;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;

/** What the terminal on the other end can show. */
final class Terminal {

    private static final int NARROWEST = 40;
    private static final int WIDEST = 120;

    private Terminal() {}

    /** Colour only on a terminal that has it, and not where {@code NO_COLOR} is set; ASCII where there is no more. */
    static Style style() {
        boolean unicode = Charset.defaultCharset().newEncoder().canEncode('✓');
        boolean terminal = Progress.isTerminal();
        return new Style(terminal && Ansi.AUTO.enabled(), !unicode, terminal ? width() : Style.USUAL_WIDTH);
    }

    /** As wide as the terminal says it is, so far as a drawing is better for it. */
    private static int width() {
        int width = new CommandLine.Model.UsageMessageSpec().autoWidth(true).width();
        return Math.max(NARROWEST, Math.min(WIDEST, width));
    }

    /** Something that writes a result. */
    interface Result {
        void write(Writer destination) throws IOException;
    }

    /** Writes a result to the standard output of a command. */
    static void print(CommandSpec command, Result result) {
        StringWriter text = new StringWriter();
        try {
            result.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        PrintWriter out = command.commandLine().getOut();
        out.print(text);
        out.flush();
    }
}
