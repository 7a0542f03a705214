package org.nabla.submission;

import java.nio.file.Path;

/**
 * A folder, an archive or a file that a submission consists of.
 *
 * @param path where it lies now
 * @param name what the student called it; some systems put more into a file's name when it is downloaded
 */
public record SubmissionPart(Path path, String name) {}
