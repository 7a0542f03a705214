package org.nabla.worker;

import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealVector;
import org.jspecify.annotations.Nullable;

/** Puts together what a function is called with, in the types its parameters are declared with. */
final class Arguments {

    private final Call call;
    private final String function;

    Arguments(Call call, String function) {
        this.call = call;
        this.function = function;
    }

    @Nullable
    Object[] of(Method method) throws UnsupportedValueException {
        Parameter[] parameters = method.getParameters();
        Object[] arguments = new Object[parameters.length];
        for (int i = 0; i < parameters.length; i++) {
            arguments[i] = argument(parameters[i].getName(), parameters[i].getParameterizedType());
        }
        return arguments;
    }

    private Object argument(String name, Type type) throws UnsupportedValueException {
        Class<?> raw = raw(type);
        String quantity = Names.find(name, call.given.keySet());
        String group = Names.find(name, call.groups.keySet());
        if (group != null && (isCollection(raw) || quantity == null)) {
            return grouped(name, type, raw, names(group));
        }
        if (quantity == null) {
            throw new UnsupportedValueException(
                    UnsupportedValueException.PARAMETER_UNKNOWN,
                    "parameter `",
                    name,
                    "` of `",
                    function,
                    "` is not the name of anything that is given to it");
        }
        return single(name, type, raw, matrix(quantity));
    }

    private List<String> names(String group) {
        List<String> names = call.groups.get(group);
        return names == null ? List.of() : names;
    }

    private static boolean isCollection(Class<?> raw) {
        return isMap(raw) || isList(raw) || (raw.isArray() && raw != double[].class && raw != double[][].class);
    }

    private static boolean isMap(Class<?> raw) {
        return Map.class.isAssignableFrom(raw) && raw.isAssignableFrom(LinkedHashMap.class);
    }

    private static boolean isList(Class<?> raw) {
        return Iterable.class.isAssignableFrom(raw) && raw.isAssignableFrom(ArrayList.class);
    }

    private Object grouped(String name, Type type, Class<?> raw, List<String> members)
            throws UnsupportedValueException {
        if (isMap(raw)) {
            return map(name, typeArgument(type, 1), members);
        }
        if (isList(raw)) {
            return list(name, typeArgument(type, 0), members);
        }
        if (raw.isArray() && raw != double[].class) {
            List<Object> entries = list(name, componentType(type), members);
            return entries.toArray((Object[]) Array.newInstance(raw.getComponentType(), 0));
        }
        throw new UnsupportedValueException(
                UnsupportedValueException.TYPE_NOT_SUPPORTED,
                "parameter `",
                name,
                "` of `",
                function,
                "` holds several quantities, but is declared as ",
                Words.type(type));
    }

    private Map<String, Object> map(String name, Type type, List<String> members) throws UnsupportedValueException {
        Map<String, Object> map = new LinkedHashMap<>();
        for (String member : members) {
            map.put(member, single(name, type, raw(type), member(name, member)));
        }
        return map;
    }

    private List<Object> list(String name, Type type, List<String> members) throws UnsupportedValueException {
        List<Object> list = new ArrayList<>();
        for (String member : members) {
            list.add(single(name, type, raw(type), member(name, member)));
        }
        return list;
    }

    private double[][] member(String name, String member) throws UnsupportedValueException {
        if (!call.given.containsKey(member)) {
            throw new UnsupportedValueException(
                    UnsupportedValueException.PARAMETER_UNKNOWN,
                    "parameter `",
                    name,
                    "` of `",
                    function,
                    "` is made of quantities that are not given to it: `",
                    member,
                    "`");
        }
        return matrix(member);
    }

    /** A copy: what a function changes in one of its arguments does not show in another. */
    private double[][] matrix(String quantity) {
        double[][] rows = call.given.get(quantity);
        double[][] copy = rows == null ? new double[0][] : rows.clone();
        for (int i = 0; i < copy.length; i++) {
            copy[i] = copy[i].clone();
        }
        return copy;
    }

    private Object single(String name, Type type, Class<?> raw, double[][] matrix) throws UnsupportedValueException {
        if (raw == double[][].class) {
            return matrix;
        }
        if (raw == double[].class) {
            return vector(name, type, matrix);
        }
        if (raw == double.class || raw == Double.class) {
            return scalar(name, type, matrix);
        }
        if (raw == int.class || raw == Integer.class) {
            return (int) whole(name, type, matrix, Integer.MAX_VALUE);
        }
        if (raw == long.class || raw == Long.class) {
            return whole(name, type, matrix, 1L << 53);
        }
        if (raw != Object.class && raw.isAssignableFrom(Array2DRowRealMatrix.class)) {
            return new Array2DRowRealMatrix(matrix, false);
        }
        if (RealVector.class.isAssignableFrom(raw) && raw.isAssignableFrom(ArrayRealVector.class)) {
            return new ArrayRealVector(vector(name, type, matrix), false);
        }
        throw new UnsupportedValueException(
                UnsupportedValueException.TYPE_NOT_SUPPORTED,
                "parameter `",
                name,
                "` of `",
                function,
                "` is declared as ",
                Words.type(type),
                ", which is not supported");
    }

    private double[] vector(String name, Type type, double[][] matrix) throws UnsupportedValueException {
        if (matrix.length == 1) {
            return matrix[0];
        }
        double[] entries = new double[matrix.length];
        for (int i = 0; i < entries.length; i++) {
            if (matrix[i].length != 1) {
                throw misfit(name, type, matrix);
            }
            entries[i] = matrix[i][0];
        }
        return entries;
    }

    private double scalar(String name, Type type, double[][] matrix) throws UnsupportedValueException {
        if (matrix.length != 1 || matrix[0].length != 1) {
            throw misfit(name, type, matrix);
        }
        return matrix[0][0];
    }

    private long whole(String name, Type type, double[][] matrix, long limit) throws UnsupportedValueException {
        double value = scalar(name, type, matrix);
        if (value != Math.rint(value) || Math.abs(value) > limit) {
            throw new UnsupportedValueException(
                    UnsupportedValueException.TYPE_NOT_SUPPORTED,
                    "parameter `",
                    name,
                    "` of `",
                    function,
                    "` is declared as ",
                    Words.type(type),
                    ", but its value is ",
                    value);
        }
        return (long) value;
    }

    private UnsupportedValueException misfit(String name, Type type, double[][] matrix) {
        return new UnsupportedValueException(
                UnsupportedValueException.TYPE_NOT_SUPPORTED,
                "parameter `",
                name,
                "` of `",
                function,
                "` is declared as ",
                Words.type(type),
                ", but its value is ",
                matrix.length,
                "×",
                matrix.length == 0 ? 0 : matrix[0].length);
    }

    private static Class<?> raw(Type type) {
        if (type instanceof Class<?> plain) {
            return plain;
        }
        if (type instanceof ParameterizedType generic) {
            return raw(generic.getRawType());
        }
        if (type instanceof GenericArrayType array) {
            return raw(array.getGenericComponentType()).arrayType();
        }
        return Object.class;
    }

    private static Type typeArgument(Type type, int index) {
        if (!(type instanceof ParameterizedType generic) || generic.getActualTypeArguments().length <= index) {
            return Object.class;
        }
        Type argument = generic.getActualTypeArguments()[index];
        return argument instanceof WildcardType wildcard ? wildcard.getUpperBounds()[0] : argument;
    }

    private static Type componentType(Type type) {
        if (type instanceof GenericArrayType array) {
            return array.getGenericComponentType();
        }
        Class<?> component = raw(type).getComponentType();
        return component == null ? Object.class : component;
    }
}
