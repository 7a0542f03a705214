package org.nabla.submission;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.nabla.message.Message;
import org.nabla.message.Message.Evidence;
import org.nabla.message.MessageCode;
import org.nabla.message.NearestName;

/**
 * The functions of a submission, as its worker found them.
 *
 * @param version of the language, for the report
 * @param ambiguous names that mean several functions, which therefore cannot be called, and those functions
 */
public record Signatures(
        String language, String version, Map<String, Function> functions, Map<String, List<String>> ambiguous) {

    /** One function; types are as the student wrote them. */
    public record Function(String name, List<Parameter> parameters, String returns) {

        public Function {
            parameters = List.copyOf(parameters);
        }
    }

    /** One parameter of a function. */
    public record Parameter(String name, String type) {}

    public Signatures {
        functions = Collections.unmodifiableMap(new TreeMap<>(functions));
        ambiguous = Collections.unmodifiableMap(new TreeMap<>(ambiguous));
    }

    /** The function that a task of this name calls. */
    public Optional<Function> find(String task) {
        return NameRule.find(task, names()).map(functions::get);
    }

    /** Why {@code find} finds nothing. */
    public Message absence(String task) {
        return NameRule.find(task, ambiguous.keySet())
                .map(name -> ambiguous(task, name))
                .orElseGet(() -> missing(task));
    }

    private List<String> names() {
        return Stream.concat(functions.keySet().stream(), ambiguous.keySet().stream())
                .sorted()
                .toList();
    }

    private Message ambiguous(String task, String name) {
        return Message.of(
                        MessageCode.FUNCTION_AMBIGUOUS,
                        "it cannot be told which function `%s` is meant for `%s`".formatted(name, task),
                        "")
                .with(Evidence.expected("one function of that name"))
                .with(Evidence.actual(String.join("\n", ambiguous.getOrDefault(name, List.of()))))
                .help("rename the others, or make them private");
    }

    private Message missing(String task) {
        return Message.of(MessageCode.FUNCTION_MISSING, "there is no function `%s`".formatted(task), "")
                .with(Evidence.actual(
                        names().isEmpty() ? "no functions" : "functions `%s`".formatted(String.join("`, `", names()))))
                .help(NearestName.of(task, names())
                        .map(written -> "did you mean `%s` by `%s`?".formatted(task, written)));
    }
}
