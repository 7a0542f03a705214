package org.nabla.worker;

public final class Worker {

    static {
        System.err.println("> loaded from " + Worker.class.getClassLoader().getClass().getSimpleName());
    }

    public static void main(String[] arguments) {
        System.exit(0);
    }

    public static double[][] first(double[][] W, double[][] x) {
        return new double[][] {{5, 18, 11}, {27, 16, -16}};
    }
}
