package org.nabla.spec;

import org.nabla.reference.Matrix;
import org.nabla.spec.source.Position;

/**
 * A value an instructor typed, known to the digits that were typed.
 *
 * @param halfUnits half a unit in the last digit of each entry; 0 for whole numbers, which are exact
 */
public record TypedKey(Matrix value, Matrix halfUnits, Position position) {}
