package org.nabla.submission;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nabla.reference.Matrix;

/**
 * One question to a student's code.
 *
 * @param given the values it may ask for, by name
 * @param groups the quantities that stand under one name, in order; parameters and returned values may use them
 */
public record Call(String function, Map<String, Given> given, Map<String, List<String>> groups) {

    public Call {
        given = Collections.unmodifiableMap(new LinkedHashMap<>(given));
        groups = Collections.unmodifiableMap(new LinkedHashMap<>(groups));
    }

    /** A call that is given numbers only. */
    public static Call ofNumbers(String function, Map<String, Matrix> given, Map<String, List<String>> groups) {
        Map<String, Given> numbers = new LinkedHashMap<>();
        given.forEach((name, value) -> numbers.put(name, new Given.Numbers(value)));
        return new Call(function, numbers, groups);
    }
}
