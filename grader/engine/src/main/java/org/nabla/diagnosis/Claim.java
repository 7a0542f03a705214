package org.nabla.diagnosis;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nabla.reference.Matrix;
import org.nabla.reference.expression.Expression;
import org.nabla.spec.Instance;
import org.nabla.spec.Tolerance;

/**
 * What somebody says about one quantity.
 *
 * @param asks the quantity
 * @param observations one an instance that there is a value for
 */
public record Claim(Expression asks, Tolerance tolerance, List<Observation> observations) {

    public Claim {
        observations = List.copyOf(observations);
    }

    /** Cheap, since claims are looked up often and hold all values of somebody. */
    @Override
    public int hashCode() {
        return asks.hashCode();
    }

    /** Whether it is right everywhere. */
    public boolean isRight() {
        return observations.stream().allMatch(Observation::right);
    }

    /**
     * What is said on one instance.
     *
     * @param expected the right value
     * @param right whether it was judged to be right
     * @param known the other values that this one may follow from, by canonical expression: what the same somebody says, and
     *     what was given
     * @param halfUnits half a unit of the last digit of each entry; 0 where all digits are there
     */
    public record Observation(
            Instance instance,
            Matrix value,
            Matrix expected,
            boolean right,
            Map<String, Known> known,
            Matrix halfUnits) {
        public Observation {
            known = new LinkedHashMap<>(known);
        }
    }

    /**
     * Another value.
     *
     * @param halfUnits half a unit of the last digit of each entry; 0 where all digits are there
     * @param given whether it was given; otherwise it was said by the same somebody
     */
    public record Known(Expression quantity, Matrix value, Matrix halfUnits, boolean given) {

        /** With all digits. */
        public static Known exactly(Expression quantity, Matrix value, boolean given) {
            return new Known(quantity, value, Matrix.filled(value.shape(), 0), given);
        }
    }
}
