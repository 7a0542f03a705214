package org.nabla.cli;

import java.util.List;
import java.util.stream.Collectors;
import org.nabla.message.Message;
import org.nabla.message.Message.Evidence;
import org.nabla.message.MessageCode;
import org.nabla.sandbox.Sandbox;
import org.nabla.sandbox.Sandboxes;
import org.nabla.sandbox.UnavailableException;
import picocli.CommandLine.Option;

/** The option that chooses how students' programs are kept from this machine. */
final class Isolation {

    private static final String WEAKEST = "process";

    @Option(
            names = "--sandbox",
            paramLabel = "LEVEL",
            description = "Run students' code at this level of isolation: bubblewrap, namespaces, landlock or process"
                    + " (default: the strongest that works here).")
    private String level = "";

    /** For one's own code: whatever there is, unless a level is named. */
    Sandbox forOwnCode() {
        return level.isEmpty() ? Sandboxes.strongest().sandbox() : named();
    }

    /** For strangers' code: a level that keeps it from files, network and other processes, unless another is named. */
    Sandbox forStrangers() {
        if (!level.isEmpty()) {
            return named();
        }
        Sandboxes.Found found = Sandboxes.strongest();
        if (!found.isStrong()) {
            throw new ExitCodes.NeedsChangeException(refusal(found.missing()));
        }
        return found.sandbox();
    }

    private Sandbox named() {
        try {
            return Sandboxes.named(level);
        } catch (IllegalArgumentException e) {
            throw new ExitCodes.NeedsChangeException(Message.of(
                    MessageCode.COMMAND_LINE,
                    "`--sandbox` must be one of %s, but is `%s`".formatted(names(Sandboxes.levels()), level),
                    "--sandbox"));
        } catch (UnavailableException e) {
            throw new ExitCodes.NeedsChangeException(unavailable(e));
        }
    }

    private Message unavailable(UnavailableException e) {
        String works = Sandboxes.strongest().sandbox().level();
        return Message.of(
                        MessageCode.ISOLATION,
                        "the level of isolation `%s` does not work here".formatted(level),
                        "--sandbox " + level)
                .with(Evidence.actual(e.reason()))
                .help(e.remedy())
                .help("the strongest level that works here is `%s`".formatted(works));
    }

    static Message refusal(List<Sandboxes.Missing> missing) {
        Message message = Message.of(
                        MessageCode.ISOLATION,
                        "nothing here keeps students' programs from your files, the network and other processes",
                        "")
                .with(Evidence.expected("one of the levels "
                        + names(missing.stream().map(Sandboxes.Missing::level).toList())));
        for (Sandboxes.Missing one : missing) {
            message = message.with(Evidence.note("`%s`: %s".formatted(one.level(), one.reason())));
        }
        for (String remedy :
                missing.stream().map(Sandboxes.Missing::remedy).distinct().toList()) {
            message = message.help(remedy);
        }
        return message.help(
                "`--sandbox %s` runs them with all your rights, for code that you have read".formatted(WEAKEST));
    }

    private static String names(List<String> levels) {
        return levels.stream().map("`%s`"::formatted).collect(Collectors.joining(", "));
    }
}
