package org.nabla.worker;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds what can be called in a submission: the methods of its top-level classes, of any visibility but private.
 *
 * <p>What the compiler made, {@code main}, the accessors of a record and what every object has do not count.
 */
final class FunctionFinder {

    private final List<Class<?>> classes;

    FunctionFinder(List<Class<?>> classes) {
        this.classes = classes;
    }

    /** All of them, sorted, so that nothing depends on the order in which a JVM lists methods. */
    List<StudentFunction> functions() {
        List<StudentFunction> functions = new ArrayList<>();
        for (Class<?> type : classes) {
            for (Method method : type.getDeclaredMethods()) {
                if (counts(method)) {
                    functions.add(new StudentFunction(method, receiver(method)));
                }
            }
        }
        Collections.sort(functions, StudentFunction.ORDER);
        return functions;
    }

    /** The class that declares the method, or the first that inherits it when that one is abstract. */
    private @Nullable Class<?> receiver(Method method) {
        if (Modifier.isStatic(method.getModifiers()) || isConcrete(method.getDeclaringClass())) {
            return Modifier.isStatic(method.getModifiers()) ? null : method.getDeclaringClass();
        }
        for (Class<?> type : classes) {
            if (isConcrete(type) && method.getDeclaringClass().isAssignableFrom(type)) {
                return type;
            }
        }
        return null;
    }

    private static boolean isConcrete(Class<?> type) {
        return !Modifier.isAbstract(type.getModifiers());
    }

    private boolean counts(Method method) {
        boolean callable = (method.getModifiers() & (Modifier.PRIVATE | Modifier.ABSTRACT)) == 0;
        return callable
                && !method.isSynthetic()
                && !isMain(method)
                && !isOfEveryObject(method)
                && !isAccessor(method)
                && !isOfEveryEnum(method);
    }

    private static boolean isMain(Method method) {
        Class<?>[] parameters = method.getParameterTypes();
        return method.getName().equals("main")
                && (parameters.length == 0 || (parameters.length == 1 && parameters[0] == String[].class));
    }

    private static boolean isOfEveryObject(Method method) {
        return switch (method.getName()) {
            case "toString", "hashCode", "clone", "finalize" -> method.getParameterCount() == 0;
            case "equals" -> method.getParameterCount() == 1 && method.getParameterTypes()[0] == Object.class;
            default -> false;
        };
    }

    private static boolean isAccessor(Method method) {
        if (!method.getDeclaringClass().isRecord() || method.getParameterCount() != 0) {
            return false;
        }
        for (RecordComponent component : method.getDeclaringClass().getRecordComponents()) {
            if (component.getName().equals(method.getName())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfEveryEnum(Method method) {
        boolean generated =
                method.getName().equals("values") || method.getName().equals("valueOf");
        return method.getDeclaringClass().isEnum() && Modifier.isStatic(method.getModifiers()) && generated;
    }
}
