package org.nabla.diagnosis;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.nabla.message.MessageCode;
import org.nabla.reference.calculus.WalkingBack;
import org.nabla.reference.expression.Expression;
import org.nabla.reference.expression.ExpressionException;
import org.nabla.reference.expression.ExpressionParser;
import org.nabla.spec.SpecException;
import org.nabla.spec.source.Mapping;
import org.nabla.spec.source.Scalar;
import org.nabla.spec.source.Sequence;
import org.nabla.spec.source.Source;
import org.nabla.spec.source.SourceReader;
import org.nabla.spec.source.SourceText;

/**
 * The known mistakes, read from {@code problems/misconceptions.yaml}.
 *
 * <p>A mistake is data: at which values it acts, and the formula that is used there. What the words of the formulas mean is
 * written at the head of the file.
 */
public final class Catalogue {

    private static final String CONVENTION = "convention";

    private final SourceText text;

    private Catalogue(SourceText text) {
        this.text = text;
    }

    /**
     * Reads every entry.
     *
     * @throws SpecException when the file cannot be read, or says something that has no meaning
     */
    public static List<Mistake> read(Path file) {
        SourceText text = SourceText.read(file);
        return new Catalogue(text).entries(new SourceReader().read(text));
    }

    private List<Mistake> entries(Source root) {
        List<Mistake> mistakes = new ArrayList<>();
        for (Source item : items(root)) {
            Mapping entry = mapping(item);
            List<Mistake.Way> ways = new ArrayList<>();
            List<Habit> habits = new ArrayList<>();
            for (Source mutation : entry.get("mutations").map(this::items).orElse(List.of())) {
                Optional<Source> training = mapping(mutation).get("training");
                if (training.isPresent()) {
                    habits.add(habit(mapping(training.get())));
                } else {
                    ways.add(way(mapping(mutation)));
                }
            }
            mistakes.add(new Mistake(
                    word(entry, "id"),
                    new Mistake.Words(
                            word(entry, "hint"),
                            word(entry, "belief"),
                            word(entry, "correction"),
                            word(entry, "explanation")),
                    entry.get("slips").map(this::words).orElse(List.of()),
                    word(entry, "evidence").charAt(0),
                    word(entry, "acts-on").equals(CONVENTION),
                    ways,
                    habits));
        }
        return mistakes;
    }

    private Habit habit(Mapping training) {
        Habit habit = Habit.NONE;
        for (Mapping.Entry field : training.entries()) {
            habit = switch (field.key()) {
                case "learning-rate" -> habit.withLearningRate(expression(field.value()));
                case "loss" -> habit.withLoss(expression(field.value()));
                default ->
                    habit.with(field.key(), scalar(field.value()).text())
                            .orElseThrow(() -> wrong("this is no way to train", field.value()));
            };
        }
        return habit;
    }

    private Mistake.Way way(Mapping way) {
        Map<String, List<String>> when = new LinkedHashMap<>();
        Map<Site, Map<Mistake.Place, Expression>> formulas = new EnumMap<>(Site.class);
        List<Mistake.Exchange> rewrites = new ArrayList<>();
        List<Mistake.Exchange> answers = new ArrayList<>();
        Map<String, List<Expression>> rules = new LinkedHashMap<>();
        WalkingBack.Uses uses = WalkingBack.Uses.ALL;
        double seed = 1;
        Optional<Integer> decimals = Optional.empty();
        boolean reordered = false;
        boolean afterUpdate = false;
        for (Mapping.Entry field : way.entries()) {
            switch (field.key()) {
                case "when" ->
                    mapping(field.value())
                            .entries()
                            .forEach(condition -> when.put(condition.key(), words(condition.value())));
                case "rewrites" -> items(field.value()).forEach(item -> rewrites.add(exchange(mapping(item))));
                case "answers" -> items(field.value()).forEach(item -> answers.add(exchange(mapping(item))));
                case "pulls-back" ->
                    mapping(field.value()).entries().forEach(rule -> rules.put(rule.key(), operands(rule.value())));
                case "uses" -> uses = uses(field.value());
                case "seed" -> seed = scalar(field.value()).number();
                case "decimals" ->
                    decimals = Optional.of((int) scalar(field.value()).number());
                case "weights-first" -> reordered = true;
                case "after-update" -> afterUpdate = true;
                default -> formulas.put(site(field), places(field.value()));
            }
        }
        Mistake.Exchanges exchanges = new Mistake.Exchanges(rewrites, answers);
        return new Mistake.Way(
                when, formulas, exchanges, new WalkingBack(rules, uses, seed), decimals, reordered, afterUpdate);
    }

    /** A formula for the gradient of each operand. */
    private List<Expression> operands(Source source) {
        return source instanceof Scalar
                ? List.of(expression(source))
                : items(source).stream().map(this::expression).toList();
    }

    private WalkingBack.Uses uses(Source source) {
        String text = scalar(source).text();
        return Arrays.stream(WalkingBack.Uses.values())
                .filter(uses -> uses.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> wrong("`uses` cannot be `%s`".formatted(text), source));
    }

    private Site site(Mapping.Entry field) {
        return Site.withId(field.key())
                .orElseThrow(
                        () -> wrong("`%s` is no place where a mistake can act".formatted(field.key()), field.value()));
    }

    private Map<Mistake.Place, Expression> places(Source source) {
        Map<Mistake.Place, Expression> places = new EnumMap<>(Mistake.Place.class);
        if (source instanceof Mapping several) {
            for (Mapping.Entry place : several.entries()) {
                places.put(Mistake.Place.valueOf(place.key().toUpperCase(Locale.ROOT)), expression(place.value()));
            }
        } else {
            places.put(Mistake.Place.ALL, expression(source));
        }
        return places;
    }

    private Mistake.Exchange exchange(Mapping exchange) {
        Map<String, Expression> where = new LinkedHashMap<>();
        exchange.get("where")
                .ifPresent(list ->
                        mapping(list).entries().forEach(shape -> where.put(shape.key(), expression(shape.value()))));
        return new Mistake.Exchange(
                expression(exchange.get("from").orElseThrow(() -> wrong("`from` is missing", exchange))),
                expression(exchange.get("to").orElseThrow(() -> wrong("`to` is missing", exchange))),
                where);
    }

    private Expression expression(Source source) {
        try {
            return ExpressionParser.parse(scalar(source).text());
        } catch (ExpressionException e) {
            throw wrong(String.valueOf(e.getMessage()), source);
        }
    }

    private List<String> words(Source source) {
        return source instanceof Scalar one
                ? List.of(one.text())
                : items(source).stream().map(item -> scalar(item).text()).toList();
    }

    private String word(Mapping entry, String field) {
        return scalar(entry.get(field).orElseThrow(() -> wrong("`%s` is missing".formatted(field), entry)))
                .text()
                .strip();
    }

    private List<Source> items(Source source) {
        if (source instanceof Sequence sequence) {
            return sequence.items();
        }
        throw wrong("a list is due here", source);
    }

    private Mapping mapping(Source source) {
        if (source instanceof Mapping mapping) {
            return mapping;
        }
        throw wrong("fields with values are due here", source);
    }

    private Scalar scalar(Source source) {
        if (source instanceof Scalar scalar) {
            return scalar;
        }
        throw wrong("one value is due here", source);
    }

    private SpecException wrong(String summary, Source source) {
        return new SpecException(List.of(text.message(MessageCode.VALUE_NOT_ALLOWED, summary, source.position())));
    }
}
