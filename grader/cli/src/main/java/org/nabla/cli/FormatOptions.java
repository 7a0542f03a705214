package org.nabla.cli;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nabla.batch.Roster;
import org.nabla.message.Message;
import org.nabla.message.MessageCode;
import org.nabla.message.NearestName;
import org.nabla.report.format.BatchFormat;
import org.nabla.report.format.Formats;
import org.nabla.report.format.JsonLinesFormat;
import org.nabla.report.format.ReportFormat;
import org.nabla.report.format.gradebook.AgsFormat;
import org.nabla.report.format.gradebook.CanvasFormat;
import org.nabla.report.format.gradebook.CanvasKeysFormat;
import org.nabla.report.format.gradebook.CanvasRestFormat;
import org.nabla.report.format.gradebook.MoodleFormat;
import org.nabla.report.format.gradebook.MoodleGradesFormat;
import org.nabla.report.format.gradebook.MoodleKeysFormat;
import org.nabla.report.format.gradebook.PlatformIds;
import org.nabla.report.page.ClassPage;
import org.nabla.report.page.ProblemView;
import org.nabla.report.page.StudentPage;
import org.nabla.spec.Problem;
import picocli.CommandLine.Option;

/** The options that choose formats for other programs and for people, and say what gradebooks need. */
final class FormatOptions {

    private static final String ALL = "all";

    /** For people: a page for each student, and one for who grades. */
    private static final String PAGES = "html";

    /** Formats of a whole batch, in the order of the documentation. */
    private static final List<String> OF_BATCHES =
            List.of("jsonl", "canvas", "canvas-rest", "moodle", "moodle-grades", "ags");

    @Option(
            names = "--format",
            paramLabel = "F",
            split = ",",
            completionCandidates = Known.class,
            description =
                    "Write these, too, from the reports in the output folder: for one more format nothing is graded"
                            + " again. One or more of ${COMPLETION-CANDIDATES}; reports/formats.md tells who reads each.")
    private List<String> names = List.of();

    @Option(
            names = "--canvas-export",
            paramLabel = "FILE",
            description = "The gradebook that you exported from Canvas, for --format canvas to fill in.")
    private @Nullable Path canvasExport;

    @Option(
            names = "--assignment",
            paramLabel = "TITLE",
            description =
                    "What the gradebook calls the assignment (default: the only one in the Canvas export, else the"
                            + " title of the problem).")
    private @Nullable String assignment;

    @Option(
            names = "--moodle-worksheet",
            paramLabel = "FILE",
            description = "The grading worksheet that you downloaded from Moodle, for --format moodle to fill in.")
    private @Nullable Path moodleWorksheet;

    @Option(
            names = "--moodle-comments",
            paramLabel = "HEADING",
            description = "The column of the worksheet for comments (default: found by its name or its place).")
    private @Nullable String moodleComments;

    @Option(
            names = "--maximum",
            paramLabel = "POINTS",
            description =
                    "What the assignment is worth in the gradebook, for canvas-rest and moodle-grades (default: what"
                            + " the problem is worth).")
    private @Nullable BigDecimal maximum;

    @Option(
            names = "--lti-users",
            paramLabel = "FILE",
            description = "A CSV file for --format ags: `key` is a submission's key, `id` the LTI user id.")
    private @Nullable Path ltiUsers;

    /** For the help, and for a shell that completes words. */
    static final class Known implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Stream.concat(known().stream(), Stream.of(ALL)).iterator();
        }
    }

    private static List<String> known() {
        return Stream.concat(ofSubmissions().stream(), OF_BATCHES.stream()).toList();
    }

    /** Formats with a file a submission. */
    static List<String> ofSubmissions() {
        return Stream.concat(Stream.of(PAGES), Formats.all().stream().map(ReportFormat::id))
                .toList();
    }

    /**
     * The formats that are asked for. Throws {@code NeedsChangeException} or {@code GradebookException} when there is no such
     * format, or a file does not fit.
     *
     * @param fileNames the name of a submission's files, without an ending, by its key
     */
    OtherFormats chosen(Problem problem, Optional<Roster> roster, UnaryOperator<String> fileNames) {
        List<String> known = known();
        List<String> chosen = names.contains(ALL) ? known : names;
        chosen.forEach(name -> require(name, known));
        PlatformIds ids = roster.map(PlatformIds::of).orElse(PlatformIds.SAME);
        Map<String, Supplier<BatchFormat>> ofBatches = ofBatches(problem, ids, fileNames);
        Stream<ReportFormat> ofSubmissions =
                Stream.concat(Stream.of(new StudentPage(ProblemView.of(problem))), Formats.all().stream());
        return new OtherFormats(
                ofSubmissions.filter(format -> chosen.contains(format.id())).toList(),
                ofBatches.entrySet().stream()
                        .filter(format -> chosen.contains(format.getKey()))
                        .map(format -> format.getValue().get())
                        .toList());
    }

    private Map<String, Supplier<BatchFormat>> ofBatches(
            Problem problem, PlatformIds ids, UnaryOperator<String> fileNames) {
        String title = Optional.ofNullable(assignment).orElse(problem.identity().title());
        Optional<BigDecimal> most = Optional.ofNullable(maximum);
        Map<String, Supplier<BatchFormat>> formats = new LinkedHashMap<>();
        formats.put(PAGES, () -> new ClassPage(ProblemView.of(problem), fileNames));
        formats.put("jsonl", JsonLinesFormat::new);
        formats.put(
                "canvas",
                () -> canvasExport == null
                        ? new CanvasKeysFormat(title, ids)
                        : new CanvasFormat(
                                canvasExport.toString(), bytes(canvasExport), Optional.ofNullable(assignment), ids));
        formats.put("canvas-rest", () -> new CanvasRestFormat(most, ids));
        formats.put(
                "moodle",
                () -> moodleWorksheet == null
                        ? new MoodleKeysFormat(ids)
                        : new MoodleFormat(
                                moodleWorksheet.toString(),
                                bytes(moodleWorksheet),
                                Optional.ofNullable(moodleComments),
                                ids));
        formats.put("moodle-grades", () -> new MoodleGradesFormat(title, most, PlatformIds.SAME));
        formats.put("ags", () -> new AgsFormat(userIds(), Optional.empty(), Instant.now()));
        return formats;
    }

    private Map<String, String> userIds() {
        Map<String, String> userIds = new HashMap<>();
        if (ltiUsers != null) {
            Roster.read(ltiUsers, Roster.KEY_COLUMN, Roster.ID_COLUMN)
                    .ids()
                    .forEach((key, ids) -> userIds.put(key, ids.get(0)));
        }
        return userIds;
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new ExitCodes.NeedsChangeException(
                    Message.of(MessageCode.GRADEBOOK_FILE, "`%s` cannot be read".formatted(file), "")
                            .with(Message.Evidence.actual(e.toString()))
                            .help("name the file as the gradebook gave it"));
        }
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
