package org.nabla.submission;

/** Makes what a student chose fit to be shown in a line of a message. */
final class Shown {

    private Shown() {}

    /** The same text, with control characters written as Java writes them. */
    static String name(String name) {
        StringBuilder shown = new StringBuilder();
        name.codePoints().forEach(character -> append(shown, character));
        return shown.toString();
    }

    private static void append(StringBuilder shown, int character) {
        if (character == '\n') {
            shown.append("\\n");
        } else if (Character.isISOControl(character) || Character.getType(character) == Character.FORMAT) {
            shown.append("\\u%04x".formatted(character));
        } else {
            shown.appendCodePoint(character);
        }
    }
}
