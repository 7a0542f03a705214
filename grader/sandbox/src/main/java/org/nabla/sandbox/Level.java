package org.nabla.sandbox;

import java.util.Arrays;
import java.util.Optional;

/** The levels of isolation, the strongest first; {@code grader/docs/isolation.md} says what each promises. */
enum Level {
    BUBBLEWRAP("bubblewrap", true) {
        @Override
        Sandbox find() {
            return BubblewrapSandbox.find();
        }
    },
    NAMESPACES("namespaces", false) {
        @Override
        Sandbox find() {
            return NamespacesSandbox.find();
        }
    },
    LANDLOCK("landlock", true) {
        @Override
        Sandbox find() {
            return LandlockSandbox.find();
        }
    },
    PROCESS("process", false) {
        @Override
        Sandbox find() {
            return new ProcessSandbox();
        }
    };

    private final String title;
    private final boolean refusesProcesses;

    Level(String title, boolean refusesProcesses) {
        this.title = title;
        this.refusesProcesses = refusesProcesses;
    }

    /** Throws {@code UnavailableException} when something it is made of is missing. */
    abstract Sandbox find();

    /** As reports and the command line name it. */
    String title() {
        return title;
    }

    static Optional<Level> named(String title) {
        return Arrays.stream(values())
                .filter(level -> level.title.equals(title))
                .findFirst();
    }

    /** Throws {@code UnavailableException} when it does not hold here. */
    Sandbox checked() {
        if (this == PROCESS) {
            return find(); // promises nothing that could be tried
        }
        if (!System.getProperty("os.name", "").equals("Linux")) {
            throw new UnavailableException("it needs Linux", "grade on Linux, for example in a virtual machine");
        }
        Sandbox found = find();
        Finding finding = Finding.of(found);
        if (!finding.isKnownToHold()) {
            new CanaryRun(found, refusesProcesses).check(found.remedy());
            finding.remember();
        }
        return found;
    }
}
