package org.nabla.sandbox;

/**
 * What a child may use while it lives; a level holds as much of it as {@code grader/docs/isolation.md} says.
 *
 * @param memoryMegabytes address space of one process: heap, stacks, code, native memory and whatever is mapped. A JVM
 *     needs {@link #JVM_MEGABYTES} beyond its heap
 * @param threads threads and processes at one time; a JVM needs about 20 for itself
 * @param cpuSeconds processor time over the whole life; it counts what a loop used, however busy the machine is
 * @param scratchMegabytes all files in the working folder together, and so the longest file
 * @param openFiles descriptors at one time
 */
public record ChildLimits(int memoryMegabytes, int threads, int cpuSeconds, int scratchMegabytes, int openFiles) {

    /**
     * Room for the parts of a JVM that are not its heap, when direct memory, metaspace and the code cache have the
     * bounds that a worker is started with (16, 64 and 32 MiB): 390 MiB suffice, the rest is for threads.
     */
    public static final int JVM_MEGABYTES = 512;

    /** For a JVM with a heap of 256 MiB. */
    public static final ChildLimits DEFAULT = new ChildLimits(256 + JVM_MEGABYTES, 64, 300, 16, 256);

    public ChildLimits {
        requirePositive("memoryMegabytes", memoryMegabytes);
        requirePositive("threads", threads);
        requirePositive("cpuSeconds", cpuSeconds);
        requirePositive("scratchMegabytes", scratchMegabytes);
        requirePositive("openFiles", openFiles);
    }

    public ChildLimits withMemoryMegabytes(int megabytes) {
        return new ChildLimits(megabytes, threads, cpuSeconds, scratchMegabytes, openFiles);
    }

    public ChildLimits withCpuSeconds(int seconds) {
        return new ChildLimits(memoryMegabytes, threads, seconds, scratchMegabytes, openFiles);
    }

    private static void requirePositive(String field, int value) {
        if (value <= 0) {
            throw new IllegalArgumentException("`%s` must be more than 0, but is %d".formatted(field, value));
        }
    }
}
