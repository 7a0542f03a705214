package org.nabla.report;

import java.io.IOException;
import java.io.Writer;
import org.nabla.grading.SubmissionReport;
import org.nabla.report.curve.CurveSvg;

/** Writes the losses of a training by epoch as a picture: what was handed in, beside the reference where that is shown. */
public final class CurvesSvgWriter implements ReportWriter {

    /** Unique on a page that holds no other picture of ours. */
    public static final String ID = "nabla-curves";

    private final Disclosure disclosure;

    public CurvesSvgWriter(Disclosure disclosure) {
        this.disclosure = disclosure;
    }

    /** Whether there is anything to draw: a training, and a history of it that was handed in. */
    public static boolean hasCurves(SubmissionReport report) {
        return !report.run().curves().isEmpty();
    }

    @Override
    public void write(SubmissionReport report, Writer destination) throws IOException {
        String who = disclosure.everything() ? report.submission().id() + ": " : "";
        destination.write(CurveSvg.of(who + report.problem().title(), ID, disclosure.curves(report)));
    }
}
