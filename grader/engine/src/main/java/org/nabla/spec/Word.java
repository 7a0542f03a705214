package org.nabla.spec;

/** One of a few words that a field of a problem may have. */
public interface Word {

    /** As it is written in problem files, and in reports; never changes. */
    String id();
}
