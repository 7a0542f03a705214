import java.util.HashMap;
import java.util.Map;

public class Numbers {
    public double log_sum_exp() {
        return 2.579437232099;
    }

    public double[][] softargmax() {
        return new double[][] {
            {0.04247351965419},
            {0.6984620278383},
            {0.2569498204806},
            {0.002114632026847}
        };
    }

    public double[][] log_sum_exp_gradient() {
        return softargmax();
    }

    public double[][] softargmax_jacobian() {
        return new double[][] {
            {0.08133903956474, -0.05933228133419, -0.02182712650065, -0.0001796317299073},
            {-0.05933228133419, 0.4212256470126, -0.3589393853312, -0.002953980347207},
            {-0.02182712650065, -0.3589393853312, 0.3818532204712, -0.001086708639362},
            {-0.0001796317299073, -0.002953980347207, -0.001086708639362, 0.004220320716476}
        };
    }

    public Map<String, double[][]> several() {
        Map<String, double[][]> values = new HashMap<>();
        values.put("lse_bs", new double[][] {
            {1387.494968501, 4.240530744995, 3.04613462845, 2.471244423804, 2.4}
        });
        values.put("s_bs", new double[][] {
            {0.2499498531848, 0.1978461891793, 0.1292334747824, 0.0121098843501, 3.975449735853e-31},
            {0.2503000280444, 0.3984132991225, 0.5240675826526, 0.8075637566379, 0.9999999999861},
            {0.2501749093127, 0.3102845893427, 0.3178630566403, 0.1801918303487, 1.388794386477e-11},
            {0.249575209458, 0.09345592235556, 0.02883588592472, 0.0001345286633237, 1.064878660227e-63}
        });
        values.put("gap_bs", new double[][] {
            {1.200607381177, 1.467942022755, 1.65984026733, 2.009146303431, 2.372274112778}
        });
        return values;
    }

    public Map<String, Object> large() {
        return Map.of("lse_large", 1002.579437232, "s_large", softargmax());
    }

    public Map<String, Object> limits() {
        return Map.of(
                "lse_inf", 2.4,
                "s_inf", new double[] {0, 1, 0, 0},
                "s_0", new double[] {0.25, 0.25, 0.25, 0.25},
                "gap_0", 1.2);
    }
}
