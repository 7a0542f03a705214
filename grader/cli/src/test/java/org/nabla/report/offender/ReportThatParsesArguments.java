package org.nabla.report.offender;

import org.nabla.cli.Main;
import picocli.CommandLine;

/** Breaks a rule on purpose. */
public final class ReportThatParsesArguments {

    private ReportThatParsesArguments() {}

    static CommandLine parse(CommandLine line) {
        Main.main(new String[0]);
        return line;
    }
}
