package org.nabla.sandbox;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * A program for the kernel (classic BPF, as {@code seccomp(2)} takes it) that refuses system calls to a child: new
 * processes, sockets, other processes, namespaces, and the rarely used parts of the kernel that attacks use.
 *
 * <p>Threads are allowed, {@code execve} as well: the launchers need it after the program is in force, and what is
 * executed has no more rights than before.
 */
final class SeccompProgram {

    /** Stands for the child's own process number, which only its launcher knows and puts in its place. */
    static final int OWN_PID = 0x4E41424C;

    /** The newest call that was looked at (mseal, Linux 6.10); any later one is answered as by an older
     *  kernel, and so is the second set of calls of x86_64 (x32), whose numbers are far higher. */
    private static final int NEWEST = 462;

    private static final int ALLOW = 0x7FFF0000;
    private static final int KILL = 0x80000000;
    private static final int EPERM = 0x00050001;
    private static final int ENOSYS = 0x00050026;

    private static final int NUMBER = 0;
    private static final int ARCHITECTURE = 4;
    private static final int FIRST_ARGUMENT = 16;
    private static final int SECOND_ARGUMENT = 24;

    private static final int CLONE_THREAD = 0x00010000;
    private static final int AF_UNIX = 1;
    private static final int SOCK_STREAM = 1;
    private static final int SOCKET_TYPE = 0xF; // the other bits are flags
    private static final int TIOCSTI = 0x5412;
    private static final int PR_SET_PDEATHSIG = 1;
    private static final int F_SETOWN = 8;
    private static final int F_SETOWN_EX = 15;

    private final List<long[]> code = new ArrayList<>();
    private final Architecture architecture;

    private SeccompProgram(Architecture architecture) {
        this.architecture = architecture;
    }

    /** For a child to which namespaces show no foreign file or process. */
    static byte[] inNamespaces(Architecture architecture) {
        SeccompProgram program = new SeccompProgram(architecture);
        program.common();
        program.answer(ALLOW);
        return program.bytes();
    }

    /** For a child that sees the system's files and processes; {@link #OWN_PID} is still to be replaced. */
    static byte[] amongOthers(Architecture architecture) {
        SeccompProgram program = new SeccompProgram(architecture);
        program.common();
        program.refuse(SystemCalls.numbers(SystemCalls.Treatment.EXPOSED, architecture), EPERM);
        program.onlyForItself("kill", "tgkill", "rt_sigqueueinfo", "rt_tgsigqueueinfo");
        program.limitsOnlyOfItself();
        program.refuseArgument("fcntl", SECOND_ARGUMENT, F_SETOWN);
        program.refuseArgument("fcntl", SECOND_ARGUMENT, F_SETOWN_EX);
        program.answer(ALLOW);
        return program.bytes();
    }

    private void common() {
        load(ARCHITECTURE);
        whenEqual(architecture.audit(), 1, 0);
        answer(KILL);
        load(NUMBER);
        whenAtLeast(NEWEST + 1, 0, 1);
        answer(ENOSYS);
        refuse(SystemCalls.numbers(SystemCalls.Treatment.REFUSED, architecture), EPERM);
        refuse(SystemCalls.numbers(SystemCalls.Treatment.ABSENT, architecture), ENOSYS);
        onlyThreads();
        onlyConnectedPairs();
        refuseArgument("prctl", FIRST_ARGUMENT, PR_SET_PDEATHSIG); // or it could outlive the grader
        refuseArgument("ioctl", SECOND_ARGUMENT, TIOCSTI);
    }

    /** A list of at most 255 comparisons that all lead to the answer behind it. */
    private void refuse(List<Integer> numbers, int answer) {
        for (int i = 0; i < numbers.size(); i++) {
            whenEqual(numbers.get(i), numbers.size() - i, 0);
        }
        skip(1);
        answer(answer);
    }

    /** Flags of {@code clone} are its first argument on both architectures. */
    private void onlyThreads() {
        whenEqual(number("clone"), 0, 4);
        load(FIRST_ARGUMENT);
        whenAnyOf(CLONE_THREAD, 0, 1);
        answer(ALLOW);
        answer(EPERM);
    }

    /**
     * Java 17 makes a pair before it reads its first file. A pair of streams is two pipes; of datagrams it could be made
     * to reach others.
     */
    private void onlyConnectedPairs() {
        whenEqual(number("socketpair"), 0, 7);
        load(FIRST_ARGUMENT);
        whenEqual(AF_UNIX, 0, 4);
        load(SECOND_ARGUMENT);
        keepBits(SOCKET_TYPE);
        whenEqual(SOCK_STREAM, 0, 1);
        answer(ALLOW);
        answer(EPERM);
    }

    private void refuseArgument(String call, int argument, int value) {
        whenEqual(number(call), 0, 4);
        load(argument);
        whenEqual(value, 0, 1);
        answer(EPERM);
        load(NUMBER);
    }

    /** These take a process as their first argument. */
    private void onlyForItself(String... calls) {
        for (String call : calls) {
            whenEqual(number(call), 0, 4);
            load(FIRST_ARGUMENT);
            whenEqual(OWN_PID, 1, 0);
            answer(EPERM);
            answer(ALLOW);
        }
    }

    /** {@code prlimit64} names itself by 0 as well. */
    private void limitsOnlyOfItself() {
        whenEqual(number("prlimit64"), 0, 5);
        load(FIRST_ARGUMENT);
        whenEqual(OWN_PID, 2, 0);
        whenEqual(0, 1, 0);
        answer(EPERM);
        answer(ALLOW);
    }

    private int number(String call) {
        return switch (call) {
            case "clone" -> pick(56, 220);
            case "socketpair" -> pick(53, 199);
            case "prctl" -> pick(157, 167);
            case "ioctl" -> pick(16, 29);
            case "fcntl" -> pick(72, 25);
            case "kill" -> pick(62, 129);
            case "tgkill" -> pick(234, 131);
            case "rt_sigqueueinfo" -> pick(129, 138);
            case "rt_tgsigqueueinfo" -> pick(297, 240);
            case "prlimit64" -> pick(302, 261);
            default -> throw new IllegalArgumentException("no number is written down for `%s`".formatted(call));
        };
    }

    private int pick(int x86, int arm) {
        return architecture == Architecture.X86_64 ? x86 : arm;
    }

    private void load(int offset) {
        add(0x20, 0, 0, offset);
    }

    private void whenEqual(int value, int then, int otherwise) {
        add(0x15, then, otherwise, value);
    }

    private void whenAtLeast(int value, int then, int otherwise) {
        add(0x35, then, otherwise, value);
    }

    private void whenAnyOf(int bits, int then, int otherwise) {
        add(0x45, then, otherwise, bits);
    }

    private void keepBits(int bits) {
        add(0x54, 0, 0, bits);
    }

    private void skip(int instructions) {
        add(0x05, 0, 0, instructions);
    }

    private void answer(int value) {
        add(0x06, 0, 0, value);
    }

    private void add(int operation, int then, int otherwise, int value) {
        if (then > 255) {
            throw new IllegalStateException("a jump over %d instructions is too far".formatted(then));
        }
        code.add(new long[] {operation, then, otherwise, value});
    }

    /** {@code struct sock_filter}: two bytes, one, one, four. Both architectures are little-endian. */
    private byte[] bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(8 * code.size()).order(ByteOrder.LITTLE_ENDIAN);
        for (long[] instruction : code) {
            bytes.putShort((short) instruction[0])
                    .put((byte) instruction[1])
                    .put((byte) instruction[2])
                    .putInt((int) instruction[3]);
        }
        return bytes.array();
    }
}
