package org.nabla.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The programs of util-linux that put limits and another user around a command. */
final class LimitsCommand {

    private static final String REMEDY = "install util-linux";

    private static final Pattern TASKS = Pattern.compile("/(\\d+)");
    private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+)");

    /** Before, a limit on processes counted all of the user's, not only those of the namespace. */
    private static final int COUNTS_BY_NAMESPACE = 5 * 1000 + 14;

    private final Path prlimit;
    private final Path setpriv;
    private final boolean countsByNamespace;

    private LimitsCommand(Path prlimit, Path setpriv, boolean countsByNamespace) {
        this.prlimit = prlimit;
        this.setpriv = setpriv;
        this.countsByNamespace = countsByNamespace;
    }

    static LimitsCommand find() {
        return new LimitsCommand(
                Programs.require("prlimit", REMEDY),
                Programs.require("setpriv", REMEDY),
                version(System.getProperty("os.version", "")) >= COUNTS_BY_NAMESPACE);
    }

    private static int version(String text) {
        Matcher matcher = VERSION.matcher(text);
        return matcher.find() ? Integer.parseInt(matcher.group(1)) * 1000 + Integer.parseInt(matcher.group(2)) : 0;
    }

    /** What has to be visible where the command runs. */
    List<Path> programs(boolean otherUser) {
        return otherUser ? List.of(prlimit, setpriv) : List.of(prlimit);
    }

    List<String> as(ChildUser user) {
        return user.prefix(setpriv);
    }

    /** Inside a namespace of users, or in front of a user of the child's own. */
    List<String> around(ChildLimits limits) {
        long scratch = ((long) limits.scratchMegabytes()) << 20;
        int threads = limits.threads() + (countsByNamespace || ChildUser.isRoot() ? 0 : tasks());
        return List.of(
                prlimit.toString(),
                "--as=" + (((long) limits.memoryMegabytes()) << 20),
                "--nproc=" + threads,
                "--cpu=" + limits.cpuSeconds(),
                "--fsize=" + scratch,
                "--nofile=" + limits.openFiles(),
                "--core=0",
                "--");
    }

    /** How many threads there are on this machine: never fewer than this user has. */
    static int tasks() {
        try {
            Matcher matcher = TASKS.matcher(Files.readString(Path.of("/proc/loadavg")));
            return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
        } catch (IOException e) {
            return 0;
        }
    }
}
