package org.nabla.spec;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How a question's points depend on its instances. */
public enum Share {
    /** All of the points when every instance is right, none otherwise. */
    ALL("all"),
    /** The part of the points that is the part of the instances that are right. */
    PROPORTIONAL("proportional");

    private final String id;

    Share(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }

    public static List<String> ids() {
        return Arrays.stream(values()).map(Share::id).toList();
    }

    public static Optional<Share> withId(String id) {
        return Arrays.stream(values()).filter(share -> share.id.equals(id)).findFirst();
    }
}
