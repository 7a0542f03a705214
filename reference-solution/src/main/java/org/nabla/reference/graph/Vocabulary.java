package org.nabla.reference.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.nabla.reference.expression.Expression;
import org.nabla.reference.expression.ExpressionException;
import org.nabla.reference.expression.Span;
import org.nabla.reference.rule.Axis;
import org.nabla.reference.rule.Operation;
import org.nabla.reference.rule.Options;
import org.nabla.reference.rule.Rule;
import org.nabla.reference.rule.Rules;

/**
 * What the words of an expression mean: which rule a call or an operator stands for.
 *
 * @param dimensions names that stand for whole numbers, such as {@code N}, the number of samples
 */
public record Vocabulary(Map<String, Integer> dimensions) {

    private static final Set<String> WITH_AXIS = Set.of("sum", "mean", "max", "softmax", "logsumexp", "onehot");

    /** The slope of {@code leaky_relu} below 0 when none is given. */
    private static final double LEAK = 0.01;

    public Vocabulary {
        dimensions = Collections.unmodifiableMap(new LinkedHashMap<>(dimensions)); // in the order of the file
    }

    /** An operation and what it is applied to. */
    public record Application(Operation operation, List<Expression> operands) {}

    private static final Set<String> FUNCTIONS = Collections.unmodifiableSet(known());

    /** The functions an expression may call, losses included; in alphabetical order. */
    public static Set<String> functions() {
        return FUNCTIONS;
    }

    private static Set<String> known() {
        Set<String> names = new TreeSet<>();
        for (Rule rule : Rules.ALL) {
            if (Character.isLetter(rule.name().charAt(0))) {
                names.add(rule.name());
            }
        }
        names.remove(Rules.WINDOW.name()); // written with brackets
        Loss.ALL.forEach(loss -> names.add(loss.name()));
        return names;
    }

    /** The operation an expression stands for; nothing for names and numbers, which are operands only. */
    public Optional<Application> application(Expression expression) {
        if (expression instanceof Expression.Binary binary) {
            Rule rule = Rules.named(String.valueOf(binary.operator())).orElseThrow();
            return Optional.of(new Application(Operation.of(rule), List.of(binary.left(), binary.right())));
        }
        if (expression instanceof Expression.Negation negation) {
            return Optional.of(new Application(Operation.of(Rules.NEGATE), List.of(negation.operand())));
        }
        if (expression instanceof Expression.Transpose transpose) {
            return Optional.of(new Application(Operation.of(Rules.TRANSPOSE), List.of(transpose.operand())));
        }
        if (expression instanceof Expression.Entries entries) {
            Options window = new Options.Window(index(entries.rows()), index(entries.columns()));
            return Optional.of(new Application(new Operation(Rules.WINDOW, window), List.of(entries.operand())));
        }
        if (expression instanceof Expression.Call call) {
            return Optional.of(call(call));
        }
        return Optional.empty();
    }

    private Application call(Expression.Call call) {
        Optional<Loss> loss = Loss.named(call.function());
        if (loss.isPresent()) {
            return application(loss.get().expand(call)).orElseThrow();
        }
        Rule rule = Rules.named(call.function())
                .filter(known -> functions().contains(known.name()))
                .orElseThrow(() -> new ExpressionException(
                        "there is no function `%s`".formatted(call.function()),
                        new Span(
                                call.span().start(),
                                call.span().start() + call.function().length()),
                        functions()));
        List<Expression> operands = new ArrayList<>(call.arguments());
        Options options = options(call, rule, operands);
        if (rule.name().equals("leaky_relu") && operands.size() == 1) {
            operands.add(new Expression.Number(LEAK, call.span()));
        }
        if (operands.size() != rule.operands()) {
            throw new ExpressionException(
                    "`%s` takes %d argument%s, but got %d"
                            .formatted(rule.name(), rule.operands(), rule.operands() == 1 ? "" : "s", operands.size()),
                    call.span());
        }
        return new Application(new Operation(rule, options), operands);
    }

    /** Reads the options of a call, and takes from the operands those that are written as arguments. */
    private Options options(Expression.Call call, Rule rule, List<Expression> operands) {
        boolean withAxis = WITH_AXIS.contains(rule.name());
        for (Map.Entry<String, Expression> option : call.options().entrySet()) {
            if (!withAxis || !option.getKey().equals("axis")) {
                throw new ExpressionException(
                        "`%s` has no option `%s`".formatted(rule.name(), option.getKey()),
                        option.getValue().span(),
                        withAxis ? List.of("axis") : List.of());
            }
        }
        if (rule.equals(Rules.ONE_HOT)) {
            if (operands.size() != 2) {
                throw new ExpressionException(
                        "`onehot` takes 2 arguments, the labels and the number of classes, but got %d"
                                .formatted(operands.size()),
                        call.span());
            }
            int count = whole(operands.remove(1), "the number of classes", 1, 100_000);
            return new Options.Classes(count, call.options().isEmpty() ? Axis.ROWS : axis(call));
        }
        return withAxis ? new Options.Along(axis(call)) : Options.NONE;
    }

    private Axis axis(Expression.Call call) {
        Expression axis = call.options().get("axis");
        if (axis == null) {
            return Axis.ALL;
        }
        return whole(axis, "`axis`", 0, 1) == 0 ? Axis.ROWS : Axis.COLUMNS;
    }

    private int whole(Expression expression, String what, int least, int most) {
        double value = Double.NaN;
        if (expression instanceof Expression.Number number) {
            value = number.value();
        } else if (expression instanceof Expression.Name name && dimensions.containsKey(name.name())) {
            value = dimensions.get(name.name());
        }
        if (!(value >= least && value <= most && value == Math.rint(value))) {
            throw new ExpressionException(
                    "%s is a whole number from %d to %d, but is `%s`".formatted(what, least, most, expression),
                    expression.span());
        }
        return (int) value;
    }

    private static OptionalInt index(Expression.Selection selection) {
        return selection instanceof Expression.Selection.One one ? OptionalInt.of(one.index()) : OptionalInt.empty();
    }
}
