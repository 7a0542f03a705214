package org.nabla.reference.rule;

import static org.nabla.reference.rule.Domain.NOT_ZERO;
import static org.nabla.reference.rule.Domain.POSITIVE;
import static org.nabla.reference.rule.Domain.REAL;

import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.RealFieldElement;

/**
 * The table of rules: everything a network is made of, a row an operation.
 *
 * <p>At their corner, 0, {@code relu}, {@code leaky_relu} take the derivative from the left, and {@code abs} takes 0.
 * {@code exp}, {@code log} and {@code tanh} are {@link StrictMath}'s, so that no machine differs in the last bit.
 */
public final class Rules {

    public static final Rule ADD = Arithmetic.ADD;
    public static final Rule SUBTRACT = Arithmetic.SUBTRACT;
    public static final Rule MULTIPLY = Arithmetic.MULTIPLY;

    public static final Rule DIVIDE = Broadcast.rule(
            "/",
            List.of(REAL, NOT_ZERO),
            (x, y) -> x / y,
            List.of((x, y, z) -> 1 / y, (x, y, z) -> -z / y), // ∂(x/y)/∂y = −x/y²
            RealFieldElement::divide);

    public static final Rule POWER = Broadcast.rule(
            "^",
            List.of(POSITIVE, REAL),
            StrictMath::pow,
            List.of(
                    (x, y, z) -> y == 0 ? 0 : y * StrictMath.pow(x, y - 1), // x⁰ is 1 everywhere, at 0 too
                    (x, y, z) -> z == 0 ? 0 : z * StrictMath.log(x)), // 0ʸ stays 0
            Witnesses::power);

    public static final Rule NEGATE =
            Elementwise.unary("negate", REAL, x -> -x, (x, y) -> -1, RealFieldElement::negate);

    public static final Rule MATRIX_PRODUCT = Structural.MATRIX_PRODUCT;
    public static final Rule TRANSPOSE = Structural.TRANSPOSE;
    public static final Rule WINDOW = Structural.WINDOW;
    public static final Rule ONE_HOT = Structural.ONE_HOT;
    public static final Rule SUM = Reduction.SUM;
    public static final Rule MEAN = Reduction.MEAN;

    /** x · log y, and 0 where x is 0: the term of a cross-entropy, whose limit at 0 · log 0 is 0. */
    public static final Rule X_LOG_Y = Broadcast.rule(
            "xlogy",
            List.of(NOT_ZERO, POSITIVE),
            (x, y) -> x == 0 ? 0 : x * StrictMath.log(y),
            List.of((x, y, z) -> StrictMath.log(y), (x, y, z) -> x == 0 ? 0 : x / y),
            Witnesses::xlogy);

    /** Every rule there is. A rule that is not in this list does not exist for anybody. */
    public static final List<Rule> ALL = List.of(
            ADD,
            SUBTRACT,
            MULTIPLY,
            DIVIDE,
            POWER,
            NEGATE,
            MATRIX_PRODUCT,
            TRANSPOSE,
            WINDOW,
            ONE_HOT,
            SUM,
            MEAN,
            Reduction.MAX,
            Reduction.SOFTMAX,
            Reduction.LOG_SUM_EXP,
            X_LOG_Y,
            Elementwise.unary("exp", REAL, StrictMath::exp, (x, y) -> y, Witnesses::exp),
            Elementwise.unary("log", POSITIVE, StrictMath::log, (x, y) -> 1 / x, RealFieldElement::log),
            Elementwise.unary("sqrt", POSITIVE, Math::sqrt, (x, y) -> 0.5 / y, RealFieldElement::sqrt),
            Elementwise.unary("abs", NOT_ZERO, Math::abs, (x, y) -> Math.signum(x), Witnesses::abs),
            Elementwise.unary("square", REAL, x -> x * x, (x, y) -> 2 * x, Witnesses::square),
            Elementwise.unary("identity", REAL, x -> x, (x, y) -> 1, Witnesses::identity),
            Elementwise.unary(
                    "sigmoid", REAL, x -> 1 / (1 + StrictMath.exp(-x)), (x, y) -> y * (1 - y), Witnesses::sigmoid),
            Elementwise.unary("tanh", REAL, StrictMath::tanh, (x, y) -> 1 - y * y, Witnesses::tanh),
            Elementwise.unary("relu", NOT_ZERO, x -> Math.max(0, x), (x, y) -> x > 0 ? 1 : 0, Witnesses::relu),
            Elementwise.unary("step", NOT_ZERO, x -> x > 0 ? 1 : 0, (x, y) -> 0, Witnesses::step),
            Broadcast.rule(
                    "leaky_relu",
                    List.of(NOT_ZERO, REAL),
                    (x, slope) -> x > 0 ? x : slope * x,
                    List.of((x, slope, z) -> x > 0 ? 1 : slope, (x, slope, z) -> x > 0 ? 0 : x),
                    Witnesses::leakyRelu),
            Elementwise.unary(
                    "softplus",
                    REAL,
                    x -> Math.max(x, 0)
                            + StrictMath.log1p(StrictMath.exp(-Math.abs(x))), // the exponential cannot overflow
                    (x, y) -> 1 / (1 + StrictMath.exp(-x)),
                    Witnesses::softplus));

    private Rules() {}

    public static Optional<Rule> named(String name) {
        return ALL.stream().filter(rule -> rule.name().equals(name)).findFirst();
    }
}
