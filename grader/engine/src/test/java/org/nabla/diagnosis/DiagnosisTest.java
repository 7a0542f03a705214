package org.nabla.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nabla.reference.Matrix;
import org.nabla.reference.calculus.Answers;
import org.nabla.reference.calculus.Rewriting;
import org.nabla.reference.calculus.WalkingBack;
import org.nabla.reference.calculus.Worksheet;
import org.nabla.reference.expression.ExpressionParser;

class DiagnosisTest {

    private static final OptionalInt EXACT = OptionalInt.empty();
    private static final List<Subject> SUBJECTS = all();
    private static final Subject WIDE = SUBJECTS.get(0);
    private static final Subject DOCUMENT_003 = SUBJECTS.get(8);

    private static List<Subject> all() {
        try {
            return MutantsTest.networks().map(Subject::new).toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static Stream<Subject> subjects() {
        return SUBJECTS.stream();
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void mistake_isNamedWhereverItActs_unlessItCannotBeToldApart(Subject subject) {
        Confusion.Singles singles = new Confusion(subject).singles(id -> true, EXACT);

        singles.others().forEach((id, said) -> {
            if (!said.startsWith(Confusion.Named.UNSEEN.name())) {
                assertThat(Reasons.KNOWN.containsKey(id) || Reasons.KNOWN.containsKey(id + " " + subject))
                        .as("%s is called %s", id, said)
                        .isTrue();
            }
        });
        assertThat(singles.count(Confusion.Named.ALONE)).isGreaterThan(singles.tried() / 2);
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void whatIsNearlyRight_isNotCalledAMistake(Subject subject) {
        for (String id : List.of("single-precision", "log-epsilon-1e-8")) {
            if (subject.mistakes().contains(id)) {
                assertThat(subject.diagnosed(id).values())
                        .as(id)
                        .allMatch(finding -> Confusion.names(finding).isEmpty());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void convention_isNotCalledAMistake(Subject subject) {
        subject.mistakes().stream().filter(id -> id.startsWith("convention-")).forEach(id -> {
            Map<Claim, Finding> findings = subject.diagnosed(id);
            boolean either = subject.right().keySet().stream().noneMatch(question -> question.startsWith("after"));

            assertThat(findings.values())
                    .as(id)
                    .allMatch(finding -> finding instanceof Finding.OtherConvention
                            || finding instanceof Finding.Follows
                            || (either && Confusion.names(finding).contains(id)));
        });
    }

    @Test
    void whatFollowsFromAnotherConvention_isCarriedForward() {
        assertThat(Confusion.said(WIDE.diagnosed("convention-negated-deltas")))
                .containsOnly(Map.entry("grad(a3, of=loss)", "convention-negated-deltas"));
        assertThat(Confusion.said(WIDE.diagnosed("convention-transposed-gradient-layout"))
                        .keySet())
                .containsExactlyInAnyOrder("grad(W1, of=loss)", "grad(W2, of=loss)", "grad(W3, of=loss)");
    }

    @Test
    void whatFollowsFromAMistake_isCarriedForward() {
        Map<Claim, Finding> findings = WIDE.diagnosed("activation-derivative-omitted");

        assertThat(Confusion.said(findings))
                .containsOnly(
                        Map.entry("grad(a2, of=loss)", "activation-derivative-omitted"),
                        Map.entry("grad(a1, of=loss)", "activation-derivative-omitted"),
                        Map.entry("after(2, loss)", "activation-derivative-omitted")); // two steps back, each with it
        assertThat(asked(findings, Finding.Follows.class))
                .contains(
                        "grad(W2, of=loss)",
                        "grad(b2, of=loss)",
                        "grad(h1, of=loss)",
                        "after(1, W1)",
                        "after(1, loss)");
        assertThat(findings.values())
                .filteredOn(Finding.Follows.class::isInstance)
                .allMatch(new Finding.Follows(true)::equals);
    }

    @Test
    void mistakeInOneLayer_isNamedThere() {
        Map<Claim, Finding> findings = diagnosed(rewritten("loss a1", "grad(h1)"));

        assertThat(Confusion.said(findings))
                .containsEntry("grad(a1, of=loss)", "activation-derivative-omitted")
                .doesNotContainKey("grad(a2, of=loss)");
    }

    @Test
    void twoMistakes_areNamedEachWhereItActs() {
        Mutant both = both("activation-derivative-omitted", "learning-rate-omitted");

        Map<String, String> said = Confusion.said(diagnosed(WIDE.worksheet(both, Worksheet.Fixed.NONE)));

        assertThat(said)
                .containsEntry("grad(a2, of=loss)", "activation-derivative-omitted")
                .containsEntry("after(1, W2)", "learning-rate-omitted");
    }

    @Test
    void twoMistakesInOneValue_areNamedTogether() {
        Map<String, Matrix> worksheet =
                WIDE.worksheet(both("loss-sign-missing", "softmax-applied-twice"), Worksheet.Fixed.NONE);
        worksheet.keySet().removeIf(question -> !question.matches("[ah][123]|loss")); // y_hat is not asked

        assertThat(diagnosed(worksheet).values()).singleElement().satisfies(finding -> {
            assertThat(Confusion.names(finding))
                    .containsExactlyInAnyOrder("loss-sign-missing", "softmax-applied-twice");
            assertThat(((Finding.Named) finding).together()).isTrue();
        });
    }

    @Test
    void slip_isNotNamed() {
        Map<Claim, Finding> findings = diagnosed(changed("grad(W3, of=loss)", entries -> {
            entries[0] *= 1.25;
            return entries;
        }));

        assertThat(Confusion.said(findings)).containsOnly(Map.entry("grad(W3, of=loss)", "unknown"));
    }

    @Test
    void zeros_areNotNamed_andNothingIsEarnedByGoingOnFromThem() {
        Map<String, Matrix> worksheet = new LinkedHashMap<>(WIDE.right());
        for (String gradient : List.of("grad(a1, of=loss)", "grad(W1, of=loss)", "grad(b1, of=loss)")) {
            worksheet.computeIfPresent(gradient, (same, value) -> value.map(entry -> 0));
        }
        worksheet.keySet().removeIf(question -> question.startsWith("after"));

        Map<Claim, Finding> findings = diagnosed(worksheet);

        assertThat(Confusion.said(findings)).containsOnly(Map.entry("grad(a1, of=loss)", "unknown"));
        assertThat(findings.values()).contains(new Finding.Follows(false)).doesNotContain(new Finding.Follows(true));
    }

    @Test
    void parametersThatAreHandedBack_areNotNamed() {
        Map<String, Matrix> worksheet = new LinkedHashMap<>(WIDE.right());
        for (String parameter : List.of("W1", "b1", "W2", "b2", "W3", "b3")) {
            worksheet.put(
                    "after(1, " + parameter + ")",
                    Objects.requireNonNull(WIDE.instance().leaves().get(parameter)));
        }
        worksheet.keySet().removeIf(question -> question.endsWith(", loss)"));

        assertThat(Confusion.said(diagnosed(worksheet)).values()).containsOnly("unknown");
    }

    @Test
    void someParametersNotUpdated_areNamed() {
        assertThat(Confusion.said(WIDE.diagnosed("biases-not-updated")))
                .containsEntry("after(1, b1)", "biases-not-updated")
                .doesNotContainValue("unknown");
    }

    @Test
    void infinity_isNamed_whenOneMistakeLeadsToItFromFiniteValues() {
        assertThat(Confusion.said(WIDE.diagnosed("loss-ce-arguments-swapped")))
                .containsEntry("loss", "loss-ce-arguments-swapped");
    }

    @Test
    void undefinedPrediction_follows_whenExponentialsOverflow() {
        Subject published = SUBJECTS.get(8);

        Map<Claim, Finding> findings = published.diagnosed("logistic-missing-one");

        assertThat(Confusion.said(findings)).doesNotContainKey("y_hat").containsEntry("h1", "logistic-missing-one");
        assertThat(findings.entrySet())
                .filteredOn(entry -> entry.getKey().asks().toString().equals("y_hat"))
                .extracting(Map.Entry::getValue)
                .containsExactly(new Finding.Follows(false));
    }

    @Test
    void roundedWorksheet_isDiagnosedFromFourDecimalsOn() {
        Map<String, Matrix> worksheet = WIDE.worksheet("activation-derivative-omitted");

        assertThat(Confusion.said(WIDE.diagnosed(worksheet, OptionalInt.of(4))).values())
                .containsOnly("activation-derivative-omitted");
        assertThat(Confusion.said(WIDE.diagnosed(worksheet, OptionalInt.of(2))).values())
                .containsOnly("unknown");
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void rightWorksheet_hasNoFindings_howeverItIsRounded(Subject subject) {
        for (OptionalInt decimals : List.of(EXACT, OptionalInt.of(4), OptionalInt.of(2))) {
            assertThat(subject.diagnosed(subject.right(), decimals)).isEmpty();
        }
    }

    @Test
    void mistakeMadeOnEveryInstance_isNamed_andOneMadeOnOneIsNot() {
        List<Claim> wrong = WIDE.claims(WIDE.worksheet("loss-log-base-2"), EXACT);
        List<Claim> right = WIDE.claims(WIDE.right(), EXACT);

        assertThat(Confusion.said(WIDE.diagnosed(joined(wrong, wrong)))).containsEntry("loss", "loss-log-base-2");
        assertThat(Confusion.said(WIDE.diagnosed(joined(wrong, right)))).containsEntry("loss", "unknown");
    }

    /** On one sample a sum and a mean are the same. */
    @Test
    void convention_isRecognised_whenTheFirstInstanceDoesNotShowIt() {
        List<Claim> oneSample = DOCUMENT_003.claims(DOCUMENT_003.right(), EXACT);
        List<Claim> sevenSamples = WIDE.claims(WIDE.worksheet("convention-batch-sum"), EXACT);

        assertThat(WIDE.diagnosed(joined(oneSample, sevenSamples)).values())
                .isNotEmpty()
                .allMatch(finding -> finding instanceof Finding.OtherConvention || finding instanceof Finding.Follows);
        assertThat(asked(WIDE.diagnosed(joined(oneSample, sevenSamples)), Finding.OtherConvention.class))
                .containsExactlyInAnyOrder("loss", "grad(a3, of=loss)", "after(1, loss)", "after(2, loss)");
    }

    /** A function is handed the right labels, and the mistake is in how it reads them. */
    @Test
    void dataThatAreReadWrongly_areNamed_whereTheyWereGiven() {
        List<Claim> claims = List.of(ofFunction("loss", "y_hat", "y"), ofFunction("grad(a3, of=loss)", "y_hat", "y"));

        assertThat(Confusion.said(WIDE.diagnosed(claims)))
                .containsOnly(
                        Map.entry("loss", "label-off-by-one"), Map.entry("grad(a3, of=loss)", "label-off-by-one"));
    }

    /** What goes on from a wrong value by the right rule is no second mistake. */
    @Test
    void whatFollowsFromDataThatAreReadWrongly_isCarriedForward() {
        Map<Claim, Finding> findings = WIDE.diagnosed("label-off-by-one");

        assertThat(Confusion.said(findings)).containsKeys("loss", "grad(a3, of=loss)");
        assertThat(asked(findings, Finding.Follows.class))
                .contains("grad(W3, of=loss)", "grad(h2, of=loss)", "grad(a2, of=loss)", "grad(b1, of=loss)");
    }

    /** What NumPy computes with labels that are off by one, said by a function that is given the right values. */
    private static Claim ofFunction(String question, String... given) {
        Map<String, Claim.Known> known = new LinkedHashMap<>();
        for (String name : given) {
            Matrix leaf = WIDE.instance().leaves().get(name);
            Matrix value =
                    leaf != null ? leaf : Objects.requireNonNull(WIDE.right().get(name));
            known.put(name, Claim.Known.exactly(ExpressionParser.parse(name), value, true));
        }
        Claim said = WIDE.claims(WIDE.worksheet("label-off-by-one"), EXACT).stream()
                .filter(claim -> claim.asks().equals(ExpressionParser.parse(question)))
                .findFirst()
                .orElseThrow();
        Claim.Observation typed = said.observations().get(0);
        return new Claim(
                said.asks(),
                said.tolerance(),
                List.of(new Claim.Observation(
                        typed.instance(), typed.value(), typed.expected(), typed.right(), known, typed.halfUnits())));
    }

    private static List<Claim> joined(List<Claim> one, List<Claim> other) {
        return Stream.iterate(0, i -> i < one.size(), i -> i + 1)
                .map(i -> new Claim(
                        one.get(i).asks(),
                        one.get(i).tolerance(),
                        List.of(
                                one.get(i).observations().get(0),
                                other.get(i).observations().get(0))))
                .toList();
    }

    private static Map<Claim, Finding> diagnosed(Map<String, Matrix> worksheet) {
        return WIDE.diagnosed(worksheet, EXACT);
    }

    private static Mutant both(String one, String other) {
        return WIDE.mutant(one)
                .orElseThrow()
                .and(WIDE.mutant(other).orElseThrow())
                .orElseThrow();
    }

    private static Map<String, Matrix> changed(String question, UnaryOperator<double[]> change) {
        Map<String, Matrix> worksheet = new LinkedHashMap<>(WIDE.right());
        worksheet.computeIfPresent(question, (same, value) -> Matrix.of(value.shape(), change.apply(value.toArray())));
        return worksheet;
    }

    /** A worksheet with another formula for one gradient. */
    private static Map<String, Matrix> rewritten(String gradient, String formula) {
        Rewriting rewriting = new Rewriting(
                Map.of(),
                Map.of(gradient, ExpressionParser.parse(formula)),
                Map.of(),
                Map.of(),
                WalkingBack.RIGHT,
                matrix -> matrix);
        Answers.Setting setting = WIDE.problem().model().setting(WIDE.instance());
        Answers<Matrix> answers = new Answers<>(
                new Worksheet(setting, rewriting, Worksheet.Fixed.NONE),
                setting,
                WIDE.instance().leaves());
        Map<String, Matrix> worksheet = new LinkedHashMap<>();
        WIDE.right()
                .keySet()
                .forEach(question -> worksheet.put(question, answers.to(ExpressionParser.parse(question))));
        return worksheet;
    }

    private static Set<String> asked(Map<Claim, Finding> findings, Class<? extends Finding> kind) {
        Set<String> asked = new LinkedHashSet<>();
        findings.forEach((claim, finding) -> {
            if (kind.isInstance(finding)) {
                asked.add(claim.asks().toString());
            }
        });
        return asked;
    }
}
