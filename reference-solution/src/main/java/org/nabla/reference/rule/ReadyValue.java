package org.nabla.reference.rule;

/** A value rule that is written as the kernel it makes. */
record ReadyValue(Maker maker) implements Rule.ValueRule {

    @FunctionalInterface
    interface Maker {
        Kernel kernel(Buffer[] operands, Options options, Buffer result);
    }

    @Override
    public Kernel ready(Buffer[] operands, Options options, Buffer result) {
        return maker.kernel(operands, options, result);
    }

    @Override
    public void write(Buffer[] operands, Options options, Buffer result) {
        ready(operands, options, result).run();
    }
}
