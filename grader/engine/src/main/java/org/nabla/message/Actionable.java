package org.nabla.message;

import java.util.List;

/** An exception that somebody has to act on before anything can go on: a file, the command line, a full disk. */
public interface Actionable {

    /** What is told to them, at least one, in the order in which they are shown. */
    List<Message> messages();
}
