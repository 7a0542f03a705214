package org.nabla.reference.calculus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.nabla.reference.Matrix;
import org.nabla.reference.expression.Expression;
import org.nabla.reference.expression.ExpressionParser;
import org.nabla.reference.graph.Vocabulary;

/**
 * The parameters after one update, after two, and so on, by the update rule as it is written in formulas.
 *
 * <p>Each state is computed once. {@link Step} does the same for training, planned once and without a calculus to ask.
 */
final class Updates<M> {

    private final Calculus<M> calculus;
    private final Answers.Setting setting;
    private final int done;
    private final List<State<M>> states = new ArrayList<>();

    /** The values of the leaves after some steps, and what the update rule remembers for each parameter. */
    record State<M>(Map<String, M> leaves, Map<String, Map<String, M>> memory) {}

    /**
     * From a point on.
     *
     * @param done the number of updates that led there, by which some rules correct what they remember
     */
    Updates(Calculus<M> calculus, Answers.Setting setting, State<M> start, int done) {
        this.calculus = calculus;
        this.setting = setting;
        this.done = done;
        states.add(start);
    }

    /** After so many more updates. */
    State<M> after(int steps) {
        while (states.size() <= steps) {
            states.add(updated(states.get(states.size() - 1), states.size()));
        }
        return states.get(steps);
    }

    private State<M> updated(State<M> before, int step) {
        Update update = setting.update();
        Optional<Map<String, M>> ahead = lookAhead(before, step);
        Map<String, M> gradientsAt = calculus.goingOnAfter(step - 1)
                .gradients(setting.loss(), update.learnable(), ahead.orElse(before.leaves()));
        Map<String, M> leaves = new LinkedHashMap<>(before.leaves());
        Map<String, Map<String, M>> memory = new LinkedHashMap<>();
        for (String parameter : update.learnable()) {
            leaves.put(parameter, calculus.updated(step, parameter, () -> {
                Map<String, M> words = words(before, parameter, step);
                words.put("g", decayed(parameter, word(gradientsAt, parameter), ahead.orElse(before.leaves())));
                update.rule().formulas().forEach((assigned, formula) -> words.put(assigned, formula(formula, words)));
                Map<String, M> kept = new LinkedHashMap<>();
                update.rule().memory().forEach(name -> kept.put(name, word(words, name)));
                memory.put(parameter, kept);
                return word(words, "theta");
            }));
        }
        return new State<>(leaves, memory);
    }

    /** Where the gradients are taken, when the rule looks ahead. */
    private Optional<Map<String, M>> lookAhead(State<M> before, int step) {
        return setting.update().rule().lookAhead().map(formula -> {
            Map<String, M> ahead = new LinkedHashMap<>(before.leaves());
            for (String parameter : setting.update().learnable()) {
                ahead.put(parameter, formula(formula, words(before, parameter, step)));
            }
            return ahead;
        });
    }

    private M decayed(String parameter, M gradient, Map<String, M> at) {
        Update update = setting.update();
        if (update.decay() == 0 || !update.decayed().contains(parameter)) {
            return gradient;
        }
        Map<String, M> words = new HashMap<>();
        words.put("g", gradient);
        words.put("theta", word(at, parameter));
        words.put("decay", calculus.lift(Matrix.scalar(update.decay())));
        return formula(ExpressionParser.parse("g + decay * theta"), words);
    }

    private Map<String, M> words(State<M> before, String parameter, int step) {
        M theta = word(before.leaves(), parameter);
        Map<String, M> words = new LinkedHashMap<>();
        words.put("theta", theta);
        words.put("t", calculus.lift(Matrix.scalar(done + step)));
        setting.update().settings().forEach((name, value) -> words.put(name, calculus.lift(Matrix.scalar(value))));
        Map<String, M> kept = before.memory().getOrDefault(parameter, Map.of());
        for (String name : setting.update().rule().memory()) {
            M value = kept.get(name);
            words.put(name, value != null ? value : calculus.lift(Matrix.filled(calculus.shape(theta), 0)));
        }
        return words;
    }

    private static <M> M word(Map<String, M> words, String name) {
        return Objects.requireNonNull(words.get(name), name);
    }

    private M formula(Expression formula, Map<String, M> words) {
        if (formula instanceof Expression.Number number) {
            return calculus.lift(Matrix.scalar(number.value()));
        }
        if (formula instanceof Expression.Name name) {
            return word(words, name.name());
        }
        Vocabulary.Application application =
                setting.vocabulary().application(formula).orElseThrow();
        List<M> operands = new ArrayList<>();
        for (Expression operand : application.operands()) {
            operands.add(formula(operand, words));
        }
        return calculus.apply(application.operation(), operands);
    }
}
