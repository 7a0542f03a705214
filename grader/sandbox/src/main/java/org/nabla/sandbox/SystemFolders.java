package org.nabla.sandbox;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What of the system every program needs: shared libraries, and the settings of a packaged JDK. No programs, no data. */
final class SystemFolders {

    private static final List<String> LINKS = List.of("/lib", "/lib64", "/lib32", "/libx32");

    private SystemFolders() {}

    /** Existing folders, none of them a link. */
    static List<Path> readable() {
        List<Path> folders = libraries();
        folders.addAll(javaSettings());
        return folders;
    }

    /** Links that belong to them, by their name: {@code /lib64} to {@code usr/lib64}. */
    static Map<Path, String> links() {
        Map<Path, String> links = new LinkedHashMap<>();
        for (String name : LINKS) {
            Path link = Path.of(name);
            if (Files.isSymbolicLink(link)) {
                try {
                    links.put(link, Files.readSymbolicLink(link).toString());
                } catch (IOException e) {
                    // not ours to read; then no program starts, which the canary tells
                }
            }
        }
        return links;
    }

    /** Debian keeps them by architecture, Fedora in lib64; elsewhere all of /usr/lib is needed. */
    private static List<Path> libraries() {
        List<Path> narrow = new ArrayList<>();
        addFolder(narrow, Path.of("/lib64"));
        addFolder(narrow, Path.of("/usr/lib64"));
        narrow.addAll(matching(Path.of("/lib"), "*-linux-*"));
        narrow.addAll(matching(Path.of("/usr/lib"), "*-linux-*"));
        if (narrow.stream().anyMatch(folder -> Files.exists(folder.resolve("libc.so.6")))) {
            return narrow;
        }
        List<Path> whole = new ArrayList<>();
        for (String folder : List.of("/lib", "/usr/lib", "/lib64", "/usr/lib64")) {
            addFolder(whole, Path.of(folder));
        }
        return whole;
    }

    private static List<Path> javaSettings() {
        return matching(Path.of("/etc"), "java*");
    }

    private static List<Path> matching(Path parent, String names) {
        List<Path> found = new ArrayList<>();
        if (Files.isDirectory(parent, LinkOption.NOFOLLOW_LINKS)) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(parent, names)) {
                entries.forEach(entry -> addFolder(found, entry));
            } catch (IOException e) {
                // then no program starts, which the canary tells
            }
        }
        Collections.sort(found);
        return found;
    }

    private static void addFolder(List<Path> folders, Path folder) {
        if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            folders.add(folder);
        }
    }
}
