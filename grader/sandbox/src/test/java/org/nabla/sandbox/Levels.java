package org.nabla.sandbox;

import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import org.opentest4j.TestAbortedException;

/** Which levels the tests are run at: all that hold here, and in the continuous build all there are. */
final class Levels {

    private Levels() {}

    /** Sandboxes of the levels that keep strangers' programs from everything that is not theirs. */
    static List<String> strong() {
        List<String> names = new ArrayList<>(Sandboxes.levels());
        names.remove("process");
        return names;
    }

    /** The level, if it works here. In the continuous build it has to; elsewhere the test is skipped, and says why. */
    static Sandbox required(String level) {
        try {
            return Sandboxes.named(level);
        } catch (UnavailableException e) {
            String why = "the level `%s` does not work here: %s; %s".formatted(level, e.reason(), e.remedy());
            if ("true".equals(System.getenv("CI"))) {
                return fail(why);
            }
            throw new TestAbortedException(why, e);
        }
    }
}
