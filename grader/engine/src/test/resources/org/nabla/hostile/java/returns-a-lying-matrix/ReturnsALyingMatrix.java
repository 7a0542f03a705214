import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;

final class ReturnsALyingMatrix {

    static RealMatrix first(double[][] W, double[][] x) {
        return new Array2DRowRealMatrix(W) {
            @Override
            public int getRowDimension() {
                return Integer.MAX_VALUE;
            }

            @Override
            public double[][] getData() {
                while (true) {
                    Thread.onSpinWait();
                }
            }

            @Override
            public double getEntry(int row, int column) {
                throw new IllegalStateException("there is no such entry");
            }
        };
    }
}
