package org.nabla.diagnosis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.nabla.reference.calculus.Cell;
import org.nabla.reference.calculus.Rewriting;
import org.nabla.reference.expression.Expression;
import org.nabla.reference.expression.ExpressionParser;

/**
 * Writes a calculation by formulas as statements of Java, one variable a value, each from those before it.
 *
 * <p>It knows formulas and no numbers.
 */
final class JavaSteps {

    /** Slopes of activations on the diagonal, since nothing depends on another entry. */
    private static final List<Mistake.Exchange> JACOBIANS = List.of(new Mistake.Exchange(
            ExpressionParser.parse("jacobian(h_, z_)"),
            ExpressionParser.parse("slope(z_) * jacobian(z_, z_)"),
            Map.of("h_", ExpressionParser.parse("g(z_)"))));

    private final HandRules rules;
    private final Map<String, String> leaves = new HashMap<>();
    private final Map<Key, String> given = new HashMap<>();
    private final Set<String> taken = new LinkedHashSet<>();
    private final JavaStatements statements = new JavaStatements();
    private String before = "";

    /**
     * One value.
     *
     * @param of what is differentiated; empty for the value itself
     * @param step after how many updates
     * @param last whether nothing is computed from it but what is shown
     */
    private record Key(String name, String of, int step, boolean last) {
        String variable() {
            String after = step == 0 ? "" : "_after" + step + (last ? "_shown" : "");
            return (of.isEmpty() ? name : "d" + of + "_d" + name) + after;
        }
    }

    /** A formula that needs something the function is not given. */
    static final class Unwritable extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unwritable(String what) {
            super(what);
        }
    }

    JavaSteps(HandRules rules) {
        this.rules = rules;
    }

    /** A parameter of the function, and the expression of it that holds the value. */
    void given(String parameter, Expression quantity, String value) {
        taken.add(parameter);
        if (quantity instanceof Expression.Name name && !isDefined(name.name())) {
            leaves.put(name.name(), value);
            return;
        }
        Cell.of(quantity, loss()).ifPresent(cell -> {
            if (cell instanceof Cell.Value known) {
                given.put(new Key(known.name(), "", 0, false), value);
            } else if (cell instanceof Cell.Gradient known) {
                given.put(new Key(known.name(), known.of(), 0, false), value);
            }
        });
    }

    /** Where the values of parameters before the update before are kept, when there was one. */
    void before(String prefix) {
        before = prefix;
    }

    private String loss() {
        return rules.problem().model().loss();
    }

    private boolean isLearnable(String name) {
        return rules.problem().model().update().learnable().contains(name);
    }

    private boolean isDefined(String name) {
        return rules.problem().model().definitions().containsKey(name);
    }

    /** The expression of Java for what a question is understood as. */
    String answer(Expression question) {
        Patterns patterns = new Patterns(rules.problem().model().definitions(), loss(), activation -> true);
        Expression understood = rules.asked().apply(question);
        return java(understood.equals(question) ? patterns.answered(question, JACOBIANS) : understood, 0, loss());
    }

    /** The variable that holds a parameter after an update. */
    String updated(String parameter) {
        return value(new Key(parameter, "", 1, false));
    }

    /** All statements so far. */
    JavaStatements statements() {
        return statements;
    }

    private String value(Key key) {
        String known = given.get(key);
        if (known != null) {
            return known;
        }
        String variable = taken.contains(key.variable()) ? key.variable() + "_own" : key.variable();
        if (key.of().isEmpty()
                && key.step() == 0
                && leaves.containsKey(key.name())
                && formula(key).isEmpty()) {
            return leaves.getOrDefault(key.name(), "");
        }
        statements.variable(variable, () -> text(key));
        return variable;
    }

    private Optional<Expression> formula(Key key) {
        Rewriting written = rules.written();
        if (!key.of().isEmpty()) {
            return Optional.ofNullable(written.gradients().get(Rewriting.gradient(key.of(), key.name())));
        }
        if (isLearnable(key.name())) {
            return key.step() == 0
                    ? Optional.empty()
                    : Optional.ofNullable(written.updates().get(key.name()));
        }
        Expression later = key.last() ? written.later().get(key.name()) : null;
        return Optional.ofNullable(later != null ? later : written.values().get(key.name()));
    }

    private String text(Key key) {
        boolean moved = key.of().isEmpty() && isLearnable(key.name());
        if (moved && key.step() == 0) {
            throw new Unwritable(key.name());
        }
        Key from = moved ? new Key(key.name(), "", key.step() - 1, false) : key;
        String text = formula(key)
                .map(formula -> java(formula, from, () -> right(key, from)))
                .orElseGet(() -> right(key, from));
        boolean isLeaf = key.of().isEmpty() && !isDefined(key.name()) && !moved;
        return rules.decimals().isEmpty() || isLeaf
                ? text
                : "rounded(%s, %d)".formatted(text, rules.decimals().getAsInt());
    }

    /** By the right formula. */
    private String right(Key key, Key from) {
        Supplier<String> none = () -> {
            throw new Unwritable("right");
        };
        if (!key.of().isEmpty()) {
            Expression formula = rules.right().gradients().get(Rewriting.gradient(key.of(), key.name()));
            if (formula == null) {
                throw new Unwritable("grad(%s, of=%s)".formatted(key.name(), key.of()));
            }
            return java(formula, from, none);
        }
        if (isLearnable(key.name())) {
            return java(Objects.requireNonNull(rules.right().updates().get(key.name())), from, none);
        }
        Expression definition = rules.definitions().get(key.name());
        if (definition == null) {
            String leaf = leaves.get(key.name());
            if (leaf == null) {
                throw new Unwritable(key.name());
            }
            return leaf;
        }
        Expression usual = rules.problem().model().definitions().get(key.name());
        Expression byHand = rules.right().values().get(key.name());
        return java(byHand != null && definition.equals(usual) ? byHand : definition, from, none);
    }

    private String java(Expression expression, int step, String of) {
        return java(expression, new Key("", of, step, step > 0 && hasLater()), () -> {
            throw new Unwritable("right");
        });
    }

    private boolean hasLater() {
        return !rules.written().later().isEmpty();
    }

    private String java(Expression expression, Key at, Supplier<String> right) {
        if (expression instanceof Expression.Number number) {
            return "number(%s)".formatted(number.value());
        }
        if (expression instanceof Expression.Name name) {
            return named(name.name(), at);
        }
        if (expression instanceof Expression.Call call) {
            return call(call, at, right);
        }
        List<String> operands = new ArrayList<>();
        expression.children().forEach(child -> operands.add(java(child, at, right)));
        if (expression instanceof Expression.Entries entries) {
            return "entries(%s, %s, %s)".formatted(operands.get(0), index(entries.rows()), index(entries.columns()));
        }
        return "%s(%s)".formatted(function(expression), String.join(", ", operands));
    }

    private static String function(Expression expression) {
        if (expression instanceof Expression.Binary binary) {
            return switch (binary.operator()) {
                case '+' -> "add";
                case '-' -> "subtract";
                case '*' -> "multiply";
                case '/' -> "divide";
                case '@' -> "matmul";
                default -> "power";
            };
        }
        return expression instanceof Expression.Negation ? "negate" : "transpose";
    }

    private static String index(Expression.Selection selection) {
        return selection instanceof Expression.Selection.One one ? Integer.toString(one.index()) : "null";
    }

    private String named(String name, Key at) {
        boolean quantity = isDefined(name) || rules.problem().model().leaves().containsKey(name);
        if (quantity) {
            boolean data = !isDefined(name) && !isLearnable(name);
            return value(new Key(name, "", data ? 0 : at.step(), at.last() && isDefined(name)));
        }
        String constant = leaves.get(name);
        if (constant == null) {
            throw new Unwritable(name);
        }
        return constant;
    }

    private String call(Expression.Call call, Key at, Supplier<String> right) {
        Expression first = call.arguments().isEmpty() ? call : call.arguments().get(0);
        return switch (call.function()) {
            case "right" -> right.get();
            case "grad" -> {
                Expression of = call.options().get("of");
                String scalar = of != null ? of.toString() : at.of().isEmpty() ? loss() : at.of();
                yield value(new Key(first.toString(), scalar, at.step(), false));
            }
            case "previous" ->
                at.step() == 0 && leaves.containsKey(first.toString())
                        ? before + leaves.get(first.toString())
                        : java(first, new Key("", at.of(), Math.max(0, at.step() - 1), false), right);
            case "after" -> {
                int steps = (int) ((Expression.Number) first).value();
                yield java(call.arguments().get(1), new Key("", at.of(), at.step() + steps, hasLater()), right);
            }
            case "jacobian" -> jacobian(call, at);
            case "count" -> count(first, at, right);
            case "next_class" -> "nextClass(%s)".formatted(java(first, at, right));
            case "class_index" -> "classIndex(%s)".formatted(java(first, at, right));
            case "identity" -> java(first, at, right);
            default -> {
                List<String> arguments = new ArrayList<>();
                call.arguments().forEach(argument -> arguments.add(java(argument, at, right)));
                call.options().values().forEach(option -> arguments.add(option.toString()));
                yield "%s(%s)".formatted(call.function(), String.join(", ", arguments));
            }
        };
    }

    /** That of a quantity with respect to itself, or the gradient of a number as a row. */
    private String jacobian(Expression.Call call, Key at) {
        String of = call.arguments().get(0).toString();
        String by = call.arguments().get(1).toString();
        return of.equals(by)
                ? "eye(%s)".formatted(named(of, at))
                : "row(%s)".formatted(value(new Key(by, of, at.step(), false)));
    }

    private String count(Expression counted, Key at, Supplier<String> right) {
        if (!counted.toString().equals("parameters")) {
            return "count(%s)".formatted(java(counted, at, right));
        }
        return rules.problem().model().update().learnable().stream()
                .map(name -> "count(%s)".formatted(named(name, at)))
                .reduce((sum, next) -> "add(%s, %s)".formatted(sum, next))
                .orElseThrow();
    }
}
