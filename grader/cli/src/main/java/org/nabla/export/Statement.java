package org.nabla.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nabla.spec.Problem;

/**
 * What a student reads, {@code statement.md} beside the problem, with the pictures it shows. Links to files that do not come
 * along become their text.
 */
final class Statement {

    private static final Pattern LINK =
            Pattern.compile("(?<picture>!?)\\[(?<text>[^\\]]*)\\]\\((?<target>[^)\\s]+)\\)");
    private static final Pattern PICTURE = Pattern.compile("(?i).*\\.(?:png|jpe?g|gif|svg)");

    private final Path folder;
    private final String text;

    private Statement(Path folder, String text) {
        this.folder = folder;
        this.text = text;
    }

    static Optional<Statement> of(Problem problem) {
        Path file = problem.identity().folder().resolve("statement.md");
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        return Optional.of(new Statement(problem.identity().folder(), new String(bytes(file), UTF_8)));
    }

    /** The pictures, by their paths in the problem's folder. */
    Map<String, byte[]> pictures() {
        Map<String, byte[]> pictures = new TreeMap<>();
        Matcher links = LINK.matcher(text);
        while (links.find()) {
            String target = links.group("target");
            if (isPicture(target)) {
                pictures.put(inFolder(target), bytes(folder.resolve(target)));
            }
        }
        return pictures;
    }

    /** The text, with the places where pictures will be. */
    String text(UnaryOperator<String> picture) {
        return LINK.matcher(text).replaceAll(link -> Matcher.quoteReplacement(rewritten(link.group(), picture)));
    }

    private String rewritten(String written, UnaryOperator<String> picture) {
        Matcher link = LINK.matcher(written);
        if (!link.matches() || link.group("target").matches("(?:[a-z]+:|#).*")) {
            return written;
        }
        String target = link.group("target");
        return isPicture(target)
                ? "%s[%s](%s)".formatted(link.group("picture"), link.group("text"), picture.apply(inFolder(target)))
                : link.group("text");
    }

    private boolean isPicture(String target) {
        Path file = folder.resolve(target).normalize();
        return PICTURE.matcher(target).matches() && file.startsWith(folder) && Files.isRegularFile(file);
    }

    private String inFolder(String target) {
        return folder.relativize(folder.resolve(target).normalize()).toString().replace('\\', '/');
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
