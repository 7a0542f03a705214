package org.nabla.sandbox;

import java.util.Locale;
import java.util.Optional;

/** A kind of processor for which the numbers of Linux's system calls are written down. */
enum Architecture {
    X86_64(0xC000003E, 1),
    AARCH64(0xC00000B7, 2);

    private final int audit;
    private final int column;

    Architecture(int audit, int column) {
        this.audit = audit;
        this.column = column;
    }

    /** How the kernel names it to a seccomp program ({@code AUDIT_ARCH_*}). */
    int audit() {
        return audit;
    }

    /** Which of the numbers in {@code system-calls.txt} is this one's. */
    int column() {
        return column;
    }

    static Optional<Architecture> ofThisMachine() {
        return named(System.getProperty("os.arch", ""));
    }

    /** Throws {@code UnavailableException} for a machine whose numbers are not written down. */
    static Architecture require() {
        return ofThisMachine()
                .orElseThrow(() -> new UnavailableException(
                        "there is no seccomp program for this kind of processor, `%s`"
                                .formatted(System.getProperty("os.arch")),
                        "grade on a machine with an x86_64 or aarch64 processor"));
    }

    static Optional<Architecture> named(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "amd64", "x86_64" -> Optional.of(X86_64);
            case "aarch64", "arm64" -> Optional.of(AARCH64);
            default -> Optional.empty();
        };
    }
}
