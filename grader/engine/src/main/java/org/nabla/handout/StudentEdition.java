package org.nabla.handout;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.nabla.message.Message;
import org.nabla.message.MessageCode;
import org.nabla.spec.Problem;
import org.nabla.spec.Question;
import org.nabla.spec.SpecException;
import org.nabla.spec.source.Mapping;
import org.nabla.spec.source.Scalar;
import org.nabla.spec.source.Sequence;
import org.nabla.spec.source.Source;

/**
 * A problem as anybody may have it: what a student's work is checked with, and nothing that only an instructor knows.
 *
 * <p>Left out are questions that students do not see yet, expected values and published keys, arrays that the problem does
 * not read, and comments. The network, the data and the rules of judging stay: a check needs them, and whoever has them
 * and a reference can compute the values of the published instance, as the statement asks to.
 */
public final class StudentEdition {

    /** What a question keeps; a field that is new in the language is left out until it is named here. */
    static final Set<String> OPEN_FIELDS =
            Set.of("id", "asks", "points", "tolerance", "share", "choices", "accepts", "given");

    /** What only an instructor knows, or says what is left out. */
    static final Set<String> CLOSED_FIELDS = Set.of("expected", "published", "visibility");

    private final ProblemFiles files;
    private final Problem problem;

    private StudentEdition(ProblemFiles files) {
        this.files = files;
        this.problem = files.problem();
    }

    /**
     * The files of the open part of a problem, by their paths in its folder, sorted; {@code problem.yaml} is among them.
     *
     * @throws SpecException when no question is open
     */
    public static Map<String, byte[]> of(ProblemFiles files) {
        StudentEdition edition = new StudentEdition(files);
        Map<String, byte[]> all = new TreeMap<>(data(files));
        all.put("problem.yaml", YamlText.of(edition.tree()).getBytes(UTF_8));
        return all;
    }

    /** The data files by their paths in the problem's folder, sorted, with the arrays that the problem reads. */
    public static Map<String, byte[]> data(ProblemFiles files) {
        Set<String> arrays = new StudentEdition(files).arraysRead();
        Map<String, byte[]> data = new TreeMap<>();
        files.data().forEach(name -> data.put(files.inFolder(name), NumpyArrays.only(arrays, files.dataBytes(name))));
        return data;
    }

    private Mapping tree() {
        Mapping whole = files.tree();
        List<Mapping.Entry> entries = new ArrayList<>();
        for (Mapping.Entry entry : whole.entries()) {
            if (entry.key().equals("questions")) {
                entries.add(replaced(entry, questions((Sequence) entry.value())));
            } else if (!entry.key().equals("tasks")) {
                entries.add(entry);
            }
        }
        int before = index(entries, "questions");
        entries.add(before, new Mapping.Entry("tasks", whole.position(), tasks()));
        return new Mapping(entries, whole.position());
    }

    private static int index(List<Mapping.Entry> entries, String key) {
        return entries.stream().map(Mapping.Entry::key).toList().indexOf(key);
    }

    private static Mapping.Entry replaced(Mapping.Entry entry, Source value) {
        return new Mapping.Entry(entry.key(), entry.keyPosition(), value);
    }

    private Sequence questions(Sequence written) {
        List<Source> open = new ArrayList<>();
        for (int i = 0; i < problem.questions().size(); i++) {
            if (isOpen(problem.questions().get(i))) {
                Mapping question = (Mapping) written.items().get(i);
                List<Mapping.Entry> kept = question.entries().stream()
                        .filter(entry -> OPEN_FIELDS.contains(entry.key()))
                        .toList();
                open.add(new Mapping(kept, question.position()));
            }
        }
        if (open.isEmpty()) {
            throw new SpecException(Message.of(
                            MessageCode.CANNOT_EXPORT,
                            "every question is hidden from students, so there is nothing they could check",
                            "problem `%s`".formatted(problem.id()))
                    .help("`visibility: always`, the default, shows a question to students"));
        }
        return new Sequence(open, written.position());
    }

    private boolean isOpen(Question question) {
        return problem.open().questions().contains(question);
    }

    private Mapping tasks() {
        OpenTasks tasks = new OpenTasks(problem, files.tree().position());
        Optional<Source> own = files.tree().get("tasks");
        return own.isPresent() ? tasks.own((Mapping) own.get(), givenByLeftOut()) : tasks.usual();
    }

    private Map<Question, Source> givenByLeftOut() {
        List<Source> written = ((Sequence) files.tree().get("questions").orElseThrow()).items();
        Map<Question, Source> given = new LinkedHashMap<>();
        for (int i = 0; i < problem.questions().size(); i++) {
            Question question = problem.questions().get(i);
            if (!isOpen(question)) {
                ((Mapping) written.get(i)).get("given").ifPresent(source -> given.put(question, source));
            }
        }
        return given;
    }

    /** Leaves go by their names, other arrays by the name that is written or by that of what they are for. */
    private Set<String> arraysRead() {
        Set<String> names = new LinkedHashSet<>(problem.model().leaves().keySet());
        collectArrays(files.tree(), names);
        return names;
    }

    private static void collectArrays(Mapping mapping, Set<String> names) {
        for (Mapping.Entry entry : mapping.entries()) {
            if (entry.value() instanceof Mapping inner) {
                if (inner.get("file").isPresent()) { // x: { file: data.npz, name: x_train }
                    names.add(entry.key());
                    inner.get("name")
                            .filter(Scalar.class::isInstance)
                            .ifPresent(name -> names.add(((Scalar) name).text()));
                }
                collectArrays(inner, names);
            }
        }
    }
}
