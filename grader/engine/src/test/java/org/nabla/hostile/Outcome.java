package org.nabla.hostile;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nabla.grading.QuestionResult;
import org.nabla.grading.SubmissionReport;
import org.nabla.message.Message;

/**
 * What came of a program.
 *
 * @param first the verdict on the function that attacks, and the code of its message
 * @param second the same of a function that does not, asked for afterwards
 * @param says what the program says it could do
 * @param touched what was found afterwards that is not the program's: a file written, a connection, a process left
 */
record Outcome(String first, String second, List<String> says, List<String> touched) {

    private static final String FIELDS = "\t";
    private static final String ENTRIES = "; ";
    private static final String ALTERNATIVES = " or ";

    /** Follows what may be said or found or not: whether it is depends on who is faster. */
    private static final String DOUBT = "?";

    /** How a program marks what it says, among all that may be on its console. */
    private static final String SAYS = "> ";

    Outcome {
        says = List.copyOf(says);
        touched = List.copyOf(touched);
    }

    static Outcome of(SubmissionReport report, List<String> touched) {
        return new Outcome(
                verdict(report, "first"),
                verdict(report, "second"),
                said(report.console().text()),
                touched);
    }

    private static String verdict(SubmissionReport report, String function) {
        List<Message> about = report.run().messages();
        QuestionResult result = report.questions().stream()
                .filter(question -> question.question().id().equals(function))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no question is answered: " + about));
        String word = result.verdict().id();
        String code = (about.isEmpty()
                        ? result.verdict().message()
                        : about.stream().findFirst())
                .map(message -> " " + message.code().id())
                .orElse("");
        return word + code;
    }

    private static List<String> said(String console) {
        return console.lines()
                .filter(line -> line.startsWith(SAYS))
                .map(line -> line.substring(SAYS.length()))
                .collect(Collectors.toList());
    }

    /** What the program got hold of, by its own word or by what was found. */
    List<String> gains() {
        return Stream.concat(
                        says.stream()
                                .map(Outcome::withoutDoubt)
                                .filter(said -> said.endsWith(": done") || said.endsWith(": not bounded")),
                        touched.stream().map(Outcome::withoutDoubt))
                .toList();
    }

    /**
     * With the one of several verdicts that this allows ({@code a or b}) that came out, and what may be said or found
     * or not ({@code a?}) as it was; otherwise the same.
     */
    Outcome narrowedBy(Outcome actual) {
        boolean allowed = Arrays.asList(first.split(ALTERNATIVES, -1)).contains(actual.first());
        return new Outcome(
                allowed ? actual.first() : first,
                second,
                narrowed(says, actual.says()),
                narrowed(touched, actual.touched()));
    }

    private static List<String> narrowed(List<String> expected, List<String> actual) {
        return expected.stream()
                .filter(one -> !one.endsWith(DOUBT) || actual.contains(withoutDoubt(one)))
                .map(Outcome::withoutDoubt)
                .toList();
    }

    private static String withoutDoubt(String found) {
        return found.endsWith(DOUBT) ? found.substring(0, found.length() - DOUBT.length()) : found;
    }

    /** In one line; {@code parse} is the way back. */
    String line() {
        return String.join(FIELDS, first, second, String.join(ENTRIES, says), String.join(ENTRIES, touched));
    }

    static Outcome parse(String line) {
        String[] fields = line.split(FIELDS, -1);
        return new Outcome(fields[0], fields[1], entries(fields[2]), entries(fields[3]));
    }

    private static List<String> entries(String field) {
        return field.isEmpty() ? List.of() : Arrays.asList(field.split(ENTRIES, -1));
    }
}
