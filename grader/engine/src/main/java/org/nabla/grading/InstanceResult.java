package org.nabla.grading;

import java.util.Optional;
import org.nabla.reference.Matrix;

/** How a question was judged on one instance. */
public record InstanceResult(
        String instance,
        Verdict verdict,
        Expected expected,
        Optional<Matrix> actual,
        Optional<Difference> difference) {}
