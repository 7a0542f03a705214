package org.nabla.grading.offender;

import java.util.List;
import org.nabla.batch.HandIn;

/** Breaks the rule that grading one submission knows nothing of batches. */
public final class GradingThatCountsABatch {

    public int count(List<HandIn> handIns) {
        return handIns.stream().mapToInt(handIn -> handIn.parts().size()).sum();
    }
}
