package org.nabla.spec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nabla.message.Message;
import org.nabla.message.Message.Evidence;
import org.nabla.message.MessageCode;
import org.nabla.reference.Matrix;
import org.nabla.reference.calculus.Training;
import org.nabla.reference.expression.Expression;
import org.nabla.reference.graph.Graph;
import org.nabla.reference.graph.Plan;
import org.nabla.reference.rule.Rule;

/**
 * Draws the variants of a problem from a seed: the same for the same seed on every machine.
 *
 * <p>A draw is rejected when it would hide mistakes: a unit that is saturated, a layer of ReLUs that are all on or all
 * off, a value that is not finite, two questions whose answers happen to be the same.
 */
public final class Instances {

    /** Beyond this pre-activation a sigmoid or a tanh is flat to more digits than a mistake changes. */
    private static final double SATURATED = 6;

    /** Nearer to its corner than this, a ReLU's derivative cannot be checked by differences. */
    private static final double CORNER = 1e-3;

    /** One unit of many may be flat; the others show a mistake. */
    private static final double MOST_SATURATED = 0.02;

    /** Layers up to this width keep their weights as drawn. */
    private static final double UNSCALED = 8;

    private static final int TRIES = 300;

    private static final String NO_GRAPH = "a graph with values and gradients of a middle size was not found";

    private static final String OTHER_SIZES =
            "have more units or more samples where all ReLUs are alike, and fewer where some are saturated";

    private static final String OTHER_QUESTIONS =
            "draw inputs with more values to choose from, or leave one of the two questions out";

    private static final long TRIALS_SEED = 1986;

    private static final List<String> SQUASHING = List.of("sigmoid", "tanh");
    private static final List<String> CORNERED = List.of("relu", "leaky_relu");

    private Instances() {}

    /**
     * The published instance and all variants.
     *
     * @throws SpecException when no draw is usable
     */
    public static List<Instance> of(Problem problem, long seed) {
        List<GraphDraw> graphs = GraphDraw.of(problem.model(), problem.published(), problem.variants());
        List<Instance> instances = new ArrayList<>();
        instances.add(problem.published());
        Coincidences coincidences = new Coincidences(problem, () -> trials(problem, graphs));
        for (int i = 1; i <= problem.variants().count(); i++) {
            instances.add(variant(problem, graphs, random(seed, i), i, coincidences));
        }
        return instances;
    }

    private static SeededRandom random(long seed, int number) {
        SeededRandom mixed = new SeededRandom(seed);
        return new SeededRandom(mixed.nextLong() + 0x632be59bd9b4e019L * number);
    }

    /** The same for every seed: what a problem is like does not depend on the class that solves it. */
    private static List<Instance> trials(Problem problem, List<GraphDraw> graphs) {
        SeededRandom random = random(TRIALS_SEED, 0);
        List<Instance> trials = new ArrayList<>();
        for (int attempt = 0; attempt < TRIES && trials.size() < Coincidences.TRIALS; attempt++) {
            redrawn(draw(problem, random, "trial"), graphs, random)
                    .filter(drawn -> objection(problem.model(), drawn).isEmpty())
                    .ifPresent(trials::add);
        }
        return trials;
    }

    private static Instance variant(
            Problem problem, List<GraphDraw> graphs, SeededRandom random, int number, Coincidences coincidences) {
        String reason = "";
        String advice = "";
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Instance drawn = draw(problem, random, "variant-" + number);
            Optional<Instance> redrawn = redrawn(drawn, graphs, random);
            reason = redrawn.map(instance -> objection(problem.model(), instance))
                    .orElse(NO_GRAPH);
            advice = OTHER_SIZES;
            if (reason.isEmpty()) {
                advice = OTHER_QUESTIONS;
                reason = coincidences
                        .on(redrawn.orElseThrow())
                        .map(pair -> "`%s` and `%s` have the same answer".formatted(pair.first(), pair.second()))
                        .orElse("");
            }
            if (reason.isEmpty()) {
                return redrawn.orElseThrow();
            }
        }
        throw new SpecException(Message.of(
                        MessageCode.VARIANTS_NOT_POSSIBLE,
                        "no usable variant was found in %d draws".formatted(TRIES),
                        "problem `%s`, `variants`".formatted(problem.id()))
                .with(Evidence.note("the last draw was rejected because " + reason))
                .help(advice));
    }

    private static Instance draw(Problem problem, SeededRandom random, String id) {
        Variants variants = problem.variants();
        Map<String, Matrix> leaves = new LinkedHashMap<>();
        for (Leaf parameter : problem.model().parameters().values()) {
            Matrix drawn = scaled(Draw.UNIFORM.draw(parameter.shape(variants.sizes()), random));
            leaves.put(parameter.name(), parameter.given(drawn));
        }
        for (Leaf input : problem.model().inputs().values()) {
            leaves.put(input.name(), drawn(input, variants, variants.sizes(), random));
        }
        Map<String, Double> constants = new LinkedHashMap<>(problem.published().constants());
        variants.learningRate().ifPresent(rate -> constants.put("learning_rate", rate));
        Optional<Training.Material> training = variants.lesson().flatMap(lesson -> training(problem, lesson, random));
        return new Instance(id, leaves, variants.sizes(), constants, training);
    }

    private static Matrix drawn(Leaf input, Variants variants, Map<String, Integer> sizes, SeededRandom random) {
        Draw way = variants.draws().getOrDefault(input.name(), Draw.UNIFORM);
        return input.labels()
                .map(labels -> labels.draw(input.shape(sizes), sizes, random))
                .orElseGet(() -> input.given(way.draw(input.shape(sizes), random)));
    }

    /** The same numbers with graphs of its own; nothing when one of them cannot be drawn for these numbers. */
    private static Optional<Instance> redrawn(Instance drawn, List<GraphDraw> graphs, SeededRandom random) {
        Map<String, Expression> definitions = new LinkedHashMap<>();
        for (GraphDraw graph : graphs) {
            Optional<Map<String, Expression>> own = graph.draw(drawn.leaves(), random);
            if (own.isEmpty()) {
                return Optional.empty();
            }
            definitions.putAll(own.get());
        }
        return Optional.of(new Instance(
                drawn.id(), drawn.leaves(), drawn.sizes(), drawn.constants(), drawn.training(), definitions));
    }

    /** Sets of samples drawn as the inputs are, shuffled anew where the published order is not the given one. */
    private static Optional<Training.Material> training(Problem problem, Variants.Lesson lesson, SeededRandom random) {
        return problem.published().training().map(published -> {
            Map<String, Map<String, Matrix>> sets = new LinkedHashMap<>();
            for (String set : published.sets().keySet()) {
                sets.put(set, set(problem, published, lesson.samples(), random));
            }
            Training.Schedule before = published.schedule();
            Optional<Matrix> order =
                    before.order().map(any -> TrainingReader.shuffled(lesson.epochs(), lesson.samples(), random));
            int batch = Math.min(before.batch(), lesson.samples());
            return new Training.Material(
                    sets, published.samples(), new Training.Schedule(before.set(), lesson.epochs(), batch, order));
        });
    }

    private static Map<String, Matrix> set(
            Problem problem, Training.Material published, int samples, SeededRandom random) {
        Variants variants = problem.variants();
        Map<String, Integer> sizes = new LinkedHashMap<>(variants.sizes());
        sizes.put(NetworkReader.SAMPLES, samples);
        Map<String, Matrix> set = new LinkedHashMap<>();
        for (String name : published.samples().keySet()) {
            Leaf input = problem.model().inputs().get(name);
            if (input != null) {
                set.put(name, drawn(input, variants, sizes, random));
            }
        }
        return set;
    }

    /** Wide layers get smaller weights, so that sums of many terms stay where activations bend. */
    private static Matrix scaled(Matrix parameter) {
        int widest = Math.max(parameter.rows(), parameter.columns());
        double scale = Math.sqrt(UNSCALED / Math.max(UNSCALED, widest));
        return scale == 1 ? parameter : parameter.map(entry -> entry * scale);
    }

    /** Why an instance would hide mistakes; empty when it would not. */
    private static String objection(Model model, Instance instance) {
        Graph graph = model.graph(instance);
        Plan plan = Plan.at(graph, instance.leaves());
        for (String name : graph.names()) {
            if (!plan.value(name).isFinite()) {
                return "`%s` is not finite".formatted(name);
            }
        }
        for (Graph.Node node : graph.nodes()) {
            if (node instanceof Graph.Node.Applied applied
                    && !instance.definitions().containsKey(applied.definition())) { // those were drawn with care
                Matrix input = plan.value(applied.operands().get(0));
                String objection = objection(applied.operation().rule(), input, applied.definition());
                if (!objection.isEmpty()) {
                    return objection;
                }
            }
        }
        return "";
    }

    private static String objection(Rule rule, Matrix input, String where) {
        if (SQUASHING.contains(rule.name())) {
            double[] entries = input.toArray();
            long saturated = Arrays.stream(entries)
                    .filter(entry -> Math.abs(entry) > SATURATED)
                    .count();
            return saturated > entries.length * MOST_SATURATED
                    ? "%d of %d units of `%s` are saturated".formatted(saturated, entries.length, where)
                    : "";
        }
        if (!CORNERED.contains(rule.name())) {
            return "";
        }
        boolean on = false;
        boolean off = false;
        for (double entry : input.toArray()) {
            if (Math.abs(entry) < CORNER) {
                return "a unit of `%s` is at its corner".formatted(where);
            }
            on |= entry > 0;
            off |= entry < 0;
        }
        return on && off ? "" : "the units of `%s` are all %s".formatted(where, on ? "on" : "off");
    }
}
