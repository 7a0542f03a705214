package org.nabla.proof;

/** One kind of proof. */
interface Part {

    /** Adds what it proves, and what it finds wrong. */
    void report(Findings findings);
}
