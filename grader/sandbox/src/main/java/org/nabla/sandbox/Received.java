package org.nabla.sandbox;

/** What came of waiting for a child's next line. */
public sealed interface Received {

    /** A line without its end. */
    record Line(String text) implements Received {}

    /** There is no line, and there will be none. */
    record Ended(Ending ending) implements Received {}
}
