package org.nabla.report.curve;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.nabla.message.Characters;

/** The text of an SVG being written, an element a line; every text and attribute is escaped here. */
final class SvgText {

    private final StringBuilder text = new StringBuilder();

    /** A line of elements that are already as they must be. */
    @SuppressWarnings("AnnotateFormatMethod") // the annotation would cost a dependency
    void line(String elements, Object... parts) {
        text.append(elements.formatted(parts)).append('\n');
    }

    /** Characters of a stranger as XML may hold them, in a text or an attribute. */
    static String escaped(String characters) {
        StringBuilder result = new StringBuilder(characters.length());
        harmless(characters).codePoints().forEach(character -> {
            switch (character) {
                case '&' -> result.append("&amp;");
                case '<' -> result.append("&lt;");
                case '>' -> result.append("&gt;");
                case '"' -> result.append("&quot;");
                case '\'' -> result.append("&#39;");
                default -> result.appendCodePoint(character);
            }
        });
        return result.toString();
    }

    /** The same characters, but for those that are obeyed and not read. */
    static String harmless(String characters) {
        StringBuilder result = new StringBuilder(characters.length());
        characters
                .codePoints()
                .forEach(character -> result.appendCodePoint(Characters.isReadable(character) ? character : 0xFFFD));
        return result.toString();
    }

    /** A length in pixels, to two decimals: as {@code 12.5}. */
    static String px(double length) {
        BigDecimal rounded = BigDecimal.valueOf(length).setScale(2, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
