import java.util.Map;

public class Typed {
    public Map<String, double[][]> forward() {
        return Map.of(
                "z2", new double[][] {{0.1}, {0.18}},
                "a2", new double[][] {{0.5249791874789}, {0.5448788923736}},
                "z3", new double[][] {{0.1706165683722}},
                "a3", new double[][] {{0.5425509705279}});
    }

    public double cost() {
        return 0.1046298072825;
    }

    public Map<String, double[][]> deltas() {
        return Map.of(
                "delta3", new double[][] {{-0.1135340069745}},
                "delta2", new double[][] {{-0.02265012886923}, {0.0309703143193}});
    }

    public Map<String, double[][]> update() {
        return Map.of(
                "w2", new double[][] {{0.2271801546431, -0.2592297680354}, {0.3628356228168, 0.04425343422525}},
                "b2", new double[][] {{0.2953002577385}, {-0.2119406286386}},
                "w3", new double[][] {{0.9192059814654, -0.976275432066}},
                "b3", new double[][] {{0.577068013949}});
    }

    public double cost_after_update() {
        return 0.06418290680023;
    }
}
