package org.nabla.diagnosis;

import org.nabla.reference.Matrix;
import org.nabla.reference.calculus.Worksheet;
import org.nabla.reference.expression.Expression;
import org.nabla.spec.Instance;

/** A way in which somebody works out answers: by right rules, or with a mistake. */
@FunctionalInterface
interface Approach {

    /**
     * The answer to a question.
     *
     * @param fixed the values that it goes on from
     */
    Matrix value(Expression asks, Instance instance, Worksheet.Fixed fixed);
}
