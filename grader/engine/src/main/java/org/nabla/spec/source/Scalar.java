package org.nabla.spec.source;

import java.math.BigInteger;
import java.util.Locale;

/**
 * A single value: text, a number, true or false, or nothing.
 *
 * @param text as written, every digit kept: {@code 0.50} stays {@code 0.50}; of text, what it means without its quotes
 */
public record Scalar(String text, Kind kind, Position position) implements Source {

    /** What a scalar is by YAML 1.2's core rules: {@code no} is text, {@code 010} is ten. */
    public enum Kind {
        STRING("text"),
        INTEGER("a whole number"),
        REAL("a number"),
        BOOLEAN("true or false"),
        NULL("nothing");

        private final String description;

        Kind(String description) {
            this.description = description;
        }

        /** As a message calls it: {@code a whole number}. */
        public String description() {
            return description;
        }
    }

    public boolean isNumber() {
        return kind == Kind.INTEGER || kind == Kind.REAL;
    }

    /** The nearest double; infinite when none is near, as for {@code 1e999}. */
    public double number() {
        if (!isNumber()) {
            throw new IllegalStateException("`%s` is %s, not a number".formatted(text, kind.description()));
        }
        return switch (text.toLowerCase(Locale.ROOT)) {
            case ".nan" -> Double.NaN;
            case ".inf", "+.inf" -> Double.POSITIVE_INFINITY;
            case "-.inf" -> Double.NEGATIVE_INFINITY;
            default -> finiteNumber();
        };
    }

    private double finiteNumber() {
        if (text.startsWith("0x")) {
            return new BigInteger(text.substring(2), 16).doubleValue();
        }
        if (text.startsWith("0o")) {
            return new BigInteger(text.substring(2), 8).doubleValue();
        }
        return Double.parseDouble(text);
    }
}
