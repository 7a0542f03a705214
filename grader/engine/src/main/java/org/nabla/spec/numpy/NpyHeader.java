package org.nabla.spec.numpy;

import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nabla.reference.Shape;
import org.nabla.spec.source.Excerpt;

/**
 * What the header of an array promises.
 *
 * <p>It is written as a Python dictionary: {@code {'descr': '<f8', 'fortran_order': False, 'shape': (3, 1), }}.
 *
 * @param columnAfterColumn how the entries are stored: NumPy's Fortran order
 * @param dimensions at most two
 */
record NpyHeader(ElementType type, ByteOrder order, boolean columnAfterColumn, List<Integer> dimensions) {

    private static final Pattern DICTIONARY = Pattern.compile("\\s*\\{[^{}]*\\}\\s*");
    private static final Pattern DESCR = Pattern.compile("['\"]descr['\"]\\s*:\\s*(?:['\"]([^'\"]*)['\"]|(\\[))");
    private static final Pattern FORTRAN_ORDER = Pattern.compile("['\"]fortran_order['\"]\\s*:\\s*(True|False)\\b");
    private static final Pattern SHAPE = Pattern.compile("['\"]shape['\"]\\s*:\\s*\\(([0-9,\\s]*)\\)");
    private static final Pattern BYTE_ORDER = Pattern.compile("^[<>|=]");
    /** Sides with more digits than this are too large anyway, and no {@code long} holds them. */
    private static final int MOST_DIGITS = 18;

    private static final Pattern COMMAS = Pattern.compile("[\\s,]+");

    NpyHeader {
        dimensions = List.copyOf(dimensions);
    }

    static NpyHeader parse(String text, DataProblem problem) {
        if (!DICTIONARY.matcher(text).matches()) {
            throw unknown(text, problem);
        }
        String descr = descr(text, problem);
        boolean columnAfterColumn = found(FORTRAN_ORDER, text, problem).group(1).equals("True");
        String shape = found(SHAPE, text, problem).group(1);
        ByteOrder order = descr.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        return new NpyHeader(type(descr, problem), order, columnAfterColumn, dimensions(shape, problem));
    }

    /** Counts only; nothing is allocated for them. */
    long entries() {
        return dimensions.stream().mapToLong(side -> side).reduce(1, (a, b) -> a * b);
    }

    Shape shape() {
        return switch (dimensions.size()) {
            case 0 -> Shape.SCALAR;
            case 1 -> new Shape(dimensions.get(0), 1);
            default -> new Shape(dimensions.get(0), dimensions.get(1));
        };
    }

    /** As NumPy writes it: {@code (3,)}. */
    String written() {
        String numbers = dimensions.toString().replace("[", "").replace("]", "");
        return "(" + numbers + (dimensions.size() == 1 ? ",)" : ")");
    }

    private static String descr(String text, DataProblem problem) {
        Matcher descr = found(DESCR, text, problem);
        if (descr.group(2) != null) {
            throw problem.because(
                    "the array is a structured one, with named fields",
                    ElementType.ALLOWED,
                    "several fields in each entry",
                    "save each field as an array of its own");
        }
        return descr.group(1);
    }

    private static ElementType type(String descr, DataProblem problem) {
        String code = BYTE_ORDER.matcher(descr).replaceFirst("");
        return ElementType.ofCode(code)
                .orElseThrow(() -> problem.because(
                        "the entries of the array are %s".formatted(ElementType.description(code)),
                        ElementType.ALLOWED,
                        "dtype %s".formatted(Excerpt.word(descr)),
                        "convert it before saving: `array.astype(float)`"));
    }

    private static List<Integer> dimensions(String shape, DataProblem problem) {
        List<Long> sides = Arrays.stream(COMMAS.split(shape))
                .filter(side -> !side.isEmpty())
                .map(side -> side.length() > MOST_DIGITS ? Long.MAX_VALUE : Long.parseLong(side))
                .toList();
        if (sides.size() > 2) {
            throw problem.because(
                    "the array has %d dimensions".formatted(sides.size()),
                    "a scalar, a vector, or a matrix: at most 2 dimensions",
                    "shape %s".formatted(Excerpt.word("(" + shape + ")")),
                    "save its slices as arrays of their own, or `array.reshape(rows, columns)`");
        }
        if (sides.stream().anyMatch(side -> side > Budget.MAXIMUM_ENTRIES)) {
            throw problem.because(
                    "the array is too large",
                    "at most %,d entries in all arrays of the file".formatted(Budget.MAXIMUM_ENTRIES),
                    "shape %s".formatted(Excerpt.word("(" + shape + ")")));
        }
        return sides.stream().map(Long::intValue).toList();
    }

    private static Matcher found(Pattern pattern, String text, DataProblem problem) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw unknown(text, problem);
        }
        return matcher;
    }

    private static RuntimeException unknown(String text, DataProblem problem) {
        return problem.because(
                "the header of the array is not as NumPy writes it",
                "`{'descr': '<f8', 'fortran_order': False, 'shape': (3, 1), }`",
                Excerpt.word(text.strip()),
                problem.writeAgain());
    }
}
