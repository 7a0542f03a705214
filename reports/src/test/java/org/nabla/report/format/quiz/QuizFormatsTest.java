package org.nabla.report.format.quiz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nabla.grading.AnswerKey;
import org.nabla.report.document.NastyTexts;
import org.nabla.report.format.quiz.GiftReader.Answer;
import org.nabla.report.format.quiz.NumericQuestion.Accepted;
import org.nabla.report.format.quiz.NumericQuestion.Known;
import org.nabla.spec.Instance;
import org.nabla.spec.Instances;
import org.nabla.spec.Problem;
import org.nabla.spec.ProblemReader;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class QuizFormatsTest {

    private static final int VARIANTS = 2;

    /** The values that the document of the problem has, typed there by hand: the witness of what a quiz takes. */
    private static final Map<String, String> ONE_PASS = Map.of(
            "z2_1", "0.1",
            "a2_1", "0.524979187479",
            "C", "0.104629807282",
            "delta2_1", "-0.0226501288692",
            "w3_12", "-0.976275432066",
            "C_after", "0.0641829068002");

    private static Quiz quiz(String problem) {
        Path home = Path.of(System.getProperty("nabla.home", ".."), "problems");
        Problem read = ProblemReader.read(home.resolve(problem).resolve("problem.yaml"));
        List<Instance> instances = Instances.of(read, 1).subList(0, 1 + VARIANTS);
        return ProblemQuiz.of(AnswerKey.of(read, 1, instances), ProblemQuiz.SIGNIFICANT);
    }

    static List<String> nastyTexts() {
        return NastyTexts.EACH;
    }

    private static Quiz nasty(String text) {
        NumericQuestion question = new NumericQuestion(
                "Q1 " + text,
                List.of("Problem " + text, "x = [[1],\n[2]]"),
                new BigDecimal("0.5"),
                new Accepted(new BigDecimal("-0.0312"), new BigDecimal("0.0005")),
                List.of(new Known(new Accepted(new BigDecimal("0.0312"), new BigDecimal("0.0005")), "sign " + text)));
        return new Quiz(text, List.of(new Quiz.Category("published", List.of(question))), List.of());
    }

    @Test
    void gift_isAsTheImporterWantsIt() {
        assertThat(new GiftFormat().text(nasty("a: {1} = ~2 # \\n"))).isEqualTo("""
                        $CATEGORY: $course$/top/a   1     2    n/published

                        ::Q1 a\\: \\{1\\} \\= \\~2 \\# \\\\n::[html]<p>Problem a\\: \\{1\\} \\= \\~2 \\# \\\\n</p><p>x \\= [[1],<br>[2]]</p>{#
                        =-0.0312:0.0005#Correct.
                        =%0%0.0312:0.0005#sign a\\: \\{1\\} \\= \\~2 \\# \\\\n
                        }

                        """);
    }

    @ParameterizedTest
    @MethodSource("nastyTexts")
    void gift_saysWhatItIsToSay_whateverTheText(String text) {
        List<GiftReader.Read> read = GiftReader.read(new GiftFormat().text(nasty(text)));

        assertThat(read).hasSize(1);
        assertThat(read.get(0).answers()).hasSize(2);
        assertThat(GiftReader.grade(read.get(0).answers(), "-0.0315")).isEqualTo(1);
        assertThat(GiftReader.grade(read.get(0).answers(), "0.0312")).isEqualTo(0);
        assertThat(GiftReader.grade(read.get(0).answers(), "7"))
                .as("no wildcard")
                .isEqualTo(0);
        assertThat(read.get(0).html())
                .isEqualTo(QuizHtml.of(
                        nasty(text).categories().get(0).questions().get(0).paragraphs()));
        assertThat(read.get(0).html().replace("<p>", "").replace("</p>", "").replace("<br>", ""))
                .as("no element of somebody else")
                .doesNotContain("<", ">");
    }

    @ParameterizedTest
    @MethodSource("nastyTexts")
    void xml_isWellFormed_andSaysTheSame_whateverTheText(String text) throws IOException {
        Element quiz = parsed(new MoodleXmlFormat().text(nasty(text)));

        NodeList questions = quiz.getElementsByTagName("question");
        assertThat(questions.getLength()).isEqualTo(2);
        Element question = (Element) questions.item(1);
        assertThat(question.getAttribute("type")).isEqualTo("numerical");
        assertThat(content(question, "questiontext"))
                .isEqualTo(QuizHtml.of(
                        nasty(text).categories().get(0).questions().get(0).paragraphs()));
        assertThat(content(question, "name")).startsWith("Q1 ");
        assertThat(answers(question))
                .extracting(Answer::weight, Answer::value, Answer::tolerance)
                .containsExactly(tuple(1.0, "-0.0312", "0.0005"), tuple(0.0, "0.0312", "0.0005"));
    }

    /** Each entry's own value, rounded as it was asked for, earns everything; a hundredth more or the other sign nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"one-pass", "jacobians", "softmax-classifier", "delta-rule"})
    void bothFormats_gradeAnswers_ofShippedProblems(String problem) throws IOException {
        Quiz quiz = quiz(problem);
        List<GiftReader.Read> gift = GiftReader.read(new GiftFormat().text(quiz));
        NodeList xml = parsed(new MoodleXmlFormat().text(quiz)).getElementsByTagName("question");
        List<Element> numerical = new ArrayList<>();
        for (int i = 0; i < xml.getLength(); i++) {
            if (((Element) xml.item(i)).getAttribute("type").equals("numerical")) {
                numerical.add((Element) xml.item(i));
            }
        }
        List<NumericQuestion> questions = quiz.categories().stream()
                .flatMap(category -> category.questions().stream())
                .toList();

        assertThat(questions).hasSizeGreaterThan(20);
        assertThat(gift).hasSameSizeAs(questions);
        assertThat(numerical).hasSameSizeAs(questions);
        for (int i = 0; i < questions.size(); i++) {
            NumericQuestion question = questions.get(i);
            BigDecimal value = question.right().value();
            for (List<Answer> answers : List.of(gift.get(i).answers(), answers(numerical.get(i)))) {
                String typed =
                        value.round(new MathContext(ProblemQuiz.SIGNIFICANT)).toPlainString();
                assertThat(GiftReader.grade(answers, typed)).as(question.name()).isEqualTo(1);
                if (value.signum() != 0) {
                    assertThat(GiftReader.grade(
                                    answers,
                                    value.multiply(new BigDecimal("1.01")).toPlainString()))
                            .as(question.name())
                            .isEqualTo(0);
                    assertThat(GiftReader.grade(answers, value.negate().toPlainString()))
                            .as(question.name())
                            .isEqualTo(0);
                }
            }
        }
    }

    @Test
    void rightAnswers_areThoseOfTheDocument() {
        List<NumericQuestion> published = quiz("one-pass").categories().get(0).questions();

        ONE_PASS.forEach((id, value) -> assertThat(published)
                .filteredOn(question -> question.name().startsWith(id + "  "))
                .singleElement()
                .satisfies(question -> assertThat(question.right().takes(new BigDecimal(value)))
                        .as(id)
                        .isTrue()));
    }

    @Test
    void points_addUpToThoseOfTheQuestion() {
        List<NumericQuestion> published =
                quiz("softmax-classifier").categories().get(0).questions();

        BigDecimal thirds = published.stream()
                .filter(question -> question.name().startsWith("Q5  "))
                .map(NumericQuestion::points)
                .reduce(BigDecimal.ZERO, BigDecimal::add);

        assertThat(thirds).isEqualByComparingTo("2");
        assertThat(published)
                .filteredOn(question -> question.name().startsWith("Q5  "))
                .extracting(NumericQuestion::points)
                .containsExactly(new BigDecimal("0.6667"), new BigDecimal("0.6667"), new BigDecimal("0.6666"));
    }

    @Test
    void everyVariant_isACategory_withItsOwnNumbers() {
        Quiz quiz = quiz("one-pass");

        assertThat(quiz.categories())
                .extracting(Quiz.Category::name)
                .containsExactly("published", "variant-1", "variant-2");
        assertThat(quiz.categories().get(0).questions().get(0).paragraphs())
                .contains("w2 = [[0.2, -0.3],\n[0.4, 0.1]]", "a1 = [[0.6],\n[0.9]]");
        assertThat(quiz.categories().get(1).questions().get(0).paragraphs())
                .noneMatch(paragraph -> paragraph.startsWith("w2 = [[0.2, -0.3]"));
    }

    @Test
    void whatCannotBeTyped_isLeftOut_andTold() {
        assertThat(quiz("autoencoder").leftOut())
                .contains("variant-1: its numbers are too many for a text")
                .anyMatch(line ->
                        line.matches("train on published: it has \\d+ entries, and at most 16 are asked one by one"));
    }

    @ParameterizedTest
    @CsvSource({"0.0312, 0.000005", "9.9996, 0.0005", "1234567, 500", "1, 0.0005", "0.999, 0.00005"})
    void halfUnit_isThatOfTheLastDigit(double magnitude, BigDecimal half) {
        assertThat(Digits.halfUnit(magnitude, 4)).isEqualByComparingTo(half);
    }

    @ParameterizedTest
    @CsvSource({"1e-7, 0.0000001", "1e15, 1000000000000000", "-0.0, 0", "0.1, 0.1", "2.0, 2"})
    void digits_haveNoExponent(double number, String digits) {
        assertThat(Digits.shortest(number)).isEqualTo(digits);
        assertThat(Digits.plain(Digits.value(number))).isEqualTo(digits);
    }

    private static String content(Element parent, String name) {
        Element element = (Element) parent.getElementsByTagName(name).item(0);
        return element.getElementsByTagName("text").item(0).getTextContent();
    }

    private static List<Answer> answers(Element question) {
        List<Answer> answers = new ArrayList<>();
        NodeList elements = question.getElementsByTagName("answer");
        for (int i = 0; i < elements.getLength(); i++) {
            Element answer = (Element) elements.item(i);
            answers.add(new Answer(
                    Double.parseDouble(answer.getAttribute("fraction")) / 100,
                    answer.getElementsByTagName("text").item(0).getTextContent(),
                    answer.getElementsByTagName("tolerance").item(0).getTextContent(),
                    content(answer, "feedback")));
        }
        return answers;
    }

    private static Element parsed(String xml) throws IOException {
        try {
            return DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(xml)))
                    .getDocumentElement();
        } catch (SAXException | ParserConfigurationException e) {
            throw new AssertionError("not well-formed: " + xml, e);
        }
    }
}
