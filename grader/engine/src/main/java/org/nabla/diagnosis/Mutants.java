package org.nabla.diagnosis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.nabla.reference.Matrix;
import org.nabla.reference.Shape;
import org.nabla.reference.calculus.Answers;
import org.nabla.reference.calculus.Rewriting;
import org.nabla.reference.calculus.WalkingBack;
import org.nabla.reference.expression.Expression;
import org.nabla.spec.Model;

/** Makes the mutants of a problem: every form of every mistake that its network allows. */
final class Mutants {

    private final Model model;
    private final Network network;
    private final Rewriting base;
    private final Rewriting inCode;

    Mutants(Model model, Network network) {
        this.model = model;
        this.network = network;
        this.base = new Formulas(network).base();
        this.inCode = base.with(new Formulas(network).overflowing());
    }

    /**
     * The right rules as they are usually written by hand: the slope from the pre-activation, and the short form of the
     * gradient at an output that has one. Where all values are right they give what the graph gives.
     */
    Rewriting base() {
        return base;
    }

    /** The same as a program computes it, whose exponentials overflow. */
    Rewriting inCode() {
        return inCode;
    }

    /**
     * The mutants of some mistakes.
     *
     * @param engines whether rules of operations are written at all, for any graph
     */
    List<Mutant> of(List<Mistake> mistakes, boolean engines) {
        List<Mutant> mutants = new ArrayList<>();
        for (Mistake mistake : mistakes) {
            for (Mistake.Way way : mistake.ways()) {
                boolean ofEngine = !way.back().equals(WalkingBack.RIGHT);
                if ((ofEngine && !engines) || (way.afterUpdate() && !hasUpdate()) || isOfFunctionsOnly(way)) {
                    continue;
                }
                mutant(mistake, way, base, List.of()).ifPresent(mutants::add);
                if (way.decimals().isPresent()) { // a gradient at the prediction may be written down, or not
                    mutant(mistake, way, new Formulas(network).baseInOneStep(), List.of())
                            .ifPresent(mutants::add);
                }
                if (!way.rewrites().isEmpty()) { // what is defined otherwise may be used by hand, too
                    mutant(mistake, way, base, ByHand.ANSWERS).ifPresent(mutants::add);
                }
            }
        }
        return mutants;
    }

    /** Whether it is about functions as such, and this is a network, whose affine maps are layers. */
    private boolean isOfFunctionsOnly(Mistake.Way way) {
        return way.when().getOrDefault("loss", List.of()).contains("none")
                && !network.losses().isEmpty();
    }

    private boolean hasUpdate() {
        return model.update().settings().containsKey("learning_rate");
    }

    private Optional<Mutant> mutant(Mistake mistake, Mistake.Way way, Rewriting usual, List<Mistake.Exchange> byHand) {
        Rewriting rewriting = new Formulas(network).of(way);
        Patterns patterns = patterns(way);
        Map<String, Expression> definitions = definitions(way.rewrites(), patterns);
        boolean changes = !rewriting.changed().isEmpty()
                || !definitions.isEmpty()
                || !way.answers().isEmpty()
                || way.decimals().isPresent()
                || way.reordered()
                || way.afterUpdate();
        return changes
                ? Optional.of(new Mutant(
                        mistake,
                        completed(rewriting, way, usual),
                        rewriting,
                        definitions,
                        way.reordered() ? this::weightsFirst : UnaryOperator.identity(),
                        question -> asked(question, way, byHand, patterns),
                        reach(way)))
                : Optional.empty();
    }

    private static Mutant.Reach reach(Mistake.Way way) {
        if (way.decimals().isPresent() || way.reordered() || way.afterUpdate()) {
            return Mutant.Reach.EVERYTHING;
        }
        boolean data = way.formulas().containsKey(Site.INPUT) || way.formulas().containsKey(Site.TARGET);
        return data ? Mutant.Reach.DATA : Mutant.Reach.STEPS;
    }

    private Patterns patterns(Mistake.Way way) {
        List<String> kinds = way.when().get("activation");
        return new Patterns(
                model.definitions(), model.loss(), activation -> kinds == null || kinds.contains(activation.kind()));
    }

    private Expression asked(Expression question, Mistake.Way way, List<Mistake.Exchange> byHand, Patterns patterns) {
        if (way.afterUpdate() && isOfLayers(question)) {
            Expression one = new Expression.Number(1, question.span());
            return new Expression.Call("after", List.of(one, question), Map.of(), question.span());
        }
        Expression written = patterns.answered(question, byHand);
        Expression understood = written.equals(question) ? question : patterns.exchanged(written, way.rewrites());
        return patterns.answered(understood, way.answers());
    }

    /** Whether a question is about what layers compute on the way forward, and nothing else. */
    private boolean isOfLayers(Expression question) {
        boolean[] forward = {true};
        question.walk(part -> {
            boolean function = part instanceof Expression.Call call && Answers.FUNCTIONS.contains(call.function());
            boolean other = part instanceof Expression.Name name && !isOfLayer(name.name());
            forward[0] &= !function && !other;
        });
        return forward[0];
    }

    private boolean isOfLayer(String quantity) {
        return network.layers().stream()
                .anyMatch(layer -> layer.preActivation().equals(quantity)
                        || (!layer.last()
                                && layer.output().map(quantity::equals).orElse(false)));
    }

    private static Rewriting completed(Rewriting rewriting, Mistake.Way way, Rewriting usual) {
        UnaryOperator<Matrix> written = way.decimals()
                .<UnaryOperator<Matrix>>map(decimals -> matrix -> rounded(matrix, decimals))
                .orElse(UnaryOperator.identity());
        Rewriting formulas = usual.with(rewriting);
        return new Rewriting(
                formulas.values(),
                formulas.gradients(),
                formulas.updates(),
                formulas.later(),
                formulas.back(),
                written);
    }

    /** Halves go to the even neighbour, as NumPy does it. */
    private static Matrix rounded(Matrix matrix, int decimals) {
        double unit = StrictMath.pow(10, decimals);
        return matrix.map(entry -> Double.isFinite(entry) ? Math.rint(entry * unit) / unit : entry);
    }

    private Map<String, Expression> definitions(List<Mistake.Exchange> rewrites, Patterns patterns) {
        Map<String, Expression> changed = new LinkedHashMap<>();
        if (!rewrites.isEmpty()) {
            model.definitions().forEach((name, expression) -> {
                Expression other = patterns.exchanged(expression, rewrites);
                if (!other.toString().equals(expression.toString())) {
                    changed.put(name, other);
                }
            });
        }
        return changed;
    }

    /** The same stream of draws, dealt to all weights first and to the biases after them. */
    private Map<String, Matrix> weightsFirst(Map<String, Matrix> leaves) {
        List<String> weights = network.layers().stream()
                .flatMap(layer -> layer.weights().name().stream())
                .distinct() // layers may share them, and they are drawn once
                .toList();
        List<String> biases = network.layers().stream()
                .flatMap(layer -> layer.bias().flatMap(Layer.Placed::name).stream())
                .distinct()
                .toList();
        List<Double> stream = new ArrayList<>();
        for (int i = 0; i < weights.size(); i++) {
            draws(leaves, weights.get(i), stream);
            if (i < biases.size()) {
                draws(leaves, biases.get(i), stream);
            }
        }
        Map<String, Matrix> dealt = new LinkedHashMap<>(leaves);
        int next = 0;
        List<String> order = new ArrayList<>(weights);
        order.addAll(biases);
        for (String name : order) {
            Shape shape = shape(leaves, name);
            double[] entries = new double[shape.size()];
            for (int i = 0; i < entries.length; i++) {
                entries[i] = stream.get(next++);
            }
            dealt.put(name, Matrix.of(shape, entries));
        }
        return dealt;
    }

    private static void draws(Map<String, Matrix> leaves, String name, List<Double> stream) {
        Matrix matrix = leaves.get(name);
        if (matrix != null) {
            for (double entry : matrix.toArray()) {
                stream.add(entry);
            }
        }
    }

    private static Shape shape(Map<String, Matrix> leaves, String name) {
        return Optional.ofNullable(leaves.get(name)).map(Matrix::shape).orElseThrow();
    }
}
