import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

public class SmallB {
    public record Several(RealMatrix lse_bs, RealMatrix s_bs, RealMatrix gap_bs) {}

    public record Large(double lse_large, RealMatrix s_large) {}

    public record Limits(double lse_inf, RealMatrix s_inf, RealMatrix s_0, double gap_0) {}

    public double logSumExp(RealMatrix e, double b) {
        RealVector v = e.getColumnVector(0);
        double m = v.getMaxValue();
        double sum = v.mapSubtract(m).mapMultiply(b).map(Math::exp).getL1Norm();
        return Math.log(sum) / b + m;
    }

    public RealMatrix softargmax(RealMatrix e, double b) {
        RealVector v = e.getColumnVector(0);
        RealVector p = v.mapSubtract(v.getMaxValue()).mapMultiply(b).map(Math::exp);
        return column(p.mapDivide(p.getL1Norm()));
    }

    public RealMatrix logSumExpGradient(RealMatrix e, double b) {
        return softargmax(e, b);
    }

    public RealMatrix softargmaxJacobian(RealMatrix e, double b) {
        RealMatrix s = softargmax(e, b);
        RealMatrix diagonal = MatrixUtils.createRealDiagonalMatrix(s.getColumn(0));
        return diagonal.subtract(s.multiply(s.transpose())).scalarMultiply(b);
    }

    public Several several(RealMatrix e, RealMatrix bs) {
        int n = e.getRowDimension();
        RealMatrix lse = bs.copy();
        RealMatrix s = MatrixUtils.createRealMatrix(n, bs.getColumnDimension());
        RealMatrix gap = bs.copy();
        for (int k = 0; k < bs.getColumnDimension(); k++) {
            double b = bs.getEntry(0, k);
            lse.setEntry(0, k, logSumExp(e, b));
            s.setColumnMatrix(k, softargmax(e, b));
            gap.setEntry(0, k, lse.getEntry(0, k) - Math.log(n) / b);
        }
        return new Several(lse, s, gap);
    }

    public Large large(RealMatrix eLarge, double b) {
        return new Large(logSumExp(eLarge, b), softargmax(eLarge, b));
    }

    public Limits limits(RealMatrix e) {
        RealVector v = e.getColumnVector(0);
        int n = v.getDimension();
        RealVector hot = v.mapMultiply(0);
        hot.setEntry(v.getMaxIndex(), 1);
        RealVector even = v.mapMultiply(0).mapAdd(1.0 / n);
        return new Limits(v.getMaxValue(), column(hot), column(even), 0);
    }

    private static RealMatrix column(RealVector v) {
        return MatrixUtils.createColumnRealMatrix(v.toArray());
    }
}
