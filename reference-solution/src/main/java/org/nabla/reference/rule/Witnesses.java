package org.nabla.reference.rule;

import org.apache.commons.math3.RealFieldElement;

/** The scalar functions over any field, each written as its definition says and not as the fast rules do. */
final class Witnesses {

    private Witnesses() {}

    static <T extends RealFieldElement<T>> T identity(T x) {
        return x;
    }

    static <T extends RealFieldElement<T>> T square(T x) {
        return x.multiply(x);
    }

    static <T extends RealFieldElement<T>> T abs(T x) {
        return x.getReal() == 0 ? zero(x) : x.getReal() < 0 ? x.negate() : x;
    }

    /** σ(x) = (1 + tanh(x/2)) / 2. */
    static <T extends RealFieldElement<T>> T sigmoid(T x) {
        return tanh(x.divide(2)).add(1).divide(2);
    }

    /** tanh x = (1 − e^(−2|x|)) / (1 + e^(−2|x|)) with the sign of x. */
    static <T extends RealFieldElement<T>> T tanh(T x) {
        boolean negative = x.getReal() < 0;
        T decay = (negative ? x : x.negate()).multiply(2).exp();
        T magnitude = decay.negate().add(1).divide(decay.add(1));
        return negative ? magnitude.negate() : magnitude;
    }

    static <T extends RealFieldElement<T>> T relu(T x) {
        return x.getReal() > 0 ? x : zero(x);
    }

    static <T extends RealFieldElement<T>> T leakyRelu(T x, T slope) {
        return x.getReal() > 0 ? x : x.multiply(slope);
    }

    /** log(1 + eˣ) = x + log(1 + e⁻ˣ); the form whose exponential cannot overflow. */
    static <T extends RealFieldElement<T>> T softplus(T x) {
        return x.getReal() > 0
                ? x.add(x.negate().exp().add(1).log())
                : x.exp().add(1).log();
    }

    /** A constant whole exponent multiplies, so that negative bases have powers too. */
    static <T extends RealFieldElement<T>> T power(T base, T exponent) {
        double e = Math.rint(exponent.getReal());
        boolean whole = exponent.subtract(e).equals(zero(exponent)) && Math.abs(e) <= 64;
        return whole
                ? integerPower(base, (int) e)
                : base.log().multiply(exponent).exp();
    }

    private static <T extends RealFieldElement<T>> T integerPower(T base, int exponent) {
        T product = zero(base).add(1);
        for (int i = 0; i < Math.abs(exponent); i++) {
            product = product.multiply(base);
        }
        return exponent < 0 ? product.reciprocal() : product;
    }

    /** x · log y, and 0 where x is 0 and y has no logarithm. */
    static <T extends RealFieldElement<T>> T xlogy(T x, T y) {
        return x.getReal() == 0 && !(y.getReal() > 0) ? zero(x) : x.multiply(y.log());
    }

    private static <T extends RealFieldElement<T>> T zero(T x) {
        return x.getField().getZero();
    }
}
