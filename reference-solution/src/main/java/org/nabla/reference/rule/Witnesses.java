package org.nabla.reference.rule;

import org.apache.commons.math3.RealFieldElement;

/** The scalar functions over any field, each written as its definition says and not as the fast rules do. */
final class Witnesses {

    /** e to this power has 4000 zeros behind the point. */
    private static final double SMALLEST_EXPONENT = -10_000;

    private Witnesses() {}

    static <T extends RealFieldElement<T>> T identity(T x) {
        return x;
    }

    static <T extends RealFieldElement<T>> T square(T x) {
        return x.multiply(x);
    }

    /** 0 far below what a double can hold; commons-math3's series for it would not end. */
    static <T extends RealFieldElement<T>> T exp(T x) {
        return x.getReal() < SMALLEST_EXPONENT ? zero(x) : x.exp();
    }

    static <T extends RealFieldElement<T>> T abs(T x) {
        return x.getReal() == 0 ? zero(x) : x.getReal() < 0 ? x.negate() : x;
    }

    /** σ(x) = e^x / (1 + e^x) for x below 0, and 1 / (1 + e^(−x)) above: no exponential overflows. */
    static <T extends RealFieldElement<T>> T sigmoid(T x) {
        T one = one(x);
        T decay = exp(x.getReal() < 0 ? x : x.negate());
        T numerator = x.getReal() < 0 ? decay : one;
        return numerator.divide(one.add(decay));
    }

    /** tanh x = (1 − e^(−2|x|)) / (1 + e^(−2|x|)) with the sign of x. */
    static <T extends RealFieldElement<T>> T tanh(T x) {
        boolean negative = x.getReal() < 0;
        T away = negative ? x : x.negate();
        T decay = exp(away.add(away));
        T magnitude = one(x).subtract(decay).divide(one(x).add(decay));
        return negative ? magnitude.negate() : magnitude;
    }

    static <T extends RealFieldElement<T>> T relu(T x) {
        return x.getReal() > 0 ? x : zero(x);
    }

    static <T extends RealFieldElement<T>> T step(T x) {
        return x.getReal() > 0 ? one(x) : zero(x);
    }

    static <T extends RealFieldElement<T>> T leakyRelu(T x, T slope) {
        return x.getReal() > 0 ? x : x.multiply(slope);
    }

    /** log(1 + eˣ) = x + log(1 + e⁻ˣ); the form whose exponential cannot overflow. */
    static <T extends RealFieldElement<T>> T softplus(T x) {
        return x.getReal() > 0
                ? x.add(one(x).add(exp(x.negate())).log())
                : one(x).add(exp(x)).log();
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
        T product = one(base);
        for (int i = 0; i < Math.abs(exponent); i++) {
            product = product.multiply(base);
        }
        return exponent < 0 ? product.reciprocal() : product;
    }

    /** x · log y, and 0 where x is 0 and y has no logarithm. */
    static <T extends RealFieldElement<T>> T xlogy(T x, T y) {
        return x.getReal() == 0 && !(y.getReal() > 0) ? zero(x) : x.multiply(y.log());
    }

    /** The field's own constant: making one from a double costs 40 digits of division each time. */
    private static <T extends RealFieldElement<T>> T one(T x) {
        return x.getField().getOne();
    }

    private static <T extends RealFieldElement<T>> T zero(T x) {
        return x.getField().getZero();
    }
}
