package org.nabla.spec;

/** The course's own letters for what every network has. */
record Notation(Layer layer, String input, String target, String output, String loss, String gradient) {

    /** What carries the number of its layer: {@code a1}, {@code h1}, {@code W1}, {@code b1}. */
    record Layer(String preActivation, String activation, String weights, String bias) {}

    static Notation of(Fields fields) {
        fields.allow(
                "pre-activation", "activation", "output", "weights", "bias", "input", "target", "loss", "gradient");
        fields.scalars().forEach((field, name) -> fields.isIdentifier(name.text(), name.position()));
        fields.distinct();
        Layer layer = new Layer(
                fields.text("pre-activation").orElse("z"),
                fields.text("activation").orElse("a"),
                fields.text("weights").orElse("W"),
                fields.text("bias").orElse("b"));
        return new Notation(
                layer,
                fields.text("input").orElse("x"),
                fields.text("target").orElse("y"),
                fields.text("output").orElse("y_hat"),
                fields.text("loss").orElse("loss"),
                fields.text("gradient").orElse("grad_"));
    }

    String preActivation() {
        return layer.preActivation();
    }

    String activation() {
        return layer.activation();
    }

    String weights() {
        return layer.weights();
    }

    String bias() {
        return layer.bias();
    }
}
