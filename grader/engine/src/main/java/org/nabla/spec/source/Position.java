package org.nabla.spec.source;

/**
 * A place in a file, as an editor counts it.
 *
 * @param file the name a reader knows the file by
 * @param line from 1
 * @param column from 1; a tab counts as one, and so does a character outside the basic plane
 */
public record Position(String file, int line, int column) {

    public Position {
        if (line < 1 || column < 1) {
            throw new IllegalArgumentException(
                    "lines and columns are counted from 1, but this is %d:%d".formatted(line, column));
        }
    }

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
