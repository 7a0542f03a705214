package org.nabla.cli;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.Callable;
import org.nabla.spec.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the shipped problems. */
@Command(
        name = "problems",
        description = "List the shipped problems.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "2:the command line or a problem file needs changing", "3:the grader itself failed"})
final class ProblemsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Home home = Home.ofThisProgram();
        List<String> ids = home.problemIds();
        int width = ids.stream().mapToInt(String::length).max().orElse(0);
        PrintWriter out = spec.commandLine().getOut();
        for (String id : ids) {
            Problem problem = home.problem(id);
            BigDecimal points = problem.questions().stream()
                    .map(question -> question.marking().points())
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            out.println("%s  %s (%d questions, %s points)"
                    .formatted(
                            id + " ".repeat(width - id.length()),
                            problem.identity().title(),
                            problem.questions().size(),
                            points.stripTrailingZeros().toPlainString()));
        }
        out.flush();
        return ExitCodes.DONE;
    }
}
