package org.nabla.reference.expression;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Reads the expression language: {@code + - * / @ ^}, unary minus, {@code .T}, entries in brackets, calls with options.
 *
 * <p>Precedence is NumPy's: {@code ^} binds tightest and to the right, then unary minus, then {@code * / @} and
 * {@code + -} to the left. Every mistake is an {@link ExpressionException} that says where.
 */
public final class ExpressionParser {

    /** Deeper nesting is nobody's formula and would overflow the stack. */
    private static final int DEEPEST = 100;

    /** A chain of operators is a tree as deep as the chain is long. */
    private static final int MOST_OPERATORS = 1_000;

    private final String text;
    private int position;
    private int depth;
    private int operators;

    private ExpressionParser(String text) {
        this.text = text;
    }

    public static Expression parse(String text) {
        ExpressionParser parser = new ExpressionParser(text);
        parser.skipSpaces();
        if (parser.atEnd()) {
            throw new ExpressionException("an expression is expected, but the text is empty", new Span(0, 0));
        }
        Expression expression = parser.sum();
        if (!parser.atEnd()) {
            throw parser.unexpected("an operator or the end");
        }
        return expression;
    }

    private Expression sum() {
        if (++depth > DEEPEST) {
            throw new ExpressionException("brackets are nested more than %d deep".formatted(DEEPEST), here());
        }
        Expression left = product();
        while (peek() == '+' || peek() == '-') {
            char operator = operator();
            Expression right = product();
            left = new Expression.Binary(operator, left, right, left.span().to(right.span()));
        }
        depth--;
        return left;
    }

    private Expression product() {
        Expression left = signed();
        while ((peek() == '*' && !next("**")) || peek() == '/' || peek() == '@') {
            char operator = operator();
            Expression right = signed();
            left = new Expression.Binary(operator, left, right, left.span().to(right.span()));
        }
        return left;
    }

    private Expression signed() {
        if (peek() == '-') {
            Span minus = here();
            if (++depth > DEEPEST) {
                throw new ExpressionException("signs are nested more than %d deep".formatted(DEEPEST), minus);
            }
            take();
            Expression operand = signed();
            depth--;
            return new Expression.Negation(operand, minus.to(operand.span()));
        }
        return power();
    }

    private Expression power() {
        Expression base = postfix();
        if (peek() == '^' || next("**")) {
            if (++depth > DEEPEST) {
                throw new ExpressionException("powers are nested more than %d deep".formatted(DEEPEST), here());
            }
            position += next("**") ? 2 : 1;
            skipSpaces();
            Expression exponent = signed(); // to the right: a ^ b ^ c is a ^ (b ^ c), and a ^ -1 is allowed
            depth--;
            return new Expression.Binary('^', base, exponent, base.span().to(exponent.span()));
        }
        return base;
    }

    private Expression postfix() {
        Expression operand = atom();
        while (true) {
            if (next(".T") && !isNamePart(charAt(position + 2))) {
                countOperator();
                position += 2;
                operand = new Expression.Transpose(
                        operand, new Span(operand.span().start(), position));
                skipSpaces();
            } else if (peek() == '[') {
                operand = entries(operand);
            } else {
                return operand;
            }
        }
    }

    private Expression entries(Expression operand) {
        operator();
        Expression.Selection rows = selection();
        Expression.Selection columns = new Expression.Selection.All();
        if (peek() == ',') {
            take();
            columns = selection();
        }
        int end = expect(']');
        return new Expression.Entries(
                operand, rows, columns, new Span(operand.span().start(), end));
    }

    private Expression.Selection selection() {
        if (peek() == ':') {
            take();
            return new Expression.Selection.All();
        }
        Span place = here();
        boolean fromEnd = peek() == '-';
        if (fromEnd) {
            take();
        }
        OptionalDouble number = number();
        if (number.isEmpty() || number.getAsDouble() != Math.rint(number.getAsDouble()) || number.getAsDouble() > 1e9) {
            throw new ExpressionException(
                    "an index is a whole number from 0, or from -1 backwards, or `:` for all", place);
        }
        int index = (int) number.getAsDouble();
        return new Expression.Selection.One(fromEnd ? -index : index);
    }

    private Expression atom() {
        Span start = here();
        if (peek() == '(') {
            take();
            Expression inner = sum();
            expect(')');
            return inner;
        }
        OptionalDouble number = number();
        if (number.isPresent()) {
            return new Expression.Number(number.getAsDouble(), new Span(start.start(), endBeforeSpaces()));
        }
        if (isNameStart(peek())) {
            String name = name();
            Span span = new Span(start.start(), start.start() + name.length());
            return peek() == '(' ? call(name, span) : new Expression.Name(name, span);
        }
        throw unexpected("a name, a number or `(`");
    }

    private Expression call(String function, Span start) {
        take();
        List<Expression> arguments = new ArrayList<>();
        Map<String, Expression> options = new LinkedHashMap<>();
        while (peek() != ')') {
            argument(arguments, options);
            if (peek() != ',') {
                break;
            }
            take();
        }
        int end = expect(')');
        return new Expression.Call(function, arguments, options, new Span(start.start(), end));
    }

    private void argument(List<Expression> arguments, Map<String, Expression> options) {
        Expression argument = sum();
        if (peek() != '=') {
            if (!options.isEmpty()) {
                throw new ExpressionException("an argument stands after an option", argument.span());
            }
            arguments.add(argument);
            return;
        }
        if (!(argument instanceof Expression.Name option)) {
            throw new ExpressionException("only a name may stand before `=`", argument.span());
        }
        take();
        if (options.putIfAbsent(option.name(), sum()) != null) {
            throw new ExpressionException("the option `%s` is given twice".formatted(option.name()), option.span());
        }
    }

    private String name() {
        int start = position;
        while (isNamePart(charAt(position))) {
            position++;
        }
        String name = text.substring(start, position);
        skipSpaces();
        return name;
    }

    /** An unsigned number, or nothing when none stands here. */
    private OptionalDouble number() {
        int start = position;
        int end = digits(start);
        if (charAt(end) == '.' && isDigit(charAt(end + 1))) {
            end = digits(end + 1);
        }
        if (end == start) {
            return OptionalDouble.empty();
        }
        if (charAt(end) == 'e' || charAt(end) == 'E') {
            int sign = charAt(end + 1) == '-' || charAt(end + 1) == '+' ? 2 : 1;
            end = isDigit(charAt(end + sign)) ? digits(end + sign) : end;
        }
        position = end;
        double value = Double.parseDouble(text.substring(start, end));
        if (Double.isInfinite(value)) {
            throw new ExpressionException(
                    "a number is at most %s, but is `%s`".formatted(Double.MAX_VALUE, text.substring(start, end)),
                    new Span(start, end));
        }
        skipSpaces();
        return OptionalDouble.of(value);
    }

    private int digits(int from) {
        int end = from;
        while (isDigit(charAt(end))) {
            end++;
        }
        return end;
    }

    /** Takes the closing bracket and returns the offset after it. */
    private int expect(char closing) {
        if (peek() != closing) {
            throw unexpected("`" + closing + "`");
        }
        int end = position + 1;
        take();
        return end;
    }

    private ExpressionException unexpected(String expected) {
        String found = atEnd()
                ? "the expression ends"
                : "found `%s`".formatted(new String(Character.toChars(text.codePointAt(position))));
        return new ExpressionException("%s is expected here, but %s".formatted(expected, found), here());
    }

    private Span here() {
        return new Span(position, atEnd() ? position : text.offsetByCodePoints(position, 1));
    }

    private char operator() {
        countOperator();
        return take();
    }

    private void countOperator() {
        if (++operators > MOST_OPERATORS) {
            throw new ExpressionException("an expression has at most %d operators".formatted(MOST_OPERATORS), here());
        }
    }

    private char take() {
        char taken = text.charAt(position++);
        skipSpaces();
        return taken;
    }

    private void skipSpaces() {
        while (!atEnd() && Character.isWhitespace(text.charAt(position))) {
            position++;
        }
    }

    private int endBeforeSpaces() {
        int end = position;
        while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    private boolean next(String symbol) {
        return text.startsWith(symbol, position);
    }

    private char peek() {
        return charAt(position);
    }

    private char charAt(int index) {
        return index < text.length() ? text.charAt(index) : '\0';
    }

    private boolean atEnd() {
        return position >= text.length();
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isNameStart(char c) {
        return Character.isLetter(c) || c == '_';
    }

    private static boolean isNamePart(char c) {
        return isNameStart(c) || isDigit(c);
    }
}
