package org.nabla.worker;

import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        Class<?> raw = Types.raw(type);
        String texts = Names.find(name, call.texts.keySet());
        if (texts != null) {
            return new Conversion(function, name, type).ofTexts(words(texts));
        }
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
        return new Conversion(function, name, type).of(matrix(quantity));
    }

    private List<String> words(String quantity) {
        List<String> words = call.texts.get(quantity);
        return words == null ? List.of() : words;
    }

    private List<String> names(String group) {
        List<String> names = call.groups.get(group);
        return names == null ? List.of() : names;
    }

    private static boolean isCollection(Class<?> raw) {
        return Types.isMap(raw)
                || Types.isList(raw)
                || (isArrayOfObjects(raw) && raw != double[][].class && raw != float[][].class);
    }

    private static boolean isArrayOfObjects(Class<?> raw) {
        return raw.isArray() && raw != int[][].class && !raw.getComponentType().isPrimitive();
    }

    private Object grouped(String name, Type type, Class<?> raw, List<String> members)
            throws UnsupportedValueException {
        if (Types.isMap(raw)) {
            return map(name, Types.typeArgument(type, 1), members);
        }
        if (Types.isList(raw)) {
            return list(name, Types.typeArgument(type, 0), members);
        }
        if (isArrayOfObjects(raw)) {
            List<Object> entries = list(name, Types.componentType(type), members);
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
            map.put(member, new Conversion(function, name, type).of(member(name, member)));
        }
        return map;
    }

    private List<Object> list(String name, Type type, List<String> members) throws UnsupportedValueException {
        List<Object> list = new ArrayList<>();
        for (String member : members) {
            list.add(new Conversion(function, name, type).of(member(name, member)));
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
}
