package org.nabla.worker;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;

/** Says things in text without the machinery behind {@code +}, which is slow to start. */
final class Words {

    private Words() {}

    static String join(Object... parts) {
        StringBuilder text = new StringBuilder();
        for (Object part : parts) {
            text.append(part);
        }
        return text.toString();
    }

    /** A type as a student writes it: {@code Map<String, RealMatrix>}. */
    static String type(Type type) {
        if (type instanceof Class<?> plain) {
            return simpleName(plain);
        }
        if (type instanceof GenericArrayType array) {
            return type(array.getGenericComponentType()).concat("[]");
        }
        if (type instanceof WildcardType wildcard) {
            return "? extends ".concat(type(wildcard.getUpperBounds()[0]));
        }
        if (type instanceof ParameterizedType generic) {
            return generic(generic);
        }
        return type.getTypeName();
    }

    private static String generic(ParameterizedType type) {
        StringBuilder text = new StringBuilder(type(type.getRawType()));
        String separator = "<";
        for (Type argument : type.getActualTypeArguments()) {
            text.append(separator).append(type(argument));
            separator = ", ";
        }
        return text.append('>').toString();
    }

    /** An anonymous class has no simple name. */
    static String simpleName(Class<?> type) {
        String simple = type.getSimpleName();
        return simple.isEmpty() ? type.getName() : simple;
    }
}
