package org.nabla.submission;

import java.util.List;
import java.util.Optional;

/**
 * One error of the compiler's, in its own words.
 *
 * @param place where it is; empty when it is about no place in particular
 */
record CompileError(Optional<Place> place, String text) {

    /**
     * A place in a file.
     *
     * @param position how many characters of the text come before it
     * @param line counted from 1
     */
    record Place(SourceFile file, int position, long line) {}

    /** The error that a compiler tells, with -1 for no file; a place that does not exist is none. */
    static CompileError of(List<SourceFile> files, int file, long position, long line, String text) {
        if (file < 0 || file >= files.size() || position < 0) {
            return new CompileError(Optional.empty(), text);
        }
        SourceFile source = files.get(file);
        int inText = (int) Math.min(position, source.text().length());
        return new CompileError(Optional.of(new Place(source, inText, line)), text);
    }
}
