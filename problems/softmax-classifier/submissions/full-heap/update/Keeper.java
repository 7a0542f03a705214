import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.analysis.function.Sigmoid;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

class Keeper {
    record Activations(RealMatrix a1, RealMatrix h1, RealMatrix a2, RealMatrix h2, RealMatrix a3, RealMatrix yHat) {}

    record Weights(RealMatrix[] W, RealMatrix[] b) {}

    record Gradients(RealMatrix[] gradW, RealMatrix[] gradB, RealMatrix[] gradA, RealMatrix[] gradH) {}

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

    Gradients backward(
            RealMatrix[] W,
            RealMatrix x,
            RealMatrix y,
            RealMatrix a1,
            RealMatrix h1,
            RealMatrix a2,
            RealMatrix h2,
            RealMatrix yHat) {
        int n = x.getColumnDimension();
        RealMatrix[] gradW = new RealMatrix[3];
        RealMatrix[] gradB = new RealMatrix[3];
        RealMatrix[] gradA = new RealMatrix[3];
        RealMatrix[] gradH = new RealMatrix[2];
        for (int k = 0; k < 3; k++) {
            gradW[k] = zeros(W[k].getRowDimension(), W[k].getColumnDimension());
            gradB[k] = zeros(W[k].getRowDimension(), 1);
            gradA[k] = zeros(W[k].getRowDimension(), n);
        }
        gradH[0] = gradA[0].copy();
        gradH[1] = gradA[1].copy();
        for (int s = 0; s < n; s++) {
            RealVector da3 =
                    yHat.getColumnVector(s).subtract(y.getColumnVector(s)).mapDivide(n);
            gradA[2].setColumnVector(s, da3);
            gradW[2] = gradW[2].add(da3.outerProduct(h2.getColumnVector(s)));
            gradB[2].setColumnVector(0, gradB[2].getColumnVector(0).add(da3));

            RealVector dh2 = W[2].transpose().operate(da3);
            RealVector da2 = dh2.ebeMultiply(a2.getColumnVector(s).map(this::slope));
            gradH[1].setColumnVector(s, dh2);
            gradA[1].setColumnVector(s, da2);
            gradW[1] = gradW[1].add(da2.outerProduct(h1.getColumnVector(s)));
            gradB[1].setColumnVector(0, gradB[1].getColumnVector(0).add(da2));

            RealVector dh1 = W[1].transpose().operate(da2);
            RealVector da1 = dh1.ebeMultiply(a1.getColumnVector(s).map(this::slope));
            gradH[0].setColumnVector(s, dh1);
            gradA[0].setColumnVector(s, da1);
            gradW[0] = gradW[0].add(da1.outerProduct(x.getColumnVector(s)));
            gradB[0].setColumnVector(0, gradB[0].getColumnVector(0).add(da1));
        }
        return new Gradients(gradW, gradB, gradA, gradH);
    }

    Weights update(RealMatrix[] W, RealMatrix[] b, RealMatrix[] gradW, RealMatrix[] gradB, double learningRate) {
        List<Weights> history = new ArrayList<>();
        while (history.size() < Integer.MAX_VALUE) {
            history.add(step(W, b, gradW, gradB, learningRate));
        }
        return history.get(0);
    }

    private static Weights step(
            RealMatrix[] W, RealMatrix[] b, RealMatrix[] gradW, RealMatrix[] gradB, double learningRate) {
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
        Gradients g = backward(W, x, y, v.a1, v.h1, v.a2, v.h2, v.yHat);
        Weights after = step(W, b, g.gradW, g.gradB, learningRate);
        return loss(forward(after.W, after.b, x).yHat, y);
    }

    private double slope(double z) {
        return new Sigmoid().value(z) * (1 - new Sigmoid().value(z));
    }

    private static RealMatrix zeros(int rows, int columns) {
        return MatrixUtils.createRealMatrix(rows, columns);
    }
}
