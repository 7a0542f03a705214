final class KillsOthers {

    static double[][] first(double[][] W, double[][] x) throws Exception {
        Attempt.to("victim", () -> ProcessHandle.of(Aim.VICTIM).orElseThrow().destroyForcibly());
        return Right.product(W, x);
    }
}
