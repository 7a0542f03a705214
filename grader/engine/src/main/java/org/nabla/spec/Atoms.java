package org.nabla.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nabla.reference.Matrix;
import org.nabla.reference.expression.Expression;
import org.nabla.reference.graph.Vocabulary;

/**
 * Splits a question into the quantities a student returns and the arithmetic the grader does on them: in
 * {@code sum(a1)} the student returns {@code a1}.
 *
 * @param sizes the named dimensions of the instance
 * @param constants the learning rate and its like
 */
public record Atoms(Map<String, Integer> sizes, Map<String, Double> constants) {

    /** The quantities of a question that only a submission can give. */
    public List<Expression> of(Expression question) {
        Map<String, Expression> atoms = new LinkedHashMap<>();
        collect(question, atoms);
        return new ArrayList<>(atoms.values());
    }

    private void collect(Expression question, Map<String, Expression> atoms) {
        if (question instanceof Expression.Number || isKnown(question)) {
            return;
        }
        Optional<Vocabulary.Application> application = arithmetic(question);
        if (application.isEmpty()) {
            atoms.put(question.toString(), question);
        } else {
            application.get().operands().forEach(operand -> collect(operand, atoms));
        }
    }

    /** The value of a question from the quantities a submission returned; nothing when one of them is missing. */
    public Optional<Matrix> value(Expression question, Map<String, Matrix> returned) {
        if (question instanceof Expression.Number number) {
            return Optional.of(Matrix.scalar(number.value()));
        }
        if (isKnown(question)) {
            return Optional.of(Matrix.scalar(known(question.toString())));
        }
        Optional<Vocabulary.Application> application = arithmetic(question);
        if (application.isEmpty()) {
            return Optional.ofNullable(returned.get(question.toString()));
        }
        List<Matrix> operands = new ArrayList<>();
        for (Expression operand : application.get().operands()) {
            Optional<Matrix> value = value(operand, returned);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            operands.add(value.get());
        }
        return Optional.of(application.get().operation().apply(operands));
    }

    private boolean isKnown(Expression expression) {
        return expression instanceof Expression.Name name
                && (sizes.containsKey(name.name()) || constants.containsKey(name.name()));
    }

    private double known(String name) {
        Integer size = sizes.get(name);
        return size != null ? size : constants.getOrDefault(name, Double.NaN);
    }

    /** The operation the grader does itself; nothing for what a submission must return. */
    private Optional<Vocabulary.Application> arithmetic(Expression question) {
        if (question instanceof Expression.Call call) {
            if (call.function().equals("norm") && call.arguments().size() == 1) {
                return arithmetic(norm(call.arguments().get(0)));
            }
            if (!Vocabulary.functions().contains(call.function())) {
                return Optional.empty();
            }
        }
        return new Vocabulary(sizes).application(question);
    }

    /** {@code sqrt(sum(square(e)))} */
    private static Expression norm(Expression of) {
        Expression square = new Expression.Call("square", List.of(of), Map.of(), of.span());
        Expression sum = new Expression.Call("sum", List.of(square), Map.of(), of.span());
        return new Expression.Call("sqrt", List.of(sum), Map.of(), of.span());
    }
}
