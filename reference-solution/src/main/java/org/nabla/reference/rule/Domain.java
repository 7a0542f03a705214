package org.nabla.reference.rule;

/** Where a rule is smooth in one of its operands; the tests of the table draw their points from it. */
public enum Domain {
    /** Any number. */
    REAL,
    /** Any number; at 0 there is a corner or a pole. */
    NOT_ZERO,
    /** Numbers above 0. */
    POSITIVE,
    /** Whole numbers that name classes; there is no derivative. */
    LABEL
}
