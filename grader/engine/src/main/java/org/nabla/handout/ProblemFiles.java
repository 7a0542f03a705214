package org.nabla.handout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.nabla.message.Message;
import org.nabla.message.MessageCode;
import org.nabla.spec.Problem;
import org.nabla.spec.ProblemReader;
import org.nabla.spec.SpecException;
import org.nabla.spec.source.Mapping;
import org.nabla.spec.source.Scalar;
import org.nabla.spec.source.Sequence;
import org.nabla.spec.source.Source;
import org.nabla.spec.source.SourceReader;
import org.nabla.spec.source.SourceText;

/**
 * The files a problem is made of: its own and the data it reads. Known submissions, statement and whatever else lies in the
 * folder are not among them.
 */
public final class ProblemFiles {

    /** The sections of a problem file that may name data files. */
    private static final List<String> WITH_DATA = List.of("parameters", "data", "training");

    private final Path file;
    private final Problem problem;
    private final Mapping tree;
    private final Set<String> data = new TreeSet<>();

    private ProblemFiles(Path file, Problem problem, Mapping tree) {
        this.file = file;
        this.problem = problem;
        this.tree = tree;
    }

    /**
     * Reads a problem file, or the one in a folder, and finds out what else belongs to it.
     *
     * @throws SpecException when the problem cannot be read, or a data file lies outside of the problem's folder
     */
    public static ProblemFiles of(Path fileOrFolder) {
        Path file = ProblemReader.located(fileOrFolder);
        Problem problem = ProblemReader.read(file); // after which the file is known to be fields with names
        Mapping tree = (Mapping) new SourceReader().read(SourceText.read(file));
        ProblemFiles files = new ProblemFiles(file, problem, tree);
        WITH_DATA.forEach(section -> tree.get(section).ifPresent(files::collect));
        files.data.forEach(files::requireInside);
        return files;
    }

    public Problem problem() {
        return problem;
    }

    /** The names of the data files as the problem has them, relative to its folder, sorted. */
    public Set<String> data() {
        return Set.copyOf(data);
    }

    /** All of them byte for byte, by their paths in the problem's folder, sorted. */
    public Map<String, byte[]> whole() {
        Map<String, byte[]> whole = new TreeMap<>();
        whole.put(fileName(), bytes(file));
        data.forEach(name -> whole.put(inFolder(name), dataBytes(name)));
        return whole;
    }

    Mapping tree() {
        return tree;
    }

    byte[] dataBytes(String name) {
        return bytes(folder().resolve(name));
    }

    /** The path a data file has in the problem's folder: {@code data/x.npz} for {@code ./data/x.npz}. */
    String inFolder(String name) {
        return folder().relativize(folder().resolve(name).normalize())
                .toString()
                .replace('\\', '/');
    }

    private Path folder() {
        return problem.identity().folder();
    }

    private String fileName() {
        Path name = file.getFileName();
        String written = name == null ? "" : name.toString();
        return written.endsWith(".json") ? "problem.json" : "problem.yaml";
    }

    private void collect(Source source) {
        if (source instanceof Sequence sequence) {
            sequence.items().forEach(this::collect);
        }
        if (!(source instanceof Mapping mapping)) {
            return;
        }
        for (Mapping.Entry entry : mapping.entries()) {
            if (entry.key().equals("file") && entry.value() instanceof Scalar name) {
                data.add(name.text());
            } else {
                collect(entry.value());
            }
        }
    }

    private void requireInside(String name) {
        if (!folder().resolve(name).normalize().startsWith(folder())) {
            throw new SpecException(Message.of(
                            MessageCode.CANNOT_EXPORT,
                            "the data file `%s` lies outside of the problem's folder".formatted(name),
                            "problem `%s`".formatted(problem.id()))
                    .help("put it beside the problem file, and name it without a path that leads out"));
        }
    }

    private static byte[] bytes(Path path) {
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new SpecException(
                    Message.of(MessageCode.FILE_UNREADABLE, "`%s` cannot be read".formatted(path.getFileName()), "")
                            .with(Message.Evidence.actual(e.toString())));
        }
    }
}
