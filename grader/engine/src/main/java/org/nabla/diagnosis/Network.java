package org.nabla.diagnosis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nabla.reference.expression.Expression;
import org.nabla.spec.Model;

/**
 * The layers and losses that are found in the formulas of a problem.
 *
 * @param losses the one that updates are by comes first
 */
record Network(List<Layer> layers, List<LossRole> losses, Map<String, Expression> definitions) {

    Network {
        layers = List.copyOf(layers);
        losses = List.copyOf(losses);
    }

    static Network of(Model model, Set<String> dimensions) {
        return new Finder(model, dimensions).find();
    }

    /** The layer whose activation, or pre-activation, is this quantity. */
    Optional<Layer> producing(String quantity) {
        return layers.stream()
                .filter(layer -> layer.output()
                        .map(quantity::equals)
                        .orElse(layer.preActivation().equals(quantity)))
                .findFirst();
    }

    /** How many layers read a quantity. */
    long readers(String quantity) {
        return layers.stream()
                .filter(layer -> layer.input().name().map(quantity::equals).orElse(false))
                .count();
    }

    private static final class Finder {

        private final Model model;
        private final Set<String> dimensions;
        private final List<Affine> affine = new ArrayList<>();

        private record Affine(
                String name, Layer.Placed weights, Optional<Layer.Placed> bias, Layer.Placed input, boolean rows) {}

        Finder(Model model, Set<String> dimensions) {
            this.model = model;
            this.dimensions = dimensions;
        }

        Network find() {
            model.definitions()
                    .forEach((name, expression) -> affine(name, expression).ifPresent(affine::add));
            Map<String, Map.Entry<String, Activation>> activations = new LinkedHashMap<>();
            for (Affine one : affine) {
                activation(one.name()).ifPresent(found -> activations.put(one.name(), found));
            }
            List<Layer> layers = new ArrayList<>();
            for (int i = 0; i < affine.size(); i++) {
                Affine one = affine.get(i);
                Optional<Map.Entry<String, Activation>> found = Optional.ofNullable(activations.get(one.name()));
                String output = found.map(Map.Entry::getKey).orElse(one.name());
                boolean last = affine.stream()
                        .noneMatch(other ->
                                other.input().name().map(output::equals).orElse(false));
                layers.add(new Layer(
                        i + 1,
                        one.weights(),
                        one.bias(),
                        one.input(),
                        one.name(),
                        found.map(Map.Entry::getKey),
                        found.map(Map.Entry::getValue).orElse(Activation.identity()),
                        one.rows(),
                        last));
            }
            boolean rows = affine.stream().anyMatch(Affine::rows);
            List<LossRole> losses = new ArrayList<>();
            model.definitions()
                    .forEach((name, expression) -> LossRole.of(
                                    name, compared(expression), model.leaves().keySet(), targets(), rows, dimensions)
                            .ifPresent(losses::add));
            losses.sort(Comparator.comparing(loss -> !loss.quantity().equals(model.loss()))); // what the updates are by
            return new Network(layers, losses, model.definitions());
        }

        /** The targets, and what is computed from them alone, such as that of one sample. */
        private Set<String> targets() {
            Set<String> targets = new LinkedHashSet<>(model.targets());
            model.definitions().forEach((name, expression) -> {
                Set<String> used = new LinkedHashSet<>();
                expression.walk(part -> {
                    if (part instanceof Expression.Name known) {
                        used.add(known.name());
                    }
                });
                if (!used.isEmpty() && targets.containsAll(used)) {
                    targets.add(name);
                }
            });
            return targets;
        }

        /** The first definition that applies an activation to a quantity, entry by entry. */
        private Optional<Map.Entry<String, Activation>> activation(String quantity) {
            for (Map.Entry<String, Expression> definition : model.definitions().entrySet()) {
                if (definition.getValue().names().contains(quantity)) {
                    Optional<Activation> known = Activation.of(definition.getValue(), quantity);
                    if (known.isPresent()) {
                        return Optional.of(Map.entry(definition.getKey(), known.get()));
                    }
                }
            }
            return Optional.empty();
        }

        private Optional<Affine> affine(String name, Expression expression) {
            if (!(expression instanceof Expression.Binary binary)) {
                return Optional.empty();
            }
            if (binary.operator() == '+') {
                Optional<Affine> left = product(name, step(binary.left()), Optional.of(binary.right()));
                return left.isPresent() ? left : product(name, step(binary.right()), Optional.of(binary.left()));
            }
            return isStep(name) ? Optional.empty() : product(name, expression, Optional.empty());
        }

        /** A product that has a name of its own, and is used for nothing but a sum with a bias. */
        private Expression step(Expression expression) {
            boolean used = expression instanceof Expression.Name name && isStep(name.name());
            return used ? definition(expression).orElse(expression) : expression;
        }

        private boolean isStep(String name) {
            List<Expression> users = model.definitions().values().stream()
                    .filter(expression -> expression.names().contains(name))
                    .toList();
            return users.size() == 1
                    && users.get(0) instanceof Expression.Binary sum
                    && sum.operator() == '+'
                    && sum.children().stream().anyMatch(part -> parameter(part).isPresent());
        }

        private Optional<Expression> definition(Expression name) {
            return Optional.ofNullable(model.definitions().get(name.toString()));
        }

        /** A loss that is computed in steps, down to the two quantities that are compared. */
        private Expression compared(Expression loss) {
            Expression whole = loss;
            while (only(whole).isPresent()) { // definitions have no circles
                whole = whole.replaced(part -> part instanceof Expression.Name ? definition(part) : Optional.empty());
            }
            return whole;
        }

        /** The definition of the only quantity that an expression is of. */
        private Optional<Expression> only(Expression expression) {
            Set<String> names = new LinkedHashSet<>();
            expression.walk(part -> {
                if (part instanceof Expression.Name name && !dimensions.contains(name.name())) {
                    names.add(name.name());
                }
            });
            return names.size() == 1
                    ? Optional.ofNullable(
                            model.definitions().get(names.iterator().next()))
                    : Optional.empty();
        }

        private Optional<Affine> product(String name, Expression expression, Optional<Expression> offset) {
            if (!(expression instanceof Expression.Binary product) || product.operator() != '@') {
                return Optional.empty();
            }
            Optional<String> bias = offset.flatMap(this::parameter);
            if (offset.isPresent() && bias.isEmpty()) {
                return Optional.empty();
            }
            boolean columns = parameter(product.left()).isPresent();
            if (!columns && parameter(product.right()).isEmpty()) {
                return Optional.empty();
            }
            Expression weights = columns ? product.left() : product.right();
            Expression input = columns ? product.right() : product.left();
            return Optional.of(new Affine(
                    name,
                    placed(weights, !columns),
                    offset.map(expressionOfBias -> placed(expressionOfBias, !columns)),
                    placed(input, !columns),
                    !columns));
        }

        private Optional<String> parameter(Expression expression) {
            Expression inner = expression instanceof Expression.Transpose transpose ? transpose.operand() : expression;
            return inner instanceof Expression.Name name && model.parameters().containsKey(name.name())
                    ? Optional.of(name.name())
                    : Optional.empty();
        }

        /** As it stands in columns: turned once when samples are rows. */
        private static Layer.Placed placed(Expression expression, boolean rows) {
            boolean transposed = expression instanceof Expression.Transpose;
            Expression inner = expression instanceof Expression.Transpose transpose ? transpose.operand() : expression;
            boolean turned = transposed != rows;
            Optional<String> name =
                    inner instanceof Expression.Name known ? Optional.of(known.name()) : Optional.empty();
            return new Layer.Placed(name, turned ? turned(inner) : inner, turned);
        }

        private static Expression turned(Expression expression) {
            return new Expression.Transpose(expression, expression.span());
        }
    }
}
