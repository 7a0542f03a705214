package org.nabla.submission;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.nabla.message.Message;
import org.nabla.message.Message.Evidence;
import org.nabla.message.MessageCode;

/** The files of one submission that matter, gathered within limits. */
final class CollectedFiles {

    static final int MOST_FILES = 200;
    static final int LARGEST_FILE = 1 << 20;
    static final int LARGEST_TOTAL = 10 << 20;

    /** Where builds and tools put what they make. */
    private static final Set<String> IGNORED_FOLDERS = Set.of("__MACOSX", "target", "build", "out");

    private static final Set<String> ANSWER_SHEETS =
            Set.of("answers.yaml", "answers.yml", "answers.json", "answers.csv");

    private final Map<String, byte[]> files = new TreeMap<>();
    private final List<String> others = new ArrayList<>();
    private long total;

    /** What a problem does not ask for: hidden files, and what builds and tools leave behind. */
    static boolean isIgnored(String path) {
        for (String part : path.split("/", -1)) {
            if (part.startsWith(".") || IGNORED_FOLDERS.contains(part)) {
                return true;
            }
        }
        return false;
    }

    static boolean isJava(String path) {
        return path.endsWith(".java");
    }

    static boolean isAnswerSheet(String path) {
        return ANSWER_SHEETS.contains(path.toLowerCase(Locale.ROOT));
    }

    static boolean matters(String path) {
        return (isJava(path) && !path.equals("module-info.java") && !path.endsWith("/module-info.java"))
                || isAnswerSheet(path);
    }

    /** Remembers that there was something else, to be able to say what was found instead. */
    void skip(String path) {
        others.add(path);
    }

    /** Adds what was collected elsewhere; together they stay within the same limits. */
    void merge(CollectedFiles more) throws IOException {
        for (Map.Entry<String, byte[]> file : more.files.entrySet()) {
            add(file.getKey(), new ByteArrayInputStream(file.getValue()));
        }
        others.addAll(more.others);
    }

    /** Reads a file to its end or to the limit, whichever comes first. */
    void add(String path, InputStream content) throws IOException {
        if (files.containsKey(path)) {
            throw refused("`%s` is there twice".formatted(Shown.name(path)), path);
        }
        if (files.size() == MOST_FILES) {
            throw new SubmissionException(
                    Message.of(MessageCode.SUBMISSION_REFUSED, "there are more files than a submission may have", "")
                            .with(Evidence.expected("at most %d files".formatted(MOST_FILES)))
                            .with(Evidence.actual("more than %d files".formatted(MOST_FILES)))
                            .help("hand in the folder with your work for this problem only"));
        }
        byte[] bytes = content.readNBytes(LARGEST_FILE + 1);
        if (bytes.length > LARGEST_FILE) {
            throw tooLarge("`%s` is larger than a file may be".formatted(Shown.name(path)), path, "1 MiB");
        }
        total += bytes.length;
        if (total > LARGEST_TOTAL) {
            throw tooLarge("the files are larger than a submission may be", "", "10 MiB together");
        }
        files.put(path, bytes);
    }

    private static SubmissionException tooLarge(String summary, String path, String limit) {
        return new SubmissionException(Message.of(MessageCode.SUBMISSION_REFUSED, summary, Shown.name(path))
                .with(Evidence.expected("at most " + limit))
                .with(Evidence.actual("more than " + limit)));
    }

    static SubmissionException refused(String summary, String path) {
        return new SubmissionException(Message.of(MessageCode.SUBMISSION_REFUSED, summary, Shown.name(path)));
    }

    Map<String, byte[]> files() {
        return files;
    }

    List<String> others() {
        return others;
    }
}
