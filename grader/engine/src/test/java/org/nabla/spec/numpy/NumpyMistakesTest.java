package org.nabla.spec.numpy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nabla.message.MessageCode;
import org.nabla.spec.SpecException;

class NumpyMistakesTest {

    private static final String SAVE_AGAIN = "   = help: write it again with `np.save(\"a.npy\", array)`\n";
    private static final String SAVEZ_AGAIN =
            "   = help: write it again with `np.savez(\"a.npz\", W1=W1, b1=b1)`, naming each array\n";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "objects ; Python objects, which cannot be read without running code ; |O",
                "text ; text ; <U1",
                "complex ; complex numbers ; <c16",
                "half ; floats of another size ; <f2",
                "dates ; dates or times ; <M8[D]",
            })
    void names_theTypeThatIsNotRead(String name, String what, String type) {
        rejects(NumpyFileTest.file(name + ".npy"), """
            error[NB109]: the entries of the array are %s
              --> `%s.npy`, array `%s`
               = expected: whole numbers, floats of 4 or 8 bytes, or booleans
               = actual:   dtype `%s`
               = help: convert it before saving: `array.astype(float)`
            """.formatted(what, name, name, type));
    }

    @Test
    void says_whenAnArrayHasFields() {
        rejects(NumpyFileTest.file("structured.npy"), """
            error[NB109]: the array is a structured one, with named fields
              --> `structured.npy`, array `structured`
               = expected: whole numbers, floats of 4 or 8 bytes, or booleans
               = actual:   several fields in each entry
               = help: save each field as an array of its own
            """);
    }

    @Test
    void says_whenAnArrayHasMoreThanTwoDimensions() {
        rejects(NumpyFileTest.file("cube.npy"), """
            error[NB109]: the array has 3 dimensions
              --> `cube.npy`, array `cube`
               = expected: a scalar, a vector, or a matrix: at most 2 dimensions
               = actual:   shape `(2, 2, 2)`
               = help: save its slices as arrays of their own, or `array.reshape(rows, columns)`
            """);
    }

    @Test
    void says_whereAnArrayEnds() throws IOException {
        byte[] valid = vector();

        rejects(npy(Arrays.copyOf(valid, valid.length - 1)), """
            error[NB109]: the array ends within the entries
              --> `a.npy`, array `a`
               = expected: 24 bytes
               = actual:   23 bytes
            """ + SAVE_AGAIN);
        rejects(npy(Arrays.copyOf(valid, 60)), """
            error[NB109]: the array ends within the header
              --> `a.npy`, array `a`
               = expected: 118 bytes
               = actual:   50 bytes
            """ + SAVE_AGAIN);
    }

    @Test
    void says_whenMoreFollows() throws IOException {
        byte[] valid = vector();

        rejects(npy(Arrays.copyOf(valid, valid.length + 1)), """
            error[NB109]: more data follow after the last entry
              --> `a.npy`, array `a`
               = expected: 3 entries, as the header says
               = actual:   at least one byte more
            """ + SAVE_AGAIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "W1 = 3", "\u0093NUMPX", "PICKLE"})
    void says_whenNumpyDidNotWriteIt(String content) throws IOException {
        rejects(npy(content.getBytes(ISO_8859_1)), """
            error[NB109]: this is not an array that NumPy wrote
              --> `a.npy`, array `a`
            """ + SAVE_AGAIN);
    }

    @Test
    void says_whichVersionsAreKnown() throws IOException {
        byte[] later = vector();
        later[6] = 4;

        rejects(npy(later), """
            error[NB109]: the array has a format that is not known
              --> `a.npy`, array `a`
               = expected: version 1, 2, or 3
               = actual:   version 4
            """);
    }

    @Test
    void says_whenTheHeaderIsTooLong() throws IOException {
        rejects(npy("\u0093NUMPY\2\0\u00FF\u00FF\u00FF\u00FF".getBytes(ISO_8859_1)), """
            error[NB109]: the header of the array is too long
              --> `a.npy`, array `a`
               = expected: at most 10,000 bytes
               = actual:   4,294,967,295 bytes
            """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'descr': '<f8', 'fortran_order': False}",
                "{'descr': '<f8', 'fortran_order': No, 'shape': (3,)}",
                "{'descr': '<f8', 'fortran_order': False, 'shape': (-3,)}",
                "{'descr': '<f8', 'fortran_order': False, 'shape': 3}",
                "open('x')",
            })
    void shows_theHeaderThatNumpyWouldNotWrite(String header) throws IOException {
        rejects(npy(array(header)), """
            error[NB109]: the header of the array is not as NumPy writes it
              --> `a.npy`, array `a`
               = expected: `{'descr': '<f8', 'fortran_order': False, 'shape': (3, 1), }`
               = actual:   `%s`
            """.formatted(header) + SAVE_AGAIN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "(9000000,) | (9000000,)",
                "(4294967296, 4294967296) | (4294967296, 4294967296)",
                "(0, 99999999999999999999999) | (0, 99999999999999999999999)",
            })
    void says_howLargeAnArrayMayBe_beforeTakingMemory(String shape, String shown) throws IOException {
        rejects(npy(array("{'descr': '<f8', 'fortran_order': False, 'shape': %s, }".formatted(shape))), """
            error[NB109]: the array is too large
              --> `a.npy`, array `a`
               = expected: at most 8,388,608 entries in all arrays of the file
               = actual:   shape `%s`
            """.formatted(
                        shown));
    }

    @Test
    void says_whenTheArraysTogetherAreTooLarge() throws IOException {
        byte[] header = array("{'descr': '|u1', 'fortran_order': False, 'shape': (3000, 2000), }");
        byte[] zeros = Arrays.copyOf(header, header.length + 6_000_000);

        rejects(npz(Map.of("a.npy", zeros, "b.npy", zeros)), """
            error[NB109]: the data are too large
              --> `a.npz`, array `b`
               = expected: at most 8,388,608 entries in all arrays of the file
               = actual:   an array of shape (3000, 2000), after those before it
            """);
    }

    @Test
    void inflates_noMoreThanTheHeaderPromises() {
        rejects(NumpyFileTest.file("bomb.npz"), """
            error[NB109]: more data follow after the last entry
              --> `bomb.npz`, array `W1`
               = expected: 4 entries, as the header says
               = actual:   at least one byte more
            """ + SAVEZ_AGAIN.replace("a.npz", "bomb.npz"));
    }

    @Test
    void says_howManyArraysThereMayBe() throws IOException {
        Map<String, byte[]> members = new TreeMap<>();
        for (int i = 0; i < 65; i++) {
            members.put("a%d.npy".formatted(i), vector());
        }

        rejects(npz(members), """
            error[NB109]: the data file has too many arrays
              --> `a.npz`
               = expected: at most 64
               = actual:   65
            """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"W1", "notes.txt", "folder/"})
    void names_theMemberThatIsNoArray(String name) throws IOException {
        rejects(npz(Map.of(name, new byte[0])), """
            error[NB109]: the data file has a member that is no array
              --> `a.npz`
               = expected: names that end in `.npy`, as `np.savez` writes them
               = actual:   `%s`
            """.formatted(name) + SAVEZ_AGAIN);
    }

    @Test
    void names_theArrayThatIsThereTwice() throws IOException {
        Path file = npz(new TreeMap<>(Map.of("W1.npy", vector(), "W2.npy", vector())));
        String renamed = new String(Files.readAllBytes(file), ISO_8859_1).replace("W2.npy", "W1.npy");

        rejects(Files.writeString(file, renamed, ISO_8859_1), """
            error[NB109]: the data file has two arrays of one name
              --> `a.npz`, array `W1`
            """ + SAVEZ_AGAIN);
    }

    @Test
    void says_whenAnArrayIsDamaged() throws IOException {
        Path file = folder.resolve("a.npz");
        byte[] bytes = Files.readAllBytes(NumpyFileTest.file("stored.npz"));
        String text = new String(bytes, ISO_8859_1);
        bytes[text.indexOf("\n", text.indexOf("NUMPY")) + 3] ^= 1; // in the first entry of W1

        rejects(Files.write(file, bytes), """
            error[NB109]: the array is damaged: its checksum differs
              --> `a.npz`, array `W1`
            """ + SAVEZ_AGAIN);
    }

    @Test
    void says_whenTheZipIsDamaged() throws IOException {
        byte[] bytes = Files.readAllBytes(NumpyFileTest.file("stored.npz"));

        rejects(Files.write(folder.resolve("a.npz"), Arrays.copyOf(bytes, bytes.length - 30)), """
            error[NB109]: the data file is a damaged zip
              --> `a.npz`
            """ + SAVEZ_AGAIN);
    }

    @Test
    void says_whenThereIsNoFileToRead() throws IOException {
        rejects(folder.resolve("a.npz"), """
            error[NB109]: there is no such data file
              --> `a.npz`
            """);
        rejects(Files.createDirectory(folder.resolve("b.npz")), """
            error[NB109]: the data file is a folder
              --> `b.npz`
            """);
    }

    @Test
    void says_whenTheFileIsTooLarge() throws IOException {
        Path file = folder.resolve("a.npz");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(100_000_000);
        }

        rejects(file, """
            error[NB109]: the data file is too large
              --> `a.npz`
               = expected: at most 64 MiB
               = actual:   100,000,000 bytes
            """);
    }

    @ParameterizedTest
    @CsvSource({"stored.npz, 1986", "deflated.npz, 1986", "streamed.npz, 1986", "fortran.npy, 1986"})
    void mutant_isReadOrExplained(String name, long seed) throws IOException {
        byte[] valid = Files.readAllBytes(NumpyFileTest.file(name));
        SplittableRandom random = new SplittableRandom(seed);
        int explained = 0;
        for (int i = 0; i < 500; i++) {
            explained += isExplained(Files.write(folder.resolve(name), mutant(valid, random))) ? 1 : 0;
        }

        assertThat(explained).as("mutants with a mistake").isBetween(100, 499);
    }

    private static boolean isExplained(Path mutant) {
        try {
            NumpyFile.read(mutant);
            return false;
        } catch (SpecException e) {
            assertThat(e.messages()).extracting("code").containsExactly(MessageCode.DATA_FILE);
            return true;
        }
    }

    private static byte[] mutant(byte[] valid, SplittableRandom random) {
        byte[] mutant = random.nextInt(10) == 0 ? Arrays.copyOf(valid, random.nextInt(valid.length)) : valid.clone();
        for (int edits = random.nextInt(1, 4); edits > 0 && mutant.length > 0; edits--) {
            mutant[random.nextInt(mutant.length)] = (byte) random.nextInt(256);
        }
        return mutant;
    }

    private static byte[] vector() throws IOException {
        return Files.readAllBytes(NumpyFileTest.file("vector.npy"));
    }

    private static byte[] array(String header) throws IOException {
        ByteArrayOutputStream array = new ByteArrayOutputStream();
        array.write("\u0093NUMPY\1\0".getBytes(ISO_8859_1));
        array.write(header.length() & 0xFF);
        array.write(header.length() >> 8);
        array.write(header.getBytes(ISO_8859_1));
        return array.toByteArray();
    }

    private Path npy(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("a.npy"), bytes);
    }

    private Path npz(Map<String, byte[]> members) throws IOException {
        Path file = folder.resolve("a.npz");
        try (OutputStream output = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(output)) {
            for (Map.Entry<String, byte[]> member : members.entrySet()) {
                zip.putNextEntry(new ZipEntry(member.getKey()));
                zip.write(member.getValue());
            }
        }
        return file;
    }

    private static void rejects(Path file, String message) {
        assertThatThrownBy(() -> NumpyFile.read(file))
                .isInstanceOf(SpecException.class)
                .hasMessage(message + "   = more: nabla explain NB109\n");
    }
}
