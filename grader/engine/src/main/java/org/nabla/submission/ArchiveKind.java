package org.nabla.submission;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The two ways in which a JDK keeps what it found out about classes: with it, a program starts in half the time.
 *
 * <p>Both watch a typical run and write down what it loaded.
 */
enum ArchiveKind {
    /** A list of classes, from which a second run makes the archive: only so do libraries compiled for Java 5 get into it. */
    CLASS_DATA(".jsa", "-XX:SharedArchiveFile=", "-XX:DumpLoadedClassList=") {
        @Override
        Path watched(Path archive) {
            return archive.resolveSibling("classes.lst");
        }

        @Override
        Optional<List<String>> dumping(List<String> jvm, Path archive) {
            List<String> command = new ArrayList<>(jvm);
            command.addAll(1, List.of("-Xshare:dump", "-XX:SharedClassListFile=" + watched(archive), use(archive)));
            return Optional.of(command);
        }
    },
    /** From Java 25 on, in one step. */
    AHEAD_OF_TIME(".aot", "-XX:AOTCache=", "-XX:AOTCacheOutput=") {
        @Override
        Path watched(Path archive) {
            return archive;
        }

        @Override
        Optional<List<String>> dumping(List<String> jvm, Path archive) {
            return Optional.empty();
        }
    };

    private static final int ONE_STEP = 25;

    private final String suffix;
    private final String use;
    private final String watch;

    ArchiveKind(String suffix, String use, String watch) {
        this.suffix = suffix;
        this.use = use;
        this.watch = watch;
    }

    static ArchiveKind ofThisJava() {
        return Runtime.version().feature() >= ONE_STEP ? AHEAD_OF_TIME : CLASS_DATA;
    }

    String fileName(String program) {
        return program + suffix;
    }

    /** The option with which a JVM starts from an archive, or without one that does not fit. */
    String use(Path archive) {
        return use + archive;
    }

    /** The option, after others about messages, with which a JVM says nothing about an archive that does not fit. */
    List<String> silence() {
        return this == AHEAD_OF_TIME ? List.of("-Xlog:aot*=off:stderr") : List.of();
    }

    /** The option with which a JVM writes down what it loads. */
    String watch(Path archive) {
        return watch + watched(archive);
    }

    /** What a watched run writes. */
    abstract Path watched(Path archive);

    /** The command that makes an archive of what was watched, from the JVM, its options and class path; not always needed. */
    abstract Optional<List<String>> dumping(List<String> jvm, Path archive);
}
