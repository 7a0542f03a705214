package org.nabla.batch;

import java.util.List;
import org.nabla.submission.SubmissionPart;

/**
 * What one student handed in, not read yet.
 *
 * @param key what the student is called in every report; never a name
 * @param parts the folders, archives and files it consists of
 */
public record HandIn(String key, List<SubmissionPart> parts) {

    public HandIn {
        parts = List.copyOf(parts);
    }
}
