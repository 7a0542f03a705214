package org.nabla.batch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a folder of submissions is laid out, and how the name of something in it tells whose it is.
 *
 * <p>The systems put the student's name in front; it is read over and goes nowhere.
 */
public enum Layout {

    /** Every folder, archive or file is one submission, and its name without the ending is the key. */
    PLAIN("plain") {
        @Override
        Optional<Found> find(Path path) {
            return Optional.of(new Found(stem(path), fileName(path), 0));
        }

        @Override
        boolean isLayoutOf(Path folder, List<Path> children) {
            return true;
        }
    },

    /**
     * "Download all submissions" of Moodle: {@code Family Given_123456_assignsubmission_file/Net.java}, with an underscore
     * at the end before Moodle 4; without folders, {@code Family Given_123456_assignsubmission_file_Net.java}. The number
     * is the one of the grading worksheet. The folders of several plugins are one submission.
     */
    MOODLE("moodle") {
        @Override
        Optional<Found> find(Path path) {
            Matcher name = MOODLE_NAME.matcher(fileName(path));
            if (!name.matches()) {
                return Optional.empty();
            }
            String number = name.group("number");
            String file = name.group("file");
            String key = number == null ? GROUPLESS : number;
            return Optional.of(new Found(key, file == null || file.isEmpty() ? key : file, 0));
        }

        @Override
        boolean isLayoutOf(Path folder, List<Path> children) {
            return children.stream().anyMatch(child -> find(child).isPresent());
        }
    },

    /**
     * "Download submissions" of Canvas: {@code familygiven_LATE_12345_678901_Net-1.java}, where {@code LATE_} and the
     * attempt {@code -1} may be missing. The first number is the Canvas user id. Anonymous: {@code anon_x7Ygf_678901_Net.java}.
     */
    CANVAS("canvas") {
        @Override
        Optional<Found> find(Path path) {
            Matcher name = CANVAS_NAME.matcher(fileName(path));
            if (Files.isDirectory(path) || !name.matches()) {
                return Optional.empty();
            }
            String key = name.group("user") == null ? "anon_" + name.group("anonymous") : name.group("user");
            if (name.group("file") == null) {
                return Optional.of(new Found(key, name.group("typed"), 0));
            }
            Matcher attempt = ATTEMPT.matcher(name.group("file"));
            return Optional.of(
                    attempt.matches()
                            ? new Found(
                                    key,
                                    attempt.group("stem") + attempt.group("ending"),
                                    Integer.parseInt(attempt.group("attempt")))
                            : new Found(key, name.group("file"), 0));
        }

        @Override
        boolean isLayoutOf(Path folder, List<Path> children) {
            return !children.isEmpty()
                    && children.stream().allMatch(child -> find(child).isPresent());
        }
    },

    /** "Export submissions" of Gradescope: {@code submission_metadata.yml} beside folders {@code submission_123456}. */
    GRADESCOPE("gradescope") {
        @Override
        Optional<Found> find(Path path) {
            Matcher name = GRADESCOPE_NAME.matcher(fileName(path));
            return name.matches() && Files.isDirectory(path)
                    ? Optional.of(new Found(name.group("number"), fileName(path), 0))
                    : Optional.empty();
        }

        @Override
        boolean isLayoutOf(Path folder, List<Path> children) {
            return Files.exists(folder.resolve(GradescopeMetadata.FILE))
                    && children.stream().anyMatch(child -> find(child).isPresent());
        }
    };

    /**
     * What a name tells.
     *
     * @param name what the student called the file
     * @param attempt 0 for the first; of several attempts at one file, the last one counts
     */
    record Found(String key, String name, int attempt) {}

    /** The group of those who are in none; it has no number in Moodle. */
    private static final String GROUPLESS = "default-group";

    private static final List<String> ENDINGS = List.of(".zip", ".java", ".yaml", ".yml", ".json", ".csv");

    private static final Pattern MOODLE_NAME =
            pattern("(?:.*?_(?<number>\\d+)|[^_]*)_assignsubmission_[a-z][a-z0-9]*(?:_(?<file>.*))?");

    private static final Pattern CANVAS_NAME =
            pattern("(?:(?:.+?_)??(?:LATE_)?anon_(?<anonymous>[0-9A-Za-z]+)|.+?_(?:LATE_)?(?<user>\\d+))"
                    + "_(?:\\d+_(?<file>.+)|(?<typed>(?:text|link)\\.html))");

    /** Canvas counts attempts in the name; nine digits are the student's own. */
    private static final Pattern ATTEMPT = pattern("(?<stem>.+?)-(?<attempt>\\d{1,4})(?<ending>\\.[A-Za-z0-9]+)");

    private static final Pattern GRADESCOPE_NAME = pattern("submission_(?<number>\\d+)");

    private final String id;

    Layout(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }

    public static Optional<Layout> withId(String id) {
        return Arrays.stream(values()).filter(layout -> layout.id.equals(id)).findFirst();
    }

    /** The key and the student's own name for something in the folder; empty when this layout does not name it so. */
    abstract Optional<Found> find(Path path);

    abstract boolean isLayoutOf(Path folder, List<Path> children);

    /** The first that fits; a folder that no system made is plain. */
    static Layout of(Path folder, List<Path> children) {
        return List.of(GRADESCOPE, MOODLE, CANVAS, PLAIN).stream()
                .filter(layout -> layout.isLayoutOf(folder, children))
                .findFirst()
                .orElse(PLAIN);
    }

    /** In a plain folder, what has another ending is nobody's submission. */
    static boolean isSubmission(Path path) {
        String name = fileName(path).toLowerCase(Locale.ROOT);
        return Files.isDirectory(path) || ENDINGS.stream().anyMatch(name::endsWith);
    }

    /** The name without an ending that a submission may have. */
    static String stem(Path path) {
        String name = fileName(path);
        int dot = name.lastIndexOf('.');
        boolean known = dot > 0 && ENDINGS.contains(name.substring(dot).toLowerCase(Locale.ROOT));
        return known && !Files.isDirectory(path) ? name.substring(0, dot) : name;
    }

    static String fileName(Path path) {
        Path name = path.getFileName();
        return name == null ? path.toString() : name.toString();
    }

    /** A name may have line ends in it. */
    private static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.DOTALL);
    }
}
