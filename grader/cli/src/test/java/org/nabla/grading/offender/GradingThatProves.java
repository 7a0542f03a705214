package org.nabla.grading.offender;

import org.nabla.proof.Proof;

/** Breaks a rule on purpose. */
public final class GradingThatProves {

    private GradingThatProves() {}

    static boolean holds(Proof proof) {
        return proof.holds();
    }
}
