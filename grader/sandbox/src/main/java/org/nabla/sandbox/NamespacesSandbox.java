package org.nabla.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Runs a child in namespaces of its own that the programs of util-linux make, for systems without bubblewrap.
 *
 * <p>The child sees its inputs, the system's libraries and a small folder in memory; no network, no other process. There
 * is no seccomp program: it may start processes, as many as threads, each with the whole memory. They end with it.
 */
public final class NamespacesSandbox implements Sandbox {

    static final String LEVEL = "namespaces";

    private static final Path SCRATCH = Path.of("/tmp");

    private static final String REMEDY = "install util-linux";

    private final Path unshare;
    private final Path setpriv;
    private final Path umount;
    private final LimitsCommand limits;
    private final String script = Resource.text("namespaces.sh");
    private final boolean isRoot = ChildUser.isRoot();

    private NamespacesSandbox(Path unshare, Path setpriv, Path umount, LimitsCommand limits) {
        this.unshare = unshare;
        this.setpriv = setpriv;
        this.umount = umount;
        this.limits = limits;
    }

    /** Throws {@code UnavailableException} when a program is missing; whether it contains a child, a canary tells. */
    static NamespacesSandbox find() {
        Programs.require("pivot_root", REMEDY);
        Programs.require("mount", "install mount, for example with `apt-get install mount`");
        return new NamespacesSandbox(
                Programs.require("unshare", REMEDY),
                Programs.require("setpriv", REMEDY),
                Programs.require("umount", REMEDY),
                LimitsCommand.find());
    }

    @Override
    public String level() {
        return LEVEL;
    }

    @Override
    public List<Path> programs() {
        List<Path> programs = new ArrayList<>(limits.programs(true));
        programs.add(unshare);
        programs.add(umount);
        return programs;
    }

    @Override
    public String remedy() {
        return "allow user namespaces: on Ubuntu with `sysctl kernel.apparmor_restrict_unprivileged_userns=0`, in a"
                + " container with its security options";
    }

    @Override
    public Path reachable(Path input) {
        return isRoot ? StagedInputs.reachableByAll(input) : input;
    }

    @Override
    public SandboxProcess start(ChildCommand child) {
        try {
            Path place = place(child.scratchParent().toAbsolutePath());
            List<String> command = command(child, place);
            Scratch scratch = new Scratch.InMemory(SCRATCH, Optional.of(place));
            return new Launch(command, ChildEnvironment.in(SCRATCH), Path.of("/"), scratch).start(child);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start `%s`".formatted(unshare), e);
        }
    }

    /** An empty folder to build the child's file system in; outside, it stays empty. */
    private Path place(Path parent) throws IOException {
        return ScratchFolder.make(isRoot ? StagedInputs.reachableFolder(parent) : parent);
    }

    private List<String> command(ChildCommand child, Path place) throws IOException {
        List<String> command = new ArrayList<>();
        if (isRoot) {
            ChildUser user = ChildUser.fresh();
            user.own(place);
            command.addAll(user.prefix(setpriv));
        }
        // unshare watches the process that it starts, and has to be watched itself
        command.addAll(List.of(setpriv.toString(), "--pdeathsig=KILL", unshare.toString(), "--map-root-user"));
        command.addAll(List.of("--mount", "--propagation=private", "--pid", "--fork", "--kill-child"));
        command.addAll(List.of("--net", "--ipc", "--uts", "--cgroup", "/bin/sh", "-c", script, "nabla"));
        command.add(place.toString());
        command.add(
                "size=%dm,nr_inodes=%d,mode=700".formatted(child.limits().scratchMegabytes(), ScratchWatch.MOST_FILES));
        shown(child).forEach(path -> command.add(path.toString()));
        command.add("--");
        command.addAll(limits.around(child.limits()));
        command.addAll(List.of(setpriv.toString(), "--bounding-set=-all", "--inh-caps=-all", "--no-new-privs"));
        command.addAll(child.command());
        return command;
    }

    /** None inside another. */
    private List<Path> shown(ChildCommand child) {
        Set<Path> paths = new TreeSet<>(SystemFolders.readable());
        paths.addAll(limits.programs(true));
        paths.add(umount);
        child.readable().forEach(path -> paths.add(path.toAbsolutePath().normalize()));
        return paths.stream()
                .filter(path -> paths.stream().noneMatch(other -> !other.equals(path) && path.startsWith(other)))
                .toList();
    }
}
