package org.nabla.submission;

import java.util.List;

/**
 * One student's work for one problem, as files: read, not yet run.
 *
 * @param id the name of the folder or file, without its ending
 * @param files sorted by path
 * @param sha256 of the paths and contents, in hexadecimal; the same files have the same one, however they were packed
 */
public record Submission(String id, Language language, List<SourceFile> files, String sha256) {

    public Submission {
        files = List.copyOf(files);
    }
}
