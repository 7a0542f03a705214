package org.nabla.grading;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.nabla.message.Message;
import org.nabla.message.Message.Evidence;
import org.nabla.message.MessageCode;
import org.nabla.message.NearestName;
import org.nabla.reference.Matrix;
import org.nabla.reference.Shape;
import org.nabla.reference.expression.Expression;
import org.nabla.spec.Problem;
import org.nabla.spec.Question;
import org.nabla.spec.Task;
import org.nabla.submission.ReturnedValue;

/** Puts the answers to questions together from what the tasks of a submission gave on one instance. */
record CodeAnswers(Problem problem, AnswerKey.InstanceKey key, Map<String, Outcome> outcomes) {

    Answer to(Question question) {
        Map<String, Matrix> returned = new LinkedHashMap<>();
        for (Expression atom : key.atoms().of(question.asks())) {
            Answer answer = atom(atom, question);
            boolean direct = atom.toString().equals(question.asks().toString());
            if (direct || answer.value().isEmpty()) {
                return answer;
            }
            Shape expected = key.quantity(atom).shape();
            Matrix actual = turned(answer, expected);
            if (!actual.shape().equals(expected)) {
                Comparison.OtherShape shapes = new Comparison.OtherShape(expected, actual.shape());
                return Answer.none(new Verdict.Incorrect(
                        Judge.otherShape(problem.names().of(atom), Judge.where(question, key), shapes)));
            }
            returned.put(atom.toString(), actual);
        }
        Matrix value = key.atoms().value(question.asks(), returned).orElseThrow();
        return Answer.of(value, false);
    }

    /** A plain vector in the direction that is expected of it. */
    static Matrix turned(Answer answer, Shape expected) {
        Matrix value = answer.value().orElseThrow();
        boolean vector = answer.flat()
                && expected.isVector()
                && expected.size() == value.shape().size();
        return vector ? value.reshaped(expected) : value;
    }

    /** What a task returned, by the canonical text of the quantity; plain vectors in the direction expected of them. */
    Map<String, Matrix> returned(Task task) {
        Map<String, Matrix> returned = new LinkedHashMap<>();
        if (outcomes.get(task.id()) instanceof Outcome.Values values) {
            for (Task.Item item : task.returned()) {
                String quantity = item.quantity().toString();
                ReturnedValue value = values.quantities().get(quantity);
                if (value != null) {
                    Answer answer = Answer.of(value.matrix(), value.rank() == 1);
                    returned.put(
                            quantity,
                            turned(answer, key.quantity(item.quantity()).shape()));
                }
            }
        }
        return returned;
    }

    private Answer atom(Expression atom, Question question) {
        Task task = problem.returning(atom);
        Outcome outcome = outcomes.get(task.id());
        if (outcome instanceof Outcome.Failed failed) {
            return Answer.none(failed.verdict());
        }
        Outcome.Values values = (Outcome.Values) Objects.requireNonNull(outcome);
        ReturnedValue value = values.quantities().get(atom.toString());
        if (value == null) {
            return Answer.none(new Verdict.NotAttempted(missing(task, atom, values.strange(), question)));
        }
        return Answer.of(value.matrix(), value.rank() == 1);
    }

    private Message missing(Task task, Expression atom, List<String> strange, Question question) {
        String name = task.returned().stream()
                .filter(item -> item.quantity().toString().equals(atom.toString()))
                .map(Task.Item::name)
                .findFirst()
                .orElseThrow();
        Message message = Message.of(
                MessageCode.NOT_ATTEMPTED,
                "`%s` does not return `%s`".formatted(task.function(), name),
                Judge.where(question, key));
        if (strange.isEmpty()) {
            return message;
        }
        Optional<String> meant = NearestName.of(name, strange);
        return message.with(Evidence.actual(
                        "it returns `%s`, which the problem does not ask for".formatted(String.join("`, `", strange))))
                .help(meant.map(written -> "did you mean `%s` by `%s`?".formatted(name, written)));
    }
}
