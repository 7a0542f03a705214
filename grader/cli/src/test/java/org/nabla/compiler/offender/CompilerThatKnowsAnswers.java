package org.nabla.compiler.offender;

import org.nabla.grading.AnswerKey;

/** Breaks a rule on purpose. */
public final class CompilerThatKnowsAnswers {

    private CompilerThatKnowsAnswers() {}

    static AnswerKey key(AnswerKey key) {
        return key;
    }
}
