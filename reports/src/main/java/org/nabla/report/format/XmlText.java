package org.nabla.report.format;

/** Characters of a stranger as XML 1.0 may hold them. */
final class XmlText {

    private XmlText() {}

    /** As the text of an element. What XML cannot hold even as a reference is U+FFFD. */
    static String element(String text) {
        StringBuilder result = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            switch (character) {
                case '&' -> result.append("&amp;");
                case '<' -> result.append("&lt;");
                case '>' -> result.append("&gt;"); // ]]> may not stand in a text
                default -> result.appendCodePoint(isAllowed(character) ? character : 0xFFFD);
            }
        });
        return result.toString();
    }

    /** As the value of an attribute between double quotation marks; its line breaks are kept. */
    static String attribute(String text) {
        return element(text)
                .replace("\"", "&quot;")
                .replace("\t", "&#9;")
                .replace("\n", "&#10;")
                .replace("\r", "&#13;");
    }

    private static boolean isAllowed(int character) {
        return character == '\t'
                || character == '\n'
                || character == '\r'
                || (character >= 0x20 && character <= 0xD7FF)
                || (character >= 0xE000 && character <= 0xFFFD)
                || character >= 0x10000;
    }
}
