package org.nabla.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** What Linux tells about a process at once, and Java only after looking at all processes. */
final class LinuxProcess {

    private LinuxProcess() {}

    /** The process that was started first by this one and still lives. */
    static OptionalLong firstChild(long pid) {
        try {
            String id = Long.toString(pid);
            String children = Files.readString(Path.of("/proc", id, "task", id, "children"));
            return children.isBlank()
                    ? OptionalLong.empty()
                    : OptionalLong.of(Long.parseLong(children.trim().split(" ", 2)[0]));
        } catch (IOException e) {
            return ProcessHandle.of(pid).stream()
                    .flatMap(ProcessHandle::children)
                    .mapToLong(ProcessHandle::pid)
                    .min();
        }
    }
}
