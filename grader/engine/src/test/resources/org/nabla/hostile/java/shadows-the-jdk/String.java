package java.lang;

public final class String {
    public static double first(double[][] W, double[][] x) {
        return 1;
    }
}
