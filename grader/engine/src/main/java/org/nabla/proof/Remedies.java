package org.nabla.proof;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.nabla.diagnosis.Effects;
import org.nabla.grading.AnswerKey;
import org.nabla.reference.expression.Expression;
import org.nabla.reference.expression.ExpressionException;
import org.nabla.reference.expression.ExpressionParser;
import org.nabla.reference.rule.ShapeException;
import org.nabla.spec.Instance;
import org.nabla.spec.Instances;
import org.nabla.spec.Problem;
import org.nabla.spec.Question;
import org.nabla.spec.SpecException;
import org.nabla.spec.Tolerance;
import org.nabla.spec.Variants;

/**
 * Finds out what hides a mistake by changing one thing about a problem after the other, the smallest change first: the
 * numbers, one size, the learning rate, all of them, and what is asked.
 */
final class Remedies {

    private static final String SAMPLES = "N";
    private static final String LEARNING_RATE = "learning_rate";

    /** Two draws, so that one may hide a mistake by accident. */
    private static final int DRAWS = 2;

    /** Draws of its own: not those that submissions are judged on. */
    private static final long SEED = 1979;

    /** Rates whose squares are not near them; one of them is not the problem's. */
    private static final List<Double> RATES = List.of(0.3, 0.6);

    /** 1 and 2 are factors of many losses. */
    private static final int SMALLEST = 3;

    private final AnswerKey key;
    private final Effects effects;
    private final List<Supplier<Optional<Trial>>> trials;

    /** A changed problem, and the remedy that each of its questions stands for when it is the one that shows something. */
    private record Trial(Traces traces, Function<Question, Remedy> remedy) {}

    Remedies(AnswerKey key, Effects effects) {
        this.key = key;
        this.effects = effects;
        this.trials = trials();
    }

    /** What would show a mistake that nothing shows. */
    Optional<Remedy> toCatch(Effects.Form form) {
        return first(traces -> trace(traces, form).catching(traces.questions().size()));
    }

    /** What would tell apart two mistakes that have the same answers. */
    Optional<Remedy> toTellApart(Effects.Form one, Effects.Form other) {
        return first(traces -> trace(traces, one)
                .difference(trace(traces, other), traces.questions().size()));
    }

    private static Trace trace(Traces traces, Effects.Form form) {
        return traces.of(form, traces.key().instances());
    }

    private Optional<Remedy> first(Function<Traces, OptionalInt> question) {
        for (Supplier<Optional<Trial>> made : trials) {
            Optional<Trial> trial = made.get();
            OptionalInt found = trial.isPresent() ? question.apply(trial.get().traces()) : OptionalInt.empty();
            if (found.isPresent()) {
                Question shows = trial.orElseThrow().traces().questions().get(found.getAsInt());
                return Optional.of(trial.orElseThrow().remedy().apply(shows));
            }
        }
        return Optional.empty();
    }

    private List<Supplier<Optional<Trial>>> trials() {
        Map<String, Integer> sizes = key.problem().variants().sizes();
        Map<String, Integer> all = new LinkedHashMap<>();
        Set<Integer> taken = new HashSet<>(sizes.values());
        List<Supplier<Optional<Trial>>> trials = new ArrayList<>();
        trials.add(() -> drawn(Map.of(), OptionalDouble.empty(), draws()));
        int size = free(taken);
        for (String dimension : sizes.keySet()) {
            all.put(dimension, free(taken));
            taken.addAll(all.values());
            trials.add(() -> drawn(Map.of(dimension, size), OptionalDouble.empty(), resized(dimension, size)));
        }
        OptionalDouble rate = rate();
        if (rate.isPresent()) {
            trials.add(() -> drawn(Map.of(), rate, paced(rate.getAsDouble())));
        }
        Remedy everything = new Remedy(
                "sizes, samples and learning rate hide it together",
                "make all sizes under `variants` different, and none of them 1 or 2; the learning rate, too",
                true);
        trials.add(() -> drawn(all, rate, everything));
        trials.add(() -> asked(key.problem(), instances(), Remedies::questioned));
        Remedy both = new Remedy(
                "neither the numbers nor the questions show it",
                "make all sizes under `variants` different, and ask for every quantity and gradient",
                false);
        trials.add(() -> asked(changed(all, rate), draws(changed(all, rate)), question -> both));
        return trials.stream().map(Remedies::once).toList();
    }

    private static int free(Set<Integer> taken) {
        return IntStream.iterate(SMALLEST, size -> size + 1)
                .filter(size -> !taken.contains(size))
                .findFirst()
                .orElseThrow();
    }

    private static Supplier<Optional<Trial>> once(Supplier<Optional<Trial>> trial) {
        List<Optional<Trial>> known = new ArrayList<>();
        return () -> {
            if (known.isEmpty()) {
                known.add(tried(trial));
            }
            return known.get(0);
        };
    }

    /** A problem cannot be changed in every way: a graph may need a size, or allow no other draw. */
    private static Optional<Trial> tried(Supplier<Optional<Trial>> trial) {
        try {
            return trial.get();
        } catch (SpecException | ShapeException | ExpressionException e) {
            return Optional.empty();
        }
    }

    private Optional<Trial> drawn(Map<String, Integer> sizes, OptionalDouble rate, Remedy remedy) {
        Problem problem = changed(sizes, rate);
        AnswerKey other = AnswerKey.of(problem, SEED, draws(problem));
        return Optional.of(new Trial(Traces.ofCode(other, effects), question -> remedy));
    }

    private static List<Instance> draws(Problem problem) {
        return Instances.of(problem, SEED).subList(1, 1 + DRAWS);
    }

    private Problem changed(Map<String, Integer> sizes, OptionalDouble rate) {
        Problem problem = key.problem();
        Variants variants = problem.variants();
        Map<String, Integer> changed = new LinkedHashMap<>(variants.sizes());
        changed.putAll(sizes);
        Variants others = new Variants(
                DRAWS,
                changed,
                rate.isPresent() ? rate : variants.learningRate(),
                variants.draws(),
                variants.lesson(),
                variants.redrawn());
        return new Problem(
                problem.identity(),
                problem.model(),
                problem.published(),
                others,
                problem.tasks(),
                problem.questions(),
                problem.policy());
    }

    private Remedy draws() {
        return hasVariants()
                ? new Remedy("the numbers that were drawn hide it", "raise `variants.count`", true)
                : new Remedy("the published numbers hide it", "add `variants`, whose numbers are drawn", true);
    }

    private boolean hasVariants() {
        return key.problem().variants().count() > 0;
    }

    private Remedy resized(String dimension, int size) {
        String advice = dimension.equals(SAMPLES)
                ? "give `variants` another number of samples, such as `samples: %d`".formatted(size)
                : "give `%s` another size under `variants`, such as %d".formatted(dimension, size);
        return new Remedy(sizeOf(dimension), advice, true);
    }

    /** What is special about a size. */
    private String sizeOf(String dimension) {
        String count = dimension.equals(SAMPLES) ? "the number of samples" : "`%s`".formatted(dimension);
        int usual = key.problem().variants().sizes().getOrDefault(dimension, 0);
        boolean constant = key.instances().stream()
                .allMatch(instance -> usual == instance.instance().sizes().getOrDefault(dimension, 0));
        Optional<String> twin = key.problem().variants().sizes().keySet().stream()
                .filter(other -> !other.equals(dimension))
                .filter(other -> key.instances().stream().allMatch(instance -> same(instance, dimension, other)))
                .findFirst();
        if (constant && usual <= 1) {
            return "%s is 1 on every instance".formatted(count);
        }
        if (twin.isPresent()) {
            return "%s and `%s` are the same on every instance".formatted(count, twin.get());
        }
        return constant
                ? "%s is %d on every instance, and stands for something else as well".formatted(count, usual)
                : "no instance has another size for %s".formatted(count);
    }

    private static boolean same(AnswerKey.InstanceKey instance, String one, String other) {
        Map<String, Integer> sizes = instance.instance().sizes();
        return sizes.getOrDefault(one, 0).equals(sizes.getOrDefault(other, 0));
    }

    /** A rate that no instance has; nothing when there is none at all. */
    private OptionalDouble rate() {
        Set<Double> used = new HashSet<>();
        key.instances()
                .forEach(instance -> Optional.ofNullable(
                                instance.instance().constants().get(LEARNING_RATE))
                        .ifPresent(used::add));
        return used.isEmpty()
                ? OptionalDouble.empty()
                : RATES.stream()
                        .filter(rate -> !used.contains(rate))
                        .mapToDouble(rate -> rate)
                        .findFirst();
    }

    private Remedy paced(double rate) {
        boolean one = key.instances().stream()
                .allMatch(instance -> instance.instance().constants().getOrDefault(LEARNING_RATE, 0.0) == 1);
        return new Remedy(
                one ? "the learning rate is 1 on every instance" : "the learning rate hides it",
                "give `variants` another learning rate, such as `learning-rate: %s`".formatted(rate),
                true);
    }

    private List<Instance> instances() {
        return key.instances().stream().map(AnswerKey.InstanceKey::instance).toList();
    }

    private Optional<Trial> asked(Problem problem, List<Instance> on, Function<Question, Remedy> remedy) {
        Problem asking = new Problem(
                problem.identity(),
                problem.model(),
                problem.published(),
                problem.variants(),
                problem.tasks(),
                questions(),
                problem.policy());
        return Optional.of(new Trial(Traces.ofSheet(AnswerKey.of(asking, SEED, on), effects), remedy));
    }

    private static Remedy questioned(Question question) {
        return new Remedy(
                "no question asks for what shows it", "ask for `%s`, which does".formatted(question.text()), false);
    }

    /** All that could be asked, a value at a time: quantities, gradients, updated parameters, and a second step. */
    private List<Question> questions() {
        Problem problem = key.problem();
        List<String> texts = new ArrayList<>(problem.model().definitions().keySet());
        if (problem.model().hasLoss()) {
            problem.model().parameters().keySet().forEach(parameter -> texts.add("grad(%s)".formatted(parameter)));
            problem.model().inner().forEach(quantity -> texts.add("grad(%s)".formatted(quantity)));
        }
        otherLosses()
                .forEach(loss -> problem.model()
                        .inner()
                        .forEach(quantity -> texts.add("grad(%s, of=%s)".formatted(quantity, loss))));
        if (problem.model().hasLoss() && rateIsKnown()) {
            problem.model().parameters().keySet().forEach(parameter -> texts.add("after(1, %s)".formatted(parameter)));
            texts.add("after(2, %s)".formatted(problem.model().loss()));
        }
        Question like = problem.questions().get(0);
        return texts.stream().map(text -> question(text, like)).toList();
    }

    /** Whose gradients are asked for beside those of the loss. */
    private Set<String> otherLosses() {
        Set<String> losses = new LinkedHashSet<>();
        for (Question question : key.problem().questions()) {
            question.asks().walk(part -> {
                if (part instanceof Expression.Call call && call.function().equals("grad")) {
                    Optional.ofNullable(call.options().get("of")).ifPresent(of -> losses.add(of.toString()));
                }
            });
        }
        losses.remove(key.problem().model().loss());
        return losses;
    }

    private boolean rateIsKnown() {
        return key.problem().published().constants().containsKey(LEARNING_RATE);
    }

    private static Question question(String text, Question like) {
        Expression asks = ExpressionParser.parse(text);
        Question.Marking marking = new Question.Marking(
                BigDecimal.ONE,
                Tolerance.USUAL,
                like.marking().share(),
                like.marking().visibility());
        return new Question(text, text, asks, marking, Question.Keys.NONE, List.of(), like.position());
    }
}
