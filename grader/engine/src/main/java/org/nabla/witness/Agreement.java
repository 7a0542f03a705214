package org.nabla.witness;

import org.nabla.reference.Shape;

/** How a gradient compares with the slopes of the loss that it is the gradient of. */
public sealed interface Agreement {

    /** Java 17 cannot switch over sealed types; a new kind breaks every caller of this instead. */
    <R> R match(Cases<R> cases);

    /** It is the derivative. */
    record Agrees() implements Agreement {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.agrees(this);
        }
    }

    /** It is the derivative times one number, which is not 1; -1 is the opposite sign. */
    record Multiple(double factor) implements Agreement {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.multiple(this);
        }
    }

    /** It is 0, and the loss does change. */
    record Zero() implements Agreement {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.zero(this);
        }
    }

    /** The loss does not change with it at all. */
    record LossUnmoved() implements Agreement {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.lossUnmoved(this);
        }
    }

    /**
     * Some entries are derivatives, others are not; those where the loss does not change and 0 is said do not count.
     *
     * @param agreeing how many of those looked at are
     * @param entries how many were looked at
     */
    record Partly(int agreeing, int entries) implements Agreement {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.partly(this);
        }
    }

    /** Nothing simple relates the two. */
    record Unrelated() implements Agreement {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.unrelated(this);
        }
    }

    /** Entries cannot be held against each other. */
    record OtherShape(Shape due, Shape actual) implements Agreement {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.otherShape(this);
        }
    }

    /** A corner is too near, or rounding too coarse, to tell; or there was no time left for it. */
    record Undecided() implements Agreement {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.undecided(this);
        }
    }

    /** Whether it is known not to be the derivative. */
    default boolean disagrees() {
        return !(this instanceof Agrees || this instanceof Undecided);
    }

    /** The word for it in reports; never changes. */
    default String id() {
        return match(Ids.INSTANCE);
    }

    /** What to do with each kind. */
    interface Cases<R> {

        R agrees(Agrees agreement);

        R multiple(Multiple agreement);

        R zero(Zero agreement);

        R lossUnmoved(LossUnmoved agreement);

        R partly(Partly agreement);

        R unrelated(Unrelated agreement);

        R otherShape(OtherShape agreement);

        R undecided(Undecided agreement);
    }

    /** The words of reports. */
    final class Ids implements Cases<String> {

        private static final Ids INSTANCE = new Ids();

        private Ids() {}

        @Override
        public String agrees(Agrees agreement) {
            return "agrees";
        }

        @Override
        public String multiple(Multiple agreement) {
            return agreement.factor() == -1 ? "opposite-sign" : "factor";
        }

        @Override
        public String zero(Zero agreement) {
            return "zero";
        }

        @Override
        public String lossUnmoved(LossUnmoved agreement) {
            return "loss-unmoved";
        }

        @Override
        public String partly(Partly agreement) {
            return "partly";
        }

        @Override
        public String unrelated(Unrelated agreement) {
            return "unrelated";
        }

        @Override
        public String otherShape(OtherShape agreement) {
            return "other-shape";
        }

        @Override
        public String undecided(Undecided agreement) {
            return "undecided";
        }
    }
}
