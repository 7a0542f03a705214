package org.nabla.grading;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nabla.reference.Matrix;
import org.nabla.reference.expression.ExpressionParser;
import org.nabla.spec.Criterion;
import org.nabla.spec.Instance;
import org.nabla.spec.Problem;
import org.nabla.spec.ProblemReader;
import org.nabla.spec.Question;
import org.nabla.spec.Share;
import org.nabla.spec.Tolerance;
import org.nabla.spec.Visibility;
import org.nabla.spec.source.Position;

class CriteriaTest {

    private static final Problem PROBLEM =
            ProblemReader.read(Path.of(System.getProperty("nabla.home")).resolve("problems/softmax-classifier"));
    private static final Judge JUDGE = new Judge(PROBLEM);

    private static final Criterion RANGE = new Criterion.Within(0.01, 0.0125);
    private static final Criterion FALLS = new Criterion.Falls();

    /** What the reference says; a criterion takes no more than its shape. */
    private static final Matrix REFERENCE = Matrix.column(9, 9, 9);

    @ParameterizedTest
    @CsvSource({
        "0.01 0.011 0.0125", // both ends belong to it
        "0.0125 0.0125 0.01"
    })
    void range_acceptsWhatLiesInIt(String entries) {
        assertThat(verdict(RANGE, entries).id()).isEqualTo("correct");
    }

    @Test
    void range_namesEndsAndEntry_whenAnEntryIsAbove() {
        assertThat(rendered(RANGE, "0.011 0.0126 0.011")).isEqualTo("""
                error[NB203]: `history(train_loss)` is outside the range it must lie in
                  --> question `Q`, instance `published`
                   = expected: from 0.01 to 0.0125
                   = actual:   0.0126
                   = help: look at how the loss falls from epoch to epoch, and whether it is still falling
                   = more: nabla explain NB203
                """);
    }

    @Test
    void range_pointsToTheMean_whenAnEntryIsBelow() {
        assertThat(rendered(RANGE, "0.011 0.00999 0.011"))
                .contains("   = actual:   0.00999\n")
                .contains("   = help: look at what the loss is averaged over\n");
    }

    /** Variants train on other data, where no range that was typed can hold. */
    @ParameterizedTest
    @CsvSource({"9 9 9, correct", "0.011 0.011 0.011, incorrect"})
    void range_givesWayToTheReference_inAVariant(String entries, String verdict) {
        Question question = question(RANGE);
        Instance published = PROBLEM.published();
        Instance variant = new Instance(
                "variant-1", published.leaves(), published.sizes(), published.constants(), Optional.empty());

        assertThat(JUDGE.judge(question, key(variant), Answer.of(column(entries), false))
                        .verdict()
                        .id())
                .isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({
        "3 2 1",
        "3 3.29 2.99", // noisy steps may raise it for a while, by a tenth of the first at most
        "1e-9 1e-9 0.9e-9"
    })
    void falls_acceptsALossThatEndsBelowItsStart(String entries) {
        assertThat(verdict(FALLS, entries).id()).isEqualTo("correct");
    }

    @Test
    void falls_needsNoSecondEpoch() {
        Expected expected = new Expected(Matrix.scalar(9), 9);
        AnswerKey.InstanceKey key =
                new AnswerKey.InstanceKey(PROBLEM.published(), Map.of(), Map.of(), Map.of("Q", expected));

        assertThat(JUDGE.judge(question(FALLS), key, Answer.of(Matrix.scalar(1), false))
                        .verdict()
                        .id())
                .isEqualTo("correct");
    }

    @Test
    void falls_namesTheEpoch_whenTheLossRisesFarAboveItsStart() {
        assertThat(rendered(FALLS, "3 3.5 1")).isEqualTo("""
                error[NB203]: `history(train_loss)` does not fall
                  --> question `Q`, instance `published`
                   = expected: a loss that falls from the first epoch to the last
                   = actual:   3.5 after epoch 2, 3 after epoch 1
                   = help: look at the sign and the size of each step
                   = more: nabla explain NB203
                """);
    }

    @ParameterizedTest
    @CsvSource({"3 1 3, 3", "3 1 3.2, 3.2", "3 3 3, 3"})
    void falls_comparesTheEnds_whenTheLossEndsNoLower(String entries, String last) {
        assertThat(rendered(FALLS, entries))
                .contains("   = actual:   %s after the last epoch, 3 after the first\n".formatted(last));
    }

    @ParameterizedTest
    @CsvSource({"0.011 NaN 0.011, NaN, 2", "Infinity 0.011 NaN, Infinity, 1", "3 2 -Infinity, -Infinity, 3"})
    void notFinite_isToldFirst_andNeverRight(String entries, String value, int row) {
        for (Criterion criterion : List.of(RANGE, FALLS)) {
            assertThat(rendered(criterion, entries)).isEqualTo("""
                    error[NB202]: `history(train_loss)` is not a finite number
                      --> question `Q`, instance `published`
                       = expected: a finite number
                       = actual:   %s at row %d, column 1
                       = help: a training that diverges ends in infinities: look at the sign and size of each step
                       = more: nabla explain NB202
                    """.formatted(value, row));
        }
    }

    @Test
    void shape_isToldBeforeAnythingElse() {
        for (Criterion criterion : List.of(RANGE, FALLS)) {
            assertThat(rendered(criterion, "NaN 0.011")).isEqualTo("""
                    error[NB201]: `history(train_loss)` has the wrong shape
                      --> question `Q`, instance `published`
                       = expected: 3×1
                       = actual:   2×1
                       = help: print the shape of every factor on the way to it
                       = more: nabla explain NB201
                    """);
        }
    }

    @Test
    void plainVector_hasNoDirection() {
        Matrix row = column("3 2 1").transpose();

        assertThat(judge(FALLS, Answer.of(row, true)).id()).isEqualTo("correct");
        assertThat(judge(FALLS, Answer.of(row, false)).id()).isEqualTo("incorrect");
    }

    private static Matrix column(String entries) {
        return Matrix.column(Arrays.stream(entries.split(" ", -1))
                .mapToDouble(Double::parseDouble)
                .toArray());
    }

    private static String rendered(Criterion criterion, String entries) {
        return verdict(criterion, entries).message().orElseThrow().render();
    }

    private static Verdict verdict(Criterion criterion, String entries) {
        return judge(criterion, Answer.of(column(entries), false));
    }

    private static Verdict judge(Criterion criterion, Answer answer) {
        return JUDGE.judge(question(criterion), key(PROBLEM.published()), answer)
                .verdict();
    }

    private static AnswerKey.InstanceKey key(Instance instance) {
        return new AnswerKey.InstanceKey(instance, Map.of(), Map.of(), Map.of("Q", new Expected(REFERENCE, 9)));
    }

    private static Question question(Criterion criterion) {
        String asks = "history(train_loss)";
        return new Question(
                "Q",
                asks,
                ExpressionParser.parse(asks),
                new Question.Marking(BigDecimal.ONE, Tolerance.USUAL, Share.ALL, Visibility.ALWAYS, criterion),
                Question.Keys.NONE,
                List.of(),
                new Position("problem.yaml", 1, 1));
    }
}
