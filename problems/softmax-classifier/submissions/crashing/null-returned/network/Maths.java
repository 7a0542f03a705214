package network;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.linear.DefaultRealMatrixChangingVisitor;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

final class Maths {
    private Maths() {}

    static RealMatrix map(RealMatrix m, DoubleUnaryOperator f) {
        RealMatrix result = m.copy();
        result.walkInOptimizedOrder(new DefaultRealMatrixChangingVisitor() {
            @Override
            public double visit(int row, int column, double value) {
                return f.applyAsDouble(value);
            }
        });
        return result;
    }

    static RealMatrix times(RealMatrix left, RealMatrix right) {
        RealMatrix result = left.copy();
        result.walkInOptimizedOrder(new DefaultRealMatrixChangingVisitor() {
            @Override
            public double visit(int row, int column, double value) {
                return value * right.getEntry(row, column);
            }
        });
        return result;
    }

    static RealMatrix affine(RealMatrix weights, RealMatrix input, RealMatrix bias) {
        RealMatrix result = weights.multiply(input);
        RealVector offset = bias.getColumnVector(0);
        for (int sample = 0; sample < input.getColumnDimension(); sample++) {
            result.setColumnVector(sample, result.getColumnVector(sample).add(offset));
        }
        return result;
    }

    static double sigma(double z) {
        return z >= 0 ? 1 / (1 + Math.exp(-z)) : Math.exp(z) / (1 + Math.exp(z));
    }

    static RealMatrix softmax(RealMatrix logits) {
        RealMatrix result = map(logits, Math::exp);
        for (int sample = 0; sample < logits.getColumnDimension(); sample++) {
            RealVector column = result.getColumnVector(sample);
            result.setColumnVector(sample, column.mapDivide(column.getL1Norm()));
        }
        return result;
    }
}
