package org.nabla.report.page;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.regex.Pattern;
import org.nabla.message.Characters;

/**
 * Writes elements and text of a page, and nothing else: every text and every value of an attribute is escaped here, once, so
 * that what a stranger wrote is read and never obeyed. What comes out is well-formed XML as well.
 *
 * <p>A character that turns the direction of reading or controls something is shown as U+FFFD. There are no handlers and no
 * style attributes, and a link leads to a place on the page or to a file beside it.
 */
final class Html {

    private static final char REPLACEMENT = '\uFFFD';

    /** Each begins a line, so that two pages can be compared. */
    private static final Set<String> BLOCKS = Set.of(
            "head body header main footer nav section article div p h1 h2 h3 h4 table caption thead tbody tr ul ol li dl dt dd"
                    .concat(
                            " details summary pre figure figcaption meta title style script svg g path rect text math label")
                    .split(" "));

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9:-]*");
    private static final Pattern INSIDE = Pattern.compile("#[A-Za-z0-9-]+|[A-Za-z0-9._~%-]+(?:/[A-Za-z0-9._~%-]+)*");

    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /** Begins an element; its attributes are names and values by turns. */
    Html open(String tag, String... attributes) {
        begin(tag, attributes);
        out.append('>');
        open.push(tag);
        return this;
    }

    /** Ends the element that was begun last. */
    Html close() {
        out.append("</").append(open.pop()).append('>');
        return this;
    }

    /** An element without content. */
    Html empty(String tag, String... attributes) {
        begin(tag, attributes);
        out.append("/>");
        return this;
    }

    /** An element with text in it. */
    Html element(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close();
    }

    Html text(String text) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            escaped(shown(text.codePointAt(i)));
        }
        return this;
    }

    /** A text that somebody else chose: its direction does not turn what stands beside it. */
    Html quoted(String text) {
        return element("bdi", text);
    }

    /** A text in which names are in backticks, as messages have them. */
    Html prose(String text) {
        String[] parts = text.split("`", -1);
        open("bdi");
        if (parts.length % 2 == 0) { // a backtick without its other half is one of the text
            text(text);
        } else {
            for (int i = 0; i < parts.length; i++) {
                if (i % 2 == 0) {
                    text(parts[i]);
                } else {
                    element("code", parts[i]);
                }
            }
        }
        return close();
    }

    /** A style sheet or script of ours, which a browser takes as it is. */
    Html code(String tag, String code) {
        if (code.indexOf('<') >= 0 || code.indexOf('&') >= 0) {
            throw new IllegalArgumentException("`%s` must do without `<` and `&`".formatted(tag));
        }
        begin(tag);
        out.append(">\n").append(code).append("</").append(tag).append('>');
        return this;
    }

    /** A picture of ours, which escapes what it shows itself. */
    Html drawn(String svg) {
        if (!svg.startsWith("<svg ")) {
            throw new IllegalArgumentException("a picture begins with `<svg `");
        }
        newLine();
        out.append(svg);
        return this;
    }

    /** The address of a file beside the page, whatever its name. */
    static String address(String... path) {
        StringBuilder address = new StringBuilder();
        for (String segment : path) {
            address.append(address.isEmpty() ? "" : "/").append(encoded(segment));
        }
        return address.toString();
    }

    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("`%s` is not closed".formatted(open.peek()));
        }
        return out.toString();
    }

    private void begin(String tag, String... attributes) {
        if (BLOCKS.contains(tag)) {
            newLine();
        }
        out.append('<').append(checked(tag));
        for (int i = 0; i < attributes.length; i += 2) {
            attribute(checked(attributes[i]), attributes[i + 1]);
        }
    }

    private void attribute(String name, String value) {
        if (name.startsWith("on") || name.equals("style")) {
            throw new IllegalArgumentException("`%s` is nothing that a page of ours has".formatted(name));
        }
        if (name.equals("href") && !INSIDE.matcher(value).matches()) {
            throw new IllegalArgumentException("a link stays with the page, but leads to `%s`".formatted(value));
        }
        out.append(' ').append(name).append("=\"");
        text(value);
        out.append('"');
    }

    private static String checked(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("`%s` is no name".formatted(name));
        }
        return name;
    }

    private void newLine() {
        if (!out.isEmpty() && out.charAt(out.length() - 1) != '\n' && !open.contains("pre")) {
            out.append('\n');
        }
    }

    private static int shown(int character) {
        boolean plain = (character >= ' ' && character <= '~') || character == '\n' || character == '\t';
        return plain || Characters.isReadable(character) ? character : REPLACEMENT;
    }

    private void escaped(int character) {
        switch (character) {
            case '&' -> out.append("&amp;");
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '"' -> out.append("&quot;");
            case '\'' -> out.append("&#39;");
            default -> out.appendCodePoint(character);
        }
    }

    private static String encoded(String segment) {
        StringBuilder encoded = new StringBuilder();
        for (byte part : segment.getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
            char character = (char) (part & 0xff);
            boolean plain = character < 128 && (Character.isLetterOrDigit(character) || "-_.~".indexOf(character) >= 0);
            encoded.append(plain ? String.valueOf(character) : "%%%02X".formatted((int) character));
        }
        return encoded.toString();
    }
}
