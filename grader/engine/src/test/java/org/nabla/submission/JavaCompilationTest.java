package org.nabla.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.nabla.submission.StudentCode.files;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JavaCompilationTest {

    @Test
    void pointsAtTheColumn_whenAFileDoesNotCompile() {
        SourceFile file = new SourceFile("src/Net.java", "class Net {\n\tint f() { return layers; }\n}\n");

        assertThatThrownBy(() -> compile(file))
                .isInstanceOf(SubmissionException.class)
                .hasMessage("""
                        error[NB303]: `src/Net.java` does not compile: cannot find symbol
                          --> src/Net.java:2:20
                           = javac:  cannot find symbol
                                       symbol:   variable layers
                                       location: class Net
                           = source: \tint f() { return layers; }
                                     \t                  ^
                           = more: nabla explain NB303
                        """);
    }

    @Test
    void tellsTenErrorsAndHowManyMore() {
        SourceFile file = new SourceFile("Net.java", "class Net { int f = " + "a + ".repeat(24) + "a; }");

        SubmissionException thrown = catchThrowableOfType(SubmissionException.class, () -> compile(file));

        assertThat(thrown.messages()).hasSize(11);
        assertThat(thrown.messages().get(10).render())
                .isEqualTo("error[NB303]: and 15 more\n  --> s001\n   = more: nabla explain NB303\n");
    }

    @Test
    void cutsTheLine_whenItIsVeryLong() {
        SourceFile file = new SourceFile("Net.java", "class Net { String s = \"" + "x".repeat(300) + "\" + y; }");

        assertThatThrownBy(() -> compile(file))
                .hasMessageContaining("   = source: " + "x".repeat(36) + "\" + y; }\n" + " ".repeat(13 + 40) + "^\n");
    }

    @Test
    void saysItRanOutOfStack_whenAnExpressionIsTooDeep() {
        SourceFile file = new SourceFile(
                "Deep.java", "class Deep { int f = " + "(".repeat(200_000) + "1" + ")".repeat(200_000) + "; }");

        assertThatThrownBy(() -> compile(file))
                .isInstanceOf(SubmissionException.class)
                .hasMessage("""
                        error[NB303]: the compiler ran out of stack space on this submission
                          --> s001
                           = help: split very long or deeply nested expressions into several statements
                           = more: nabla explain NB303
                        """);
    }

    @Test
    void saysItDidNotFinish_whenTimeIsUp() {
        Submission submission = files(new SourceFile("Net.java", "class Net {}"));
        JavaCompilation compilation =
                new JavaCompilation(submission, StudentCode.workplace().workerClassPath(), Duration.ofMillis(1));

        assertThatThrownBy(compilation::classes)
                .isInstanceOf(SubmissionException.class)
                .hasMessage("""
                        error[NB303]: the compiler did not finish within 0 s on this submission
                          --> s001
                           = more: nabla explain NB303
                        """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"org.nabla.worker.Worker", "com.fasterxml.jackson.core.JsonFactory", "org.nabla.reference.Matrix"
            })
    void seesOnlyTheJdkAndTheLibrary(String name) {
        SourceFile file = new SourceFile("Net.java", "class Net { %s field; }".formatted(name));

        assertThatThrownBy(() -> compile(file))
                .hasMessageContaining("package %s does not exist".formatted(name.substring(0, name.lastIndexOf('.'))));
    }

    @Test
    void topLevel_isWhatNoOtherClassIsAround() {
        Set<String> names = Set.of("A", "A$B", "C$", "C$D");

        assertThat(names.stream().filter(name -> CompiledClasses.isTopLevel(name, names)))
                .containsExactlyInAnyOrder("A", "C$", "C$D");
    }

    private static void compile(SourceFile file) {
        new JavaCompilation(files(file), StudentCode.workplace().workerClassPath(), Duration.ofSeconds(30)).classes();
    }
}
