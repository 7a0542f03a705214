package org.nabla.diagnosis;

import java.util.Map;
import java.util.function.UnaryOperator;
import org.nabla.reference.Matrix;
import org.nabla.reference.calculus.Rewriting;
import org.nabla.reference.expression.Expression;

/**
 * A mistake as it is made in one problem.
 *
 * @param definitions quantities that are defined in another way
 * @param leaves what becomes of parameters and data before the first step
 * @param asked what a question is understood as
 */
record Mutant(
        Mistake mistake,
        Rewriting rewriting,
        Map<String, Expression> definitions,
        UnaryOperator<Map<String, Matrix>> leaves,
        UnaryOperator<Expression> asked) {

    String id() {
        return mistake.id();
    }
}
