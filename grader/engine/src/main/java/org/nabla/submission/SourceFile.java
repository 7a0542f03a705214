package org.nabla.submission;

/**
 * One file of a submission.
 *
 * @param path relative to the submission, with {@code /} between its parts
 */
public record SourceFile(String path, String text) {

    /** The last part of the path. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The path as a message shows it: a name may hold line ends and worse. */
    public String shown() {
        return Shown.name(path);
    }
}
