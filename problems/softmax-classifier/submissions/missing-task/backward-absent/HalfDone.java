import org.apache.commons.math3.analysis.function.Sigmoid;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

class HalfDone {
    record Activations(RealMatrix a1, RealMatrix h1, RealMatrix a2, RealMatrix h2, RealMatrix a3, RealMatrix yHat) {}

    record Weights(RealMatrix[] W, RealMatrix[] b) {}

    int countParameters(RealMatrix[] W, RealMatrix[] b) {
        int n = 0;
        for (RealMatrix w : W) {
            n += w.getRowDimension() * (w.getColumnDimension() + 1); // one bias a row
        }
        return n;
    }

    Activations forward(RealMatrix[] W, RealMatrix[] b, RealMatrix x) {
        int n = x.getColumnDimension();
        RealMatrix a1 = zeros(W[0].getRowDimension(), n);
        RealMatrix h1 = a1.copy();
        RealMatrix a2 = zeros(W[1].getRowDimension(), n);
        RealMatrix h2 = a2.copy();
        RealMatrix a3 = zeros(W[2].getRowDimension(), n);
        RealMatrix yHat = a3.copy();
        for (int s = 0; s < n; s++) {
            RealVector v = W[0].operate(x.getColumnVector(s)).add(b[0].getColumnVector(0));
            a1.setColumnVector(s, v);
            v = v.map(new Sigmoid());
            h1.setColumnVector(s, v);
            v = W[1].operate(v).add(b[1].getColumnVector(0));
            a2.setColumnVector(s, v);
            v = v.map(new Sigmoid());
            h2.setColumnVector(s, v);
            v = W[2].operate(v).add(b[2].getColumnVector(0));
            a3.setColumnVector(s, v);
            v = v.map(Math::exp);
            yHat.setColumnVector(s, v.mapDivide(v.getL1Norm()));
        }
        return new Activations(a1, h1, a2, h2, a3, yHat);
    }

    double loss(RealMatrix yHat, RealMatrix y) {
        double total = 0;
        for (int s = 0; s < y.getColumnDimension(); s++) {
            total -= y.getColumnVector(s).dotProduct(yHat.getColumnVector(s).map(Math::log));
        }
        return total / y.getColumnDimension();
    }

    Weights update(RealMatrix[] W, RealMatrix[] b, RealMatrix[] gradW, RealMatrix[] gradB, double learningRate) {
        RealMatrix[] newW = new RealMatrix[3];
        RealMatrix[] newB = new RealMatrix[3];
        for (int k = 0; k < 3; k++) {
            newW[k] = W[k].subtract(gradW[k].scalarMultiply(learningRate));
            newB[k] = b[k].subtract(gradB[k].scalarMultiply(learningRate));
        }
        return new Weights(newW, newB);
    }

    double lossAfterUpdate(RealMatrix[] W, RealMatrix[] b, RealMatrix x, RealMatrix y, double learningRate) {
        Activations v = forward(W, b, x);
        return loss(v.yHat, y); // to do
    }

    private static RealMatrix zeros(int rows, int columns) {
        return MatrixUtils.createRealMatrix(rows, columns);
    }
}
