package org.nabla.grading;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nabla.submission.ReturnedValue;

/** What one call of one task on one instance gave. */
sealed interface Outcome {

    /**
     * Values, by the canonical expression of their quantity.
     *
     * @param strange names that were returned and mean nothing
     */
    record Values(Map<String, ReturnedValue> quantities, List<String> strange) implements Outcome {
        public Values {
            quantities = Collections.unmodifiableMap(new LinkedHashMap<>(quantities));
            strange = List.copyOf(strange);
        }
    }

    /** No values; every question that needs this call gets this verdict. */
    record Failed(Verdict verdict) implements Outcome {}
}
