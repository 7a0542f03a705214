package org.nabla.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The user that a child runs as when the grader is root: one of its own for every child.
 *
 * <p>For root the kernel does not limit processes and threads, and files and processes of one user are open to another
 * child of the same user.
 *
 * @param number serves as the number of the group as well
 */
record ChildUser(int number) {

    /** Between the users of systemd (up to 65535) and the first subordinate ones (100000): nobody's on any system. */
    private static final Range USUAL = new Range(66_000, 99_999);

    /** Where a container has few users: unused between those of systemd's homes and its dynamic ones. */
    private static final Range FEW = new Range(60_600, 61_100);

    /** Two graders on one machine begin at different places. */
    private static final AtomicInteger NEXT =
            new AtomicInteger((int) (ProcessHandle.current().pid() * 31 % USUAL.size()));

    private record Range(int first, int last) {

        int size() {
            return last - first + 1;
        }

        int pick(int count) {
            return first + Math.floorMod(count, size());
        }

        /** Whether this container has all of them, as a user and as a group. */
        boolean exists() {
            return isMapped("uid_map") && isMapped("gid_map");
        }

        private boolean isMapped(String map) {
            try {
                return Files.readAllLines(Path.of("/proc/self", map)).stream()
                        .anyMatch(line -> isIn(line, first, last));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read which users there are", e);
            }
        }
    }

    /** Whether a line of the kernel's (first user inside, first outside, how many) covers all users from one to another. */
    static boolean isIn(String line, long first, long last) {
        String[] cells = line.trim().split(" +", -1);
        long begin = Long.parseLong(cells[0]);
        return begin <= first && last < begin + Long.parseLong(cells[2]);
    }

    static boolean isRoot() {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return false; // not Linux
        }
    }

    /** Throws {@code UnavailableException} when this container has no user to spare. */
    static ChildUser fresh() {
        for (Range range : List.of(USUAL, FEW)) {
            if (range.exists()) {
                return new ChildUser(range.pick(NEXT.getAndIncrement()));
            }
        }
        throw new UnavailableException(
                "this container has no user that a child could run as", "start Nabla as an ordinary user");
    }

    /** Makes this user the owner of a folder of root's. */
    void own(Path folder) throws IOException {
        Files.setAttribute(folder, "unix:gid", number);
        Files.setAttribute(folder, "unix:uid", number);
    }

    /** Turns a command of root's into one of this user's, without any capability. */
    List<String> prefix(Path setpriv) {
        return List.of(
                setpriv.toString(),
                "--reuid=" + number,
                "--regid=" + number,
                "--clear-groups",
                "--bounding-set=-all",
                "--inh-caps=-all",
                "--no-new-privs");
    }
}
