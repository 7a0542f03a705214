package org.nabla.report.format.gradebook;

import org.nabla.report.ShownText;

/**
 * What whoever imports a file has to know about one submission.
 *
 * @param key the submission's; empty where it is about all of them
 * @param text a clause that goes on from the key: {@code is not in the file}
 */
public record Notice(String key, String text) {

    /** One line that a terminal shows and does not obey. */
    public String line() {
        return ShownText.line(key.isEmpty() ? text : "%s %s".formatted(key, text));
    }
}
