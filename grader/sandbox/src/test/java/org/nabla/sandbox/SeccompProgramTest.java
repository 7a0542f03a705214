package org.nabla.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The programs are run here as the kernel runs them; numbers come from the kernel's headers and manual pages. */
class SeccompProgramTest {

    private static final int ALLOW = 0x7FFF0000;
    private static final int EPERM = 0x00050001;
    private static final int ENOSYS = 0x00050026;
    private static final int KILL = 0x80000000;

    private static final int X86_64 = 0xC000003E;
    private static final int AARCH64 = 0xC00000B7;
    private static final int I386 = 0x40000003;

    @ParameterizedTest
    @CsvSource({
        // number on x86_64, on aarch64, first argument, second argument, answer
        "  0,  63, 0, 0, allow", // read
        "  9, 222, 0, 0, allow", // mmap
        " 59, 221, 0, 0, allow", // execve
        " 57,  -1, 0, 0, eperm", // fork
        " 58,  -1, 0, 0, eperm", // vfork
        " 56, 220, 0x003d0f00, 0, allow", // clone as glibc starts a thread
        " 56, 220, 0x01200011, 0, eperm", // clone as glibc forks
        " 56, 220, 0x00004111, 0, eperm", // clone as Java starts a process
        " 56, 220, 0x10000011, 0, eperm", // clone into a new namespace of users
        "435, 435, 0, 0, enosys", // clone3
        " 41, 198, 2, 1, eperm", // socket of the internet
        " 41, 198, 1, 1, eperm", // socket on this machine
        " 53, 199, 1, 0x80001, allow", // socketpair of streams, as Java makes it
        " 53, 199, 1, 2, eperm", // socketpair of datagrams
        " 53, 199, 2, 1, eperm", // socketpair of another kind
        " 42, 203, 0, 0, eperm", // connect
        "101, 117, 0, 0, eperm", // ptrace
        "321, 280, 0, 0, eperm", // bpf
        "425, 425, 0, 0, enosys", // io_uring_setup
        "250, 219, 0, 0, eperm", // keyctl
        "272,  97, 0, 0, eperm", // unshare
        "165,  40, 0, 0, eperm", // mount
        "319, 279, 0, 0, eperm", // memfd_create
        "310, 270, 0, 0, eperm", // process_vm_readv
        "157, 167, 1, 0, eperm", // prctl(PR_SET_PDEATHSIG)
        "157, 167, 15, 0, allow", // prctl(PR_SET_NAME)
        " 16,  29, 0, 0x5412, eperm", // ioctl(TIOCSTI)
        " 16,  29, 0, 0x5401, allow", // ioctl(TCGETS)
        "463, 463, 0, 0, enosys", // whatever comes after Linux 6.10
        "0x40000039, -1, 0, 0, enosys" // fork among the other numbers of x86_64
    })
    void answersAsWritten_onBothArchitectures(String x86, String arm, String first, String second, String answer) {
        int expected = answer.equals("allow") ? ALLOW : answer.equals("eperm") ? EPERM : ENOSYS;
        for (byte[] program : new byte[][] {
            SeccompProgram.inNamespaces(Architecture.X86_64), SeccompProgram.amongOthers(Architecture.X86_64)
        }) {
            assertThat(run(program, X86_64, Integer.decode(x86), Long.decode(first), Long.decode(second)))
                    .isEqualTo(expected);
        }
        if (!arm.equals("-1")) {
            for (byte[] program : new byte[][] {
                SeccompProgram.inNamespaces(Architecture.AARCH64), SeccompProgram.amongOthers(Architecture.AARCH64)
            }) {
                assertThat(run(program, AARCH64, Integer.decode(arm), Long.decode(first), Long.decode(second)))
                        .isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        // where others are visible: number on x86_64, on aarch64, first argument, second argument, answer
        " 62, 129, 0x4E41424C, 9, allow", // kill itself
        " 62, 129, 1234, 9, eperm", // kill another
        " 62, 129, -1, 9, eperm", // kill all
        "234, 131, 0x4E41424C, 7, allow", // tgkill a thread of its own
        "234, 131, 1234, 7, eperm",
        "200, 130, 7, 9, eperm", // tkill
        "129, 138, 1234, 9, eperm", // rt_sigqueueinfo
        "302, 261, 0, 7, allow", // prlimit64 of itself
        "302, 261, 0x4E41424C, 7, allow",
        "302, 261, 1234, 7, eperm",
        " 72,  25, 3, 8, eperm", // fcntl(F_SETOWN)
        " 72,  25, 3, 1, allow", // fcntl(F_GETFD)
        "268,  53, 0, 0, eperm", // fchmodat
        "280,  88, 0, 0, eperm", // utimensat
        " 76,  45, 0, 0, eperm", // truncate
        " 77,  46, 0, 0, allow" // ftruncate
    })
    void keepsFromOthers_whereTheyAreVisible(String x86, String arm, String first, String second, String answer) {
        int expected = answer.equals("allow") ? ALLOW : EPERM;

        assertThat(run(
                        SeccompProgram.amongOthers(Architecture.X86_64),
                        X86_64,
                        Integer.decode(x86),
                        Long.decode(first),
                        Long.decode(second)))
                .isEqualTo(expected);
        assertThat(run(
                        SeccompProgram.amongOthers(Architecture.AARCH64),
                        AARCH64,
                        Integer.decode(arm),
                        Long.decode(first),
                        Long.decode(second)))
                .isEqualTo(expected);
        assertThat(run(
                        SeccompProgram.inNamespaces(Architecture.X86_64),
                        X86_64,
                        Integer.decode(x86),
                        Long.decode(first),
                        Long.decode(second)))
                .isEqualTo(ALLOW);
    }

    @ParameterizedTest
    @EnumSource
    void endsTheProcess_whenACallIsMadeForAnotherArchitecture(Architecture architecture) {
        assertThat(run(SeccompProgram.inNamespaces(architecture), I386, 2, 0, 0))
                .isEqualTo(KILL);
    }

    @Test
    void looksAtEveryCallOfTheTable() {
        for (Architecture architecture : Architecture.values()) {
            int audit = architecture == Architecture.X86_64 ? X86_64 : AARCH64;
            for (String name : SystemCalls.names()) {
                SystemCalls.number(name, architecture)
                        .ifPresent(
                                number -> assertThat(run(SeccompProgram.amongOthers(architecture), audit, number, 1, 1))
                                        .as("%s on %s", name, architecture)
                                        .isNotEqualTo(ALLOW));
            }
        }
    }

    @Test
    void numbersAreThoseOfTheKernelsHeaders() throws IOException {
        Path x86 = Path.of("/usr/include/x86_64-linux-gnu/asm/unistd_64.h");
        Path generic = Path.of("/usr/include/asm-generic/unistd.h"); // which aarch64 uses
        assumeTrue(Files.exists(x86) && Files.exists(generic), "the kernel's headers are not installed here");

        for (Map.Entry<Architecture, Map<String, Integer>> header : Map.of(
                        Architecture.X86_64, numbers(x86), Architecture.AARCH64, numbers(generic))
                .entrySet()) {
            for (String name : SystemCalls.names()) {
                Integer number = header.getValue().get(name);
                if (number != null) { // else younger than the headers, or not on this architecture
                    assertThat(SystemCalls.number(name, header.getKey()))
                            .as("%s on %s", name, header.getKey())
                            .hasValue(number);
                }
            }
        }
    }

    private static Map<String, Integer> numbers(Path header) throws IOException {
        Pattern definition = Pattern.compile("#define\\s+__NR(?:3264)?_(\\w+)\\s+(\\d+)");
        Map<String, Integer> numbers = new TreeMap<>();
        for (String line : Files.readAllLines(header)) {
            Matcher matcher = definition.matcher(line);
            if (matcher.find()) {
                numbers.put(matcher.group(1), Integer.valueOf(matcher.group(2)));
            }
        }
        return numbers;
    }

    /** Classic BPF over {@code struct seccomp_data}: number, architecture, instruction pointer, six arguments. */
    private static int run(byte[] program, int architecture, int number, long first, long second) {
        ByteBuffer data = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
        data.putInt(number).putInt(architecture).putLong(0).putLong(first).putLong(second);
        ByteBuffer code = ByteBuffer.wrap(program).order(ByteOrder.LITTLE_ENDIAN);
        int accumulator = 0;
        for (int at = 0; ; at++) {
            int operation = code.getShort(8 * at);
            int then = code.get(8 * at + 2) & 0xFF;
            int otherwise = code.get(8 * at + 3) & 0xFF;
            int value = code.getInt(8 * at + 4);
            switch (operation) {
                case 0x20 -> accumulator = data.getInt(value);
                case 0x54 -> accumulator &= value;
                case 0x05 -> at += value;
                case 0x15 -> at += accumulator == value ? then : otherwise;
                case 0x35 -> at += Integer.compareUnsigned(accumulator, value) >= 0 ? then : otherwise;
                case 0x45 -> at += (accumulator & value) != 0 ? then : otherwise;
                case 0x06 -> {
                    return value;
                }
                default -> throw new AssertionError("no such operation: " + operation);
            }
        }
    }
}
