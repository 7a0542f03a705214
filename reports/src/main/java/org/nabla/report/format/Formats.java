package org.nabla.report.format;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The formats there are, in the order in which {@code reports/formats.md} has them. */
public final class Formats {

    private Formats() {}

    /** Those with one file a submission. */
    public static List<ReportFormat> all() {
        return all(System.getenv());
    }

    /** The same for what a platform says of a run in its environment. */
    public static List<ReportFormat> all(Map<String, String> environment) {
        return List.of(
                new GradescopeFormat(),
                new PrairieLearnFormat(),
                new AutolabFormat(),
                new JunitFormat(),
                new Classroom50Format(environment),
                new GithubSummaryFormat(),
                new GithubAnnotationsFormat(),
                new CourseraFormat(),
                OpenEdxFormat.wholePoints(),
                new SubmittyFormat(),
                new CtrfFormat());
    }

    /** The one that {@code --format} names. */
    public static Optional<ReportFormat> withId(String id) {
        return all().stream().filter(format -> format.id().equals(id)).findFirst();
    }
}
