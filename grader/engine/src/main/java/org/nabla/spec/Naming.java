package org.nabla.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nabla.reference.expression.Expression;
import org.nabla.reference.expression.ExpressionParser;

/**
 * How quantities are called where a name must be an identifier: in code, in the protocol, on answer sheets.
 *
 * @param gradient what stands before a quantity's name to mean its gradient, such as {@code grad_}
 */
public record Naming(String gradient) {

    private static final Pattern NUMBERED = Pattern.compile("(.*?)([1-9][0-9]*)");

    public String gradientOf(String quantity) {
        return gradient + quantity;
    }

    /** The expression an identifier stands for: a quantity itself, or the gradient of one. */
    public Expression quantity(String identifier, Set<String> quantities) {
        boolean isGradient = !quantities.contains(identifier)
                && identifier.startsWith(gradient)
                && quantities.contains(identifier.substring(gradient.length()));
        return ExpressionParser.parse(
                isGradient ? "grad(" + identifier.substring(gradient.length()) + ")" : identifier);
    }

    /** Names that differ only by a number from 1 upwards make a list over the layers: W1, W2 → W. */
    public static Map<String, List<String>> lists(Iterable<String> names) {
        Map<String, TreeMap<Integer, String>> numbered = new LinkedHashMap<>();
        for (String name : names) {
            Matcher matcher = NUMBERED.matcher(name);
            if (matcher.matches() && matcher.group(2).length() < 6) {
                numbered.computeIfAbsent(matcher.group(1), stem -> new TreeMap<>())
                        .put(Integer.parseInt(matcher.group(2)), name);
            }
        }
        Map<String, List<String>> lists = new LinkedHashMap<>();
        numbered.forEach((stem, members) -> {
            if (!stem.isEmpty() && members.firstKey() == 1 && members.lastKey() == members.size()) {
                lists.put(stem, new ArrayList<>(members.values()));
            }
        });
        return lists;
    }
}
