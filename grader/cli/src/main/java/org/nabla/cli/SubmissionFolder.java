package org.nabla.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.nabla.message.Message;
import org.nabla.message.MessageCode;

/** Finds the submissions in a folder: every folder, archive, source file or answer sheet in it is one. */
final class SubmissionFolder {

    private static final List<String> ENDINGS = List.of(".zip", ".java", ".yaml", ".yml", ".json", ".csv");

    private SubmissionFolder() {}

    /** The path of each submission by its key, sorted by key; two that share a name keep their endings. */
    static Map<String, Path> submissions(Path folder) {
        if (!Files.exists(folder)) {
            throw new ExitCodes.NeedsChangeException(
                    Message.of(MessageCode.SUBMISSION_UNREADABLE, "there is no folder `%s`".formatted(folder), ""));
        }
        if (!Files.isDirectory(folder)) {
            return Map.of(stem(folder), folder);
        }
        Map<String, Path> found = new TreeMap<>();
        for (Path child : children(folder)) {
            Path before = found.remove(stem(child));
            if (before != null) {
                found.put(before.getFileName().toString(), before);
                found.put(child.getFileName().toString(), child);
            } else {
                found.put(stem(child), child);
            }
        }
        if (found.isEmpty()) {
            throw new ExitCodes.NeedsChangeException(
                    Message.of(MessageCode.NOTHING_TO_GRADE, "the folder `%s` has no submissions".formatted(folder), "")
                            .with(Message.Evidence.expected(
                                    "a folder, a .zip, a .java file or an answer sheet for each student")));
        }
        return found;
    }

    private static List<Path> children(Path folder) {
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(SubmissionFolder::isSubmission).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isSubmission(Path child) {
        String name = child.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.startsWith(".") || name.startsWith("__")) {
            return false;
        }
        return Files.isDirectory(child) || ENDINGS.stream().anyMatch(name::endsWith);
    }

    private static String stem(Path path) {
        String name = path.getFileName().toString();
        int dot = name.lastIndexOf('.');
        boolean known = dot > 0 && ENDINGS.contains(name.substring(dot).toLowerCase(Locale.ROOT));
        return known && !Files.isDirectory(path) ? name.substring(0, dot) : name;
    }
}
