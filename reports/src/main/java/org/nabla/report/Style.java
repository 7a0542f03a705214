package org.nabla.report;

import java.util.List;
import org.nabla.grading.Curve;
import org.nabla.report.curve.CurveText;

/**
 * How text looks in a terminal.
 *
 * @param colour whether ANSI colours are written
 * @param ascii whether the terminal cannot show more than ASCII
 * @param width of drawings, in characters; text is broken at 100
 */
public record Style(boolean colour, boolean ascii, int width) {

    /** What every terminal has. */
    public static final int USUAL_WIDTH = 80;

    /** What a file or a pipe gets. */
    public static final Style PLAIN = new Style(false, false);

    /** Of the usual width. */
    public Style(boolean colour, boolean ascii) {
        this(colour, ascii, USUAL_WIDTH);
    }

    /** The few things that are set off. */
    enum Tone {
        NORMAL(""),
        STRONG("1"),
        FAINT("2"),
        RIGHT("32"),
        WRONG("31"),
        OPEN("33");

        private final String ansi;

        Tone(String ansi) {
            this.ansi = ansi;
        }
    }

    String paint(Tone tone, String text) {
        return colour && tone != Tone.NORMAL && !text.isEmpty()
                ? "\u001b[" + tone.ansi + "m" + text + "\u001b[0m"
                : text;
    }

    /** Curves as lines of this terminal. */
    List<String> drawn(List<Curve> curves) {
        return new CurveText(width, ascii, text -> paint(Tone.FAINT, text)).lines(curves);
    }

    /** The finished text in the characters that the terminal has. */
    String spell(String text) {
        return ascii ? inAscii(text) : text;
    }

    private static String inAscii(String text) {
        String spelt = text.replace("…", "...")
                .replace("–", "-")
                .replace("−", "-")
                .replace("×", "x")
                .replace("→", "->")
                .replace("≤", "<=");
        StringBuilder ascii = new StringBuilder(spelt.length());
        spelt.codePoints().forEach(character -> ascii.appendCodePoint(character < 128 ? character : '?'));
        return ascii.toString();
    }
}
