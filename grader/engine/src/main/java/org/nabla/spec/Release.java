package org.nabla.spec;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Which right answers a student may be shown. */
public enum Release {
    NOTHING("nothing"),
    /** Those of the published instance, once the student's own answer was judged; those of the variants never. */
    PUBLISHED("published");

    private final String id;

    Release(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }

    public static List<String> ids() {
        return Arrays.stream(values()).map(Release::id).toList();
    }

    public static Optional<Release> withId(String id) {
        return Arrays.stream(values()).filter(release -> release.id.equals(id)).findFirst();
    }
}
