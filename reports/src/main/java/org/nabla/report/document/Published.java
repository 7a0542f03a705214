package org.nabla.report.document;

/**
 * The two native reports of one submission, from which every other format is made.
 *
 * @param whole the instructor's, with everything
 * @param shown what a student may see of it, whoever asks
 */
public record Published(ReportDocument whole, ReportDocument shown) {

    public Published {
        if (!whole.submission().id().equals(shown.submission().id())) {
            throw new IllegalArgumentException("the reports are of two submissions, `%s` and `%s`"
                    .formatted(whole.submission().id(), shown.submission().id()));
        }
    }

    /** The submission's key. */
    public String key() {
        return whole.submission().id();
    }
}
