package org.nabla.grading;

import java.util.Optional;
import org.nabla.reference.Matrix;

/**
 * What a submission answers to a question on one instance: a value, or the reason why there is none.
 *
 * @param flat the value came as a plain vector, which has no direction of its own
 */
record Answer(Optional<Matrix> value, boolean flat, Optional<Verdict> instead) {

    static Answer of(Matrix value, boolean flat) {
        return new Answer(Optional.of(value), flat, Optional.empty());
    }

    static Answer none(Verdict because) {
        return new Answer(Optional.empty(), false, Optional.of(because));
    }
}
