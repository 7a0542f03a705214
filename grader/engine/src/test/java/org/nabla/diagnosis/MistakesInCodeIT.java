package org.nabla.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nabla.diagnosis.MistakeInCode.Named;
import org.nabla.spec.ProblemReader;

/**
 * Programs in Java with one mistake of the catalogue each, handed in and graded, are called by the name of the mistake.
 *
 * <p>The programs are written from the catalogue's formulas; every number comes from running them. All mistakes are made on
 * the first two problems, and on the others those that are not yet named on two.
 */
class MistakesInCodeIT {

    private static final Path PAGE = Classroom.HOME.resolve("grader/docs/mistakes-in-code.md");
    private static final List<String> PROBLEMS = List.of(
            "softmax-classifier", "autoencoder", "two-layer-tanh-sigmoid", "two-layer-3relu", "delta-rule", "one-pass");
    private static final int ENOUGH = 2;

    private static final List<Mistake> CATALOGUE =
            Catalogue.read(Classroom.HOME.resolve("problems/misconceptions.yaml"));
    private static final ExecutorService POOL = Executors.newFixedThreadPool(2);
    private static final Map<String, Classroom> CLASSROOMS = new LinkedHashMap<>();
    private static final Map<String, List<MistakeInCode>> GRADED = new LinkedHashMap<>();

    @BeforeAll
    static void grade() throws InterruptedException, ExecutionException {
        for (String problem : PROBLEMS) {
            Classroom classroom = new Classroom(ProblemReader.read(Classroom.HOME.resolve("problems/" + problem)));
            CLASSROOMS.put(problem, classroom);
            Set<String> enough = namedOften();
            boolean first = GRADED.size() < ENOUGH;
            GRADED.put(problem, graded(classroom, mistake -> first || !enough.contains(mistake.id())));
        }
    }

    private static List<MistakeInCode> graded(Classroom classroom, Predicate<Mistake> which)
            throws InterruptedException, ExecutionException {
        List<Future<MistakeInCode>> running = new ArrayList<>();
        classroom
                .programs(CATALOGUE.stream().filter(which).toList())
                .forEach((program, ids) -> running.add(POOL.submit(() -> classroom.graded(ids, program))));
        List<MistakeInCode> graded = new ArrayList<>();
        for (Future<MistakeInCode> one : running) {
            graded.add(one.get());
        }
        return graded;
    }

    /** The mistakes that were named on two problems. */
    private static Set<String> namedOften() {
        Map<String, Set<String>> where = new TreeMap<>();
        GRADED.forEach((problem, all) -> all.stream()
                .filter(MistakeInCode::isNamed)
                .forEach(one -> one.ids()
                        .forEach(id -> where.computeIfAbsent(id, same -> new LinkedHashSet<>())
                                .add(problem))));
        where.values().removeIf(problems -> problems.size() < ENOUGH);
        return where.keySet();
    }

    @AfterAll
    static void stop() {
        POOL.shutdownNow();
    }

    private static void each(MistakesInCodePage.Visitor visitor) {
        GRADED.forEach((problem, all) -> all.forEach(one -> visitor.visit(problem, one)));
    }

    @Test
    void noMistake_isCalledByAnotherName() {
        List<String> misnamed = new ArrayList<>();
        each((problem, one) -> {
            if (one.named() == Named.MISNAMED) {
                misnamed.add("%s %s: %s".formatted(problem, one.ids(), one.summary()));
            }
        });
        assertThat(misnamed).isEmpty();
    }

    @Test
    void everyMistakeThatGivesAWrongValue_isNamed_orItIsSaidWhyNot() {
        Map<String, String> unnamed = new TreeMap<>();
        each((problem, one) -> {
            if (one.named() == Named.UNNAMED) {
                unnamed.put(problem + " " + one.name(), one.summary());
            }
        });
        assertThat(unnamed.keySet()).as("%s", unnamed).isEqualTo(MistakesInCodePage.UNNAMED.keySet());
    }

    /** What is told with a name has to be a program that gives the same answers. */
    @Test
    void otherNames_areThoseOfProgramsThatCannotBeToldApart() throws InterruptedException, ExecutionException {
        List<String> apart = new ArrayList<>();
        for (String problem : PROBLEMS) {
            for (MistakeInCode one : GRADED.getOrDefault(problem, List.of())) {
                for (String other : one.named() == Named.CLASS ? one.others() : Set.<String>of()) {
                    List<MistakeInCode> forms =
                            graded(classroom(problem), mistake -> mistake.id().equals(other));
                    if (forms.stream().noneMatch(one::sameAs)) {
                        apart.add("%s %s: %s".formatted(problem, one.ids(), other));
                    }
                }
            }
        }
        assertThat(apart).isEmpty();
    }

    private static Classroom classroom(String problem) {
        return CLASSROOMS.computeIfAbsent(problem, name -> {
            throw new IllegalArgumentException(name);
        });
    }

    /** Tasks without the mistake are right; what goes on from a value it made wrong is right, too, or carried forward. */
    @Test
    void whatIsComputedAsInTheRightProgram_isNotMarkedDown() {
        List<String> contradictions = new ArrayList<>();
        each((problem, one) -> one.contradictions()
                .forEach(found -> contradictions.add("%s %s: %s".formatted(problem, one.ids(), found))));
        assertThat(contradictions).isEmpty();
    }

    @Test
    void everyMistake_isMadeInJava_orItIsSaidWhyNot() {
        Set<String> missing = new LinkedHashSet<>();
        Set<String> made = new LinkedHashSet<>(MistakesInCodePage.kept().keySet());
        each((problem, one) -> made.addAll(one.named() == Named.UNSEEN ? Set.of() : one.ids()));
        CATALOGUE.forEach(mistake -> missing.add(mistake.id()));
        missing.removeAll(made);
        assertThat(missing).isEqualTo(MistakesInCodePage.NOT_IN_CODE.keySet());
    }

    @Test
    void everyMistakeThatIsNamed_isNamedOnTwoProblems_orItIsSaidWhyNot() {
        assertThat(MistakesInCodePage.namedOn(1, CATALOGUE, GRADED)).isEqualTo(OnOneProblem.ids());
    }

    @Test
    void page_isWhatIsFound() throws IOException {
        String page = MistakesInCodePage.of(CATALOGUE, GRADED);

        if (Boolean.getBoolean("golden.rewrite")) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE).hasContent(page);
    }
}
