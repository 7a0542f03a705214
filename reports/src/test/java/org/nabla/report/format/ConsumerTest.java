package org.nabla.report.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules accept what each program is known to accept, with the score it then has, and refuse what it is known to refuse. */
class ConsumerTest {

    record Example(String format, String score, String file) {
        @Override
        public String toString() {
            return format + " " + file.lines().findFirst().orElse("");
        }
    }

    static List<Example> accepted() {
        return List.of(
                new Example("gradescope", "5.5", """
                        {"execution_time": 7, "output_format": "text", "test_output_format": "text",
                         "test_name_format": "text", "visibility": "visible", "stdout_visibility": "hidden",
                         "output": "Graded 2 checks with seed 17.",
                         "tests": [
                          {"number": "1.1", "name": "Forward pass", "score": 4, "max_score": 4, "status": "passed",
                           "output": "limit 1e-09", "tags": ["forward"], "visibility": "visible"},
                          {"number": "1.2", "name": "dW2", "score": 1.5, "max_score": 6, "status": "failed",
                           "output": "dW2 differs at 5 of 8 entries", "visibility": "after_published"}]}
                        """),
                new Example("prairielearn", "0.55", """
                        {"gradable": true, "score": 0.55, "message": "2 checks run with seed 17.", "tests": [
                          {"name": "Forward", "points": 4, "max_points": 4, "message": "max 2.2e-16"},
                          {"name": "dW2", "points": 1.5, "max_points": 6, "message": "5 of 8 entries"}]}
                        """),
                new Example("autolab", "5.5", """
                        Forward pass, 3-4-2 net ... 4 of 4
                        {"_presentation": "semantic", "stages": ["Checks"], "Checks": {"dW2": {"passed": false, "hint": "x"}}}
                        {"scores": {"Forward": 4, "Gradients": 1.5}}
                        """),
                new Example("junit", "", """
                        <testsuite name="hw3" tests="3" failures="1" errors="0" skipped="1" time="0.412">
                          <properties><property name="grader.seed" value="17"/></properties>
                          <testcase classname="forward" name="forward.net_3_4_2" time="0.101"/>
                          <testcase classname="backward" name="backward.dW2" time="0.290"><failure
                            message="dW2 differs" type="ValueMismatch">dW2 differs; largest gap 0.031</failure></testcase>
                          <testcase name="backward.hidden" time="0"><skipped message="not run"/></testcase>
                        </testsuite>
                        """),
                new Example("classroom50", "55", classroom50("55", "100", "40", "15")),
                new Example("coursera", "0.55", "{\"fractionalScore\": 0.55, \"feedback\": \"Forward pass 4 of 4.\"}"),
                new Example(
                        "openedx",
                        "5",
                        "{\"correct\": false, \"score\": 5, \"msg\": \"<div><pre>4 of 4</pre></div>\"}"),
                new Example("submitty", "0.55", """
                        {"status": "success", "data": {"score": 0.55, "message": [
                          {"message": "Forward pass: 4 of 4", "status": "success"},
                          {"message": "dW2: 1.5 of 6", "status": "failure"}]}}
                        """),
                new Example("ctrf", "", ctrf("\"duration\": 290, \"extra\": {\"org.example.grader/points\": 1.5}")));
    }

    static List<Example> refused() {
        return List.of(
                new Example("gradescope", "", gradescope("\"score\": 1, \"max_score\": 2, \"status\": null")),
                new Example("gradescope", "", gradescope("\"score\": 3, \"max_score\": 2, \"status\": \"passed\"")),
                new Example("gradescope", "", gradescope("\"max_score\": 2, \"status\": \"passed\"")),
                new Example("prairielearn", "", "{\"gradable\": true}"),
                new Example("prairielearn", "", "{\"gradable\": true, \"score\": null}"),
                new Example("prairielearn", "", "{\"gradable\": true, \"score\": 1.0000000000000002}"),
                new Example("prairielearn", "", "{\"gradable\": true, \"score\": -1e-17}"),
                new Example("prairielearn", "", "{\"gradable\": true, \"score\": \"0.5\"}"),
                new Example("prairielearn", "", "{\"gradable\": \"false\", \"score\": 0.5}"),
                new Example("prairielearn", "", "{\"gradable\": true, \"succeeded\": false, \"score\": 0.9}"),
                new Example(
                        "prairielearn",
                        "",
                        "{\"gradable\": true, \"score\": 1, \"tests\": [{\"name\": \"a\", \"points\": 1}]}"),
                new Example("autolab", "", "{\"scores\": {\"http://x\": 4}} "),
                new Example("autolab", "", "{\"scores\": {\"Part 1: forward\": 4}}"),
                new Example("autolab", "", "{\"scores\": {}}"),
                new Example("autolab", "", "<script>\n{\"scores\": {\"a\": 4}}"),
                new Example(
                        "autolab",
                        "",
                        "{\"_presentation\": \"semantic\", \"stages\": [\"a\"]}\n{\"scores\": {\"a\": 4}}"),
                new Example("junit", "", "<testsuites></testsuites>"),
                new Example("junit", "", junit("<testcase name='a'/>")),
                new Example("junit", "", junit("<testcase name='a' time='1e-3'/>")),
                new Example(
                        "junit", "", junit("<testcase name='a' time='0'><failure message='b'>b</failure></testcase>")),
                new Example("junit", "", junit("<testcase name='a' time='0'/><testcase name='a' time='0'/>")),
                new Example("junit", "", junit("<testcase name='&#27;' time='0'/>")),
                new Example("classroom50", "", classroom50("5.5", "10", "4", "1.5")),
                new Example("classroom50", "", classroom50("55.0", "100", "40", "15")),
                new Example("classroom50", "", classroom50("101", "100", "86", "15")),
                new Example("github-summary", "", "**1 of 1 points**\n\n# [link](http://x)\n"),
                new Example("github-summary", "", "**1 of 1 points**\n\n| a | b | c |\n"),
                new Example("github-summary", "", "**1 of 1 points**\n\n```text\n```\n<b>\n```\n"),
                new Example("github-summary", "", "**1 of 1 points**\n\n```text\nnot closed\n"),
                new Example("github-annotations", "", "::notice title=a::b\n::add-mask::secret\n"),
                new Example("github-annotations", "", "::notice title=a:b::c\n"),
                new Example("github-annotations", "", "::notice title=a::b\nprinted\n"),
                new Example("github-annotations", "", "::notice title=a::b\n" + "::error title=a::b\n".repeat(11)),
                new Example("coursera", "", "{\"fractionalScore\": 1.0000000000000002, \"feedback\": \"\"}"),
                new Example("coursera", "", "{\"fractionalScore\": true, \"feedback\": \"\"}"),
                new Example("coursera", "", "{\"fractionalScore\": 1, \"feedback\": \"" + "x".repeat(64_000) + "\"}"),
                new Example("openedx", "", openedx("Well done")),
                new Example("openedx", "", openedx("<p>a<br>b</p>")),
                new Example("openedx", "", openedx("<div>&nbsp;</div>")),
                new Example("openedx", "", openedx("<pre>a</pre><pre>b</pre>")),
                new Example("openedx", "", openedx("<div><script/></div>")),
                new Example("openedx", "", "{\"correct\": false, \"score\": 0.5, \"msg\": \"<div/>\"}"),
                new Example("submitty", "", "{\"status\": \"success\", \"data\": {\"message\": []}}"),
                new Example("submitty", "", "{\"status\": \"fine\", \"data\": {\"score\": 1}}"),
                new Example("ctrf", "", ctrf("\"duration\": 290, \"points\": 1.5")),
                new Example("ctrf", "", ctrf("\"duration\": 290.5")));
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void example_isAccepted(Example example) {
        Taken taken = Consumer.of(example.format()).take(example.file());

        assertThat(taken.complaints()).isEmpty();
        assertThat(taken.score().map(BigDecimal::toPlainString).orElse("")).isEqualTo(example.score());
    }

    @ParameterizedTest
    @MethodSource("refused")
    void example_isRefused(Example example) {
        assertThat(Consumer.of(example.format()).take(example.file()).complaints())
                .isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("noGrades")
    void example_isNoGrade(Map.Entry<String, String> example) {
        assertThat(Consumer.of(example.getKey()).take(example.getValue()).state())
                .isEqualTo(Taken.State.NO_RESULT);
    }

    static List<Map.Entry<String, String>> noGrades() {
        return List.of(
                Map.entry("gradescope", "the grader failed"),
                Map.entry("prairielearn", "{\"gradable\": false}"),
                Map.entry("autolab", "{\"scores\": {\"a\": null}}"),
                Map.entry("junit", junit("<testcase name='a' time='0'><error type='b'/></testcase>")),
                Map.entry("classroom50", classroom50("0", "0", "0", "0").replaceAll("\\[\\{.*]", "[]")),
                Map.entry("github-summary", "**failed**\n"),
                Map.entry("github-annotations", "::error title=a::failed\n"),
                Map.entry("coursera", ""),
                Map.entry("openedx", "failed"),
                Map.entry("submitty", "{\"status\": \"failure\", \"message\": \"a\"}"),
                Map.entry("ctrf", ctrf("\"duration\": 0").replace("\"failed\",", "\"other\",")));
    }

    private static String gradescope(String test) {
        return """
                {"execution_time": 1, "output_format": "text", "test_output_format": "text", "test_name_format": "text",
                 "visibility": "visible", "stdout_visibility": "hidden",
                 "tests": [{"name": "a", "number": "1", "visibility": "visible", %s}]}
                """.formatted(test);
    }

    private static String junit(String testcases) {
        return "<testsuite name='a' tests='1' failures='0' errors='0' skipped='0'>%s</testsuite>".formatted(testcases);
    }

    private static String openedx(String message) {
        return "{\"correct\": false, \"score\": 1, \"msg\": \"%s\"}".formatted(message);
    }

    private static String classroom50(String score, String most, String first, String second) {
        return """
                {"schema": "classroom50/result/v1", "classroom": "local", "assignment": "hw3",
                 "assignment_type": "individual", "owner": "octo-student", "submission": "submit/2026-11-20T14-32-05Z-a1",
                 "commit": "c", "release": "r", "review": "v", "datetime": "2026-11-20T14:32:05Z",
                 "graded_at": "2026-11-20T14:33:05Z", "score": %s, "max-score": %s,
                 "tests": [{"test-name": "a", "passed": true, "score": %s, "max-score": 90}, \
                {"test-name": "b", "passed": false, "score": %s, "max-score": 60, "message": "5 of 8"}]}
                """.formatted(score, most, first, second);
    }

    private static String ctrf(String second) {
        return """
                {"reportFormat": "CTRF", "specVersion": "0.0.0", "results": {
                 "tool": {"name": "example-grader", "version": "0.1.0"},
                 "summary": {"tests": 2, "passed": 1, "failed": 1, "skipped": 0, "pending": 0, "other": 0,
                  "start": 1790000000000, "stop": 1790000000412},
                 "tests": [{"name": "forward", "status": "passed", "duration": 101},
                  {"name": "dW2", "status": "failed", %s}]}}
                """.formatted(second);
    }
}
