package org.nabla.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RosterTest {

    @TempDir
    private Path folder;

    private Roster read(String text) {
        return Roster.read(Written.file(folder.resolve("class.csv"), text), "key", "id");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "key,id\n4711,s-17\n4712,s-18\n",
                "\uFEFFID;name;Key\r\ns-17;\"Family; \"\"G\"\"\nGiven\";4711\r\n\r\ns-18;x;4712",
                "key\tname\tid\n 4711 \tGiven, Family\ts-17\n4712\t\t\"s-18\"",
                "name,key,id\r\"a\",4711,s-17\rb,4712,s-18\r",
            })
    void everyKindOfCsv_isRead(String text) {
        assertThat(read(text).ids()).isEqualTo(Map.of("4711", List.of("s-17"), "4712", List.of("s-18")));
    }

    @Test
    void group_hasSeveralStudents() {
        assertThat(read("key,id\n45,b\n45,a\n45,b\n").ids()).isEqualTo(Map.of("45", List.of("b", "a")));
    }

    @Test
    void otherColumns_mayHaveOtherNames() {
        Path file = Written.file(folder.resolve("class.csv"), "Student,ID,SIS Login ID\nx,12,s-1\n");

        assertThat(Roster.read(file, "id", "SIS Login ID").ids()).isEqualTo(Map.of("12", List.of("s-1")));
    }

    @Test
    void saysWhatIsMissing_whenAColumnIs() {
        assertThatThrownBy(() -> read("number,id\n1,2\n"))
                .isInstanceOf(BatchException.class)
                .hasMessage("""
                        error[NB606]: the roster has no column `key`
                          --> %s, line 1
                           = expected: a first line that names the columns
                           = help: name the columns `key` and `id`, or say with `--roster-columns` what they are called
                           = more: nabla explain NB606
                        """.formatted(folder.resolve("class.csv")));
        assertThatThrownBy(() -> read("")).hasMessageStartingWith("error[NB606]: the roster has no column `key`");
    }

    /** The line is counted in the file, where a cell may have lines of its own. */
    @Test
    void saysWhere_whenAnEntryIsEmpty() {
        assertThatThrownBy(() -> read("key,name,id\n1,\"a\nb\",x\n\n2,c,\n"))
                .hasMessageStartingWith("""
                        error[NB606]: `id` is empty
                          --> %s, line 5
                        """.formatted(folder.resolve("class.csv")));
    }

    @Test
    void saysWhy_whenItIsNoText() throws Exception {
        Path file = folder.resolve("class.csv");
        Files.write(file, "key,id\n1,é\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> Roster.read(file, "key", "id")).hasMessageContaining("text that is not UTF-8");
        assertThatThrownBy(() -> Roster.read(folder.resolve("none.csv"), "key", "id"))
                .hasMessageStartingWith("error[NB606]: the roster cannot be read");
    }
}
