package org.nabla.worker;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealVector;

/** Makes of a value what a parameter is declared as. */
final class Conversion {

    private static final String[] NO_WORDS = {};
    private static final long LARGEST_WHOLE = 1L << 53;

    private final String function;
    private final String name;
    private final Type type;
    private final Class<?> raw;
    private final Type declared;

    Conversion(String function, String name, Type type) {
        this(function, name, type, type);
    }

    /**
     * A conversion of a part of a value.
     *
     * @param declared the type of the whole, which messages tell
     */
    private Conversion(String function, String name, Type type, Type declared) {
        this.function = function;
        this.name = name;
        this.type = type;
        this.raw = Types.raw(type);
        this.declared = declared;
    }

    /** Words as a list or an array of strings. */
    Object ofTexts(List<String> words) throws UnsupportedValueException {
        if (raw == String[].class) {
            return words.toArray(NO_WORDS);
        }
        Class<?> element = Types.raw(Types.typeArgument(type, 0));
        if (Types.isList(raw) && element.isAssignableFrom(String.class)) {
            return new ArrayList<>(words);
        }
        throw unsupported(" is declared as ", Words.type(declared), ", but its value is a list of words");
    }

    /** Rows of numbers, which need not have one length. */
    Object of(double[][] rows) throws UnsupportedValueException {
        if (raw == double[][].class) {
            return rows;
        }
        if (raw == int[][].class) {
            return wholeRows(rows);
        }
        if (raw == double[].class) {
            return vector(rows);
        }
        if (raw == float[][].class) {
            return Singles.of(rows);
        }
        if (raw == float[].class) {
            return Singles.of(vector(rows));
        }
        if (raw == int[].class) {
            return whole(vector(rows));
        }
        if (Types.isList(raw)) {
            return list(rows);
        }
        if (raw.isPrimitive() || Number.class.isAssignableFrom(raw)) { // and the library is not loaded for numbers
            return number(rows);
        }
        if (isMatrix()) {
            requireMatrix(rows);
            return new Array2DRowRealMatrix(rows, false);
        }
        if (RealVector.class.isAssignableFrom(raw) && raw.isAssignableFrom(ArrayRealVector.class)) {
            return new ArrayRealVector(vector(rows), false);
        }
        throw notSupported();
    }

    private boolean isMatrix() {
        return raw != Object.class && raw.isAssignableFrom(Array2DRowRealMatrix.class);
    }

    private Object number(double[][] rows) throws UnsupportedValueException {
        if (raw == double.class || raw == Double.class) {
            return scalar(rows);
        }
        if (raw == float.class || raw == Float.class) {
            return (float) scalar(rows);
        }
        if (raw == int.class || raw == Integer.class) {
            return (int) whole(scalar(rows), Integer.MAX_VALUE);
        }
        if (raw == long.class || raw == Long.class) {
            return whole(scalar(rows), LARGEST_WHOLE);
        }
        throw notSupported();
    }

    /** A list of rows, or of the numbers of a row or a column, as its type argument says. */
    private List<Object> list(double[][] rows) throws UnsupportedValueException {
        Type element = Types.typeArgument(type, 0);
        Class<?> rawElement = Types.raw(element);
        boolean ofRows = rawElement == int[].class
                || rawElement == double[].class
                || rawElement == float[].class
                || Types.isList(rawElement);
        Conversion conversion =
                new Conversion(function, name, rawElement == Object.class ? Double.class : element, declared);
        List<Object> list = new ArrayList<>();
        if (ofRows) {
            for (double[] row : rows) {
                list.add(conversion.of(new double[][] {row}));
            }
        } else {
            for (double entry : vector(rows)) {
                list.add(conversion.of(new double[][] {{entry}}));
            }
        }
        return list;
    }

    private double[] vector(double[][] rows) throws UnsupportedValueException {
        if (rows.length == 1) {
            return rows[0];
        }
        double[] entries = new double[rows.length];
        for (int i = 0; i < entries.length; i++) {
            if (rows[i].length != 1) {
                throw misfit(rows);
            }
            entries[i] = rows[i][0];
        }
        return entries;
    }

    private double scalar(double[][] rows) throws UnsupportedValueException {
        if (rows.length != 1 || rows[0].length != 1) {
            throw misfit(rows);
        }
        return rows[0][0];
    }

    private int[][] wholeRows(double[][] rows) throws UnsupportedValueException {
        int[][] whole = new int[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            whole[i] = whole(rows[i]);
        }
        return whole;
    }

    private int[] whole(double[] entries) throws UnsupportedValueException {
        int[] whole = new int[entries.length];
        for (int i = 0; i < entries.length; i++) {
            whole[i] = (int) whole(entries[i], Integer.MAX_VALUE);
        }
        return whole;
    }

    private long whole(double value, long limit) throws UnsupportedValueException {
        if (value != Math.rint(value) || Math.abs(value) > limit) {
            throw unsupported(" is declared as ", Words.type(declared), ", but its value is ", value);
        }
        return (long) value;
    }

    private UnsupportedValueException notSupported() {
        return unsupported(" is declared as ", Words.type(declared), ", which is not supported");
    }

    /** A matrix has at least one entry, and rows of one length. */
    private void requireMatrix(double[][] rows) throws UnsupportedValueException {
        if (rows.length == 0 || rows[0].length == 0 || isRagged(rows)) {
            throw misfit(rows);
        }
    }

    private static boolean isRagged(double[][] rows) {
        for (double[] row : rows) {
            if (row.length != rows[0].length) {
                return true;
            }
        }
        return false;
    }

    private UnsupportedValueException misfit(double[][] rows) {
        if (isRagged(rows)) {
            return unsupported(" is declared as ", Words.type(declared), ", but its rows differ in length");
        }
        return unsupported(
                " is declared as ",
                Words.type(declared),
                ", but its value is ",
                rows.length,
                "×",
                rows.length == 0 ? 0 : rows[0].length);
    }

    private UnsupportedValueException unsupported(Object... fact) {
        return new UnsupportedValueException(
                UnsupportedValueException.TYPE_NOT_SUPPORTED,
                "parameter `",
                name,
                "` of `",
                function,
                "`",
                Words.join(fact));
    }
}
