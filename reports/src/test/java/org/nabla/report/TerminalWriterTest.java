package org.nabla.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nabla.grading.QuestionResult;
import org.nabla.grading.SubmissionReport;
import org.nabla.grading.SubmissionReport.Status;
import org.nabla.grading.Verdict;
import org.nabla.message.Message;
import org.nabla.message.Message.Evidence;
import org.nabla.message.MessageCode;
import org.nabla.submission.Console;

class TerminalWriterTest {

    private static final TerminalWriter WRITER = new TerminalWriter(Style.PLAIN, Disclosure.instructor());

    static List<Scenario> ownWords() {
        return Scenario.all().stream()
                .filter(scenario -> !scenario.name().equals("hostile"))
                .toList();
    }

    static List<Scenario> scenarios() {
        return Scenario.all();
    }

    @ParameterizedTest
    @MethodSource("ownWords")
    void line_fitsInHundredColumns_whenWordsAreOurs(Scenario scenario) {
        assertThat(WRITER.text(scenario.report()).lines()).allMatch(line -> line.length() <= 100);
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void text_isAscii_whereTerminalHasNoMore(Scenario scenario) {
        String text = new TerminalWriter(new Style(false, true), Disclosure.instructor()).text(scenario.report());

        assertThat(text.chars()).allMatch(character -> character == '\n' || (character >= ' ' && character < 127));
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void colour_changesNoWord(Scenario scenario) {
        String coloured = new TerminalWriter(new Style(true, false), Disclosure.instructor()).text(scenario.report());

        assertThat(coloured).contains("\u001b[1m");
        assertThat(coloured.replaceAll("\u001b\\[[0-9]+m", "")).isEqualTo(WRITER.text(scenario.report()));
    }

    @Test
    void message_isShownOnce_whenSeveralQuestionsShareIt() {
        Verdict timedOut = new Verdict.TimedOut(Sample.timedOut("backward"));
        SubmissionReport report = Sample.graded(
                Sample.everywhere(Sample.question("Q5", "grad(a3)", "1"), timedOut),
                Sample.everywhere(Sample.question("Q6", "grad(b2)", "1"), timedOut),
                Sample.everywhere(Sample.question("Q7", "grad(W2)", "1"), timedOut));

        String text = WRITER.text(report);

        assertThat(text).containsOnlyOnce("did not finish").contains("the same for: Q6, Q7", "timed out, as `Q5`");
    }

    @Test
    void explanation_isNamedOnce_whenSeveralMessagesHaveItsCode() {
        SubmissionReport report = Sample.graded(missing("Q1"), missing("Q2"));

        assertThat(WRITER.text(report))
                .contains("! Q1  a1  0 of 1  not usable as an answer")
                .containsOnlyOnce("more: nabla explain NB311");
    }

    private static QuestionResult missing(String id) {
        return Sample.everywhere(
                Sample.question(id, "a1", "1"),
                new Verdict.Malformed(Sample.about(MessageCode.ANSWER_SHEET, id, "`%s` is not a number".formatted(id))
                        .help("write a number")));
    }

    @Test
    void messageOfOneSentence_isOnTheLineOfItsQuestion() {
        Verdict nothing = new Verdict.NotAttempted(Sample.about(MessageCode.NOT_ATTEMPTED, "Q1", "`Q1` has no answer"));
        SubmissionReport report = Sample.graded(Sample.everywhere(Sample.question("Q1", "a1", "1"), nothing));

        assertThat(WRITER.text(report)).endsWith("\n○ Q1  a1  0 of 1  not attempted: `Q1` has no answer\n");
    }

    @Test
    void beginning_isSaid_onlyWhenNoQuestionHasAnAnswer() {
        Verdict nothing = new Verdict.NotAttempted(Sample.about(MessageCode.NOT_ATTEMPTED, "Q1", "`Q1` has no answer"));
        QuestionResult blank = Sample.everywhere(Sample.question("Q1", "a1", "1"), nothing);
        QuestionResult right =
                Sample.everywhere(Sample.question("Q2", "a2", "1"), new Verdict.Correct(Optional.empty()));

        assertThat(WRITER.text(Sample.graded(blank))).contains("\nno question has an answer yet; begin anywhere");
        assertThat(WRITER.text(Sample.graded(blank, right))).doesNotContain("begin anywhere");
        assertThat(WRITER.text(Sample.graded())).doesNotContain("begin anywhere");
    }

    @Test
    void caret_staysBelowItsPlace_whenLinesAreIndented() {
        Message message = Message.of(MessageCode.DOES_NOT_COMPILE, "x", "A.java:1:5")
                .with(new Evidence("source", "\tint x\n\t    ^\n"));
        SubmissionReport report = Sample.report(Status.NOT_GRADABLE, List.of(), List.of(message), Sample.SILENT);

        assertThat(WRITER.text(report)).contains("  source:     int x\n                  ^\n");
    }

    @Test
    void matrix_isShownRowByRow() {
        Verdict wrong = new Verdict.Incorrect(
                Sample.about(MessageCode.VALUE_DIFFERS, "Q1", "x").with(Evidence.actual("[[1, 2], [3, 4]]")));
        SubmissionReport report = Sample.graded(Sample.everywhere(Sample.question("Q1", "a1", "1"), wrong));

        assertThat(WRITER.text(report)).contains("      actual: [[1, 2],\n               [3, 4]]\n");
    }

    @Test
    void console_isCutAfterTwentyLines() {
        SubmissionReport report =
                Sample.report(Status.GRADED, List.of(), List.of(), new Console("x\n".repeat(21), false));

        assertThat(WRITER.text(report)).endsWith("  | x\n  | … 1 more line\n");
    }

    @Test
    void console_isNotMentioned_whenNothingWasPrinted() {
        SubmissionReport report = Sample.report(Status.GRADED, List.of(), List.of(), new Console(" \n", false));

        assertThat(WRITER.text(report))
                .isEqualTo("s001, Forward and backward through a 3-3-3-3 classifier: 0 of 0 points\n");
    }
}
