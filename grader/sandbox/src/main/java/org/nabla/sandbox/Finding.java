package org.nabla.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * That a level holds here, remembered from an earlier run: trying it takes as long as starting a JVM.
 *
 * <p>It is forgotten when anything it depends on changes: the kernel and its settings, the rights of this process, the
 * programs, the JDK, and this program itself. That a level does not hold is never remembered; it is found out again at
 * once, and somebody may have changed it.
 */
final class Finding {

    private static final List<String> SETTINGS = List.of(
            "/proc/sys/kernel/unprivileged_userns_clone",
            "/proc/sys/kernel/apparmor_restrict_unprivileged_userns",
            "/proc/sys/user/max_user_namespaces",
            "/sys/kernel/security/lsm",
            "/proc/sys/kernel/random/boot_id",
            "/proc/self/uid_map",
            "/proc/self/attr/current");

    private static final List<String> RIGHTS = List.of("Uid:", "CapEff:", "CapBnd:", "NoNewPrivs:", "Seccomp:");

    private static final String PREFIX = "held-";

    private final Path file;

    private Finding(Path file) {
        this.file = file;
    }

    static Finding of(Sandbox sandbox) {
        List<String> facts = new ArrayList<>();
        facts.add(sandbox.level());
        facts.add(System.getProperty("os.version", ""));
        SETTINGS.forEach(setting -> facts.add(content(Path.of(setting))));
        content(Path.of("/proc/self/status"))
                .lines()
                .filter(line -> RIGHTS.stream().anyMatch(line::startsWith))
                .forEach(facts::add);
        sandbox.programs().forEach(program -> facts.add(identity(program)));
        facts.add(identity(Path.of(System.getProperty("java.home"), "release")));
        facts.add(identity(CanaryRun.ownClasses()));
        return new Finding(CacheFolder.path().resolve(PREFIX + sha256(String.join("\n", facts))));
    }

    boolean isKnownToHold() {
        boolean known = Files.exists(file);
        if (known) {
            UnusedFiles.use(file);
        }
        return known;
    }

    void remember() {
        try {
            Files.write(file, new byte[0]);
            UnusedFiles.remove(CacheFolder.path(), PREFIX + "*", Instant.now().minus(UnusedFiles.KEPT));
        } catch (IOException e) {
            // then it is tried again next time
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }

    private static String identity(Path file) {
        try {
            return "%s %d %s".formatted(file, Files.size(file), Files.getLastModifiedTime(file));
        } catch (IOException e) {
            return file.toString();
        }
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
