package org.nabla.diagnosis;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The mistakes that are made and named in the code of one shipped problem, and why they are not in that of a second one. */
final class OnOneProblem {

    /** The mistakes by the reason, in the order of the catalogue. */
    static final Map<String, List<String>> WHY = why();

    private OnOneProblem() {}

    private static Map<String, List<String>> why() {
        Map<String, List<String>> why = new LinkedHashMap<>();
        why.put(
                "elsewhere the transposed matrix does not fit on the variants, whose sizes differ",
                List.of("weight-transposed-forward"));
        why.put(
                "only `softmax-classifier` predicts classes by a softmax and has a loss",
                List.of(
                        "hidden-activation-before-softmax",
                        "sigmoid-instead-of-softmax",
                        "softmax-applied-twice",
                        "softmax-global-sum",
                        "loss-binary-ce-for-softmax",
                        "bias-matrix-broadcast-chain",
                        "label-off-by-one",
                        "class-index-for-one-hot"));
        why.put(
                "only `two-layer-tanh-sigmoid` asks for a binary cross-entropy, or for its gradient at a prediction that has been"
                        + " written down",
                List.of(
                        "loss-one-minus-outside-log",
                        "loss-negative-class-term-dropped",
                        "bce-gradient-prediction-for-label"));
        why.put(
                "only `softmax-softargmax` has a soft maximum",
                List.of(
                        "log-sum-exp-as-maximum",
                        "log-sum-exp-not-divided-by-b",
                        "log-sum-exp-shift-not-added-back",
                        "temperature-for-inverse-temperature",
                        "inverse-temperature-ignored",
                        "softmax-jacobian-without-b",
                        "log-sum-exp-gradient-extra-b",
                        "softmax-naive-overflow",
                        "softmax-limits-swapped"));
        why.put(
                "only `two-layer-3relu` has an activation with a factor, and an output that is its own pre-activation",
                List.of("relu-scale-dropped-forward", "relu-scale-dropped-backward", "jacobian-of-identity-as-one"));
        why.put(
                "only `jacobians` composes and adds affine maps",
                List.of(
                        "composition-in-reading-order",
                        "chain-rule-as-sum",
                        "matrix-square-entrywise",
                        "offset-kept-in-jacobian",
                        "function-taken-for-its-jacobian",
                        "inner-offset-lost",
                        "transposed-product-keeps-order"));
        why.put(
                "only `autoencoder` trains by formulas; `autoencoder-autograd` trains by the student's own engine, for which no"
                        + " program is written here",
                List.of(
                        "metric-sum-called-mean",
                        "history-one-epoch-early",
                        "update-only-after-whole-set",
                        "order-ignored",
                        "order-of-first-epoch-repeated",
                        "learning-rate-off-by-a-factor",
                        "training-one-epoch-short",
                        "history-averaged-while-training",
                        "history-summed-over-samples"));
        why.put(
                "only `autograd-engine` has these operations",
                List.of("quotient-second-operand-sign", "product-rule-own-operand", "log-derivative-of-the-result"));
        why.put(
                "in `autoencoder-autograd`, where it is made, too, the first gradient that it makes wrong is not asked for",
                List.of("subtraction-second-operand-sign"));
        return why;
    }

    static Set<String> ids() {
        Set<String> ids = new TreeSet<>();
        WHY.values().forEach(ids::addAll);
        return ids;
    }
}
