package org.nabla.report.page;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A name as mathematics prints it: {@code a1} with an index, {@code y_hat} with a hat, {@code delta4} in Greek.
 *
 * @param accent what stands above the base; may be empty
 * @param index what stands below it to the right; may be empty
 */
record Symbol(String base, String accent, String index) {

    private static final Map<String, String> ACCENTS = Map.of("hat", "^", "tilde", "~", "bar", "¯", "dot", "˙");

    private static final Map<String, String> GREEK = Map.ofEntries(
            Map.entry("alpha", "α"),
            Map.entry("beta", "β"),
            Map.entry("gamma", "γ"),
            Map.entry("delta", "δ"),
            Map.entry("epsilon", "ε"),
            Map.entry("eta", "η"),
            Map.entry("theta", "θ"),
            Map.entry("lambda", "λ"),
            Map.entry("mu", "μ"),
            Map.entry("rho", "ρ"),
            Map.entry("sigma", "σ"),
            Map.entry("tau", "τ"),
            Map.entry("phi", "φ"),
            Map.entry("omega", "ω"));

    private static final Pattern NUMBERED = Pattern.compile("(\\p{L}+?)_?(\\d+)");

    /** A short name, and what tells it from others of it: {@code a1_sample}, {@code C_se}. */
    private static final Pattern QUALIFIED = Pattern.compile("(\\p{L}{1,3})(\\d*)_(\\w+)");

    static Symbol of(String name) {
        int line = name.lastIndexOf('_');
        if (line > 0) {
            String accent = ACCENTS.get(name.substring(line + 1));
            if (accent != null) {
                Symbol plain = of(name.substring(0, line));
                return plain.accent().isEmpty()
                        ? new Symbol(plain.base(), accent, plain.index())
                        : new Symbol(name, "", "");
            }
        }
        Matcher numbered = NUMBERED.matcher(name);
        if (numbered.matches()) {
            return new Symbol(greek(numbered.group(1)), "", numbered.group(2));
        }
        Matcher qualified = QUALIFIED.matcher(name);
        if (qualified.matches()) {
            return qualified(qualified);
        }
        return new Symbol(greek(name), "", "");
    }

    private static Symbol qualified(Matcher name) {
        String number = name.group(2);
        String rest = name.group(3);
        int line = rest.indexOf('_');
        String first = line < 0 ? rest : rest.substring(0, line);
        String accent = ACCENTS.getOrDefault(first, "");
        String kept = accent.isEmpty() ? rest : rest.substring(Math.min(rest.length(), first.length() + 1));
        String separator = number.isEmpty() || kept.isEmpty() ? "" : ", ";
        return new Symbol(greek(name.group(1)), accent, number + separator + kept.replace('_', ' '));
    }

    /** As plain text, where there is only a line of characters. */
    String text() {
        return base + (accent.isEmpty() ? "" : COMBINING.getOrDefault(accent, "")) + index;
    }

    /** The base with its accent on it. */
    String accented() {
        return base + COMBINING.getOrDefault(accent, "");
    }

    private static final Map<String, String> COMBINING =
            Map.of("^", "\u0302", "~", "\u0303", "¯", "\u0304", "˙", "\u0307");

    private static String greek(String name) {
        return GREEK.getOrDefault(name, name);
    }
}
