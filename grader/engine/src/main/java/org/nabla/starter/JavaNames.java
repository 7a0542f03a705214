package org.nabla.starter;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import javax.lang.model.SourceVersion;

/**
 * Names for one scope of a Java file, made from a problem's names: the same wherever Java allows it, and never one twice.
 *
 * <p>An underscore at the end makes a name of a keyword; names are bound without underscores, so that {@code new_} still
 * means {@code new}.
 */
final class JavaNames {

    /** What a record's component and a method without parameters may not be called. */
    private static final Set<String> OBJECT_METHODS =
            Set.of("clone", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait");

    /** Types that a starter uses itself. */
    private static final Set<String> USED_TYPES =
            Set.of("object", "record", "realmatrix", "unsupportedoperationexception");

    private final Set<String> taken = new HashSet<>();

    /** A name for a method, a parameter or a component. */
    String variable(String name) {
        String identifier = identifier(name);
        while (SourceVersion.isKeyword(identifier, SourceVersion.RELEASE_17)
                || OBJECT_METHODS.contains(identifier)
                || !taken.add(identifier)) {
            identifier += "_";
        }
        return identifier;
    }

    /** A name for a class: {@code loss_after_update} becomes {@code LossAfterUpdate}. */
    String type(String name) {
        StringBuilder words = new StringBuilder();
        for (String word : name.split("[^\\p{L}\\p{N}]+", -1)) {
            words.append(word.isEmpty() ? "" : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        boolean starts = !words.isEmpty() && Character.isJavaIdentifierStart(words.codePointAt(0));
        String identifier = identifier(starts ? words.toString() : "Problem" + words);
        // compared without case, because class files may lie on a disk that knows no case
        while (USED_TYPES.contains(identifier.toLowerCase(Locale.ROOT))
                || SourceVersion.isKeyword(identifier, SourceVersion.RELEASE_17)
                || !taken.add(identifier.toLowerCase(Locale.ROOT))) {
            identifier += "Result";
        }
        return identifier;
    }

    private static String identifier(String name) {
        StringBuilder identifier = new StringBuilder();
        name.codePoints()
                .map(c -> Character.isJavaIdentifierPart(c) && !Character.isIdentifierIgnorable(c) ? c : '_')
                .forEach(identifier::appendCodePoint);
        boolean starts = !identifier.isEmpty() && Character.isJavaIdentifierStart(identifier.codePointAt(0));
        return starts ? identifier.toString() : "_" + identifier;
    }
}
