package org.nabla.batch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.nabla.batch.HandIns.Callings;
import org.nabla.message.Message;
import org.nabla.message.Message.Evidence;
import org.nabla.message.MessageCode;
import org.nabla.submission.SubmissionPart;

/** Finds the submissions in a folder, however it came about. */
public final class SubmissionFolder {

    /** What systems and archivers put beside the files of people. */
    private static final Set<String> SYSTEM_FILES = Set.of("thumbs.db", "desktop.ini");

    private final Path folder;
    private final Layout layout;
    private final List<Path> children;
    private final List<String> notices = new ArrayList<>();

    private SubmissionFolder(Path folder, Layout layout, List<Path> children) {
        this.folder = folder;
        this.layout = layout;
        this.children = children;
    }

    /**
     * The submissions in a folder, or the one that a path leads to.
     *
     * @param layout how the folder is laid out; found out when it is not said
     * @throws BatchException when there is none, or two have one key
     */
    public static HandIns read(Path path, Optional<Layout> layout, Optional<Roster> roster) {
        if (!Files.exists(path)) {
            throw new BatchException(Message.of(
                    MessageCode.SUBMISSION_UNREADABLE,
                    "there is no folder `%s`".formatted(Names.shown(path.toString())),
                    ""));
        }
        Path from = path.toAbsolutePath().normalize();
        if (!Files.isDirectory(from)) {
            return new SubmissionFolder(from, Layout.PLAIN, List.of(from)).handIns(roster);
        }
        List<Path> children = children(from);
        Layout itsOwn = layout.orElseGet(() -> Layout.of(from, children));
        if (layout.isEmpty() && itsOwn == Layout.PLAIN && children.size() == 1 && Files.isDirectory(children.get(0))) {
            Path only = children.get(0); // a download that was unpacked into a folder of its own
            Layout inside = Layout.of(only, children(only));
            if (inside != Layout.PLAIN) {
                return new SubmissionFolder(only, inside, children(only)).handIns(roster);
            }
        }
        return new SubmissionFolder(from, itsOwn, children).handIns(roster);
    }

    private static List<Path> children(Path folder) {
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(child -> !isIgnored(Layout.fileName(child)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isIgnored(String name) {
        return name.startsWith(".")
                || name.startsWith("__")
                || name.equals(GradescopeMetadata.FILE)
                || SYSTEM_FILES.contains(name.toLowerCase(Locale.ROOT));
    }

    private HandIns handIns(Optional<Roster> roster) {
        Map<String, List<SubmissionPart>> found = layout == Layout.PLAIN ? plain(children) : downloaded();
        if (found.isEmpty()) {
            throw new BatchException(Message.of(
                            MessageCode.NOTHING_TO_GRADE,
                            "the folder `%s` has no submissions".formatted(Names.shown(folder.toString())),
                            "")
                    .with(Evidence.expected(
                            "a folder, a .zip, a .java file or an answer sheet for each student, or what"
                                    + " Moodle, Canvas or Gradescope lets you download")));
        }
        List<HandIn> all = new ArrayList<>();
        found.forEach((key, parts) -> all.add(new HandIn(key, parts)));
        HandIns handIns = roster.isPresent()
                ? HandIns.withRoster(found, new Callings(callings()), roster.get())
                : new HandIns(all, List.of(), List.of());
        return handIns.withNotices(notices);
    }

    /** Two that have the same name but for the ending are two submissions, under their whole names. */
    private Map<String, List<SubmissionPart>> plain(List<Path> paths) {
        Map<String, List<Path>> byStem = new TreeMap<>();
        List<String> others = new ArrayList<>();
        for (Path path : paths) {
            if (Layout.isSubmission(path)) {
                byStem.computeIfAbsent(Layout.stem(path), stem -> new ArrayList<>())
                        .add(path);
            } else {
                others.add(Layout.fileName(path));
            }
        }
        if (!others.isEmpty()) {
            notices.add("left out, since no submission has such an ending: " + HandIns.named(others));
        }
        Map<String, List<SubmissionPart>> found = new TreeMap<>();
        byStem.forEach((stem, same) -> {
            for (Path path : same) {
                String key = same.size() == 1 ? stem : Layout.fileName(path);
                found.put(found.containsKey(key) ? unreadable(path) : key, List.of(part(path, Layout.fileName(path))));
            }
            if (same.size() > 1) {
                notices.add("`%s` is there %d times; each is graded, under its whole name: %s"
                        .formatted(
                                Names.shown(stem),
                                same.size(),
                                HandIns.named(
                                        same.stream().map(Layout::fileName).toList())));
            }
        });
        return found;
    }

    /** Two names that this system's character set shows as one are told apart by what they consist of. */
    private static String unreadable(Path path) {
        return "%s-%s"
                .formatted(
                        Layout.fileName(path),
                        Digest.of(path.toUri().getRawPath()).substring(0, 12));
    }

    private record Piece(Layout.Found found, Path path) {}

    /** What a system named is put together by its key; what it did not name is a submission of its own. */
    private Map<String, List<SubmissionPart>> downloaded() {
        Map<String, List<Piece>> byKey = new TreeMap<>();
        List<Path> others = new ArrayList<>();
        for (Path child : children) {
            layout.find(child)
                    .ifPresentOrElse(
                            found -> byKey.computeIfAbsent(found.key(), key -> new ArrayList<>())
                                    .add(new Piece(found, child)),
                            () -> others.add(child));
        }
        Map<String, List<SubmissionPart>> found = new TreeMap<>();
        byKey.forEach((key, pieces) -> found.put(key, lastAttempts(key, pieces)));
        Map<String, List<SubmissionPart>> plain = plain(others);
        if (!plain.isEmpty()) {
            notices.add("not named as %s names submissions; each is graded as one: %s"
                    .formatted(layout.id(), HandIns.named(List.copyOf(plain.keySet()))));
        }
        plain.forEach((key, parts) -> {
            if (found.put(key, parts) != null) {
                throw new BatchException(Message.of(
                                MessageCode.SEVERAL_SUBMISSIONS,
                                "two submissions have the key `%s`".formatted(Names.shown(key)),
                                Names.shown(folder.toString()))
                        .help("take out the one that does not count, or rename it"));
            }
        });
        return found;
    }

    private List<SubmissionPart> lastAttempts(String key, List<Piece> pieces) {
        Map<String, Piece> last = new TreeMap<>();
        List<Piece> others = new ArrayList<>();
        for (Piece piece : pieces) {
            if (Files.isDirectory(piece.path())) {
                others.add(piece);
                continue;
            }
            last.merge(piece.found().name(), piece, (one, other) -> later(key, one, other));
        }
        return Stream.concat(others.stream(), last.values().stream())
                .sorted(Comparator.comparing(Piece::path))
                .map(piece -> part(piece.path(), piece.found().name()))
                .toList();
    }

    private Piece later(String key, Piece one, Piece other) {
        notices.add("`%s` is there more than once for `%s`; the last attempt counts"
                .formatted(Names.shown(one.found().name()), Names.shown(key)));
        return one.found().attempt() > other.found().attempt() ? one : other;
    }

    private Map<String, List<String>> callings() {
        if (layout != Layout.GRADESCOPE) {
            return new HashMap<>();
        }
        try {
            return GradescopeMetadata.submitters(folder.resolve(GradescopeMetadata.FILE));
        } catch (IOException e) {
            throw new BatchException(Message.of(
                            MessageCode.SUBMISSION_UNREADABLE,
                            "`%s` cannot be read".formatted(GradescopeMetadata.FILE),
                            Names.shown(folder.toString()))
                    .with(Evidence.actual(Names.shown(e.toString())))
                    .help("without it, the roster can name submissions by their numbers only; leave out `--roster`"));
        }
    }

    private static SubmissionPart part(Path path, String name) {
        return new SubmissionPart(path, name);
    }
}
