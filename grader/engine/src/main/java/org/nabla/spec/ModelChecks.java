package org.nabla.spec;

import java.util.LinkedHashMap;
import java.util.Map;
import org.nabla.message.MessageCode;
import org.nabla.reference.Shape;
import org.nabla.reference.expression.ExpressionException;
import org.nabla.reference.graph.Graph;
import org.nabla.reference.graph.GraphException;
import org.nabla.reference.graph.Plan;
import org.nabla.reference.rule.ShapeException;
import org.nabla.spec.source.Position;

/** Whether what a problem file describes can be computed: sizes, shapes and values, as published and as drawn. */
final class ModelChecks {

    /** Entries of one parameter or input: far more than homework has, and few enough to compute with. */
    private static final long LARGEST_MATRIX = 10_000_000;

    private final Description description;
    private final String file;
    private final Mistakes mistakes;

    /** For a description in a file with this name. */
    ModelChecks(Description description, String file, Mistakes mistakes) {
        this.description = description;
        this.file = file;
        this.mistakes = mistakes;
    }

    /** Nothing is computed with matrices that no homework has; sizes that are not known yet count as 1. */
    void sizes(Map<String, Integer> sizes, String where) {
        boolean fit = true;
        for (Leaf leaf : description.leaves().values()) {
            long entries = size(leaf.rows(), sizes) * size(leaf.columns(), sizes);
            if (entries > LARGEST_MATRIX) {
                fit = false;
                mistakes.add(
                        MessageCode.FILE_TOO_LARGE,
                        "`%s` would have %d entries%s, and %d are the most"
                                .formatted(leaf.name(), entries, where, LARGEST_MATRIX),
                        new Position(file, 1, 1));
            }
        }
        if (!fit) {
            mistakes.throwIfAny();
        }
    }

    private static long size(Dimension dimension, Map<String, Integer> sizes) {
        return dimension instanceof Dimension.Named named ? sizes.getOrDefault(named.name(), 1) : dimension.in(sizes);
    }

    void shapes(Model model, Map<String, Integer> sizes, String where) {
        try {
            Graph graph = model.graph(sizes);
            Map<String, Shape> shapes = new LinkedHashMap<>();
            model.leaves().forEach((name, leaf) -> shapes.put(name, leaf.shape(sizes)));
            Plan plan = Plan.of(graph, shapes);
            if (model.hasLoss() && !plan.shape(model.loss()).isScalar()) {
                mistakes.add(
                        MessageCode.SHAPES_DO_NOT_FIT,
                        "the loss `%s` must be one number, but is %s%s"
                                .formatted(model.loss(), plan.shape(model.loss()), where),
                        description.definition(model.loss(), file).position());
            }
        } catch (GraphException e) {
            for (GraphException.Mistake mistake : e.mistakes()) {
                mistakes.expression(description.definition(mistake.definition(), file), mistake.cause());
            }
        }
    }

    /** Some values fit in shape and cannot be used all the same: a label that is no class. */
    void values(Fields root, Model model, Instance published) {
        try {
            Plan.at(model.graph(published.sizes()), published.leaves());
        } catch (ShapeException e) {
            mistakes.add(MessageCode.VALUE_NOT_ALLOWED, String.valueOf(e.getMessage()), root.position("data"));
        }
    }

    void redrawn(Fields root, Model model, Instance published, Variants variants) {
        try {
            GraphDraw.of(model, published, variants);
        } catch (ExpressionException e) {
            root.fields("variants")
                    .ifPresent(fields -> mistakes.add(
                            MessageCode.VALUE_NOT_ALLOWED,
                            "`variants.redraw`: " + e.getMessage(),
                            fields.position("redraw")));
        }
    }
}
