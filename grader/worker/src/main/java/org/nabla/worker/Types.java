package org.nabla.worker;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the declared types of parameters are made of. */
final class Types {

    private Types() {}

    static boolean isMap(Class<?> raw) {
        return Map.class.isAssignableFrom(raw) && raw.isAssignableFrom(LinkedHashMap.class);
    }

    static boolean isList(Class<?> raw) {
        return Iterable.class.isAssignableFrom(raw) && raw.isAssignableFrom(ArrayList.class);
    }

    static Class<?> raw(Type type) {
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

    static Type typeArgument(Type type, int index) {
        if (!(type instanceof ParameterizedType generic) || generic.getActualTypeArguments().length <= index) {
            return Object.class;
        }
        Type argument = generic.getActualTypeArguments()[index];
        return argument instanceof WildcardType wildcard ? wildcard.getUpperBounds()[0] : argument;
    }

    static Type componentType(Type type) {
        if (type instanceof GenericArrayType array) {
            return array.getGenericComponentType();
        }
        Class<?> component = raw(type).getComponentType();
        return component == null ? Object.class : component;
    }
}
