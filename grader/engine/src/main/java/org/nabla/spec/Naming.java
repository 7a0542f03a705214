package org.nabla.spec;

import java.util.ArrayList;
import java.util.Collection;
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

    /** A name for what has none: {@code jacobian(a1, s1)} becomes {@code jacobian_a1_s1}. */
    public String identifier(Expression quantity) {
        if (quantity instanceof Expression.Call call
                && call.function().equals("grad")
                && !call.arguments().isEmpty()) {
            return gradientOf(call.arguments().get(0).toString());
        }
        return quantity.toString().replaceAll("[^\\p{L}\\p{N}_]+", "_").replaceAll("^_|_$", "");
    }

    /**
     * Names that differ only by a number make a list over the layers: W1, W2 → W. It begins with the lowest number that
     * the problem has, so that the weights of a course that calls its inputs layer 1 make one from w2 on, and none where
     * a member is missing.
     *
     * @param all every name of the problem
     */
    public static Map<String, List<String>> lists(Collection<String> names, Collection<String> all) {
        Map<String, TreeMap<Integer, String>> known = numbered(all);
        Map<String, List<String>> lists = new LinkedHashMap<>();
        numbered(names).forEach((stem, members) -> {
            int first = known.getOrDefault(stem, members).firstKey();
            boolean whole = members.firstKey() == first && members.lastKey() == first + members.size() - 1;
            if (!stem.isEmpty() && whole) {
                lists.put(stem, new ArrayList<>(members.values()));
            }
        });
        return lists;
    }

    private static Map<String, TreeMap<Integer, String>> numbered(Collection<String> names) {
        Map<String, TreeMap<Integer, String>> numbered = new LinkedHashMap<>();
        for (String name : names) {
            Matcher matcher = NUMBERED.matcher(name);
            if (matcher.matches() && matcher.group(2).length() < 6) {
                numbered.computeIfAbsent(matcher.group(1), stem -> new TreeMap<>())
                        .put(Integer.parseInt(matcher.group(2)), name);
            }
        }
        return numbered;
    }
}
