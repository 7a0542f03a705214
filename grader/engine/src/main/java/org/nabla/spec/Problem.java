package org.nabla.spec;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.nabla.reference.expression.Expression;

/**
 * A problem file that was read and checked: nothing in it can be wrong any more but the numbers it claims.
 *
 * <p>Its questions call quantities as the course does.
 */
public record Problem(
        Identity identity,
        Model model,
        Instance published,
        Variants variants,
        List<Task> tasks,
        List<Question> questions,
        Policy policy) {

    /**
     * What tells this problem from others.
     *
     * @param folder where its file, data and known submissions are
     * @param sha256 of the file and of the data it reads
     */
    public record Identity(String id, String title, Path folder, String sha256) {}

    /**
     * What the problem decides about judging and telling.
     *
     * @param carriedForward the part of the points for what is right but for wrong values before it, from 0 to 1
     */
    public record Policy(
            Arrangement arrangement,
            Release release,
            Explaining explaining,
            BigDecimal carriedForward,
            Allowance allowance) {}

    /** What one call of a submission may use. */
    public record Allowance(double seconds, int heapMegabytes) {}

    public Problem {
        tasks = List.copyOf(tasks);
        QuantityNames names = new QuantityNames(model, tasks);
        questions = questions.stream()
                .map(question -> question.called(names.of(question)))
                .toList();
    }

    /** What quantities are called in the course. */
    public QuantityNames names() {
        return new QuantityNames(model, tasks);
    }

    public Arrangement arrangement() {
        return policy.arrangement();
    }

    public Allowance allowance() {
        return policy.allowance();
    }

    public Release release() {
        return policy.release();
    }

    public String id() {
        return identity.id();
    }

    /** The same with the questions that students see now, and all tasks; there may be no question left. */
    public Problem open() {
        List<Question> open = questions.stream()
                .filter(question -> question.marking().visibility() == Visibility.ALWAYS)
                .toList();
        return new Problem(identity, model, published, variants, tasks, open, policy);
    }

    public Optional<Question> question(String id) {
        return questions.stream().filter(question -> question.id().equals(id)).findFirst();
    }

    /** The task whose answer counts for a quantity that is asked for: the first that returns it. */
    public Task returning(Expression quantity) {
        return anyReturning(quantity).orElseThrow();
    }

    /** The same for any quantity; nothing for one that no task returns. */
    public Optional<Task> anyReturning(Expression quantity) {
        return tasks.stream().filter(task -> task.returns(quantity)).findFirst();
    }
}
