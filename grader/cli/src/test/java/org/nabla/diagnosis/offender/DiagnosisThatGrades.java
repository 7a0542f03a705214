package org.nabla.diagnosis.offender;

import org.nabla.grading.Verdict;

/** Breaks a rule on purpose. */
public final class DiagnosisThatGrades {

    private DiagnosisThatGrades() {}

    static boolean earns(Verdict verdict) {
        return verdict.earns();
    }
}
