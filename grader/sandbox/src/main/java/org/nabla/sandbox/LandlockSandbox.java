package org.nabla.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Runs a child behind Landlock, a seccomp program and resource limits, which need no privilege: for containers that refuse
 * namespaces.
 *
 * <p>A small program in Python sets them up and becomes the child. The child reads its inputs and the system's libraries,
 * writes to a folder on disk, cannot start a process or open a socket, and may signal only itself. Names and sizes of
 * other files, and numbers of other processes, can be asked for; their content cannot.
 */
public final class LandlockSandbox implements Sandbox {

    static final String LEVEL = "landlock";

    /** Where a limit counts all threads of the user, others of them may come and go meanwhile. */
    private static final int SPARE_THREADS = 1000;

    private final Path python;
    private final LimitsCommand util;
    private final String launcher = Resource.text("landlock.py");
    private final String program;
    private final boolean isRoot = ChildUser.isRoot();

    private LandlockSandbox(Path python, LimitsCommand util, byte[] program) {
        this.python = python;
        this.util = util;
        this.program = HexFormat.of().formatHex(program);
    }

    /** Throws {@code UnavailableException} when a program is missing; whether it contains a child, a canary tells. */
    static LandlockSandbox find() {
        return new LandlockSandbox(
                Programs.require("python3", "install Python 3, for example with `apt-get install python3`"),
                LimitsCommand.find(),
                SeccompProgram.amongOthers(Architecture.require()));
    }

    @Override
    public String level() {
        return LEVEL;
    }

    @Override
    public List<Path> programs() {
        List<Path> programs = new ArrayList<>(util.programs(true));
        programs.add(python);
        return programs;
    }

    @Override
    public String remedy() {
        return "use a kernel from 5.13 on with Landlock switched on (`lsm=landlock,...` on its command line)";
    }

    @Override
    public Path reachable(Path input) {
        return isRoot ? StagedInputs.reachableByAll(input) : input;
    }

    @Override
    public SandboxProcess start(ChildCommand child) {
        Optional<ChildUser> user = isRoot ? Optional.of(ChildUser.fresh()) : Optional.empty();
        try {
            Path scratch = scratch(child, user);
            List<String> command = new ArrayList<>();
            user.ifPresent(other -> command.addAll(util.as(other)));
            command.addAll(List.of(python.toString(), "-I", "-S", "-B", "-c", launcher));
            command.add(Long.toString(ProcessHandle.current().pid()));
            command.add(scratch.toString());
            command.add(limits(child.limits()));
            command.add(program);
            command.add(readable(child));
            command.add(environment(scratch));
            command.addAll(child.command());
            return new Launch(command, Map.of(), Path.of("/"), new Scratch.OnDisk(scratch)).start(child);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start `%s`".formatted(python), e);
        }
    }

    /** Nobody but the child's user and root enters it. */
    private static Path scratch(ChildCommand child, Optional<ChildUser> user) throws IOException {
        Path parent = child.scratchParent().toAbsolutePath();
        if (user.isEmpty()) {
            return ScratchFolder.make(parent);
        }
        Path scratch = ScratchFolder.make(StagedInputs.reachableFolder(parent));
        user.get().own(scratch);
        return scratch;
    }

    private String limits(ChildLimits limits) {
        int threads = limits.threads() + (isRoot ? 0 : LimitsCommand.tasks() + SPARE_THREADS);
        return "AS=%d,NPROC=%d,CPU=%d,FSIZE=%d,NOFILE=%d,CORE=0"
                .formatted(
                        ((long) limits.memoryMegabytes()) << 20,
                        threads,
                        limits.cpuSeconds(),
                        ((long) limits.scratchMegabytes()) << 20,
                        limits.openFiles());
    }

    private static String readable(ChildCommand child) {
        TreeSet<Path> paths = new TreeSet<>(SystemFolders.readable());
        child.readable().forEach(path -> paths.add(path.toAbsolutePath().normalize()));
        return paths.stream().map(Path::toString).collect(Collectors.joining("\n"));
    }

    private static String environment(Path scratch) {
        return ChildEnvironment.in(scratch).entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining("\n"));
    }
}
