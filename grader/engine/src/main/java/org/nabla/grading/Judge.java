package org.nabla.grading;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.nabla.message.Message;
import org.nabla.message.Message.Evidence;
import org.nabla.message.MessageCode;
import org.nabla.reference.Matrix;
import org.nabla.reference.Shape;
import org.nabla.reference.calculus.Answers;
import org.nabla.spec.Arrangement;
import org.nabla.spec.Criterion;
import org.nabla.spec.Problem;
import org.nabla.spec.Question;
import org.nabla.spec.Release;
import org.nabla.spec.Tolerance;

/**
 * Decides whether an answer is right, and words what is told when it is not.
 *
 * <p>What a message says about the right answer is what the problem releases, and never more: messages reach students.
 */
public final class Judge {

    private final Problem problem;

    public Judge(Problem problem) {
        this.problem = problem;
    }

    InstanceResult judge(Question question, AnswerKey.InstanceKey key, Answer answer) {
        return judge(question, key, answer, question.marking().tolerance());
    }

    InstanceResult judge(Question question, AnswerKey.InstanceKey key, Answer answer, Tolerance tolerance) {
        Expected expected = key.answer(question);
        String instance = key.instance().id();
        if (answer.value().isEmpty()) {
            Verdict verdict = answer.instead().orElseThrow();
            return new InstanceResult(instance, verdict, expected, Optional.empty(), Optional.empty());
        }
        Matrix actual = answer.value().get();
        if (isByCriterion(question, key)) {
            return byCriterion(question, key, answer);
        }
        Comparison comparison = comparison(question, expected, answer, tolerance);
        Verdict verdict = verdict(question, key, comparison, actual);
        Optional<Difference> difference =
                comparison instanceof Comparison.Differs differs ? Optional.of(differs.difference()) : Optional.empty();
        return new InstanceResult(instance, verdict, expected, Optional.of(actual), difference);
    }

    /** Whether a value counts as right. */
    public boolean accepts(Question question, AnswerKey.InstanceKey key, Matrix actual) {
        Expected expected = key.answer(question);
        if (isByCriterion(question, key)) {
            return actual.shape().equals(expected.value().shape())
                    && Criteria.objection(question, where(question, key), actual)
                            .isEmpty();
        }
        Comparison comparison = comparison(
                question, expected, Answer.of(actual, false), question.marking().tolerance());
        return isRight(problem, comparison);
    }

    /** Whether what a comparison found counts as right in a problem. */
    static boolean isRight(Problem problem, Comparison comparison) {
        return comparison instanceof Comparison.Equal
                || (comparison instanceof Comparison.Rearranged && problem.arrangement() == Arrangement.FORGIVING);
    }

    private static Comparison comparison(Question question, Expected expected, Answer answer, Tolerance tolerance) {
        Matrix actual = answer.value().orElseThrow();
        return question.choices().isEmpty()
                ? Comparison.of(expected, actual, answer.flat(), tolerance)
                : nearest(question.choices(), expected, actual);
    }

    /** A range holds for the published numbers; what other numbers lead to is compared with the reference. */
    private static boolean isByCriterion(Question question, AnswerKey.InstanceKey key) {
        Criterion criterion = question.marking().criterion();
        return criterion instanceof Criterion.Within
                ? key.instance().isPublished()
                : !criterion.equals(Criterion.EQUAL);
    }

    /** Shape and finiteness come first here, too. */
    private static InstanceResult byCriterion(Question question, AnswerKey.InstanceKey key, Answer answer) {
        Expected expected = key.answer(question);
        Matrix given = answer.value().orElseThrow();
        Shape shape = expected.value().shape();
        boolean turned = answer.flat()
                && shape.isVector()
                && shape.size() == given.shape().size();
        Matrix actual = turned ? given.reshaped(shape) : given;
        Optional<Message> objection = actual.shape().equals(shape)
                ? Criteria.objection(question, where(question, key), actual)
                : Optional.of(otherShape(
                        question.name(), where(question, key), new Comparison.OtherShape(shape, actual.shape())));
        Verdict verdict =
                objection.<Verdict>map(Verdict.Incorrect::new).orElseGet(() -> new Verdict.Correct(Optional.empty()));
        return new InstanceResult(key.instance().id(), verdict, expected, Optional.of(actual), Optional.empty());
    }

    /** Right when the answer is nearest to the choice that the expected value is nearest to. */
    private static Comparison nearest(List<Matrix> choices, Expected expected, Matrix actual) {
        if (!actual.shape().equals(expected.value().shape())) {
            return new Comparison.OtherShape(expected.value().shape(), actual.shape());
        }
        boolean same = nearest(choices, expected.value()).equals(nearest(choices, actual)) && actual.isFinite();
        return same
                ? new Comparison.Equal()
                : Comparison.of(expected, actual, false, new Tolerance(0, 0)) instanceof Comparison.Differs differs
                        ? differs
                        : new Comparison.NotFinite(actual.largestMagnitude(), 0, 0);
    }

    private static Matrix nearest(List<Matrix> choices, Matrix value) {
        return choices.stream()
                .min(Comparator.comparingDouble(
                        choice -> choice.zip(value, (a, b) -> a - b).largestMagnitude()))
                .orElseThrow();
    }

    private Verdict verdict(Question question, AnswerKey.InstanceKey key, Comparison comparison, Matrix actual) {
        if (comparison instanceof Comparison.Equal) {
            return new Verdict.Correct(Optional.empty());
        }
        if (comparison instanceof Comparison.Rearranged rearranged) {
            Message message = rearranged(question, key, rearranged, actual);
            return problem.arrangement() == Arrangement.FORGIVING
                    ? new Verdict.Correct(Optional.of(message))
                    : new Verdict.Incorrect(message);
        }
        if (comparison instanceof Comparison.OtherShape shapes) {
            return new Verdict.Incorrect(otherShape(question.name(), where(question, key), shapes));
        }
        if (comparison instanceof Comparison.NotFinite notFinite) {
            return new Verdict.Incorrect(notFinite(question, key, notFinite));
        }
        Difference difference = ((Comparison.Differs) comparison).difference();
        return new Verdict.Incorrect(differs(question, key, difference, actual));
    }

    static String where(Question question, AnswerKey.InstanceKey key) {
        return "question `%s`, instance `%s`"
                .formatted(question.id(), key.instance().id());
    }

    private static Message rearranged(
            Question question, AnswerKey.InstanceKey key, Comparison.Rearranged rearranged, Matrix actual) {
        Shape expected = key.answer(question).value().shape();
        return Message.of(
                        MessageCode.ARRANGED_DIFFERENTLY,
                        "`%s` has the right numbers in another arrangement".formatted(question.name()),
                        where(question, key))
                .with(Evidence.expected(expected.toString()))
                .with(Evidence.actual("%s, %s".formatted(actual.shape(), rearranged.how())))
                .help(
                        actual.shape().equals(expected)
                                ? "compare an entry off the diagonal with the one opposite: which index is the row?"
                                : "print the shape before you return it");
    }

    static Message otherShape(String quantity, String where, Comparison.OtherShape shapes) {
        return Message.of(MessageCode.SHAPE_DIFFERS, "`%s` has the wrong shape".formatted(quantity), where)
                .with(Evidence.expected(shapes.expected().toString()))
                .with(Evidence.actual(shapes.actual().toString()))
                .help(shapeHelp(shapes.expected(), shapes.actual()));
    }

    private static String shapeHelp(Shape expected, Shape actual) {
        if (expected.rows() == actual.rows() && expected.columns() == 1) {
            return "one column is asked for, and there are %d: how do they come together?".formatted(actual.columns());
        }
        if (expected.columns() == actual.columns() && expected.rows() == 1) {
            return "one row is asked for, and there are %d: how do they come together?".formatted(actual.rows());
        }
        return "print the shape of every factor on the way to it";
    }

    private static Message notFinite(Question question, AnswerKey.InstanceKey key, Comparison.NotFinite notFinite) {
        return Message.of(
                        MessageCode.NOT_FINITE,
                        "`%s` is not a finite number".formatted(question.name()),
                        where(question, key))
                .with(Evidence.expected("a finite number"))
                .with(Evidence.actual(
                        "%s at %s".formatted(notFinite.value(), place(notFinite.row(), notFinite.column()))))
                .help("look for a division by 0, a logarithm of 0, or an exponential of a large number");
    }

    private Message differs(Question question, AnswerKey.InstanceKey key, Difference difference, Matrix actual) {
        Expected expected = key.answer(question);
        boolean scalar = expected.value().shape().isScalar();
        String summary = scalar
                ? "`%s` is not the expected value".formatted(question.name())
                : "`%s` differs in %d of %d entries"
                        .formatted(question.name(), difference.mismatched(), difference.entries());
        Message message = Message.of(MessageCode.VALUE_DIFFERS, summary, where(question, key));
        boolean released =
                problem.release() == Release.PUBLISHED && key.instance().isPublished();
        boolean whole = Numbers.isShort(expected.value());
        String at = place(difference.row(), difference.column());
        if (released) {
            message = message.with(Evidence.expected(
                    whole ? Numbers.text(expected.value()) : entry(expected.value(), difference, at)));
        }
        Matrix shown = actual.shape().equals(expected.value().shape())
                ? actual
                : actual.reshaped(expected.value().shape());
        message = message.with(Evidence.actual(whole ? Numbers.text(shown) : entry(shown, difference, at)));
        if (Answers.isAboutTraining(question.asks()) && expected.value().columns() == 1 && !scalar) {
            message = message.with(Evidence.note("the first epoch that deviates is %d of %d"
                    .formatted(Curves.firstDeviating(question, expected, shown).orElse(shown.rows()), shown.rows())));
        } else if (!scalar) {
            message = message.with(Evidence.note("the largest difference is at " + at));
        }
        Optional<Relation> relation = Relation.between(expected.value(), shown, samples(key));
        if (relation.isPresent()) {
            return message.with(Evidence.note(relation.get().fact()))
                    .help(relation.get().advice());
        }
        return message;
    }

    private static String entry(Matrix matrix, Difference difference, String at) {
        return "%s at %s".formatted(Numbers.text(matrix.at(difference.row(), difference.column())), at);
    }

    private static String place(int row, int column) {
        return "row %d, column %d".formatted(row + 1, column + 1);
    }

    static int samples(AnswerKey.InstanceKey key) {
        return key.instance().sizes().getOrDefault("N", 0);
    }
}
