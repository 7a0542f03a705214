package org.nabla.report.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nabla.grading.SubmissionReport.Score;
import org.nabla.grading.SubmissionReport.Status;
import org.nabla.report.document.GeneratedReports;
import org.nabla.report.document.Published;

/** A generated report as one format writes it, and what is said of it: {@code gradescope of s0042, graded}. */
record Written(String format, String key, Status status, Optional<Score> score, String text) {

    /** By format; written once, because some reports are long. */
    private static final Map<String, List<Written>> ALL = new LinkedHashMap<>();

    static synchronized List<Written> by(ReportFormat format) {
        if (ALL.isEmpty()) {
            GeneratedReports.all()
                    .forEach(report -> Formats.all(Map.of())
                            .forEach(each -> ALL.computeIfAbsent(each.id(), id -> new ArrayList<>())
                                    .add(of(each, report))));
        }
        return ALL.getOrDefault(format.id(), List.of());
    }

    private static Written of(ReportFormat format, Published report) {
        return new Written(
                format.id(),
                report.key(),
                report.whole().run().status(),
                report.whole().score(),
                format.text(report));
    }

    Taken taken() {
        return Consumer.of(format).take(text);
    }

    @Override
    public String toString() {
        return "%s of %s, %s".formatted(format, key, status.id());
    }
}
