package org.nabla.cli;

import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.nabla.message.Message;
import org.nabla.message.MessageCode;
import org.nabla.message.NearestName;
import org.nabla.report.format.Formats;
import org.nabla.report.format.ReportFormat;
import picocli.CommandLine.Option;

/** The option that chooses formats for other programs and for people, and what some of them need. */
final class FormatOptions {

    private static final String ALL = "all";

    @Option(
            names = "--format",
            paramLabel = "F,...",
            split = ",",
            completionCandidates = Known.class,
            description =
                    "Write these, too, from the reports in the output folder: for one more format nothing is graded"
                            + " again. One or more of ${COMPLETION-CANDIDATES}; reports/formats.md tells who reads each.")
    private List<String> names = List.of();

    /** For the help and for a shell that completes words. */
    static final class Known implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Stream.concat(ids().stream(), Stream.of(ALL)).iterator();
        }
    }

    private static List<String> ids() {
        return Formats.all().stream().map(ReportFormat::id).toList();
    }

    /** Throws {@code NeedsChangeException} when there is no such format. */
    OtherFormats chosen() {
        List<String> known = ids();
        List<String> chosen = names.contains(ALL) ? known : names;
        chosen.forEach(name -> require(name, known));
        return new OtherFormats(
                Formats.all().stream()
                        .filter(format -> chosen.contains(format.id()))
                        .toList(),
                List.of());
    }

    private static void require(String name, List<String> known) {
        if (!known.contains(name)) {
            throw new ExitCodes.NeedsChangeException(Message.of(
                            MessageCode.COMMAND_LINE, "there is no format `%s`".formatted(name), "nabla grade --format")
                    .with(Message.Evidence.expected("%s, or %s".formatted(String.join(", ", known), ALL)))
                    .help(NearestName.question(name, known)));
        }
    }
}
