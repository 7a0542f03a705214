package org.nabla.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Runs a child in namespaces of its own that bubblewrap makes, with a seccomp program and resource limits inside: the
 * strongest level.
 *
 * <p>The child sees its inputs, the system's libraries and a small folder in memory; no network, no other process, no way
 * to start one. Everything ends with {@code bwrap}, which ends with the thread that started it.
 */
public final class BubblewrapSandbox implements Sandbox {

    static final String LEVEL = "bubblewrap";

    /** Where a child works. */
    private static final Path SCRATCH = Path.of("/tmp");

    private static final String REMEDY = "install bubblewrap, for example with `apt-get install bubblewrap`";

    /**
     * Opens the seccomp program for bwrap, which takes it by the number of a file; Java passes no such files on. What a
     * shell puts into the environment is removed: children may read that of bwrap.
     */
    private static final String OPEN_PROGRAM = "exec 9<\"$1\" && shift && unset PWD OLDPWD SHLVL && exec \"$@\"";

    private final Path bwrap;
    private final LimitsCommand limits;
    private final Path program;
    private final boolean isRoot = ChildUser.isRoot();

    private BubblewrapSandbox(Path bwrap, LimitsCommand limits, Path program) {
        this.bwrap = bwrap;
        this.limits = limits;
        this.program = program;
    }

    /** Throws {@code UnavailableException} when a program is missing; whether it contains a child, a canary tells. */
    static BubblewrapSandbox find() {
        Path bwrap = Programs.require("bwrap", REMEDY);
        LimitsCommand limits = LimitsCommand.find();
        byte[] program = SeccompProgram.inNamespaces(Architecture.require());
        return new BubblewrapSandbox(bwrap, limits, CachedFile.of("seccomp-namespaces", program));
    }

    @Override
    public String level() {
        return LEVEL;
    }

    @Override
    public List<Path> programs() {
        List<Path> programs = new ArrayList<>(limits.programs(true));
        programs.add(bwrap);
        return programs;
    }

    @Override
    public String remedy() {
        return "allow user namespaces: on Ubuntu with an AppArmor profile for `bwrap`, in a container with its security"
                + " options";
    }

    @Override
    public Path reachable(Path input) {
        return isRoot ? StagedInputs.readableByAll(input) : input;
    }

    @Override
    public SandboxProcess start(ChildCommand child) {
        List<String> command =
                new ArrayList<>(List.of("/bin/sh", "-c", OPEN_PROGRAM, "nabla", program.toString(), bwrap.toString()));
        addNamespaces(command);
        addFiles(command, child);
        addSurroundings(command);
        command.addAll(List.of("--seccomp", "9", "--"));
        command.addAll(limits.around(child.limits()));
        if (isRoot) {
            command.addAll(limits.as(ChildUser.fresh()));
        }
        command.addAll(child.command());
        try {
            return new Launch(command, Map.of(), Path.of("/"), new Scratch.InMemory(SCRATCH, Optional.empty()))
                    .start(child);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start `%s`".formatted(bwrap), e);
        }
    }

    /** Root keeps what it takes to become another user, which then has nothing left. */
    private void addNamespaces(List<String> command) {
        command.addAll(
                List.of("--unshare-ipc", "--unshare-pid", "--unshare-net", "--unshare-uts", "--unshare-cgroup-try"));
        command.addAll(List.of("--new-session", "--die-with-parent", "--cap-drop", "ALL"));
        if (isRoot) {
            for (String capability : List.of("CAP_SETUID", "CAP_SETGID", "CAP_SETPCAP")) {
                command.addAll(List.of("--cap-add", capability));
            }
        } else {
            command.add("--unshare-user");
        }
    }

    private void addFiles(List<String> command, ChildCommand child) {
        command.addAll(List.of(
                "--perms",
                "1777",
                "--size",
                Long.toString(((long) child.limits().scratchMegabytes()) << 20)));
        command.addAll(List.of("--tmpfs", SCRATCH.toString()));
        SystemFolders.links().forEach((link, target) -> command.addAll(List.of("--symlink", target, link.toString())));
        Bindings bindings = new Bindings();
        SystemFolders.readable().forEach(bindings::add);
        limits.programs(isRoot).forEach(bindings::add);
        child.readable().forEach(bindings::add);
        for (Path folder : bindings.folders()) { // bwrap would make them for their owner only
            command.addAll(List.of("--perms", "0755", "--dir", folder.toString()));
        }
        bindings.paths().forEach(path -> command.addAll(List.of("--ro-bind", path.toString(), path.toString())));
    }

    /** The root itself is in memory, too, and not limited: so it cannot be written to, and there is no /dev/shm. */
    private static void addSurroundings(List<String> command) {
        for (String device : List.of("/dev/null", "/dev/random", "/dev/urandom")) {
            command.addAll(List.of("--dev-bind", device, device));
        }
        command.addAll(List.of("--proc", "/proc", "--remount-ro", "/", "--chdir", SCRATCH.toString()));
        new TreeMap<>(ChildEnvironment.in(SCRATCH))
                .forEach((name, value) -> command.addAll(List.of("--setenv", name, value)));
    }

    /** Paths to show under the same name, none inside another, and the folders they lie in. */
    private static final class Bindings {

        private final TreeSet<Path> paths = new TreeSet<>();

        private void add(Path path) {
            paths.add(path.toAbsolutePath().normalize());
        }

        private List<Path> paths() {
            return paths.stream()
                    .filter(path -> paths.stream().noneMatch(other -> !other.equals(path) && path.startsWith(other)))
                    .toList();
        }

        private Set<Path> folders() {
            Set<Path> folders = new TreeSet<>();
            for (Path path : paths()) {
                for (Path folder = path.getParent();
                        folder != null && folder.getNameCount() > 0;
                        folder = folder.getParent()) {
                    folders.add(folder);
                }
            }
            folders.add(Path.of("/dev"));
            folders.remove(SCRATCH);
            return folders;
        }
    }
}
