package org.nabla.proof;

import static java.util.stream.Collectors.toCollection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.nabla.grading.Cause;
import org.nabla.grading.QuestionResult;
import org.nabla.grading.SubmissionReport;
import org.nabla.message.Message;
import org.nabla.message.MessageCode;
import org.nabla.spec.SpecException;
import org.nabla.spec.source.Mapping;
import org.nabla.spec.source.Scalar;
import org.nabla.spec.source.Source;
import org.nabla.spec.source.SourceReader;

/**
 * A submission in a problem's folder whose verdicts are known; {@code expected.yaml} beside it says them.
 *
 * @param name its group and its folder, such as {@code wrong/gradient-ascent}
 * @param verdicts of the questions that lose their points; every other question is correct
 * @param code of the message when nothing can be graded
 * @param unnamed why the mistake that its folder is named after is not found behind its values
 */
public record KnownSubmission(
        String name,
        Path folder,
        String status,
        Map<String, String> verdicts,
        Optional<String> code,
        boolean consoleTruncated,
        Optional<String> unnamed) {

    private static final String FILE = "expected.yaml";
    private static final String ACCEPTED = "accepted/";
    private static final String WRONG = "wrong/";
    private static final String TIMED_OUT = "timed-out";

    public KnownSubmission {
        verdicts = Collections.unmodifiableMap(new LinkedHashMap<>(verdicts));
    }

    /** All of a problem, sorted; none when it has no folder {@code submissions}. */
    public static List<KnownSubmission> of(Path problemFolder) {
        Path submissions = problemFolder.resolve("submissions");
        List<KnownSubmission> known = new ArrayList<>();
        for (Path group : folders(submissions)) {
            for (Path folder : folders(group)) {
                known.add(read(submissions, folder));
            }
        }
        return known;
    }

    private static TreeSet<Path> folders(Path parent) {
        if (!Files.isDirectory(parent)) {
            return new TreeSet<>();
        }
        try (Stream<Path> children = Files.list(parent)) {
            return children.filter(Files::isDirectory).collect(toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static KnownSubmission read(Path submissions, Path folder) {
        String name = submissions.relativize(folder).toString().replace('\\', '/');
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            if (name.startsWith(ACCEPTED)) {
                return new KnownSubmission(name, folder, "graded", Map.of(), Optional.empty(), false, Optional.empty());
            }
            throw new SpecException(
                    Message.of(MessageCode.FILE_UNREADABLE, "the known submission has no `expected.yaml`", name)
                            .help("write which questions it loses, such as `verdicts: { Q7: incorrect }`"));
        }
        if (!(new SourceReader().read(file) instanceof Mapping mapping)) {
            throw new SpecException(
                    Message.of(MessageCode.WRONG_TYPE, "`expected.yaml` must be fields with names", name));
        }
        Map<String, String> verdicts = new LinkedHashMap<>();
        Optional<Source> written = mapping.get("verdicts");
        if (written.isPresent() && written.get() instanceof Mapping inner) {
            inner.entries().forEach(entry -> verdicts.put(entry.key(), text(entry.value())));
        }
        return new KnownSubmission(
                name,
                folder,
                mapping.get("status").map(KnownSubmission::text).orElse("graded"),
                verdicts,
                mapping.get("code").map(KnownSubmission::text),
                mapping.get("console")
                        .map(KnownSubmission::text)
                        .filter("truncated"::equals)
                        .isPresent(),
                mapping.get("unnamed").map(KnownSubmission::text));
    }

    /** Whether it is a right solution. */
    public boolean isAccepted() {
        return name.startsWith(ACCEPTED);
    }

    /** Whether its run waits until a limit is reached; such runs are best begun first. */
    public boolean waitsForALimit() {
        return verdicts.containsValue(TIMED_OUT);
    }

    private static String text(Source source) {
        return source instanceof Scalar scalar ? scalar.text() : "";
    }

    /** Everything in which a report is not what it should be; empty when it is. */
    public List<String> contradictions(SubmissionReport report) {
        List<String> found = new ArrayList<>();
        if (!report.run().status().id().equals(status)) {
            found.add("status is `%s`, not `%s`".formatted(report.run().status().id(), status));
        }
        if (code.isPresent()
                && report.run().messages().stream()
                        .noneMatch(message -> message.code().id().equals(code.get()))) {
            found.add("no message %s".formatted(code.get()));
        }
        if (report.console().truncated() != consoleTruncated) {
            found.add(consoleTruncated ? "its output was not cut" : "its output was cut");
        }
        if (status.equals("not-gradable")) {
            return found;
        }
        for (QuestionResult result : report.questions()) {
            String id = result.question().id();
            String expected = verdicts.getOrDefault(id, "correct");
            String actual = result.verdict().id();
            if (!expected.equals(actual)) {
                found.add("%s is `%s`, not `%s`".formatted(id, actual, expected));
            }
        }
        for (String id : verdicts.keySet()) {
            if (report.questions().stream()
                    .noneMatch(result -> result.question().id().equals(id))) {
                found.add("there is no question %s".formatted(id));
            }
        }
        if (name.startsWith(WRONG)) {
            found.addAll(misnamed(report, name.substring(WRONG.length())));
        }
        return found;
    }

    /** What is wrong must be called by the name of its folder, alone or among what cannot be told apart. */
    private List<String> misnamed(SubmissionReport report, String mistake) {
        List<String> others = new ArrayList<>();
        boolean named = false;
        for (QuestionResult result : report.questions()) {
            List<String> ids =
                    result.diagnosis().stream().map(Cause::misconception).toList();
            if (ids.contains(mistake)) {
                named = true;
            } else if (!ids.isEmpty()) {
                others.add("%s is diagnosed as `%s`, not `%s`"
                        .formatted(result.question().id(), String.join("`, `", ids), mistake));
            }
        }
        if (unnamed.isPresent()) {
            return named && others.isEmpty()
                    ? List.of("it is diagnosed as `%s`, and `unnamed` says that it is not".formatted(mistake))
                    : List.of();
        }
        if (!named) {
            others.add("no question is diagnosed as `%s`".formatted(mistake));
        }
        return others;
    }
}
