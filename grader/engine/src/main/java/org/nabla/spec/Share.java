package org.nabla.spec;

/** How a question's points depend on its instances. */
public enum Share implements Word {
    /** All of the points when every instance is right, none otherwise. */
    ALL("all"),
    /** The part of the points that is the part of the instances that are right. */
    PROPORTIONAL("proportional");

    private final String id;

    Share(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
