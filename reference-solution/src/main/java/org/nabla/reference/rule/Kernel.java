package org.nabla.reference.rule;

/** A rule made ready for the buffers of one node, so that running it again and again looks nothing up. */
@FunctionalInterface
public interface Kernel {
    void run();
}
