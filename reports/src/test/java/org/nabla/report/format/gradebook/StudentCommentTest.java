package org.nabla.report.format.gradebook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.nabla.message.Characters;
import org.nabla.message.Message;
import org.nabla.message.MessageCode;
import org.nabla.report.document.GeneratedReports;

class StudentCommentTest {

    @Test
    void comment_saysWhatToDoFirst_thenALineAQuestion() {
        assertThat(StudentComment.of(Graded.submission("s1", "1.5", "6").shown()))
                .isEqualTo("""
                        Nabla on two-layers: 1.5 of 6
                        Begin with Q1: `dW2` differs in 5 of 8 entries
                        Try: look at the sign
                        Q1  grad(W2): 1.5 of 6, incorrect""");
    }

    @Test
    void comment_isShort_whenAllIsRight() {
        assertThat(StudentComment.of(Graded.submission("s1", "6", "6").shown()))
                .isEqualTo("Nabla on two-layers: 6 of 6\nQ1  grad(W2): 6 of 6");
    }

    @Test
    void comment_saysWhy_whenNothingCouldBeGraded() {
        Message message = Message.of(MessageCode.DOES_NOT_COMPILE, "`Net.java` does not compile", "Net.java:3:7")
                .help("compile it before you hand it in");

        assertThat(StudentComment.of(Graded.notGradable("s1", message).shown())).isEqualTo("""
                        Nabla on two-layers: 0 of 10
                        It could not be graded: `Net.java` does not compile
                        Try: compile it before you hand it in""");
    }

    @Test
    void comment_isBounded_readable_andHasNothingThatIsNotForStudents() {
        GeneratedReports.all().forEach(reports -> {
            String comment = StudentComment.of(reports.shown());

            assertThat(comment)
                    .as(reports.key())
                    .startsWith("Nabla on generated-problem")
                    .hasSizeLessThan(2100);
            assertThat(GeneratedReports.NOT_FOR_STUDENTS).as(reports.key()).noneMatch(comment::contains);
            assertThat(comment.codePoints().filter(character -> character != '\n'))
                    .as(reports.key())
                    .allMatch(character -> character == 0xFFFD || Characters.isReadable(character));
        });
    }

    @Test
    void comment_saysHowManyQuestionsDoNotFit() {
        assertThat(StudentComment.of(GeneratedReports.number(99).shown()))
                .containsPattern("\n… and \\d+ more questions$");
    }
}
