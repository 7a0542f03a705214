package org.nabla.report.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nabla.report.document.GeneratedReports;
import org.nabla.report.document.Published;

class Classroom50RunTest {

    private final Published report = GeneratedReports.number(2);

    @Test
    void result_repeatsWhatTheRunnerSays() {
        Map<String, String> environment = Map.of(
                "CLASSROOM", "ml1",
                "ASSIGNMENT", "hw3",
                "SUBMISSION_TAG", "submit/2026-11-20T14-32-05Z-a1b2c3d",
                "USERNAME", "octo-student",
                "COMMIT_URL", "https://example.org/c",
                "RELEASE_URL", "https://example.org/r",
                "REVIEW_URL", "https://example.org/v",
                "MODE", "group");
        Consumer runner = new Classroom50Rules(Map.of(
                "classroom", "ml1",
                "assignment", "hw3",
                "assignment_type", "group",
                "owner", "octo-student",
                "submission", "submit/2026-11-20T14-32-05Z-a1b2c3d",
                "commit", "https://example.org/c",
                "release", "https://example.org/r",
                "review", "https://example.org/v",
                "datetime", "2026-11-20T14:32:05Z"));

        assertThat(runner.take(new Classroom50Format(environment).text(report)).complaints())
                .isEmpty();
    }

    @Test
    void result_namesTheSubmission_outsideOfARun() {
        Consumer runner = new Classroom50Rules(Map.of(
                "classroom", "local",
                "assignment", "generated-problem",
                "owner", "s0002",
                "submission", "submit/s0002",
                "review", "local",
                "datetime", "2026-11-22T00:03:09Z"));

        assertThat(runner.take(new Classroom50Format(Map.of()).text(report)).complaints())
                .isEmpty();
    }

    @Test
    void review_isTheCommit_whenThereIsNone() {
        Map<String, String> environment = Map.of("COMMIT_URL", "https://example.org/c", "REVIEW_URL", "");

        assertThat(new Classroom50Format(environment).text(report)).contains("\"review\": \"https://example.org/c\"");
    }
}
