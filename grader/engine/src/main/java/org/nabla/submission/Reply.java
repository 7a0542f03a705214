package org.nabla.submission;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.nabla.message.MessageCode;

/** What came of a call. */
public sealed interface Reply {

    /** Java 17 cannot switch over sealed types; a new kind of reply breaks every caller of this instead. */
    <R> R match(Cases<R> cases);

    /** Several values by name; groups have been taken apart into their quantities. */
    record Returned(Map<String, ReturnedValue> values) implements Reply {
        public Returned {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.returned(this);
        }
    }

    /** One value without a name. */
    record Single(ReturnedValue value) implements Reply {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.single(this);
        }
    }

    /** The student's code threw this; the trace has only the student's own lines. */
    record Raised(String type, String text, String trace) implements Reply {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.raised(this);
        }
    }

    record TimedOut(Duration limit) implements Reply {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.timedOut(this);
        }
    }

    record OutOfMemory(String text) implements Reply {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.outOfMemory(this);
        }
    }

    /** The process ended without a reply. */
    record Ended(int exitCode) implements Reply {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.ended(this);
        }
    }

    /** What came back is not a reply; it was not written by the worker. */
    record Malformed(String reason) implements Reply {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.malformed(this);
        }
    }

    /** A parameter or a result that cannot be carried over; nothing is known to be wrong with the values. */
    record Unsupported(MessageCode code, String summary) implements Reply {
        public Unsupported(String summary) {
            this(MessageCode.TYPE_NOT_SUPPORTED, summary);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.unsupported(this);
        }
    }

    /** The grader itself failed. */
    record Fault(String incident) implements Reply {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.fault(this);
        }
    }

    /** What to do with each kind. */
    interface Cases<R> {

        R returned(Returned reply);

        R single(Single reply);

        R raised(Raised reply);

        R timedOut(TimedOut reply);

        R outOfMemory(OutOfMemory reply);

        R ended(Ended reply);

        R malformed(Malformed reply);

        R unsupported(Unsupported reply);

        R fault(Fault reply);
    }
}
