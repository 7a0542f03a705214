package org.nabla.diagnosis;

import java.util.Map;

/** Why a mistake is not named alone on a worksheet, by the mistake alone or with the worksheet. */
final class Reasons {

    private static final String EITHER =
            "where no update was computed, its numbers are those of a convention, and both are told";
    private static final String TWO_OUTPUTS =
            "two outputs: half of it is its mean over the outputs, and all of them are told";
    private static final String TWO_OUTPUTS_ONE_CONVENTION =
            "two outputs: the half and the mean over the outputs are the same convention";
    private static final String HALF =
            "the loss has a half already and there are two outputs: it is the mean over them";
    private static final String SAME_FORMULA =
            "the same formula: with half a squared error, prediction minus target is both";
    private static final String NOT_TOLD = "near enough to right, and never told";
    private static final String ONE_SIGN = "all incoming gradients have one sign here";
    private static final String SUBTRACTED =
            "the prediction is what the loss subtracts: a flipped sign of its gradient gives the same, and both are told";
    private static final String ONE_PATH = "the use that is left over is one path of two, and both are told";

    static final Map<String, String> KNOWN = Map.ofEntries(
            Map.entry("subtraction-second-operand-sign autoencoder-autograd with sizes that differ", SUBTRACTED),
            Map.entry("subtraction-second-operand-sign autoencoder-autograd with all sizes 3", SUBTRACTED),
            Map.entry("gradient-overwritten-at-shared-node autoencoder-autograd with sizes that differ", ONE_PATH),
            Map.entry("gradient-overwritten-at-shared-node autoencoder-autograd with all sizes 3", ONE_PATH),
            Map.entry(
                    "batch-mean-not-sum autoencoder-autograd with all sizes 3",
                    "as many samples as outputs, and both are told"),
            Map.entry(
                    "bias-omitted-forward jacobians",
                    "without the offset it is the map that is taken for its Jacobian, and both are told"),
            Map.entry(
                    "output-gradient-not-seeded autograd-engine",
                    "all gradients are 0, and nobody is told a mistake by a 0"),
            Map.entry("single-precision", NOT_TOLD),
            Map.entry("log-epsilon-1e-8", NOT_TOLD),
            Map.entry("rng-wrong-distribution", "nobody knows the generator that made the parameters"),
            Map.entry("weight-gradient-transposed", EITHER),
            Map.entry("convention-transposed-gradient-layout", EITHER),
            Map.entry("output-gradient-sign-flipped", EITHER),
            Map.entry(
                    "output-gradient-sign-flipped autoencoder 4-3-4",
                    "the prediction is what the loss subtracts: a wrong rule for differences gives the same, and both are told"),
            Map.entry("convention-negated-deltas", EITHER),
            Map.entry("divided-by-features", "as many features as outputs, and both are told"),
            Map.entry("output-gradient-averaged-over-outputs", "as many features as outputs, and both are told"),
            Map.entry("divided-by-features delta-rule 3-4-5-2", "twice as many samples as features, and both are told"),
            Map.entry("loss-half-factor delta-rule 3-4-5-2", HALF),
            Map.entry("loss-half-factor one-pass 3-4-2", HALF),
            Map.entry("output-gradient-factor-two-missing delta-rule 3-4-5-2", HALF),
            Map.entry("output-gradient-factor-two-missing one-pass 3-4-2", HALF),
            Map.entry("convention-half-squared-error delta-rule 3-4-5-2", HALF),
            Map.entry("convention-half-squared-error one-pass 3-4-2", HALF),
            Map.entry("output-activation-derivative-omitted", SAME_FORMULA),
            Map.entry("fused-gradient-with-wrong-loss", SAME_FORMULA),
            Map.entry(
                    "fused-gradient-with-wrong-loss two-layer-3relu 3-4-2",
                    "the output is the identity: the factor 2 is all that differs, and all of them are told"),
            Map.entry("loss-averaged-over-outputs", TWO_OUTPUTS),
            Map.entry("loss-half-factor", TWO_OUTPUTS),
            Map.entry("output-gradient-factor-two-missing", TWO_OUTPUTS),
            Map.entry("output-gradient-averaged-over-outputs two-layer-3relu 3-4-2", TWO_OUTPUTS),
            Map.entry("output-gradient-averaged-over-outputs two-layer-tanh-sigmoid 4-3-2 with C_se", TWO_OUTPUTS),
            Map.entry("convention-mean-over-outputs", TWO_OUTPUTS_ONE_CONVENTION),
            Map.entry("relu-mask-on-gradient", ONE_SIGN),
            Map.entry("relu-mask-lost", ONE_SIGN),
            Map.entry(
                    "post-update-values-reported",
                    "the update is by the other loss, which this worksheet does not have"),
            Map.entry("integer-truncation", "all gradients are 0, and nobody is told a mistake by a 0"));

    private Reasons() {}
}
