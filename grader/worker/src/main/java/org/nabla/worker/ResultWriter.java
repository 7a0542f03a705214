package org.nabla.worker;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.jspecify.annotations.Nullable;

/** Writes what a function returned; all digits, and NaN and the infinities as themselves. */
final class ResultWriter {

    /** More than any problem asks for; a result that is larger by mistake is told as that, not as a broken reply. */
    static final int MOST_ENTRIES = 500_000;

    private static final double[] NOTHING = {};

    private final JsonGenerator json;
    private final String function;
    private final Collection<String> groups;
    private int entries;

    ResultWriter(JsonGenerator json, String function, Collection<String> groups) {
        this.json = json;
        this.function = function;
        this.groups = groups;
    }

    /** Writes the field {@code returned} or {@code value} of a reply. */
    void write(@Nullable Object result) throws IOException, UnsupportedValueException, StudentException {
        if (result instanceof Record || result instanceof Map) {
            json.writeFieldName("returned");
            writeNamed(result, true);
        } else {
            json.writeFieldName("value");
            writeValue("", present(result));
        }
    }

    private Object present(@Nullable Object result) throws UnsupportedValueException {
        if (result == null) {
            throw new UnsupportedValueException(
                    UnsupportedValueException.NOT_ATTEMPTED, "`", function, "` returned null");
        }
        return result;
    }

    /** An entry that is null has not been attempted; it is left out, so that it takes no other with it. */
    private void writeNamed(Object result, boolean outermost)
            throws IOException, UnsupportedValueException, StudentException {
        json.writeStartObject();
        if (result instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                if (!(entry.getKey() instanceof String name)) {
                    throw unsupported("a map whose keys are not all strings", "");
                }
                writeEntry(name, entry.getValue(), outermost);
            }
        } else {
            for (RecordComponent component : result.getClass().getRecordComponents()) {
                writeEntry(component.getName(), component(result, component.getAccessor()), outermost);
            }
        }
        json.writeEndObject();
    }

    private void writeEntry(String name, @Nullable Object value, boolean outermost)
            throws IOException, UnsupportedValueException, StudentException {
        if (value == null) {
            return;
        }
        json.writeFieldName(name);
        if (!(value instanceof Record || value instanceof Map)) {
            writeValue(name, value);
        } else if (outermost) {
            writeNamed(value, false);
        } else {
            throw unsupported("a group inside a group", name);
        }
    }

    private static @Nullable Object component(Object result, Method accessor) throws StudentException {
        try {
            accessor.setAccessible(true);
            return accessor.invoke(result);
        } catch (InvocationTargetException e) {
            throw new StudentException(e.getTargetException());
        } catch (IllegalAccessException e) {
            throw new StudentException(e);
        }
    }

    private void writeValue(String name, Object returned) throws IOException, UnsupportedValueException {
        Object value = returned instanceof float[][] singles ? Singles.widened(singles) : returned;
        boolean listed = value instanceof Collection || value instanceof Object[];
        if (listed && (!(value instanceof double[][]) || isList(name))) {
            writeList(name, value);
        } else {
            writeSingle(name, value);
        }
    }

    /** The rows of a {@code double[][]} may be the biases of several layers. */
    private boolean isList(String name) {
        return Names.find(name, groups) != null;
    }

    private void writeList(String name, Object value) throws IOException, UnsupportedValueException {
        if (name.isEmpty()) {
            throw unsupported("a list without a name", "");
        }
        json.writeStartObject();
        json.writeFieldName("list");
        json.writeStartArray();
        Object[] items = value instanceof Collection<?> collection ? collection.toArray() : (Object[]) value;
        for (Object item : items) {
            if (item == null) {
                throw unsupported("a list with null in it", name);
            }
            writeSingle(name, item);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void writeSingle(String name, Object value) throws IOException, UnsupportedValueException {
        if (value instanceof Number number) {
            count(1);
            writeNumber(number);
        } else if (value instanceof double[] vector) {
            writeVector(vector);
        } else if (value instanceof double[][] matrix) {
            writeMatrix(name, matrix);
        } else if (value instanceof float[] singles) {
            writeVector(Singles.widened(singles));
        } else if (value instanceof float[][] singles) {
            writeMatrix(name, Singles.widened(singles));
        } else if (value instanceof RealMatrix matrix) {
            writeMatrix(name, matrix.getData());
        } else if (value instanceof RealVector vector) {
            writeVector(vector.toArray());
        } else {
            throw unsupported("a value of type ".concat(Words.type(value.getClass())), name);
        }
    }

    private void writeNumber(Number number) throws IOException {
        if (number instanceof Integer || number instanceof Long) {
            json.writeNumber(number.longValue());
        } else {
            json.writeNumber(number.doubleValue());
        }
    }

    private void writeMatrix(String name, double[][] matrix) throws IOException, UnsupportedValueException {
        for (int i = 0; i < matrix.length; i++) {
            if (matrix[i] == null) {
                throw unsupported(Words.join("an array whose row ", i, " is null"), name);
            }
            if (matrix[i].length != matrix[0].length) {
                throw unsupported(
                        Words.join(
                                "an array whose rows differ in length (row 0 has ",
                                matrix[0].length,
                                ", row ",
                                i,
                                " has ",
                                matrix[i].length,
                                ")"),
                        name);
            }
            count(matrix[i].length);
        }
        if (matrix.length == 0) {
            writeVector(NOTHING);
        } else {
            json.writeString(PackedNumbers.matrix(matrix));
        }
    }

    private void writeVector(double[] vector) throws IOException, UnsupportedValueException {
        count(vector.length);
        json.writeString(PackedNumbers.vector(vector));
    }

    private void count(int more) throws UnsupportedValueException {
        entries += more;
        if (entries > MOST_ENTRIES) {
            throw unsupported(Words.join("more than ", MOST_ENTRIES, " numbers"), "");
        }
    }

    private UnsupportedValueException unsupported(String what, String name) {
        return name.isEmpty()
                ? new UnsupportedValueException(
                        UnsupportedValueException.TYPE_NOT_SUPPORTED, "`", function, "` returned ", what)
                : new UnsupportedValueException(
                        UnsupportedValueException.TYPE_NOT_SUPPORTED,
                        "`",
                        function,
                        "` returned ",
                        what,
                        " as `",
                        name,
                        "`");
    }
}
