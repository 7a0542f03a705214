package org.nabla.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The functions of a submission by name; a name that means several methods can be told, but not called. */
final class Functions {

    private final Map<String, List<StudentFunction>> byName = new TreeMap<>();

    Functions(List<StudentFunction> functions) {
        for (StudentFunction function : functions) {
            List<StudentFunction> sameName = byName.get(function.name());
            if (sameName == null) {
                sameName = new ArrayList<>();
                byName.put(function.name(), sameName);
            }
            sameName.add(function);
        }
    }

    boolean isEmpty() {
        return byName.isEmpty();
    }

    /** Those whose name means one method. */
    List<StudentFunction> callable() {
        List<StudentFunction> callable = new ArrayList<>();
        for (List<StudentFunction> sameName : byName.values()) {
            if (sameName.size() == 1) {
                callable.add(sameName.get(0));
            }
        }
        return callable;
    }

    /** The names that mean several methods, and those methods. */
    Map<String, List<StudentFunction>> ambiguous() {
        Map<String, List<StudentFunction>> ambiguous = new TreeMap<>();
        for (Map.Entry<String, List<StudentFunction>> entry : byName.entrySet()) {
            if (entry.getValue().size() > 1) {
                ambiguous.put(entry.getKey(), entry.getValue());
            }
        }
        return ambiguous;
    }

    StudentFunction named(String written) throws UnsupportedValueException {
        List<StudentFunction> found = found(written);
        if (found == null) {
            throw new UnsupportedValueException(
                    UnsupportedValueException.FUNCTION_MISSING, "there is no function `", written, "`");
        }
        if (found.size() > 1) {
            throw new UnsupportedValueException(
                    UnsupportedValueException.FUNCTION_AMBIGUOUS,
                    "there are ",
                    found.size(),
                    " functions named `",
                    found.get(0).name(),
                    "`");
        }
        return found.get(0);
    }

    private @Nullable List<StudentFunction> found(String written) {
        String name = Names.find(written, byName.keySet());
        return name == null ? null : byName.get(name);
    }
}
