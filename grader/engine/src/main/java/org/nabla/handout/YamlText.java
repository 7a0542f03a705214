package org.nabla.handout;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.nabla.spec.source.Mapping;
import org.nabla.spec.source.Scalar;
import org.nabla.spec.source.Sequence;
import org.nabla.spec.source.Source;

/** Writes a tree as YAML: every digit as it was written, in lines that people can read. Comments are not in a tree. */
final class YamlText {

    private static final int WIDTH = 120;
    private static final String INDENT = "  ";
    private static final String PLAIN = "[\\p{L}_][\\p{L}\\p{N}_.-]*";

    /** What YAML 1.1 or 1.2 reads as something else than text. */
    private static final Set<String> WORDS = Set.of("null", "true", "false", "yes", "no", "on", "off");

    private YamlText() {}

    static String of(Mapping root) {
        return block(root, "");
    }

    private static String block(Mapping mapping, String indent) {
        return mapping.entries().stream()
                .map(entry -> indent + text(entry.key()) + ":" + value(entry.value(), indent, text(entry.key())))
                .collect(joining());
    }

    private static String value(Source value, String indent, String key) {
        String flow = flow(value);
        boolean fits = indent.length() + key.length() + 2 + flow.length() <= WIDTH;
        boolean isList =
                value instanceof Sequence sequence && sequence.items().stream().anyMatch(Mapping.class::isInstance);
        if (value instanceof Mapping mapping && !fits) {
            return "\n" + block(mapping, indent + INDENT);
        }
        if (value instanceof Sequence sequence && isList && (!fits || indent.isEmpty())) {
            return "\n" + items(sequence.items(), indent + INDENT);
        }
        return " " + flow + "\n";
    }

    private static String items(List<Source> items, String indent) {
        return items.stream().map(item -> item(item, indent)).collect(joining());
    }

    private static String item(Source item, String indent) {
        String flow = flow(item);
        if (!(item instanceof Mapping mapping) || indent.length() + 2 + flow.length() <= WIDTH) {
            return indent + "- " + flow + "\n";
        }
        return indent + "- " + block(mapping, indent + INDENT).stripLeading();
    }

    private static String flow(Source source) {
        if (source instanceof Mapping mapping) {
            return mapping.entries().isEmpty()
                    ? "{}"
                    : mapping.entries().stream()
                            .map(entry -> text(entry.key()) + ": " + flow(entry.value()))
                            .collect(joining(", ", "{ ", " }"));
        }
        if (source instanceof Sequence sequence) {
            return sequence.items().stream().map(YamlText::flow).collect(joining(", ", "[", "]"));
        }
        Scalar scalar = (Scalar) source;
        return switch (scalar.kind()) {
            case STRING -> text(scalar.text());
            case NULL -> "null";
            case INTEGER, REAL, BOOLEAN -> scalar.text();
        };
    }

    private static String text(String text) {
        if (text.matches(PLAIN) && !WORDS.contains(text.toLowerCase(Locale.ROOT))) {
            return text;
        }
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(character -> quoted.append(escaped(character)));
        return quoted.append('"').toString();
    }

    private static String escaped(int character) {
        if (character == '"' || character == '\\') {
            return "\\" + Character.toString(character);
        }
        boolean shown = (character >= ' ' && character < 0x7f) || (character >= 0xa0 && isPrintable(character));
        return shown ? Character.toString(character) : "\\U%08X".formatted(character);
    }

    /** Line and paragraph separators and marks that turn the direction of writing are written as numbers. */
    private static boolean isPrintable(int character) {
        int type = Character.getType(character);
        return type != Character.FORMAT
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR
                && type != Character.SURROGATE
                && type != Character.UNASSIGNED
                && type != Character.PRIVATE_USE;
    }
}
