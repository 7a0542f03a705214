package org.nabla.report;

import java.util.List;

/** Text that a student or a student's program may choose, against a reader of it. */
final class Hostile {

    static final String COLOUR = "\u001b[31mred\u001b[0m";
    static final String LINK = "\u001b]8;;http://x\u0007click\u001b]8;;\u0007";
    static final String TURNED = "\u202Etxet\u202C";
    static final String NUL = "a\u0000b";
    static final String HALF = "\uD800";
    static final String MARKUP = "</script><b>&amp;]]>";
    static final String BACK = "over\rwritten\b\b";

    static final List<String> EACH = List.of(COLOUR, LINK, TURNED, NUL, HALF, MARKUP, BACK, "\"\\", "12:30 'a' `b`");

    static final String ALL = String.join(" ", EACH);

    private Hostile() {}
}
