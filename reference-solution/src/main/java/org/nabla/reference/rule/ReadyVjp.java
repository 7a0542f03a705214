package org.nabla.reference.rule;

/** A rule for gradients that is written as the kernel it makes. */
record ReadyVjp(Maker maker) implements Rule.VjpRule {

    @FunctionalInterface
    interface Maker {
        Kernel kernel(Rule.Step step);
    }

    @Override
    public Kernel ready(Rule.Step step) {
        return maker.kernel(step);
    }

    @Override
    public void add(Rule.Step step) {
        ready(step.adding()).run();
    }
}
