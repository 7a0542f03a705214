package org.nabla.batch;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.nabla.message.Characters;

/**
 * Which file a submission's report is written to: named by the key where a key can name a file everywhere.
 *
 * <p>A key may be the name of a folder that a stranger chose: as long as a name can be, with line ends, or {@code
 * summary}. Such a key is cut to what is harmless, and the beginning of its SHA-256 tells it from others. So do keys that
 * differ in case alone, which some systems take for one file.
 */
public final class Names {

    /** Leaves room for endings; file systems take 255 bytes. */
    private static final int MOST_BYTES = 150;

    private static final int DIGEST_DIGITS = 12;
    private static final int HARMLESS_LENGTH = 30;
    private static final Set<String> TAKEN = Set.of("summary", "changes", "con", "prn", "aux", "nul");
    private static final Pattern DEVICE = Pattern.compile("(?:com|lpt)\\d");
    private static final String FORBIDDEN = "/\\:*?\"<>|";

    /** What this system writes the names of files in. */
    private static final Charset HERE = Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));

    private final Map<String, Integer> folded = new HashMap<>();

    /** Names for the reports of these submissions. */
    public Names(Collection<String> keys) {
        keys.forEach(key -> folded.merge(fold(key), 1, Integer::sum));
    }

    /** The name of a submission's report, without an ending; no other key has the same one, not even in other case. */
    public String of(String key) {
        boolean alone = folded.getOrDefault(fold(key), 0) < 2;
        return alone && isFileName(key) ? key : harmless(key) + "-" + digest(key);
    }

    private static String fold(String key) {
        return key.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    private static boolean isFileName(String key) {
        String name = key.toLowerCase(Locale.ROOT);
        String device = name.split("\\.", 2)[0];
        return !key.isEmpty()
                && key.codePoints().allMatch(Names::isHarmless)
                && !key.startsWith(".")
                && !key.endsWith(".")
                && key.equals(key.strip())
                && HERE.newEncoder().canEncode(key)
                && !TAKEN.contains(device)
                && !DEVICE.matcher(device).matches()
                && key.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES;
    }

    private static boolean isHarmless(int character) {
        return FORBIDDEN.indexOf(character) < 0 && Characters.isReadable(character);
    }

    private static String harmless(String key) {
        StringBuilder name = new StringBuilder();
        key.codePoints()
                .limit(HARMLESS_LENGTH)
                .map(character -> character < 128 && Character.isLetterOrDigit(character) ? character : '_')
                .forEach(name::appendCodePoint);
        return name.toString();
    }

    private static String digest(String key) {
        return Digest.of(key).substring(0, DIGEST_DIGITS);
    }

    /** A name as a line of a message shows it. */
    static String shown(String name) {
        StringBuilder shown = new StringBuilder();
        name.codePoints()
                .forEach(character -> shown.append(
                        Characters.isReadable(character)
                                ? Character.toString(character)
                                : "\\u%04x".formatted(character)));
        return shown.toString();
    }
}
