package org.nabla.report.format;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nabla.report.document.ReportDocument;

/**
 * What Classroom 50 tells an autograder about a run, in its environment. A result must repeat it.
 *
 * <p>Outside of such a run, the classroom is {@code local} and the student is the submission's key.
 *
 * @param owner whose repository it is
 * @param submitted when, as {@code 2026-11-20T14:32:05Z}; the same when graded again
 * @param links to the commit, the release and the review
 */
record Classroom50Run(
        String classroom,
        String assignment,
        String type,
        String owner,
        String submission,
        String submitted,
        Links links) {

    private static final String TAG = "submit/";

    /** A tag has the time of the submission, with hyphens for colons. */
    private static final Pattern TIME =
            Pattern.compile("submit/(\\d{4}-\\d{2}-\\d{2})T([01]\\d|2[0-3])-([0-5]\\d)-([0-5]\\d)Z.*");

    record Links(String commit, String release, String review) {}

    static Classroom50Run of(Map<String, String> environment, ReportDocument report) {
        String key = PlainText.line(report.submission().id());
        String tag = value(environment, "SUBMISSION_TAG", TAG + key);
        String commit = value(environment, "COMMIT_URL", "local");
        return new Classroom50Run(
                value(environment, "CLASSROOM", "local"),
                value(environment, "ASSIGNMENT", report.problem().id()),
                value(environment, "MODE", "individual"),
                value(environment, "USERNAME", key),
                tag,
                time(tag).orElseGet(() -> instant(report.run().started())),
                new Links(
                        commit, value(environment, "RELEASE_URL", "local"), value(environment, "REVIEW_URL", commit)));
    }

    /** Without parts of a second, which are refused. */
    static String instant(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static Optional<String> time(String tag) {
        Matcher time = TIME.matcher(tag);
        return time.matches()
                ? Optional.of("%sT%s:%s:%sZ".formatted(time.group(1), time.group(2), time.group(3), time.group(4)))
                : Optional.empty();
    }

    private static String value(Map<String, String> environment, String name, String otherwise) {
        String value = environment.getOrDefault(name, "");
        return value.isEmpty() ? otherwise : value;
    }
}
