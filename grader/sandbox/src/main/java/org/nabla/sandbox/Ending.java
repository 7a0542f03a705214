package org.nabla.sandbox;

import java.time.Duration;

/** Why a child says nothing more. */
public sealed interface Ending {

    /** It ended by itself or was ended from outside; a signal counts as 128 and its number. */
    record Exited(int code) implements Ending {}

    record TimedOut(Duration limit) implements Ending {}

    record LineTooLong(int limit) implements Ending {}

    /** It wrote more to its working folder than so many megabytes or so many files. */
    record ScratchFull(int megabytes, int files) implements Ending {}

    /** A line is not UTF-8. */
    record NotText() implements Ending {}

    /** It runs on, but has closed its standard output. */
    record OutputClosed() implements Ending {}
}
