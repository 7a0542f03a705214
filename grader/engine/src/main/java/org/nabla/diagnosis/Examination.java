package org.nabla.diagnosis;

import java.util.List;
import java.util.Map;

/** What was found about the claims of somebody, and where. */
public final class Examination {

    private final Inquiry inquiry;
    private final Map<Claim, Finding> findings;

    Examination(Inquiry inquiry, Map<Claim, Finding> findings) {
        this.inquiry = inquiry;
        this.findings = findings;
    }

    /** A finding for every claim that is wrong, in their order. */
    public Map<Claim, Finding> findings() {
        return findings;
    }

    /**
     * The steps at which a mistake acts that was found in a claim; none for one in data, in numbers or in a training.
     *
     * @param claim what it was found in
     */
    public List<Deviation> deviations(Mistake mistake, Claim claim) {
        return inquiry.deviations(mistake.id(), claim);
    }
}
