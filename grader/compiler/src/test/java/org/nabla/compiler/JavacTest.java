package org.nabla.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class JavacTest {

    private static final int CLASSES = 1;
    private static final int ERRORS = 2;

    private final Javac javac = Javac.with("target/classes");

    JavacTest() throws IOException {}

    /** What is kept from one to the next is of the JDK alone. */
    @Test
    void submissions_doNotSeeEachOther() throws IOException {
        assertThat(compiled("Helper.java", "class Helper { static double one() { return 1; } }")
                        .kind())
                .isEqualTo(CLASSES);

        Outcome next = compiled("Homework.java", "class Homework { double f() { return Helper.one(); } }");

        assertThat(next.kind()).isEqualTo(ERRORS);
        assertThat(new String(next.bytes(), StandardCharsets.UTF_8)).contains("cannot find symbol", "variable Helper");
    }

    @Test
    void classesOfTheSameName_areThoseOfEachSubmission() throws IOException {
        String first = "class Homework { int f() { return new Part().one(); } } class Part { int one() { return 1; } }";
        String second =
                "class Homework { int f() { return new Part().two(); } } class Part { int two() { return 2; } }";

        assertThat(compiled("Homework.java", first).kind()).isEqualTo(CLASSES);
        assertThat(compiled("Homework.java", second).kind()).isEqualTo(CLASSES);
        assertThat(compiled("Homework.java", first).kind()).isEqualTo(CLASSES);
    }

    /** A package that one submission has need not be there for the next. */
    @Test
    void packageOfOneSubmission_isNotThereForTheNext() throws IOException {
        assertThat(compiled("net/own/Own.java", "package net.own; public class Own {}")
                        .kind())
                .isEqualTo(CLASSES);

        assertThat(compiled("Homework.java", "import net.own.Own; class Homework {}")
                        .kind())
                .isEqualTo(ERRORS);
    }

    /** As in the JDK's own compiler: a class of the submission's own goes before one that an import on demand finds. */
    @Test
    void classNamedLikeOneOfTheJdk_isTheSubmissionsOwnThere() throws IOException {
        String own =
                "import java.util.*; class Homework { int f() { return new List().mine(); } } class List { int mine() { return 1; } }";
        String usual = "import java.util.*; class Homework { List<Integer> f() { return List.of(1); } }";

        assertThat(compiled("Homework.java", own).kind()).isEqualTo(CLASSES);
        assertThat(compiled("Homework.java", usual).kind()).isEqualTo(CLASSES);
    }

    private Outcome compiled(String name, String text) {
        return javac.compile(List.of(new SourceText(0, name, text)));
    }
}
