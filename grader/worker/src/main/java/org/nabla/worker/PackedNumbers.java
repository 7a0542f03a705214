package org.nabla.worker;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Numbers as the bits they are, in a text: {@code 2x3:} and then, in Base64, the entries row after row in binary64, little
 * end first; {@code 3:} for a vector.
 *
 * <p>In a program that has just started, to print and to read decimal digits takes as long as everything else together.
 */
final class PackedNumbers {

    private PackedNumbers() {}

    static String vector(double[] entries) {
        byte[] bits = new byte[Math.multiplyExact(entries.length, Double.BYTES)];
        put(littleEndian(bits), entries);
        return Integer.toString(entries.length).concat(":").concat(encoded(bits));
    }

    /** Rows of one length; there is at least one. */
    static String matrix(double[][] rows) {
        byte[] bits = new byte[Math.multiplyExact(rows.length * rows[0].length, Double.BYTES)];
        ByteBuffer bytes = littleEndian(bits);
        for (double[] row : rows) {
            put(bytes, row);
        }
        return Integer.toString(rows.length)
                .concat("x")
                .concat(Integer.toString(rows[0].length))
                .concat(":")
                .concat(encoded(bits));
    }

    /** The rows of a matrix; throws {@code IOException} when the text is none. */
    static double[][] rows(String text) throws IOException {
        int times = text.indexOf('x');
        int colon = text.indexOf(':');
        try {
            double[][] rows = new double[Integer.parseInt(text.substring(0, times))]
                    [Integer.parseInt(text.substring(times + 1, colon))];
            ByteBuffer bytes = littleEndian(
                    Base64.getDecoder().decode(text.substring(colon + 1).getBytes(StandardCharsets.ISO_8859_1)));
            for (double[] row : rows) {
                for (int i = 0; i < row.length; i++) {
                    row[i] = bytes.getDouble();
                }
            }
            return rows;
        } catch (RuntimeException e) {
            throw new IOException("the grader sent no matrix: ".concat(String.valueOf(e.getMessage())), e);
        }
    }

    private static ByteBuffer littleEndian(byte[] bits) {
        return ByteBuffer.wrap(bits).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void put(ByteBuffer bytes, double[] entries) {
        for (double entry : entries) {
            bytes.putDouble(entry);
        }
    }

    private static String encoded(byte[] bits) {
        return Base64.getEncoder().encodeToString(bits);
    }
}
