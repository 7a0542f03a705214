package org.nabla.report.curve;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.nabla.grading.Curve;
import org.nabla.reference.Matrix;

/** Curves made by hand, those that a stranger may hand in among them. */
final class SampleCurves {

    private static final double[] FALLING = {0.08, 0.06, 0.05, 0.04, 0.03};

    private SampleCurves() {}

    static Curve key(String quantity, double... losses) {
        return Curve.ofReference(quantity, Matrix.column(losses));
    }

    static Curve compared(String quantity, double[] reference, double... submitted) {
        return new Curve(
                quantity,
                reference.length,
                Optional.of(Matrix.column(reference)),
                Optional.of(Matrix.column(submitted)),
                OptionalInt.of(1));
    }

    /** A submission against five epochs that fall. */
    static Curve submitted(double... losses) {
        return compared("train_loss", FALLING, losses);
    }

    static Curve alone(double... losses) {
        return new Curve(
                "train_loss", losses.length, Optional.empty(), Optional.of(Matrix.column(losses)), OptionalInt.empty());
    }

    /** One list of curves a case. */
    static List<List<Curve>> hostile() {
        double nan = Double.NaN;
        double infinity = Double.POSITIVE_INFINITY;
        return List.of(
                List.of(submitted()),
                List.of(submitted(nan)),
                List.of(submitted(0)),
                List.of(alone(nan, nan)),
                List.of(alone()),
                List.of(alone(0, 0, 0)),
                List.of(alone(Double.MIN_VALUE, Double.MIN_VALUE)),
                List.of(alone(Double.MIN_VALUE, 2 * Double.MIN_VALUE, 0)),
                List.of(alone(1e-300, 1e-310, -1e-320)),
                List.of(alone(Double.MIN_VALUE, Double.MAX_VALUE)),
                List.of(alone(Double.MAX_VALUE, Double.MAX_VALUE)),
                List.of(submitted(Double.MAX_VALUE, -Double.MAX_VALUE, 1)),
                List.of(submitted(infinity, -infinity, nan, 1, nan, 2, nan)),
                List.of(submitted(0.08, 3, 1e10, 1e100, 1e300)),
                List.of(submitted(0.08, 0, 1e10, 0, 1e300)),
                List.of(submitted(0.08, -1, 1e10, -1e300, 1e300)),
                List.of(submitted(0.25, Math.nextUp(0.25))),
                List.of(submitted(1e16, 1e16 + 2, 1e16 + 4)),
                List.of(submitted(many(100_000, true)), submitted(many(100_000, false))),
                List.of(key("", FALLING), key("\u0000\u202e<&\"'>]]>\uD800 " + "x".repeat(500), FALLING)),
                IntStream.range(0, 23).mapToObj(i -> key("v" + i, i, i + 1)).toList());
    }

    /** Of one size, or running over hundreds of decades with gaps. */
    private static double[] many(int epochs, boolean tame) {
        SplittableRandom random = new SplittableRandom(3);
        double[] losses = new double[epochs];
        for (int i = 0; i < epochs; i++) {
            double chance = random.nextDouble();
            losses[i] = tame ? chance : chance < 0.3 ? Double.NaN : Math.pow(10, 600 * (chance - 0.5));
        }
        return losses;
    }
}
