package org.nabla.grading;

/**
 * How an answer differs from the expected one, at its worst entry and in all.
 *
 * @param absolute {@code |actual − expected|} at the worst entry
 * @param relative the same as a part of the expected entry; infinite when that is 0
 * @param row of the worst entry, from 0
 * @param column of the worst entry, from 0
 * @param mismatched how many entries are outside the tolerance
 * @param entries how many there are
 */
public record Difference(double absolute, double relative, int row, int column, int mismatched, int entries) {}
