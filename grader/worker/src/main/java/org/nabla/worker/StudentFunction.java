package org.nabla.worker;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A method of the student's that can be called by its name.
 *
 * @param receiver the class whose object it is called on; null when it is static, or no class can be that
 */
record StudentFunction(Method method, @Nullable Class<?> receiver) {

    static final Comparator<StudentFunction> ORDER = new Comparator<>() {
        @Override
        public int compare(StudentFunction one, StudentFunction other) {
            return one.signature().compareTo(other.signature());
        }
    };

    String name() {
        return method.getName();
    }

    boolean isStatic() {
        return Modifier.isStatic(method.getModifiers());
    }

    /** Name first, so that sorting by it keeps methods of one name together. */
    String signature() {
        StringBuilder text = new StringBuilder(name()).append('(');
        String separator = "";
        for (Parameter parameter : method.getParameters()) {
            text.append(separator)
                    .append(Words.type(parameter.getParameterizedType()))
                    .append(' ')
                    .append(parameter.getName());
            separator = ", ";
        }
        return text.append(") in ").append(method.getDeclaringClass().getName()).toString();
    }
}
