package org.nabla.sandbox;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where the system's programs are. */
final class Programs {

    /** First, so that a wrapper of the user's does not come between; `sbin` is not on everybody's PATH. */
    private static final List<String> SYSTEM = List.of("/usr/bin", "/bin", "/usr/sbin", "/sbin");

    private Programs() {}

    static Optional<Path> find(String name) {
        return folders().stream()
                .map(folder -> folder.resolve(name))
                .filter(program -> Files.isRegularFile(program) && Files.isExecutable(program))
                .findFirst();
    }

    /** Throws {@code UnavailableException} when it is not installed. */
    static Path require(String name, String remedy) {
        return find(name).orElseThrow(() -> new UnavailableException("`%s` is not installed".formatted(name), remedy));
    }

    private static List<Path> folders() {
        List<Path> folders = new ArrayList<>();
        SYSTEM.forEach(folder -> folders.add(Path.of(folder)));
        String path = System.getenv("PATH");
        if (path != null) {
            for (String folder : path.split(File.pathSeparator, -1)) {
                if (folder.startsWith("/")) { // not one that depends on where we are
                    folders.add(Path.of(folder));
                }
            }
        }
        return folders;
    }
}
