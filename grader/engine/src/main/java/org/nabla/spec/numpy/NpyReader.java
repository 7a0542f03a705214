package org.nabla.spec.numpy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.nabla.reference.Matrix;
import org.nabla.reference.Shape;

/** Reads one array as {@code np.save} writes it: a magic number, a version, a header, the entries. */
final class NpyReader {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int LAST_VERSION = 3;

    /** NumPy's own limit; headers of plain arrays are 118 bytes. */
    private static final int LONGEST_HEADER = 10_000;

    private final InputStream input;
    private final DataProblem problem;
    private final Budget budget;

    NpyReader(InputStream input, DataProblem problem, Budget budget) {
        this.input = input;
        this.problem = problem;
        this.budget = budget;
    }

    Matrix read() throws IOException {
        requireMagic();
        NpyHeader header = NpyHeader.parse(headerText(), problem);
        if (!budget.take(header.entries())) {
            throw problem.because(
                    "the data are too large",
                    "at most %,d entries in all arrays of the file".formatted(Budget.MAXIMUM_ENTRIES),
                    "an array of shape %s, after those before it".formatted(header.written()));
        }
        return matrix(header, entries(header));
    }

    private void requireMagic() throws IOException {
        if (!Arrays.equals(input.readNBytes(MAGIC.length), MAGIC)) {
            throw problem.because("this is not an array that NumPy wrote", problem.writeAgain());
        }
    }

    private String headerText() throws IOException {
        byte[] version = readFully(2, "the header");
        if (version[0] < 1 || version[0] > LAST_VERSION) {
            throw problem.because(
                    "the array has a format that is not known",
                    "version 1, 2, or 3",
                    "version %d".formatted(version[0] & 0xFF));
        }
        int lengthBytes = version[0] == 1 ? Short.BYTES : Integer.BYTES;
        byte[] length = Arrays.copyOf(readFully(lengthBytes, "the header"), Long.BYTES);
        long characters = ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getLong();
        if (characters > LONGEST_HEADER) {
            throw problem.because(
                    "the header of the array is too long",
                    "at most %,d bytes".formatted(LONGEST_HEADER),
                    "%,d bytes".formatted(characters));
        }
        // Version 3 is UTF-8, which differs only in the field names of structured arrays; those are refused.
        return new String(readFully((int) characters, "the header"), ISO_8859_1);
    }

    private double[] entries(NpyHeader header) throws IOException {
        int count = (int) header.entries();
        byte[] bytes = readFully(count * header.type().bytes(), "the entries");
        if (input.read() >= 0) {
            throw problem.because(
                    "more data follow after the last entry",
                    "%,d entries, as the header says".formatted(count),
                    "at least one byte more",
                    problem.writeAgain());
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(header.order());
        double[] entries = new double[count];
        for (int i = 0; i < count; i++) {
            entries[i] = header.type().next(buffer);
        }
        return entries;
    }

    private static Matrix matrix(NpyHeader header, double[] entries) {
        Shape shape = header.shape();
        return header.columnAfterColumn()
                ? Matrix.of(shape.transposed(), entries).transpose()
                : Matrix.of(shape, entries);
    }

    private byte[] readFully(int count, String what) throws IOException {
        byte[] bytes = input.readNBytes(count);
        if (bytes.length < count) {
            throw problem.because(
                    "the array ends within %s".formatted(what),
                    "%,d bytes".formatted(count),
                    "%,d bytes".formatted(bytes.length),
                    problem.writeAgain());
        }
        return bytes;
    }
}
