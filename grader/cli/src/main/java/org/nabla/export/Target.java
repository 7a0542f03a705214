package org.nabla.export;

import java.util.List;

/** Somewhere a problem can be taken to. */
public interface Target {

    /** As {@code --to} has it: {@code gradescope}. */
    String id();

    /** What it is, in a few words: {@code the autograder of a Gradescope assignment}. */
    String description();

    /** The files, by their paths below the output folder. */
    PackedFiles pack(Order order);

    /**
     * What to do with the files and what to know about them, a line each, in Markdown.
     */
    List<String> next(Order order);
}
