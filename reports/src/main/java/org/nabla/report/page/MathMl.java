package org.nabla.report.page;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nabla.grading.Numbers;
import org.nabla.reference.expression.Expression;
import org.nabla.reference.expression.ExpressionException;
import org.nabla.reference.expression.ExpressionParser;

/**
 * Writes an expression as a textbook prints it: {@code grad(W1)} as a derivative of the loss, {@code W.T @ x} as a product.
 *
 * <p>A product of matrices is written without a sign, one entry by entry with ⊙, and one with a number with a dot.
 *
 * @param loss the quantity that {@code grad} differentiates unless it says {@code of=}; may be empty
 * @param numbers the quantities that are one number, however many samples there are
 */
record MathMl(String loss, Set<String> numbers) {

    /** How tightly an expression holds together; what binds less than its surroundings is put into parentheses. */
    private static final int SUM = 1;

    private static final int PRODUCT = 2;
    private static final int SIGNED = 3;
    private static final int POWER = 4;
    private static final int ATOM = 5;

    private static final Map<String, String> SPOKEN = Map.of(
            "cross_entropy", "cross-entropy",
            "binary_cross_entropy", "binary cross-entropy",
            "squared_error", "squared error",
            "half_squared_error", "half squared error",
            "mean_squared_error", "mean squared error",
            "leaky_relu", "leaky relu");

    /** The expression as a formula; as code when it is none that can be read. */
    void write(Html html, String expression) {
        try {
            formula(html, ExpressionParser.parse(expression));
        } catch (ExpressionException e) {
            html.element("code", expression);
        }
    }

    void formula(Html html, Expression expression) {
        html.open("math", "displaystyle", "true", "alttext", expression.toString());
        html.open("mrow");
        part(html, expression, SUM);
        html.close().close();
    }

    private void part(Html html, Expression expression, int least) {
        boolean fenced = binding(expression) < least;
        if (fenced) {
            html.open("mrow").element("mo", "(");
        }
        bare(html, expression);
        if (fenced) {
            html.element("mo", ")").close();
        }
    }

    private static int binding(Expression expression) {
        if (expression instanceof Expression.Binary binary) {
            return switch (binary.operator()) {
                case '+', '-' -> SUM;
                case '^' -> POWER;
                case '/' -> ATOM; // a fraction holds itself together
                default -> PRODUCT;
            };
        }
        if (expression instanceof Expression.Call call) {
            return Set.of("sum", "mean").contains(call.function())
                    ? PRODUCT
                    : call.function().equals("square") ? POWER : ATOM;
        }
        if (expression instanceof Expression.Number number && number.value() < 0) {
            return SIGNED;
        }
        return expression instanceof Expression.Negation
                ? SIGNED
                : expression instanceof Expression.Transpose ? POWER : ATOM;
    }

    private void bare(Html html, Expression expression) {
        if (expression instanceof Expression.Number number) {
            html.element("mn", Numbers.text(number.value()).replace('-', '\u2212'));
        } else if (expression instanceof Expression.Name name) {
            symbol(html, Symbol.of(name.name()));
        } else if (expression instanceof Expression.Binary binary) {
            binary(html, binary);
        } else if (expression instanceof Expression.Negation negation) {
            html.element("mo", "\u2212", "form", "prefix");
            part(html, negation.operand(), PRODUCT);
        } else if (expression instanceof Expression.Transpose transpose) {
            html.open("msup");
            row(html, transpose.operand(), ATOM);
            html.element("mo", "\u22a4").close();
        } else if (expression instanceof Expression.Entries entries) {
            entries(html, entries);
        } else if (expression instanceof Expression.Call call) {
            call(html, call);
        }
    }

    /** Some entries, counted from 0 as in code; of a history, the epoch, which everybody counts from 1. */
    private void entries(Html html, Expression.Entries entries) {
        boolean ofHistory = entries.operand() instanceof Expression.Call call
                && call.function().equals("history");
        if (ofHistory && entries.rows() instanceof Expression.Selection.One one) {
            part(html, entries.operand().children().get(0), PRODUCT);
            String epoch = one.index() < 0 ? "the last epoch" : "epoch " + (one.index() + 1);
            html.element("mtext", "\u00a0after " + epoch);
            return;
        }
        part(html, entries.operand(), ATOM);
        html.element("mo", "[", "form", "prefix")
                .element("mtext", entries.rows() + ", " + entries.columns())
                .element("mo", "]", "form", "postfix");
    }

    static void symbol(Html html, Symbol symbol) {
        boolean indexed = !symbol.index().isEmpty();
        boolean accented = !symbol.accent().isEmpty();
        if (indexed) {
            html.open("msub");
        }
        if (accented) {
            html.open("mover", "accent", "true");
        }
        html.element("mi", symbol.base());
        if (accented) {
            html.element("mo", symbol.accent(), "stretchy", "false").close();
        }
        if (indexed) {
            boolean digits = symbol.index().chars().allMatch(Character::isDigit);
            html.element(digits ? "mn" : "mtext", symbol.index()).close();
        }
    }

    private void binary(Html html, Expression.Binary binary) {
        switch (binary.operator()) {
            case '/' -> {
                html.open("mfrac");
                row(html, binary.left(), SUM);
                row(html, binary.right(), SUM);
                html.close();
            }
            case '^' -> {
                html.open("msup");
                row(html, binary.left(), ATOM);
                row(html, binary.right(), SUM);
                html.close();
            }
            default -> {
                int own = binding(binary);
                part(html, binary.left(), own);
                sign(html, binary);
                part(html, binary.right(), binary.operator() == '+' ? own : own + 1);
            }
        }
    }

    private void sign(Html html, Expression.Binary binary) {
        boolean scaled = isNumber(binary.left()) || isNumber(binary.right());
        switch (binary.operator()) {
            case '@' -> html.empty("mspace", "width", "0.17em");
            case '*' -> html.element("mo", scaled ? "\u22c5" : "\u2299");
            case '-' -> html.element("mo", "\u2212");
            default -> html.element("mo", String.valueOf(binary.operator()));
        }
    }

    private boolean isNumber(Expression expression) {
        return expression instanceof Expression.Number
                || (expression instanceof Expression.Name name && numbers.contains(name.name()))
                || (expression instanceof Expression.Binary binary
                        && isNumber(binary.left())
                        && isNumber(binary.right()));
    }

    private void call(Html html, Expression.Call call) {
        List<Expression> arguments = call.arguments();
        String form = call.function() + "/" + arguments.size();
        switch (form) {
            case "grad/1" -> derivative(html, of(call), arguments.get(0));
            case "jacobian/2" -> {
                derivative(html, arguments.get(0), arguments.get(1));
                if (call.options().containsKey("layout")) {
                    html.element(
                            "mtext",
                            "\u00a0(%s layout)".formatted(call.options().get("layout")));
                }
            }
            case "after/2" -> {
                part(html, arguments.get(1), PRODUCT);
                String steps = arguments.get(0).toString();
                html.element("mtext", "\u00a0after %s update%s".formatted(steps, steps.equals("1") ? "" : "s"));
            }
            case "history/1" -> {
                part(html, arguments.get(0), PRODUCT);
                html.element("mtext", "\u00a0by epoch");
            }
            case "trained/1" -> {
                part(html, arguments.get(0), PRODUCT);
                html.element("mtext", "\u00a0after training");
            }
            case "count/1" -> html.element("mtext", "number of " + arguments.get(0));
            case "square/1" -> {
                html.open("msup");
                row(html, arguments.get(0), ATOM);
                html.element("mn", "2").close();
            }
            case "sqrt/1" -> {
                html.open("msqrt");
                part(html, arguments.get(0), SUM);
                html.close();
            }
            case "abs/1" -> fenced(html, "|", arguments.get(0), "|");
            case "norm/1" -> fenced(html, "\u2016", arguments.get(0), "\u2016");
            case "identity/1" -> part(html, arguments.get(0), PRODUCT);
            case "negate/1" -> {
                html.element("mo", "\u2212", "form", "prefix");
                part(html, arguments.get(0), PRODUCT);
            }
            case "xlogy/2" -> {
                part(html, arguments.get(0), PRODUCT);
                html.element("mo", "\u2299").element("mi", "log");
                part(html, arguments.get(1), ATOM);
            }
            case "sum/1" -> reduced(html, call, true);
            case "mean/1" -> reduced(html, call, false);
            default -> applied(html, call);
        }
    }

    private Expression of(Expression.Call grad) {
        Expression other = grad.options().get("of");
        return other != null ? other : new Expression.Name(loss.isEmpty() ? "loss" : loss, grad.span());
    }

    private void derivative(Html html, Expression of, Expression by) {
        html.open("mfrac");
        for (Expression part : List.of(of, by)) {
            html.open("mrow").element("mo", "\u2202", "form", "prefix");
            part(html, part, ATOM);
            html.close();
        }
        html.close();
    }

    /** A sum or a mean, over all entries or along an axis. */
    private void reduced(Html html, Expression.Call call, boolean sum) {
        Expression axis = call.options().get("axis");
        String along = axis == null ? "" : axis.toString().equals("0") ? "rows" : "columns";
        if (!along.isEmpty()) {
            html.open("munder");
        }
        html.element(sum ? "mo" : "mi", sum ? "\u2211" : "mean");
        if (!along.isEmpty()) {
            html.element("mtext", along).close();
        }
        part(html, call.arguments().get(0), sum ? PRODUCT : ATOM + 1);
    }

    private void applied(Html html, Expression.Call call) {
        boolean along = call.options().containsKey("axis") && call.options().size() == 1;
        if (along) {
            html.open("msub");
        }
        html.element("mi", SPOKEN.getOrDefault(call.function(), call.function()));
        if (along) {
            html.element("mtext", "axis " + call.options().get("axis")).close();
        }
        html.open("mrow").element("mo", "(", "form", "prefix");
        String separator = "";
        for (Expression argument : call.arguments()) {
            if (!separator.isEmpty()) {
                html.element("mo", separator, "separator", "true");
            }
            part(html, argument, SUM);
            separator = ",";
        }
        html.element("mo", ")", "form", "postfix").close();
        reductions(html, call);
    }

    /** How a loss is reduced, which formulas of textbooks leave to the reader. */
    private static void reductions(Html html, Expression.Call call) {
        StringBuilder text = new StringBuilder();
        for (String over : List.of("outputs", "samples")) {
            Expression how = call.options().get(over);
            if (how != null) {
                text.append(", ").append(how).append(" over ").append(over);
            }
        }
        if (text.length() > 0) {
            html.element("mtext", text.toString());
        }
    }

    private void fenced(Html html, String left, Expression inside, String right) {
        html.open("mrow").element("mo", left, "form", "prefix");
        part(html, inside, SUM);
        html.element("mo", right, "form", "postfix").close();
    }

    /** One child, whatever it consists of. */
    private void row(Html html, Expression expression, int least) {
        html.open("mrow");
        part(html, expression, least);
        html.close();
    }
}
