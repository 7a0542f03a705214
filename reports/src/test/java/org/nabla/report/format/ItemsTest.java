package org.nabla.report.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nabla.message.Message;
import org.nabla.message.MessageCode;
import org.nabla.report.document.GeneratedReports;
import org.nabla.report.document.Published;
import org.nabla.report.document.ReportDocument;
import org.nabla.report.document.ReportDocument.Question;
import org.nabla.report.document.VerdictWord;
import org.nabla.report.document.VerdictWord.Outcome;
import org.nabla.spec.Visibility;

class ItemsTest {

    private final Question told = question("Q1", Visibility.ALWAYS, "for students", "1", "2");
    private final Question toldMore = question("Q1", Visibility.ALWAYS, "for instructors", "1", "2");
    private final Question hidden = question("Q2", Visibility.HIDDEN, "hidden", "1.5", "3");
    private final Question later = question("Q3", Visibility.AFTER_DUE, "later", "0.25", "1");
    private final Published published =
            new Published(document(List.of(hidden, toldMore, later)), document(List.of(told)));

    @Test
    void each_isInTheOrderOfTheProblem_withTheTextsForStudents() {
        assertThat(Items.each(published)).extracting(Item::id).containsExactly("Q2", "Q1", "Q3");
        assertThat(Items.each(published))
                .extracting(item -> item.text().summary())
                .containsExactly("hidden", "for students", "later");
    }

    @Test
    void rest_isOneLine_withAllItsPointsAndNoneOfItsTexts() {
        List<Item> items = Items.withRest(published);

        assertThat(items).extracting(Item::id).containsExactly("Q1", "questions not shown");
        assertThat(items.get(1).worth()).isEqualTo(new Item.Points(new BigDecimal("1.75"), new BigDecimal("4")));
        assertThat(items.get(1).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(items.get(1).text().whole()).isEqualTo("2 of them, judged like the others");
    }

    @Test
    void rest_isNotThere_whenEverythingIsShown() {
        ReportDocument all = document(List.of(told));

        assertThat(Items.withRest(new Published(all, all))).extracting(Item::id).containsExactly("Q1");
    }

    @Test
    void shown_hasNothingElse() {
        assertThat(Items.shown(published)).extracting(Item::id).containsExactly("Q1");
    }

    @ParameterizedTest
    @CsvSource({
        "correct, 2, PASSED",
        "carried-forward, 2, PASSED",
        "carried-forward, 1, FAILED", // with half of the points it is not passed
        "incorrect, 1, FAILED",
        "incorrect, 2, FAILED",
        "not-attempted, 0, FAILED",
        "raised, 0, FAILED",
        "timed-out, 0, FAILED",
        "out-of-memory, 0, FAILED",
        "malformed, 0, FAILED",
        "skipped, 0, NOT_RUN",
        "grader-fault, , ERROR",
        "incorrect, , ERROR" // wrong on one instance, and a fault of ours on another
    })
    void outcome_isOneOfFour(String verdict, String earned, Outcome outcome) {
        Question question = new Question(
                "Q1",
                "a1",
                Visibility.ALWAYS,
                Optional.ofNullable(earned).map(BigDecimal::new),
                new BigDecimal("2"),
                VerdictWord.withId(verdict).orElseThrow(),
                List.of(),
                List.of(),
                Optional.empty());

        assertThat(Item.of(question).outcome()).isEqualTo(outcome);
    }

    private static Question question(String id, Visibility visibility, String summary, String earned, String possible) {
        return new Question(
                id,
                "a1",
                visibility,
                Optional.of(new BigDecimal(earned)),
                new BigDecimal(possible),
                VerdictWord.INCORRECT,
                List.of(),
                List.of(),
                Optional.of(Message.of(MessageCode.VALUE_DIFFERS, summary, "")));
    }

    private static ReportDocument document(List<Question> questions) {
        ReportDocument any = GeneratedReports.number(2).whole();
        return new ReportDocument(
                any.toolVersion(),
                any.problem(),
                any.submission(),
                any.run(),
                any.score(),
                Optional.empty(),
                Optional.empty(),
                questions,
                List.of(),
                List.of(),
                any.console());
    }
}
