final class RunsACommand {

    static double[][] first(double[][] W, double[][] x) throws Exception {
        Attempt.to("command", () -> Runtime.getRuntime().exec(new String[] {"sleep", "60", Aim.SECONDS}).isAlive());
        return Right.product(W, x);
    }
}
