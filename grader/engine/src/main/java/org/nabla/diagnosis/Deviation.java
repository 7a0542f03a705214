package org.nabla.diagnosis;

import org.nabla.reference.expression.Expression;

/**
 * A step at which a mistake acts.
 *
 * @param quantity what the step computes
 * @param formula what is computed there; where it goes on from the right value, that is the quantity itself
 */
public record Deviation(Expression quantity, Expression formula) {}
