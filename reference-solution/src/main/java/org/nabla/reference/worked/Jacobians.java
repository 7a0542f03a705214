package org.nabla.reference.worked;

import org.apache.commons.math3.linear.RealMatrix;

/**
 * The problem {@code jacobians}: f(x) = W1·x + b1 and g(x) = W2·x + b2, their sum h = f + g and their composition
 * k = g ∘ f.
 *
 * <p>In numerator layout, row i of a Jacobian belongs to entry i of the function's value; in denominator layout it is
 * the transpose.
 */
public final class Jacobians {

    public record Values(RealMatrix f, RealMatrix g, RealMatrix h, RealMatrix k) {}

    public record EqualValues(RealMatrix h, RealMatrix k) {}

    public record InNumeratorLayout(RealMatrix J_f, RealMatrix J_g, RealMatrix J_h, RealMatrix J_k) {}

    public record OfEqual(RealMatrix J_h, RealMatrix J_k) {}

    public record InDenominatorLayout(RealMatrix D_f, RealMatrix D_k) {}

    public Values functions(RealMatrix W1, RealMatrix b1, RealMatrix W2, RealMatrix b2, RealMatrix x) {
        RealMatrix f = W1.multiply(x).add(b1); // f(x) = W1·x + b1
        RealMatrix g = W2.multiply(x).add(b2); // g(x) = W2·x + b2
        RealMatrix h = f.add(g); // h(x) = f(x) + g(x)
        RealMatrix k = W2.multiply(f).add(b2); // k(x) = g(f(x)) = W2·f(x) + b2
        return new Values(f, g, h, k);
    }

    public EqualValues functions_equal(RealMatrix W, RealMatrix b1, RealMatrix b2, RealMatrix x) {
        Values values = functions(W, b1, W, b2, x); // W1 = W2 = W; the offsets are still two
        return new EqualValues(values.h(), values.k());
    }

    public InNumeratorLayout jacobians(RealMatrix W1, RealMatrix W2) {
        RealMatrix J_f = W1; // ∂f/∂x = W1: the offset does not depend on x
        RealMatrix J_g = W2; // ∂g/∂x = W2
        RealMatrix J_h = J_f.add(J_g); // ∂h/∂x = ∂f/∂x + ∂g/∂x
        RealMatrix J_k = J_g.multiply(J_f); // ∂k/∂x = ∂g/∂f · ∂f/∂x, the outer function first
        return new InNumeratorLayout(J_f, J_g, J_h, J_k);
    }

    public OfEqual jacobians_equal(RealMatrix W) {
        return new OfEqual(
                W.scalarMultiply(2), // ∂h/∂x = W + W = 2W
                W.multiply(W)); // ∂k/∂x = W·W, a product of matrices
    }

    public InDenominatorLayout denominator_layout(RealMatrix W1, RealMatrix W2) {
        return new InDenominatorLayout(
                W1.transpose(), // (∂f/∂x)ᵀ = W1ᵀ
                W1.transpose().multiply(W2.transpose())); // (∂k/∂x)ᵀ = (W2·W1)ᵀ = W1ᵀ·W2ᵀ
    }
}
