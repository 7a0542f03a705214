package org.nabla.message;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a reader is told when something is wrong: what, where, the evidence, what to try.
 *
 * <p>The summary states a fact and stands on its own, in lower case and without a full stop. Only {@code help} advises,
 * and it is empty when there is nothing useful to advise.
 */
public record Message(MessageCode code, String summary, String location, List<Evidence> evidence, List<String> help) {

    /** One labelled fact, such as {@code expected: 1×3, one entry per unit}. */
    public record Evidence(String label, String text) {

        public static Evidence expected(String text) {
            return new Evidence("expected", text);
        }

        public static Evidence actual(String text) {
            return new Evidence("actual", text);
        }

        public static Evidence note(String text) {
            return new Evidence("note", text);
        }
    }

    public Message {
        evidence = List.copyOf(evidence);
        help = List.copyOf(help);
    }

    public static Message of(MessageCode code, String summary, String location) {
        return new Message(code, summary, location, List.of(), List.of());
    }

    public Message with(Evidence fact) {
        return new Message(code, summary, location, appended(evidence, fact), help);
    }

    public Message help(String advice) {
        return new Message(code, summary, location, evidence, appended(help, advice));
    }

    /** With other advice in the place of what there is. */
    public Message advising(List<String> other) {
        return new Message(code, summary, location, evidence, other);
    }

    /** Advice when there is any. */
    public Message help(Optional<String> advice) {
        return advice.map(this::help).orElse(this);
    }

    /** The whole message as a reader sees it, each line ended by {@code \n}. */
    public String render() {
        StringBuilder text = new StringBuilder("error[%s]: %s\n".formatted(code.id(), summary));
        if (!location.isEmpty()) {
            text.append("  --> %s\n".formatted(location));
        }
        int width =
                evidence.stream().mapToInt(fact -> fact.label().length()).max().orElse(0);
        for (Evidence fact : evidence) {
            String label = fact.label() + ":" + " ".repeat(width - fact.label().length());
            String indented = fact.text().replace("\n", "\n     " + " ".repeat(width + 2));
            text.append("   = %s %s\n".formatted(label, indented));
        }
        help.forEach(advice -> text.append("   = help: %s\n".formatted(advice)));
        return text.append("   = more: nabla explain %s\n".formatted(code.id())).toString();
    }

    private static <T> List<T> appended(List<T> list, T last) {
        return Stream.concat(list.stream(), Stream.of(last)).toList();
    }
}
