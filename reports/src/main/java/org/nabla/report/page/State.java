package org.nabla.report.page;

import org.nabla.report.document.VerdictWord;

/** What became of a quantity; each is told apart by a mark and by words, and by colour only besides. */
enum State {
    NOT_ASKED("none", "not asked", ""),
    RIGHT("right", "right", "M-5 0.5l3.5 3.5L5-4"),
    CARRIED("carried", "carried forward", "M-5.5 0h9.5M0.5-4L4.5 0 0.5 4"),
    NOT_REACHED("open", "not reached", "M-4.5 0h9"),
    WRONG("wrong", "wrong", "M-4-4l8 8M4-4l-8 8");

    private final String id;
    private final String words;
    private final String mark;

    State(String id, String words, String mark) {
        this.id = id;
        this.words = words;
        this.mark = mark;
    }

    static State of(VerdictWord verdict) {
        return switch (verdict) {
            case CORRECT -> RIGHT;
            case CARRIED_FORWARD -> CARRIED;
            case INCORRECT -> WRONG;
            case NOT_ATTEMPTED, RAISED, TIMED_OUT, OUT_OF_MEMORY, MALFORMED, SKIPPED, GRADER_FAULT -> NOT_REACHED;
        };
    }

    /** The name of its class in style sheets. */
    String id() {
        return id;
    }

    String words() {
        return words;
    }

    /** The one to show where several are meant: what is wrong hides nothing else. */
    State worse(State other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** Its mark, around a point of a picture. */
    void draw(Html html, double x, double y) {
        if (!mark.isEmpty()) {
            html.empty(
                    "path",
                    "class",
                    "mark",
                    "transform",
                    "translate(%s %s)".formatted(Pixels.text(x), Pixels.text(y)),
                    "d",
                    mark);
        }
    }

    /** Its mark beside text, which says the same in words. */
    void icon(Html html) {
        html.open("svg", "class", "icon " + id, "viewBox", "-9 -9 18 18", "aria-hidden", "true", "focusable", "false");
        html.empty("rect", "class", "frame", "x", "-8", "y", "-8", "width", "16", "height", "16", "rx", corner());
        draw(html, 0, 0);
        html.close();
    }

    /** Round for what is right, and square for what is not. */
    String corner() {
        return switch (this) {
            case RIGHT -> "8";
            case CARRIED, NOT_ASKED -> "5";
            case NOT_REACHED, WRONG -> "0";
        };
    }
}
