package org.nabla.hostile;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.nabla.sandbox.Sandboxes;
import org.nabla.sandbox.UnavailableException;
import org.opentest4j.TestAbortedException;

/** A level, and whether an ordinary user grades or the one who runs the tests; the suite is run once in each. */
record Setting(String level, boolean ordinaryUser) {

    static final String PROCESS = "process";

    private static final Map<Setting, Map<String, String>> TOLD = new ConcurrentHashMap<>();

    /** All levels; at the one that holds least, nothing is run as root. */
    static List<Setting> all() {
        boolean isRoot = isRoot();
        List<Setting> settings = new ArrayList<>();
        for (String level : Sandboxes.levels()) {
            if (!(isRoot && level.equals(PROCESS))) {
                settings.add(new Setting(level, false));
            }
            if (isRoot) {
                settings.add(new Setting(level, true));
            }
        }
        return settings;
    }

    private static boolean isRoot() {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the suite told here, by what it is about. A level that does not work here has to in the continuous build. */
    Map<String, String> told() {
        requireLevel();
        return TOLD.computeIfAbsent(this, Setting::run);
    }

    private void requireLevel() {
        try {
            Sandboxes.named(level);
        } catch (UnavailableException e) {
            String why = "the level `%s` does not work here: %s; %s".formatted(level, e.reason(), e.remedy());
            if ("true".equals(System.getenv("CI"))) {
                fail(why);
            }
            throw new TestAbortedException(why, e);
        }
    }

    private Map<String, String> run() {
        try {
            return SuiteRun.of(level, ordinaryUser);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    boolean asRoot() {
        return isRoot() && !ordinaryUser;
    }

    @Override
    public String toString() {
        return level + (ordinaryUser ? Program.FOR_USERS : "");
    }
}
