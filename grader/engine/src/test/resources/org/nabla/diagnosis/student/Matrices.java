import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** Matrices as arrays of rows. A single row, column or number is repeated where more is due. */
class Matrices {

    /** In which order sums are added up: FORWARD, BACKWARD, PAIRWISE or BY_SIZE. */
    private static final String SUMS = "FORWARD";

    /** Whether every entry is kept in single precision. */
    private static final boolean SINGLE = false;

    static double[][] number(double value) {
        return new double[][] {{value}};
    }

    /** What is handed in: a plain number where there is only one. */
    static Object result(double[][] m) {
        return m.length == 1 && m[0].length == 1 ? (Object) m[0][0] : m;
    }

    private static double kept(double entry) {
        return SINGLE ? (float) entry : entry;
    }

    static double[][] zeros(int rows, int columns) {
        return new double[rows][columns];
    }

    private static int common(int a, int b) {
        if (a != b && a != 1 && b != 1) {
            throw new IllegalArgumentException("sizes " + a + " and " + b + " do not fit");
        }
        return a == 1 ? b : a;
    }

    private static double[][] both(double[][] a, double[][] b, DoubleBinaryOperator f) {
        double[][] out = zeros(common(a.length, b.length), common(a[0].length, b[0].length));
        for (int i = 0; i < out.length; i++) {
            for (int j = 0; j < out[0].length; j++) {
                double x = a[a.length == 1 ? 0 : i][a[0].length == 1 ? 0 : j];
                double y = b[b.length == 1 ? 0 : i][b[0].length == 1 ? 0 : j];
                out[i][j] = kept(f.applyAsDouble(x, y));
            }
        }
        return out;
    }

    private static double[][] each(double[][] a, DoubleUnaryOperator f) {
        double[][] out = zeros(a.length, a[0].length);
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a[0].length; j++) {
                out[i][j] = kept(f.applyAsDouble(a[i][j]));
            }
        }
        return out;
    }

    static double[][] add(double[][] a, double[][] b) {
        return both(a, b, (x, y) -> x + y);
    }

    static double[][] subtract(double[][] a, double[][] b) {
        return both(a, b, (x, y) -> x - y);
    }

    static double[][] multiply(double[][] a, double[][] b) {
        return both(a, b, (x, y) -> x * y);
    }

    static double[][] divide(double[][] a, double[][] b) {
        return both(a, b, (x, y) -> x / y);
    }

    static double[][] power(double[][] a, double[][] b) {
        return both(a, b, Math::pow);
    }

    static double[][] xlogy(double[][] a, double[][] b) {
        return both(a, b, (x, y) -> x == 0 ? 0 : x * Math.log(y));
    }

    static double[][] negate(double[][] a) {
        return each(a, x -> -x);
    }

    static double[][] exp(double[][] a) {
        return each(a, Math::exp);
    }

    static double[][] log(double[][] a) {
        return each(a, Math::log);
    }

    static double[][] abs(double[][] a) {
        return each(a, Math::abs);
    }

    static double[][] sqrt(double[][] a) {
        return each(a, Math::sqrt);
    }

    static double[][] square(double[][] a) {
        return each(a, x -> x * x);
    }

    static double[][] tanh(double[][] a) {
        return each(a, Math::tanh);
    }

    static double[][] sigmoid(double[][] a) {
        return each(a, x -> 1 / (1 + Math.exp(-x)));
    }

    static double[][] relu(double[][] a) {
        return each(a, x -> x > 0 ? x : 0);
    }

    static double[][] step(double[][] a) {
        return each(a, x -> x > 0 ? 1 : 0);
    }

    static double[][] truncated(double[][] a) {
        return each(a, x -> x < 0 ? Math.ceil(x) : Math.floor(x));
    }

    static double[][] rounded(double[][] a, int decimals) {
        double unit = Math.pow(10, decimals);
        return each(a, x -> Double.isFinite(x) ? Math.rint(x * unit) / unit : x);
    }

    static double[][] transpose(double[][] a) {
        double[][] out = zeros(a[0].length, a.length);
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a[0].length; j++) {
                out[j][i] = a[i][j];
            }
        }
        return out;
    }

    private static double total(double[] terms) {
        double sum = 0;
        switch (SUMS) {
            case "BACKWARD":
                for (int i = terms.length - 1; i >= 0; i--) {
                    sum = kept(sum + terms[i]);
                }
                return sum;
            case "PAIRWISE":
                if (terms.length <= 1) {
                    return terms.length == 0 ? 0 : terms[0];
                }
                int half = terms.length / 2;
                return kept(total(Arrays.copyOf(terms, half)) + total(Arrays.copyOfRange(terms, half, terms.length)));
            case "BY_SIZE":
                double[] sorted = terms.clone();
                Arrays.sort(sorted);
                for (double term : sorted) {
                    sum = kept(sum + term);
                }
                return sum;
            default:
                for (double term : terms) {
                    sum = kept(sum + term);
                }
                return sum;
        }
    }

    static double[][] matmul(double[][] a, double[][] b) {
        if (a[0].length != b.length) {
            throw new IllegalArgumentException(a[0].length + " columns and " + b.length + " rows do not fit");
        }
        double[][] out = zeros(a.length, b[0].length);
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < b[0].length; j++) {
                double[] products = new double[b.length];
                for (int k = 0; k < b.length; k++) {
                    products[k] = kept(a[i][k] * b[k][j]);
                }
                out[i][j] = total(products);
            }
        }
        return out;
    }

    static double[][] row(double[][] a) {
        double[][] out = zeros(1, a.length * a[0].length);
        for (int i = 0; i < a.length; i++) {
            System.arraycopy(a[i], 0, out[0], i * a[0].length, a[0].length);
        }
        return out;
    }

    static double[][] sum(double[][] a) {
        return number(total(row(a)[0]));
    }

    static double[][] sum(double[][] a, int axis) {
        double[][] lines = axis == 0 ? transpose(a) : a;
        double[][] out = zeros(lines.length, 1);
        for (int i = 0; i < lines.length; i++) {
            out[i][0] = total(lines[i]);
        }
        return axis == 0 ? transpose(out) : out;
    }

    static double[][] mean(double[][] a) {
        return divide(sum(a), count(a));
    }

    static double[][] mean(double[][] a, int axis) {
        return divide(sum(a, axis), axis == 0 ? rows(a) : columns(a));
    }

    static double[][] max(double[][] a) {
        return number(Arrays.stream(row(a)[0]).max().getAsDouble());
    }

    static double[][] max(double[][] a, int axis) {
        double[][] lines = axis == 0 ? transpose(a) : a;
        double[][] out = zeros(lines.length, 1);
        for (int i = 0; i < lines.length; i++) {
            out[i][0] = Arrays.stream(lines[i]).max().getAsDouble();
        }
        return axis == 0 ? transpose(out) : out;
    }

    static double[][] softmax(double[][] a, int axis) {
        double[][] powers = exp(subtract(a, max(a, axis)));
        return divide(powers, sum(powers, axis));
    }

    static double[][] rows(double[][] a) {
        return number(a.length);
    }

    static double[][] columns(double[][] a) {
        return number(a[0].length);
    }

    static double[][] count(double[][] a) {
        return number(a.length * a[0].length);
    }

    static double[][] eye(double[][] a) {
        double[][] out = zeros(a.length * a[0].length, a.length * a[0].length);
        for (int i = 0; i < out.length; i++) {
            out[i][i] = 1;
        }
        return out;
    }

    /** Rows and columns by number; from the end when it is negative, all of them when it is null. */
    static double[][] entries(double[][] a, Integer row, Integer column) {
        double[][] rows = row == null ? a : new double[][] {a[row < 0 ? a.length + row : row]};
        double[][] turned = transpose(rows);
        double[][] columns =
                column == null ? turned : new double[][] {turned[column < 0 ? turned.length + column : column]};
        return transpose(columns);
    }

    /** What loops over the entries of b find in a: the only row or column again and again, nothing of what is too much. */
    static double[][] fitted(double[][] a, double[][] b) {
        double[][] out = zeros(b.length, b[0].length);
        for (int i = 0; i < out.length; i++) {
            for (int j = 0; j < out[0].length; j++) {
                out[i][j] = a[a.length == 1 ? 0 : i][a[0].length == 1 ? 0 : j];
            }
        }
        return out;
    }

    /** One-hot columns with the 1 a row higher, and from the first row to the last. */
    static double[][] nextClass(double[][] a) {
        double[][] out = zeros(a.length, a[0].length);
        for (int i = 0; i < a.length; i++) {
            out[i] = a[(i + 1) % a.length].clone();
        }
        return out;
    }

    /** The row of the 1 of each one-hot column, in every row. */
    static double[][] classIndex(double[][] a) {
        double[][] out = zeros(a.length, a[0].length);
        for (int j = 0; j < a[0].length; j++) {
            int index = 0;
            for (int i = 1; i < a.length; i++) {
                index = a[i][j] > a[index][j] ? i : index;
            }
            for (int i = 0; i < a.length; i++) {
                out[i][j] = index;
            }
        }
        return out;
    }

    /** Some columns of a set, in their order; as they lie where there is none. */
    static double[][] samples(double[][] set, double[] order, int from, int size) {
        double[][] out = zeros(set.length, Math.min(size, set[0].length - from));
        for (int i = 0; i < out.length; i++) {
            for (int j = 0; j < out[0].length; j++) {
                out[i][j] = set[i][order == null ? from + j : (int) order[from + j]];
            }
        }
        return out;
    }

    /** The number in a matrix that holds no other. */
    static double only(double[][] a) {
        if (a.length != 1 || a[0].length != 1) {
            throw new IllegalArgumentException(a.length + "x" + a[0].length + " is not one number");
        }
        return a[0][0];
    }
}
