package org.nabla.message;

/** Tells characters that are read from those that are obeyed. */
public final class Characters {

    private Characters() {}

    /** Whether it neither controls a terminal, ends a line or turns the direction of reading, nor is half a character. */
    public static boolean isReadable(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
