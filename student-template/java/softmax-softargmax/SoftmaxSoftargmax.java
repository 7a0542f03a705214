import org.apache.commons.math3.linear.RealMatrix;

/**
 * Starter for the problem softmax-softargmax: Soft maximum and soft argmax with an inverse temperature.
 *
 * <p>Comments give shapes as rows × columns. In the published instance n = 4, M = 5; the hidden variants have others,
 * so take every size from what you are given.
 *
 * <p>In formulas @ is the matrix product, * and ^ act entry by entry, and .T is the transpose. With axis=0 a function
 * acts on each column, with axis=1 on each row. A Jacobian ∂u/∂v has a row for each entry of u and a column for each
 * entry of v, unless another layout is named.
 */
public class SoftmaxSoftargmax {
    /**
     * Returns {@code lse}, one number.
     *
     * <pre>{@code
     * lse = logsumexp(b * e) / b
     * }</pre>
     */
    public double log_sum_exp(
            RealMatrix e, // n×1
            double b // one number
            ) {
        throw new UnsupportedOperationException("log_sum_exp is not written yet");
    }

    /**
     * Returns {@code s}, n×1.
     *
     * <pre>{@code
     * s = softmax(b * e)
     * }</pre>
     */
    public RealMatrix softargmax(
            RealMatrix e, // n×1
            double b // one number
            ) {
        throw new UnsupportedOperationException("softargmax is not written yet");
    }

    /** Returns {@code ∂lse/∂e}, n×1. */
    public RealMatrix log_sum_exp_gradient(
            RealMatrix e, // n×1
            double b // one number
            ) {
        throw new UnsupportedOperationException("log_sum_exp_gradient is not written yet");
    }

    /**
     * Returns {@code ∂s/∂e}, n×n.
     *
     * <pre>{@code
     * s = softmax(b * e)
     * }</pre>
     */
    public RealMatrix softargmax_jacobian(
            RealMatrix e, // n×1
            double b // one number
            ) {
        throw new UnsupportedOperationException("softargmax_jacobian is not written yet");
    }

    /** What {@code several} returns. */
    public record Several(
            RealMatrix lse_bs, // 1×M
            RealMatrix s_bs, // n×M
            RealMatrix gap_bs // 1×M
            ) {}

    /**
     * <pre>{@code
     * lse_bs = logsumexp(e @ bs, axis=0) / bs
     * s_bs = softmax(e @ bs, axis=0)
     * gap_bs = lse_bs - log(n) / bs
     * }</pre>
     */
    public Several several(
            RealMatrix e, // n×1
            RealMatrix bs // 1×M
            ) {
        throw new UnsupportedOperationException("several is not written yet");
    }

    /** What {@code large} returns. */
    public record Large(
            double lse_large, // one number
            RealMatrix s_large // n×1
            ) {}

    /**
     * <pre>{@code
     * lse_large = logsumexp(b * e_large) / b
     * s_large = softmax(b * e_large)
     * }</pre>
     */
    public Large large(
            RealMatrix e_large, // n×1
            double b // one number
            ) {
        throw new UnsupportedOperationException("large is not written yet");
    }

    /** What {@code limits} returns. */
    public record Limits(
            double lse_inf, // one number
            RealMatrix s_inf, // ∂lse_inf/∂e in denominator layout, n×1
            RealMatrix s_0, // n×1
            double gap_0 // one number
            ) {}

    /**
     * <pre>{@code
     * lse_inf = max(e)
     * s_0 = softmax(0 * e)
     * gap_0 = sum(s_0 * e)
     * }</pre>
     */
    public Limits limits(
            RealMatrix e // n×1
            ) {
        throw new UnsupportedOperationException("limits is not written yet");
    }
}
