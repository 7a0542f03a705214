package org.nabla.cli;

import java.util.concurrent.Callable;
import org.nabla.explanation.ExplanationPages;
import org.nabla.message.Message;
import org.nabla.message.MessageCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Explains a message or a misconception. */
@Command(
        name = "explain",
        description = "Explain a message code, such as NB203, or a misconception, such as gradient-ascent.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "2:there is nothing of that name", "3:the grader itself failed"})
final class ExplainCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "CODE|MISCONCEPTION", description = "As a report shows it.")
    private String topic;

    @Override
    public Integer call() {
        ExplanationPages pages = new ExplanationPages(Home.ofThisProgram().folder());
        String page = pages.about(topic).orElseThrow(() -> nothing(pages));
        Terminal.print(spec, destination -> destination.write(page));
        return ExitCodes.DONE;
    }

    private ExitCodes.NeedsChangeException nothing(ExplanationPages pages) {
        Message message = Message.of(
                        MessageCode.NOTHING_TO_EXPLAIN,
                        "there is no message or misconception `%s`".formatted(topic),
                        "nabla explain")
                .with(Message.Evidence.expected("a code such as NB203, or an id such as gradient-ascent"));
        for (String nearest : pages.nearest(topic)) {
            message = message.help("did you mean `%s`?".formatted(nearest));
        }
        return new ExitCodes.NeedsChangeException(message);
    }
}
