package org.nabla.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.nabla.submission.StudentCode.files;

import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nabla.message.MessageCode;
import org.nabla.sandbox.ProcessSandbox;

/** What comes of sources, good and bad, and of those that break the compiler. */
class JavaCompilationIT {

    private static final Compilers COMPILERS = new Compilers(StudentCode.workplace(), new ProcessSandbox());

    @AfterAll
    static void endCompilers() {
        COMPILERS.close();
    }

    @Test
    void pointsAtTheColumn_whenAFileDoesNotCompile() {
        SourceFile file = new SourceFile("src/Net.java", "class Net {\n\tint f() { return layers; }\n}\n");

        assertThatThrownBy(() -> compile(file))
                .isInstanceOf(SubmissionException.class)
                .hasMessage("""
                        error[NB303]: `src/Net.java` does not compile: cannot find symbol
                          --> src/Net.java:2:19
                           = javac:  cannot find symbol
                                       symbol:   variable layers
                                       location: class Net
                           = source: \tint f() { return layers; }
                                     \t                 ^
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

        assertThatThrownBy(() -> new JavaCompilation(submission, COMPILERS, Duration.ofMillis(1)).classes())
                .isInstanceOf(SubmissionException.class)
                .hasMessage("""
                        error[NB303]: the compiler did not finish within 0 s on this submission
                          --> s001
                           = more: nabla explain NB303
                        """);
    }

    /** Sources that make javac of some version overflow, hang or give up; all of it is the submission's, none its neighbour's. */
    static Stream<Arguments> bombs() {
        String doubling = IntStream.rangeClosed(1, 27)
                .mapToObj(i -> "static final String s%d = s%d + s%d;".formatted(i, i - 1, i - 1))
                .collect(Collectors.joining("\n"));
        String choice = "<A> A pick(Function<A, A> f) { return null; } int pick(IntUnaryOperator f) { return 0; }"
                + " double pick(DoubleUnaryOperator f) { return 0; }";
        return Stream.of(
                Arguments.of("nested parentheses", "int f = " + "(".repeat(5000) + "1" + ")".repeat(5000) + ";"),
                Arguments.of("long sum", "double f(double a) { return a" + " + a".repeat(8000) + "; }"),
                Arguments.of("doubled text", "static final String s0 = \"0123456789\";\n" + doubling),
                Arguments.of("expanding types", """
                        interface N<Z> {}
                        interface L<X> extends N<N<? super L<L<X>>>> {}
                        static N<? super L<Integer>> f(L<Integer> n) { return n; }
                        interface C<P> extends N<N<? super C<D<P>>>> {}
                        interface D<P> extends N<N<? super D<C<P>>>> {}
                        static N<? super C<Integer>> g(C<Integer> n) { return n; }
                        """),
                Arguments.of(
                        "nested finally",
                        "int f(int i) {" + "try { i++; } finally { ".repeat(30) + "i++;" + " }".repeat(30)
                                + " return i; }"),
                Arguments.of(
                        "nested lambdas",
                        choice + " Object f() { return " + "pick(x -> ".repeat(9) + "x" + ")".repeat(9) + "; }"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bombs")
    void costsOneSubmissionOnly_whenASourceBreaksTheCompiler(String name, String members) {
        SourceFile bomb = new SourceFile("Net.java", "import java.util.function.*; class Net {\n" + members + "\n}");
        SourceFile neighbour = new SourceFile("Net.java", "class Net { int f() { return 1; } }");

        try {
            new JavaCompilation(files(bomb), COMPILERS, Duration.ofSeconds(4)).classes();
        } catch (SubmissionException e) {
            assertThat(e.messages())
                    .allSatisfy(message -> assertThat(message.code()).isEqualTo(MessageCode.DOES_NOT_COMPILE));
        }
        assertThatCode(() -> compile(neighbour)).doesNotThrowAnyException();
    }

    @Test
    void saysSo_whenClassFilesAreTooLarge() {
        String text = "static final String s%d = \"%d" + "x".repeat(65_000) + "\";";
        String members =
                IntStream.range(0, 140).mapToObj(i -> text.formatted(i, i)).collect(Collectors.joining("\n"));

        assertThatThrownBy(() -> compile(new SourceFile("Net.java", "class Net {\n" + members + "\n}")))
                .hasMessage("""
                        error[NB303]: the compiler failed on this submission
                          --> s001
                           = note: its class files take more than 8 MiB
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
        new JavaCompilation(files(file), COMPILERS, Duration.ofSeconds(30)).classes();
    }
}
