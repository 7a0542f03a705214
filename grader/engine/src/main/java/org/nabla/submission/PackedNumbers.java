package org.nabla.submission;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.nabla.reference.Matrix;
import org.nabla.reference.Shape;

/** Numbers as the bits they are, in a text: {@code grader/docs/protocol.md} says how. */
final class PackedNumbers {

    private PackedNumbers() {}

    static String text(Matrix matrix) {
        double[] entries = matrix.toArray();
        ByteBuffer bytes = ByteBuffer.allocate(entries.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (double entry : entries) {
            bytes.putDouble(entry);
        }
        return matrix.rows() + "x" + matrix.columns() + ":"
                + Base64.getEncoder().encodeToString(bytes.array());
    }

    /** Reads what anybody may have written. */
    static ReturnedValue value(String text) throws MalformedReplyException {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw malformed("it has no sizes");
        }
        String[] sizes = text.substring(0, colon).split("x", -1);
        if (sizes.length > 2) {
            throw malformed("it has %d sizes".formatted(sizes.length));
        }
        int rows = size(sizes[0]);
        int columns = sizes.length == 2 ? size(sizes[1]) : 1;
        double[] entries = entries(text.substring(colon + 1));
        if ((long) rows * columns != entries.length) {
            throw malformed("it has %d numbers, and should have %d×%d".formatted(entries.length, rows, columns));
        }
        return new ReturnedValue(sizes.length, Matrix.of(new Shape(rows, columns), entries));
    }

    private static int size(String text) throws MalformedReplyException {
        try {
            int size = Integer.parseInt(text);
            if (size >= 0) {
                return size;
            }
        } catch (NumberFormatException e) {
            // the same as one below 0
        }
        throw malformed("`%s` is no size".formatted(Shown.name(text)));
    }

    private static double[] entries(String encoded) throws MalformedReplyException {
        byte[] bits;
        try {
            bits = Base64.getDecoder().decode(encoded.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IllegalArgumentException e) {
            throw malformed("it is not in Base64");
        }
        if (bits.length % Double.BYTES != 0) {
            throw malformed("it has %d bytes".formatted(bits.length));
        }
        double[] entries = new double[bits.length / Double.BYTES];
        ByteBuffer.wrap(bits).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().get(entries);
        return entries;
    }

    private static MalformedReplyException malformed(String why) {
        return new MalformedReplyException("packed numbers cannot be read: " + why);
    }
}
