package org.nabla.grading;

import java.util.Optional;
import org.nabla.reference.Matrix;

/** How a question was judged on one instance. */
public record InstanceResult(
        String instance, Verdict verdict, Expected expected, Optional<Matrix> actual, Optional<Difference> difference) {

    /** The same answer with another verdict. */
    InstanceResult with(Verdict other) {
        return new InstanceResult(instance, other, expected, actual, difference);
    }
}
