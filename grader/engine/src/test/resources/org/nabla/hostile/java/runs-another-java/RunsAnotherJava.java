final class RunsAnotherJava {

    static double[][] first(double[][] W, double[][] x) throws Exception {
        Attempt.to("java", () -> new ProcessBuilder(System.getProperty("java.home") + "/bin/java", "-version", Aim.SECONDS).start().pid() > 0);
        return Right.product(W, x);
    }
}
