package org.nabla.reference.graph;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nabla.reference.expression.Expression;
import org.nabla.reference.expression.ExpressionException;
import org.nabla.reference.expression.ExpressionParser;

/**
 * A loss by its name: a short form of an expression, with its reductions said aloud.
 *
 * <p>{@code squared_error(y_hat, y, axis=0, outputs=sum, samples=mean)} means: {@code (y_hat - y)^2}, summed along axis 0
 * over the outputs of each sample, then averaged over the samples.
 */
public record Loss(String name, String term, String outputs, String samples) {

    /** The predictions come first, the targets second. */
    private static final List<String> OPERANDS = List.of("prediction", "target");

    /** Every loss there is; the term is that of one output of one sample. */
    public static final List<Loss> ALL = List.of(
            new Loss("cross_entropy", "-xlogy(target, prediction)", "sum", "mean"),
            new Loss(
                    "binary_cross_entropy",
                    "-(xlogy(target, prediction) + xlogy(1 - target, 1 - prediction))",
                    "sum",
                    "mean"),
            new Loss("squared_error", "(prediction - target)^2", "sum", "mean"),
            new Loss("half_squared_error", "0.5 * (prediction - target)^2", "sum", "mean"),
            new Loss("mean_squared_error", "(prediction - target)^2", "mean", "mean"));

    public static Optional<Loss> named(String name) {
        return ALL.stream().filter(loss -> loss.name.equals(name)).findFirst();
    }

    /** What a call of this loss stands for. */
    Expression expand(Expression.Call call) {
        if (call.arguments().size() != OPERANDS.size()) {
            throw new ExpressionException(
                    "`%s` takes 2 arguments, the prediction and the target, but got %d"
                            .formatted(name, call.arguments().size()),
                    call.span());
        }
        for (String option : call.options().keySet()) {
            if (!List.of("axis", "outputs", "samples").contains(option)) {
                throw new ExpressionException(
                        "`%s` has no option `%s`".formatted(name, option),
                        call.span(),
                        List.of("axis", "outputs", "samples"));
            }
        }
        Map<String, Expression> operands = new LinkedHashMap<>();
        for (int i = 0; i < OPERANDS.size(); i++) {
            operands.put(OPERANDS.get(i), call.arguments().get(i));
        }
        Expression axis = call.options().getOrDefault("axis", new Expression.Number(0, call.span()));
        Expression entries = substitute(ExpressionParser.parse(term), operands, call);
        Expression perSample = new Expression.Call(
                reduction(call, "outputs", outputs), List.of(entries), Map.of("axis", axis), call.span());
        return new Expression.Call(reduction(call, "samples", samples), List.of(perSample), Map.of(), call.span());
    }

    private static String reduction(Expression.Call call, String option, String byDefault) {
        Expression chosen = call.options().get(option);
        if (chosen == null) {
            return byDefault;
        }
        String text = chosen.toString();
        if (!text.equals("sum") && !text.equals("mean")) {
            throw new ExpressionException(
                    "`%s` is `sum` or `mean`, but is `%s`".formatted(option, text),
                    chosen.span(),
                    List.of("sum", "mean"));
        }
        return text;
    }

    /** The template with the operands put in; every part is placed where the call stands. */
    private static Expression substitute(Expression template, Map<String, Expression> operands, Expression.Call call) {
        return template.placedAt(call.span()).withNames(name -> Optional.ofNullable(operands.get(name)));
    }
}
