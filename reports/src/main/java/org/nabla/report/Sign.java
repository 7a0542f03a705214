package org.nabla.report;

import org.nabla.grading.Verdict;
import org.nabla.report.Style.Tone;

/** How a verdict is shown to a person. */
record Sign(String mark, String ascii, Tone tone, String words) {

    static Sign of(Verdict verdict) {
        return verdict.match(new Signs());
    }

    private static final class Signs implements Verdict.Cases<Sign> {
        @Override
        public Sign correct(Verdict.Correct verdict) {
            return new Sign("✓", "+", Tone.RIGHT, "correct");
        }

        @Override
        public Sign carriedForward(Verdict.CarriedForward verdict) {
            return new Sign("✓", "+", Tone.RIGHT, "carried forward, right for your earlier values");
        }

        @Override
        public Sign incorrect(Verdict.Incorrect verdict) {
            return new Sign("✗", "x", Tone.WRONG, "incorrect");
        }

        @Override
        public Sign notAttempted(Verdict.NotAttempted verdict) {
            return new Sign("○", "o", Tone.OPEN, "not attempted");
        }

        @Override
        public Sign raised(Verdict.Raised verdict) {
            return stopped("ended with an error");
        }

        @Override
        public Sign timedOut(Verdict.TimedOut verdict) {
            return stopped("timed out");
        }

        @Override
        public Sign outOfMemory(Verdict.OutOfMemory verdict) {
            return stopped("out of memory");
        }

        @Override
        public Sign malformed(Verdict.Malformed verdict) {
            return stopped("not usable as an answer");
        }

        @Override
        public Sign skipped(Verdict.Skipped verdict) {
            return new Sign("–", "-", Tone.FAINT, "skipped");
        }

        @Override
        public Sign graderFault(Verdict.GraderFault verdict) {
            return stopped("the grader failed");
        }

        private static Sign stopped(String words) {
            return new Sign("!", "!", Tone.OPEN, words);
        }
    }
}
