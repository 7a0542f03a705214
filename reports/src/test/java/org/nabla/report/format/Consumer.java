package org.nabla.report.format;

import java.util.Map;
import java.util.Objects;

/** The rules of a program that takes our files, said once more from its own description and not from what we write. */
@FunctionalInterface
interface Consumer {

    /** By the id of the format that is for it. */
    Map<String, Consumer> ALL = Map.ofEntries(
            Map.entry("gradescope", new GradescopeRules()),
            Map.entry("prairielearn", new PrairieLearnRules()),
            Map.entry("autolab", new AutolabRules()),
            Map.entry("junit", new JunitRules()),
            Map.entry("classroom50", new Classroom50Rules(Map.of("classroom", "local"))),
            Map.entry("github-summary", new GithubSummaryRules()),
            Map.entry("github-annotations", new GithubAnnotationsRules()),
            Map.entry("coursera", new CourseraRules()),
            Map.entry("openedx", new OpenEdxRules()),
            Map.entry("submitty", new SubmittyRules()),
            Map.entry("ctrf", new CtrfRules()));

    static Consumer of(String format) {
        return Objects.requireNonNull(ALL.get(format), format);
    }

    Taken take(String file);
}
