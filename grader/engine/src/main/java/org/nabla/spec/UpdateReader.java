package org.nabla.spec;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nabla.message.MessageCode;
import org.nabla.reference.calculus.Update;
import org.nabla.reference.calculus.UpdateRule;
import org.nabla.spec.source.Mapping;
import org.nabla.spec.source.Scalar;

/** Reads {@code update:} and {@code frozen:}. */
final class UpdateReader {

    private static final List<String> DECAYED = List.of("weights", "all");

    private final Fields root;
    private final Set<String> parameters;
    private final Set<String> biases;

    UpdateReader(Fields root, Set<String> parameters, Set<String> biases) {
        this.root = root;
        this.parameters = parameters;
        this.biases = biases;
    }

    /** Without {@code update:} there is no learning rate, and no question may ask what comes after an update. */
    Update read() {
        Optional<Fields> fields = root.fields("update");
        UpdateRule rule = fields.flatMap(update -> update.choice("rule", UpdateRule.names(), UpdateRule::named))
                .orElse(UpdateRule.ALL.get(0));
        Map<String, Double> settings = new LinkedHashMap<>();
        double decay = 0;
        Set<String> decayed = new LinkedHashSet<>();
        if (fields.isPresent()) {
            Fields update = fields.get();
            allow(update, rule);
            if (!update.has("learning-rate")) {
                update.missing("learning-rate", "how far each step goes");
            }
            update.number("learning-rate").ifPresent(rate -> {
                settings.put("learning_rate", rate);
                if (rate <= 0) {
                    update.notAllowed(
                            "learning-rate",
                            "`update.learning-rate` must be more than 0, but is %s"
                                    .formatted(update.text("learning-rate").orElse("")));
                }
            });
            rule.settings()
                    .forEach((name, byDefault) -> settings.put(
                            name, update.number(name.replace('_', '-')).orElse(byDefault)));
            decay = update.atLeast("l2", 0).orElse(0);
            decayed.addAll(parameters);
            String on = update.choice("l2-on", DECAYED).orElse("weights");
            if (on.equals("weights")) {
                decayed.removeAll(biases);
            }
        }
        Set<String> learnable = new LinkedHashSet<>(parameters);
        learnable.removeAll(frozen());
        return new Update(rule, settings, learnable, decay, decayed);
    }

    private static void allow(Fields update, UpdateRule rule) {
        Set<String> allowed = new LinkedHashSet<>(List.of("rule", "learning-rate", "l2", "l2-on"));
        rule.settings().keySet().forEach(name -> allowed.add(name.replace('_', '-')));
        update.allow(allowed.toArray(String[]::new));
        for (Mapping.Entry entry : update.mapping().entries()) {
            if (entry.key().equals("l2-on") && !update.has("l2")) {
                update.missing("l2", "the factor of the decay that `l2-on` speaks of");
            }
        }
    }

    private Set<String> frozen() {
        Set<String> frozen = new LinkedHashSet<>();
        for (Scalar name : root.texts("frozen")) {
            if (parameters.contains(name.text())) {
                frozen.add(name.text());
            } else {
                root.mistakes()
                        .unknown(
                                MessageCode.UNKNOWN_NAME,
                                "`frozen` names `%s`, which is not a parameter".formatted(name.text()),
                                name.text(),
                                parameters,
                                name.position());
            }
        }
        return frozen;
    }
}
