package org.nabla.reference.calculus;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.nabla.reference.expression.Expression;
import org.nabla.reference.graph.Vocabulary;

/**
 * The operations that formulas stand for, looked up once for each formula.
 *
 * <p>A formula is known by identity: the same few are evaluated over and over, and comparing trees would cost more than
 * looking up the operation.
 */
final class Applications {

    private final Map<Same, Vocabulary.Application> known = new ConcurrentHashMap<>();

    private record Same(Expression formula) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Same same && same.formula == formula;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(formula);
        }
    }

    Vocabulary.Application of(Expression formula, Vocabulary vocabulary) {
        return known.computeIfAbsent(
                new Same(formula),
                same -> vocabulary.application(same.formula()).orElseThrow());
    }
}
