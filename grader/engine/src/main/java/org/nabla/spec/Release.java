package org.nabla.spec;

/** Which right answers a student may be shown. */
public enum Release implements Word {
    NOTHING("nothing"),
    /** Those of the published instance, once the student's own answer was judged; those of the variants never. */
    PUBLISHED("published");

    private final String id;

    Release(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
