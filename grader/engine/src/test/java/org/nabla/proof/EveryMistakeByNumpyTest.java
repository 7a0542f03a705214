package org.nabla.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nabla.diagnosis.Catalogue;
import org.nabla.diagnosis.Effects;
import org.nabla.diagnosis.Mistake;
import org.nabla.diagnosis.NumpySheet;
import org.nabla.grading.AnswerKey;
import org.nabla.spec.Problem;
import org.nabla.spec.ProblemReader;

/**
 * Every form of every mistake of the catalogue, on every shipped problem that it can be made in, gives the numbers of
 * NumPy.
 *
 * <p>What can be made in a problem is what {@code nabla verify PROBLEM --mistakes} counts there, in code or by hand. The
 * numbers are those of {@code src/test/oracle}, which says how to make them again.
 */
class EveryMistakeByNumpyTest {

    private static final Path PROBLEMS = Path.of("../../problems");
    private static final List<Mistake> CATALOGUE = Catalogue.read(PROBLEMS.resolve("misconceptions.yaml"));

    @ParameterizedTest
    @MethodSource("org.nabla.spec.ShippedProblems#names")
    void everyForm_givesTheNumbersOfNumpy(String name) throws IOException {
        Problem problem = ProblemReader.read(PROBLEMS.resolve(name));
        Effects effects = new Effects(problem, CATALOGUE);
        List<NumpySheet> sheets = NumpySheet.of(name, problem);
        List<String> wrong = new ArrayList<>();
        Map<String, Integer> numbers = new HashMap<>();
        for (Effects.Form form : applying(problem)) {
            String mistake = form.mistake().id();
            String said = "%s %s %d".formatted(name, mistake, numbers.merge(mistake, 1, Integer::sum));
            List<NumpySheet> objecting = with(NumpySheet.Verdict.OTHER, form, effects, sheets);
            List<NumpySheet> agreeing = with(NumpySheet.Verdict.SAME, form, effects, sheets);
            if (agreeing.isEmpty()) {
                wrong.add(said + " is held by no number");
            } else if (!objecting.isEmpty()) {
                wrong.add("%s is not what NumPy has on %s".formatted(said, objecting));
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static List<NumpySheet> with(
            NumpySheet.Verdict verdict, Effects.Form form, Effects effects, List<NumpySheet> sheets) {
        return sheets.stream()
                .filter(sheet -> sheet.verdict(effects, form) == verdict)
                .toList();
    }

    /** Every form that has a say in an answer, without those that make no difference whatever the numbers. */
    private static Set<Effects.Form> applying(Problem problem) {
        Score score = Score.of(AnswerKey.of(problem, 1), CATALOGUE);
        Set<Effects.Form> forms = new LinkedHashSet<>();
        score.inCode().traces().forEach(trace -> forms.add(trace.form()));
        score.onSheet().traces().forEach(trace -> forms.add(trace.form()));
        return forms;
    }
}
