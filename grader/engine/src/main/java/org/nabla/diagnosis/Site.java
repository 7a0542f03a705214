package org.nabla.diagnosis;

import java.util.Arrays;
import java.util.Optional;

/** A kind of value that a mistake may make wrong; the words of the catalogue. */
enum Site {
    INPUT("input"),
    TARGET("target"),
    PRE_ACTIVATION("pre-activation"),
    ACTIVATION("activation"),
    OUTPUT("output"),
    LOSS("loss"),
    PREDICTION_GRADIENT("prediction-gradient"),
    OUTPUT_GRADIENT("output-gradient"),
    WEIGHT_GRADIENT("weight-gradient"),
    BIAS_GRADIENT("bias-gradient"),
    INPUT_GRADIENT("input-gradient"),
    PRE_ACTIVATION_GRADIENT("pre-activation-gradient"),
    UPDATE("update"),
    WEIGHT_UPDATE("weight-update"),
    BIAS_UPDATE("bias-update"),
    LATER_ACTIVATION("later-activation"),
    LATER_OUTPUT("later-output"),
    LATER_LOSS("later-loss");

    private final String id;

    Site(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }

    static Optional<Site> withId(String id) {
        return Arrays.stream(values()).filter(site -> site.id.equals(id)).findFirst();
    }
}
