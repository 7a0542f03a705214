package org.nabla.report;

import java.io.IOException;
import org.nabla.witness.Agreement;
import org.nabla.witness.GradientCheck;
import org.nabla.witness.GradientCheck.Compared;
import org.nabla.witness.GradientCheck.Gradient;
import org.nabla.witness.GradientCheck.NotCompared;

/** The fields of a gradient check: how it ended, and how each gradient compares. */
final class GradientCheckFields {

    private GradientCheckFields() {}

    static void write(JsonDocument json, GradientCheck check) throws IOException {
        json.field("loss", check.loss());
        json.field("instance", check.instance());
        json.field("outcome", check.outcome());
        if (check instanceof NotCompared not) {
            json.field("reason", not.reason().id());
            if (!not.function().isEmpty()) {
                json.field("function", not.function());
            }
        } else if (check instanceof Compared compared) {
            json.list("gradients", compared.gradients(), gradient -> json.object(() -> gradient(json, gradient)));
        }
    }

    private static void gradient(JsonDocument json, Gradient gradient) throws IOException {
        json.field("quantity", gradient.quantity());
        json.field("name", gradient.name());
        Agreement agreement = gradient.agreement();
        json.field("agreement", agreement.id());
        if (agreement instanceof Agreement.Multiple multiple) {
            json.field("factor", multiple.factor());
        } else if (agreement instanceof Agreement.Partly partly) {
            json.field("agreeing", partly.agreeing());
            json.field("entries", partly.entries());
        }
    }
}
