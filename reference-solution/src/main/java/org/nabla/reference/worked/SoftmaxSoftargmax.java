package org.nabla.reference.worked;

import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * The problem {@code softmax-softargmax}: log-sum-exp, which is a soft maximum, beside the function that everybody calls
 * softmax, which is a soft argmax; both with an inverse temperature b.
 *
 * <p>Both take the largest entry off first: exp(b(e − m)) is never above 1, so nothing overflows, however large e is.
 */
public final class SoftmaxSoftargmax {

    public record Several(RealMatrix lse_bs, RealMatrix s_bs, RealMatrix gap_bs) {}

    public record Large(double lse_large, RealMatrix s_large) {}

    public record Limits(double lse_inf, RealMatrix s_inf, RealMatrix s_0, double gap_0) {}

    public double log_sum_exp(double[] e, double b) {
        double m = max(e);
        double sum = 0;
        for (double entry : e) {
            sum += Math.exp(b * (entry - m));
        }
        return m + Math.log(sum) / b; // 1/b · log Σᵢ exp(b eᵢ) = m + 1/b · log Σᵢ exp(b(eᵢ − m))
    }

    public double[] softargmax(double[] e, double b) {
        double m = max(e);
        double[] s = new double[e.length];
        double sum = 0;
        for (int i = 0; i < e.length; i++) {
            s[i] = Math.exp(b * (e[i] - m));
            sum += s[i];
        }
        for (int i = 0; i < e.length; i++) {
            s[i] /= sum; // sᵢ = exp(b eᵢ) / Σⱼ exp(b eⱼ); exp(−b m) cancels
        }
        return s;
    }

    public double[] log_sum_exp_gradient(double[] e, double b) {
        return softargmax(e, b); // ∂/∂eᵢ 1/b · log Σⱼ exp(b eⱼ) = 1/b · b exp(b eᵢ) / Σⱼ exp(b eⱼ) = sᵢ
    }

    public double[][] softargmax_jacobian(double[] e, double b) {
        double[] s = softargmax(e, b);
        double[][] jacobian = new double[e.length][e.length];
        for (int i = 0; i < e.length; i++) {
            for (int j = 0; j < e.length; j++) {
                jacobian[i][j] = b * ((i == j ? s[i] : 0) - s[i] * s[j]); // ∂s/∂e = b (diag(s) − s sᵀ)
            }
        }
        return jacobian;
    }

    public Several several(double[] e, double[] bs) {
        RealMatrix lse = MatrixUtils.createRealMatrix(1, bs.length);
        RealMatrix s = MatrixUtils.createRealMatrix(e.length, bs.length);
        RealMatrix gap = MatrixUtils.createRealMatrix(1, bs.length);
        for (int k = 0; k < bs.length; k++) {
            lse.setEntry(0, k, log_sum_exp(e, bs[k]));
            s.setColumn(k, softargmax(e, bs[k])); // one distribution for each b
            gap.setEntry(0, k, lse.getEntry(0, k) - Math.log(e.length) / bs[k]); // 1/b · log (1/n Σᵢ exp(b eᵢ))
        }
        return new Several(lse, s, gap);
    }

    public Large large(double[] e_large, double b) {
        return new Large(log_sum_exp(e_large, b), column(softargmax(e_large, b)));
    }

    public Limits limits(double[] e) {
        double m = max(e);
        double[] oneHot = new double[e.length];
        double[] uniform = new double[e.length];
        double mean = 0;
        for (int i = 0; i < e.length; i++) {
            oneHot[i] = e[i] == m ? 1 : 0; // exp(b(eᵢ − m)) → 0 unless eᵢ = m
            uniform[i] = 1.0 / e.length; // exp(b eᵢ) → 1
            mean += e[i] / e.length;
        }
        // gap = 1/b · log (1/n Σᵢ exp(b eᵢ)) tends to the slope of that logarithm at b = 0, which is the mean
        return new Limits(m, column(oneHot), column(uniform), mean);
    }

    private static RealMatrix column(double[] entries) {
        return MatrixUtils.createColumnRealMatrix(entries);
    }

    private static double max(double[] e) {
        double largest = e[0];
        for (double entry : e) {
            largest = Math.max(largest, entry);
        }
        return largest;
    }
}
