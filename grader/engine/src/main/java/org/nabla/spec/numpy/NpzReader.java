package org.nabla.spec.numpy;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.nabla.reference.Matrix;
import org.nabla.spec.SpecException;
import org.nabla.spec.source.Excerpt;

/**
 * Reads an {@code .npz} file: a zip with one {@code .npy} for each array.
 *
 * <p>The directory at the end of the zip says where the arrays are, so sizes that are known only after the data do no
 * harm. Of an array, what its own header promises is inflated and one byte more; the size that the zip states is not
 * believed.
 */
final class NpzReader {

    private static final int MAXIMUM_ARRAYS = 64;

    private final Path file;
    private final DataProblem problem;
    private final Budget budget = new Budget();
    private final SortedMap<String, Matrix> arrays = new TreeMap<>();

    NpzReader(Path file, DataProblem problem) {
        this.file = file;
        this.problem = problem;
    }

    SortedMap<String, Matrix> read() throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.size() > MAXIMUM_ARRAYS) {
                throw problem.because(
                        "the data file has too many arrays", "at most " + MAXIMUM_ARRAYS, String.valueOf(zip.size()));
            }
            for (ZipEntry entry : inNameOrder(zip)) {
                add(zip, entry);
            }
            return arrays;
        } catch (ZipException e) {
            throw problem.because("the data file is a damaged zip", problem.writeAgain());
        }
    }

    /** So that of several mistakes always the same one is reported. */
    private static List<? extends ZipEntry> inNameOrder(ZipFile zip) {
        List<? extends ZipEntry> entries = Collections.list(zip.entries());
        return entries.stream().sorted(Comparator.comparing(ZipEntry::getName)).toList();
    }

    private void add(ZipFile zip, ZipEntry entry) throws IOException {
        String name = NumpyFile.withoutExtension(entry.getName());
        if (name.equals(entry.getName())) {
            throw problem.because(
                    "the data file has a member that is no array",
                    "names that end in `.npy`, as `np.savez` writes them",
                    Excerpt.word(entry.getName()),
                    problem.writeAgain());
        }
        if (arrays.containsKey(name)) {
            throw problem.inArray(name).because("the data file has two arrays of one name", problem.writeAgain());
        }
        arrays.put(name, matrix(zip, entry, problem.inArray(name)));
    }

    private Matrix matrix(ZipFile zip, ZipEntry entry, DataProblem place) throws IOException {
        try (InputStream raw = zip.getInputStream(entry);
                CheckedInputStream input = new CheckedInputStream(new BufferedInputStream(raw), new CRC32())) {
            Matrix matrix = new NpyReader(input, place, budget).read();
            if (input.getChecksum().getValue() != entry.getCrc()) {
                throw place.because("the array is damaged: its checksum differs", problem.writeAgain());
            }
            return matrix;
        } catch (SpecException e) {
            throw e;
        } catch (IOException e) {
            throw place.because("the array is damaged: it cannot be unpacked", problem.writeAgain());
        }
    }
}
