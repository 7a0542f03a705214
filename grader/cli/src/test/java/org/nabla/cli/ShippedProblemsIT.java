package org.nabla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nabla.explanation.ExplanationPages;
import org.nabla.proof.KnownSubmission;
import org.nabla.spec.Problem;

/** Every shipped problem is complete and proves itself; the first one has tests of its own beside this. */
class ShippedProblemsIT {

    private static final Home HOME = new Home(Run.HOME);

    static List<String> everyProblem() {
        return HOME.problemIds();
    }

    static List<String> everyProblemButTheFirst() {
        return HOME.problemIds().stream()
                .filter(id -> !id.equals("softmax-classifier"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("everyProblemButTheFirst")
    void isProven(String id) {
        Run run = Run.of("verify", id);

        assertThat(run.exit()).as(run.out()).isZero();
        assertThat(run.out())
                .startsWith(id + ": proven\n")
                .contains("the worked solution `")
                .contains("known submissions are judged as their folders say");
    }

    @ParameterizedTest
    @MethodSource("everyProblem")
    void hasWhatAProblemHas(String id) {
        Path folder = HOME.problems().resolve(id);
        Set<String> known =
                KnownSubmission.of(folder).stream().map(KnownSubmission::name).collect(Collectors.toSet());

        assertThat(folder.resolve("statement.md")).isNotEmptyFile();
        assertThat(known).filteredOn(name -> name.startsWith("accepted/")).hasSizeGreaterThanOrEqualTo(2);
        assertThat(known).filteredOn(name -> name.startsWith("wrong/")).hasSizeGreaterThanOrEqualTo(8);
        assertThat(new ExplanationPages(Run.HOME).topics())
                .as("each wrong one is named after a misconception in the catalogue")
                .containsAll(known.stream()
                        .filter(name -> name.startsWith("wrong/"))
                        .map(name -> name.substring("wrong/".length()))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("everyProblem")
    void standsInTheTable_withItsQuestionsAndPoints(String id) throws IOException {
        Problem problem = HOME.problem(id);
        BigDecimal points = problem.questions().stream()
                .map(question -> question.marking().points())
                .reduce(BigDecimal.ZERO, BigDecimal::add);

        assertThat(Files.readAllLines(HOME.problems().resolve("README.md")))
                .filteredOn(line -> line.startsWith("| [`%s`]".formatted(id)))
                .singleElement()
                .asString()
                .contains("| %d | %s |"
                        .formatted(
                                problem.questions().size(),
                                points.stripTrailingZeros().toPlainString()));
    }
}
