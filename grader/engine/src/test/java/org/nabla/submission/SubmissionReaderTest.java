package org.nabla.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubmissionReaderTest {

    private static final String NET = "class Net {}\n";

    /** {@code printf 'Net.java\0' ; printf '13\0class Net {}\n'}, through {@code sha256sum}. */
    private static final String SHA256_OF_NET = "45547594e34fcafec02bd86998dcb85cc4be6441689b5ad2d2d75f047ebc4c06";

    @TempDir
    private Path folder;

    private final SubmissionReader reader = new SubmissionReader();

    @Test
    void readsJavaFiles_fromAFolder() throws IOException {
        write("hw/src/Net.java", NET);
        write("hw/src/Loss.java", "class Loss {}");
        write("hw/module-info.java", "module hw {}");
        write("hw/README.md", "hello");
        write("hw/target/Net.java", "class Old {}");
        write("hw/.git/Net.java", "class Old {}");
        write("hw/src/Net.class", "");

        Submission submission = reader.read(folder.resolve("hw"));

        assertThat(submission.id()).isEqualTo("hw");
        assertThat(submission.language()).isEqualTo(Language.JAVA);
        assertThat(submission.files())
                .containsExactly(new SourceFile("src/Loss.java", "class Loss {}"), new SourceFile("src/Net.java", NET));
    }

    @Test
    void readsOneFile_andNamesItWithoutItsEnding() throws IOException {
        Submission submission = reader.read(write("Net.java", NET));

        assertThat(submission)
                .isEqualTo(
                        new Submission("Net", Language.JAVA, List.of(new SourceFile("Net.java", NET)), SHA256_OF_NET));
    }

    @Test
    void hashIsTheSame_howeverFilesArePacked() throws IOException {
        Path zip = zip(StandardCharsets.UTF_8, "hw/Net.java", NET, "hw/notes.txt", "", "__MACOSX/hw/._Net.java", "x");

        assertThat(reader.read(zip).sha256()).isEqualTo(SHA256_OF_NET);
    }

    @Test
    void dropsTheByteOrderMark_whenAnEditorLeftOne() throws IOException {
        assertThat(reader.read(write("Net.java", "\uFEFF" + NET)).files())
                .containsExactly(new SourceFile("Net.java", NET));
    }

    @ParameterizedTest
    @ValueSource(strings = {"answers.yaml", "answers.yml", "answers.json", "answers.csv"})
    void readsAnAnswerSheet_fromAFolder(String name) throws IOException {
        write("hw/" + name, "Q1: 36");

        Submission submission = reader.read(folder.resolve("hw"));

        assertThat(submission.language()).isEqualTo(Language.ANSWERS);
        assertThat(submission.files()).containsExactly(new SourceFile(name, "Q1: 36"));
    }

    @Test
    void takesTheOneTopFolderOfAZip_asTheSubmission() throws IOException {
        Path zip = zip(
                StandardCharsets.UTF_8, "my homework/", "", "my homework/a\nb.java", NET, "my homework/c d.java", NET);

        assertThat(reader.read(zip).files())
                .containsExactly(new SourceFile("a\nb.java", NET), new SourceFile("c d.java", NET));
    }

    @Test
    void readsBackslashesAsSlashes_whenAZipIsFromWindows() throws IOException {
        assertThat(reader.read(zip(StandardCharsets.UTF_8, "src\\Net.java", NET, "a.txt", ""))
                        .files())
                .containsExactly(new SourceFile("src/Net.java", NET));
    }

    @Test
    void readsTheFiles_whenNamesInAZipAreNotUtf8() throws IOException {
        Path zip = zip(StandardCharsets.ISO_8859_1, "Größe.java", NET, "b/a.txt", "");

        assertThat(reader.read(zip).files()).containsExactly(new SourceFile("Größe.java", NET));
    }

    @Test
    void ignoresArchives_insideAnArchive() throws IOException {
        Path inner = zip(StandardCharsets.UTF_8, "Net.java", NET);
        Path outer = folder.resolve("outer.zip");
        try (OutputStream file = Files.newOutputStream(outer);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.putNextEntry(new ZipEntry("inner.zip"));
            zip.write(Files.readAllBytes(inner));
        }

        assertRefused(() -> reader.read(outer), """
                error[NB310]: there is nothing to grade
                  --> outer
                   = expected: files ending in `.java`, or one sheet `answers.yaml`, `answers.json` or `answers.csv`
                   = actual:   `inner.zip`
                   = help: hand in the source files, not what was compiled from them
                   = more: nabla explain NB310
                """);
    }

    @Test
    void saysWhatWasFound_whenThereIsNothingToGrade() throws IOException {
        for (int i = 0; i < 7; i++) {
            write("hw/Net%d.class".formatted(i), "");
        }

        assertRefused(() -> reader.read(folder.resolve("hw")), """
                error[NB310]: there is nothing to grade
                  --> hw
                   = expected: files ending in `.java`, or one sheet `answers.yaml`, `answers.json` or `answers.csv`
                   = actual:   `Net0.class`, `Net1.class`, `Net2.class`, `Net3.class`, `Net4.class` and 2 more
                   = help: hand in the source files, not what was compiled from them
                   = more: nabla explain NB310
                """);
    }

    @Test
    void refuses_whenThereAreJavaFilesAndAnAnswerSheet() throws IOException {
        write("hw/Net.java", NET);
        write("hw/answers.csv", "");

        assertRefused(() -> reader.read(folder.resolve("hw")), """
                error[NB302]: it cannot be told which of several answers to grade
                  --> hw
                   = expected: Java files, or one answer sheet
                   = actual:   `answers.csv` beside other answers
                   = help: take out what is not to be graded
                   = more: nabla explain NB302
                """);
    }

    @Test
    void saysWhichByte_whenAFileIsNotUtf8() throws IOException {
        Path file = folder.resolve("Net.java");
        Files.write(file, "class Net {\n // gr\u00F6\u00DFer\n}".getBytes(StandardCharsets.ISO_8859_1));

        assertRefused(() -> reader.read(file), """
                error[NB301]: `Net.java` is not UTF-8 text
                  --> Net.java:2
                   = actual: byte 0xF6 at offset 18
                   = help: save the file with the encoding UTF-8
                   = more: nabla explain NB301
                """);
    }

    @Test
    void saysWhichByte_whenAFileEndsInsideACharacter() throws IOException {
        Path file = folder.resolve("Net.java");
        Files.write(file, new byte[] {'/', '/', (byte) 0xC3});

        assertRefused(() -> reader.read(file), """
                error[NB301]: `Net.java` is not UTF-8 text
                  --> Net.java:1
                   = actual: byte 0xC3 at offset 2
                   = help: save the file with the encoding UTF-8
                   = more: nabla explain NB301
                """);
    }

    @Test
    void saysThereIsNothing_whenThePathIsMisspelt() {
        Path path = folder.resolve("Nett.java");

        assertRefused(() -> reader.read(path), """
                error[NB301]: there is no folder or file `Nett.java`
                  --> %s
                   = help: check the spelling of the path
                   = more: nabla explain NB301
                """.formatted(path));
    }

    @Test
    void saysTheArchiveIsUnreadable_whenItIsNone() throws IOException {
        Path path = write("hw.zip", "not a zip");

        assertRefused(() -> reader.read(path), """
                error[NB301]: `hw.zip` is not a readable zip archive
                  --> hw.zip
                   = note: zip END header not found
                   = help: make the archive again, without a password
                   = more: nabla explain NB301
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../Net.java", "/etc/Net.java", "a/../../Net.java", "C:/Net.java"})
    void refuses_whenAZipNamesFilesOutsideItself(String name) throws IOException {
        Path zip = zip(StandardCharsets.UTF_8, name, NET);

        assertRefused(() -> reader.read(zip), """
                error[NB302]: the archive names a file outside of itself: `%1$s`
                  --> %1$s
                   = help: make the archive from the folder with your files
                   = more: nabla explain NB302
                """.formatted(name));
    }

    @Test
    void refuses_whenAZippedFileInflatesBeyondTheLimit() throws IOException {
        Path zip = zip(StandardCharsets.UTF_8, "Bomb.java", " ".repeat(100 << 20));

        assertThat(Files.size(zip)).isLessThan(200_000);
        assertRefused(() -> reader.read(zip), """
                error[NB302]: `Bomb.java` is larger than a file may be
                  --> Bomb.java
                   = expected: at most 1 MiB
                   = actual:   more than 1 MiB
                   = more: nabla explain NB302
                """);
    }

    @Test
    void refuses_whenFilesTogetherAreTooLarge() throws IOException {
        for (int i = 0; i < 11; i++) {
            write("hw/N%d.java".formatted(i), " ".repeat(1 << 20));
        }

        assertRefused(() -> reader.read(folder.resolve("hw")), """
                error[NB302]: the files are larger than a submission may be
                   = expected: at most 10 MiB together
                   = actual:   more than 10 MiB together
                   = more: nabla explain NB302
                """);
    }

    @Test
    void refuses_whenThereAreTooManyFiles() throws IOException {
        String[] namesAndTexts = new String[402];
        for (int i = 0; i < 201; i++) {
            namesAndTexts[2 * i] = "N%d.java".formatted(i);
            namesAndTexts[2 * i + 1] = "";
        }
        Path zip = zip(StandardCharsets.UTF_8, namesAndTexts);

        assertRefused(() -> reader.read(zip), """
                error[NB302]: there are more files than a submission may have
                   = expected: at most 200 files
                   = actual:   more than 200 files
                   = help: hand in the folder with your work for this problem only
                   = more: nabla explain NB302
                """);
    }

    /** As Unix archivers mark a link: made on Unix, and a mode of that kind. */
    @Test
    void refuses_whenAZipHasALink() throws IOException {
        Path zip = zip(StandardCharsets.UTF_8, "Net.java", NET, "Other.java", "/etc/passwd");
        byte[] bytes = Files.readAllBytes(zip);
        int entry = new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf("PK\u0001\u0002");
        bytes[entry + 5] = 3;
        bytes[entry + 41] = (byte) 0xa1;
        Files.write(zip, bytes);

        assertThatThrownBy(() -> reader.read(zip))
                .isInstanceOf(SubmissionException.class)
                .hasMessage("""
                        error[NB302]: the archive has a link: `Other.java`
                          --> Other.java
                           = help: put the file itself into the archive
                           = more: nabla explain NB302
                        """);
    }

    @Test
    void refuses_whenALinkLeadsOut() throws IOException {
        Path secret = write("secret.txt", "secret");
        write("hw/Net.java", NET);
        Files.createSymbolicLink(folder.resolve("hw/Data.java"), secret);

        assertRefused(() -> reader.read(folder.resolve("hw")), """
                error[NB302]: `Data.java` is a link that leads out of the submission
                  --> Data.java
                   = help: put a copy of the file in place of the link
                   = more: nabla explain NB302
                """);
    }

    @Test
    void leavesOutLinks_whenTheyLeadInside() throws IOException {
        Path net = write("hw/Net.java", NET);
        Files.createSymbolicLink(folder.resolve("hw/Same.java"), net);

        assertThat(reader.read(folder.resolve("hw")).files()).containsExactly(new SourceFile("Net.java", NET));
    }

    @Test
    void refuses_whenADeviceIsHandedIn() {
        assertRefused(() -> reader.read(Path.of("/dev/zero")), """
                error[NB302]: `zero` is not a regular file
                  --> zero
                   = more: nabla explain NB302
                """);
    }

    @Test
    void showsControlCharacters_whenANameHasThem() throws IOException {
        Path zip = zip(StandardCharsets.UTF_8, "a\n\u001B[31m.java", "\0", "../b\n.java", "");

        assertThatThrownBy(() -> reader.read(zip)).hasMessageContaining("  --> ../b\\n.java\n");
    }

    private Path write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private Path zip(Charset names, String... namesAndTexts) throws IOException {
        Path file = folder.resolve("packed.zip");
        try (OutputStream output = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(output, names)) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
                zip.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }

    private static void assertRefused(ThrowingCallable reading, String message) {
        assertThatThrownBy(reading).isInstanceOf(SubmissionException.class).hasMessage(message);
    }
}
