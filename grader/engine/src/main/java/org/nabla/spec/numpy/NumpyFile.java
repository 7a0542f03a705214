package org.nabla.spec.numpy;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.nabla.reference.Matrix;
import org.nabla.spec.SpecException;

/**
 * Reads the arrays that {@code np.save} and {@code np.savez} write.
 *
 * <p>Numbers become doubles: a scalar a 1×1 matrix, a vector a column, {@code True} a 1; integers beyond 2⁵³ are
 * rounded. Python objects are refused, since loading them runs code. What is wrong with a file is a
 * {@link SpecException} with message NB109.
 */
public final class NumpyFile {

    private static final byte[] ZIP = {'P', 'K'};
    private static final String EXTENSION = ".npy";

    /** Entries take 8 bytes at most, and names and headers of 64 arrays less than the rest. */
    private static final long MAXIMUM_BYTES = 8L * Budget.MAXIMUM_ENTRIES + (1 << 20);

    private NumpyFile() {}

    /**
     * The arrays by name, sorted.
     *
     * <p>The one array of an {@code .npy} file goes by the name of the file without {@code .npy}. Which of the two
     * formats a file has is told from its content.
     */
    public static SortedMap<String, Matrix> read(Path file) {
        Path last = file.getFileName();
        DataProblem problem = DataProblem.inFile(last == null ? file.toString() : last.toString());
        requireFile(file, problem);
        try {
            return Collections.unmodifiableSortedMap(
                    isZip(file) ? new NpzReader(file, problem).read() : readOne(file, problem));
        } catch (IOException e) {
            throw problem.because("the data file cannot be read");
        }
    }

    private static SortedMap<String, Matrix> readOne(Path file, DataProblem problem) throws IOException {
        String array = withoutExtension(problem.file());
        try (InputStream input = new BufferedInputStream(Files.newInputStream(file))) {
            Matrix matrix = new NpyReader(input, problem.inArray(array), new Budget()).read();
            return new TreeMap<>(Map.of(array, matrix));
        }
    }

    private static boolean isZip(Path file) throws IOException {
        try (InputStream input = Files.newInputStream(file)) {
            return Arrays.equals(input.readNBytes(ZIP.length), ZIP);
        }
    }

    private static void requireFile(Path file, DataProblem problem) {
        if (Files.isDirectory(file)) {
            throw problem.because("the data file is a folder");
        }
        if (!Files.exists(file)) {
            throw problem.because("there is no such data file");
        }
        if (!Files.isRegularFile(file)) {
            throw problem.because("the data file is not a regular file");
        }
        requireSize(file, problem);
    }

    private static void requireSize(Path file, DataProblem problem) {
        try {
            if (Files.size(file) > MAXIMUM_BYTES) {
                throw problem.because(
                        "the data file is too large", "at most 64 MiB", "%,d bytes".formatted(Files.size(file)));
            }
        } catch (IOException e) {
            throw problem.because("the data file cannot be read");
        }
    }

    static String withoutExtension(String name) {
        return name.endsWith(EXTENSION) ? name.substring(0, name.length() - EXTENSION.length()) : name;
    }
}
