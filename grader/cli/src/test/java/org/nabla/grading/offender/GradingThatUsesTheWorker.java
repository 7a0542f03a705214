package org.nabla.grading.offender;

import org.nabla.worker.offender.WorkerThatKnowsAnswers;

/** Breaks a rule on purpose. */
public final class GradingThatUsesTheWorker {

    private GradingThatUsesTheWorker() {}

    static final Class<?> WORKER = WorkerThatKnowsAnswers.class;
}
