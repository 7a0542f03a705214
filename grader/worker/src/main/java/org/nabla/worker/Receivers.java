package org.nabla.worker;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The objects on which functions are called: one for each class, made when first needed. */
final class Receivers {

    private final Map<Class<?>, Object> objects = new HashMap<>();

    /** What went wrong the first time says more than the {@code NoClassDefFoundError} that follows it. */
    private final Map<Class<?>, Throwable> failures = new HashMap<>();

    /** Null for a static function. What the student's own code throws comes out as {@code StudentException}. */
    @Nullable
    Object of(StudentFunction function) throws UnsupportedValueException, StudentException {
        Class<?> declaring = function.method().getDeclaringClass();
        if (function.isStatic()) {
            initialize(declaring);
            return null;
        }
        Class<?> type = function.receiver();
        if (type == null) {
            throw new UnsupportedValueException(
                    UnsupportedValueException.CANNOT_BE_CREATED,
                    "no object of class `",
                    declaring.getName(),
                    "` can be made: it is abstract, and no class extends it");
        }
        initialize(type);
        Object object = objects.get(type);
        if (object == null) {
            object = created(type);
            objects.put(type, object);
        }
        return object;
    }

    /** Why no object of this class can be made, as far as can be seen without running it; null when one can. */
    static @Nullable String obstacle(StudentFunction function) {
        if (function.isStatic()) {
            return null;
        }
        Class<?> type = function.receiver();
        if (type == null) {
            return Words.join(
                    "class `",
                    function.method().getDeclaringClass().getName(),
                    "` is abstract, and no class extends it");
        }
        return constructor(type) == null
                ? Words.join("class `", type.getName(), "` has no constructor without parameters")
                : null;
    }

    private void initialize(Class<?> type) throws StudentException {
        Throwable failure = failures.get(type);
        if (failure != null) {
            throw new StudentException(failure);
        }
        try {
            Class.forName(type.getName(), true, type.getClassLoader());
        } catch (ExceptionInInitializerError e) {
            Throwable cause = e.getCause();
            throw failed(type, cause == null ? e : cause);
        } catch (ReflectiveOperationException | LinkageError e) {
            throw failed(type, e);
        }
    }

    private Object created(Class<?> type) throws UnsupportedValueException, StudentException {
        Constructor<?> constructor = constructor(type);
        if (constructor == null) {
            throw new UnsupportedValueException(
                    UnsupportedValueException.CANNOT_BE_CREATED,
                    "no object of class `",
                    type.getName(),
                    "` can be made: it has no constructor without parameters");
        }
        try {
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (InvocationTargetException e) {
            throw failed(type, e.getTargetException());
        } catch (ReflectiveOperationException e) {
            throw failed(type, e);
        }
    }

    private static @Nullable Constructor<?> constructor(Class<?> type) {
        try {
            return type.getDeclaredConstructor();
        } catch (NoSuchMethodException e) {
            return null;
        }
    }

    private StudentException failed(Class<?> type, Throwable cause) {
        failures.put(type, cause);
        return new StudentException(cause);
    }
}
