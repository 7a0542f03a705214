package org.nabla.grading;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nabla.reference.Matrix;
import org.nabla.spec.Task;
import org.nabla.submission.ReturnedValue;
import org.nabla.witness.GradientCheck.Reason;

/** The functions of a submission, each given what those before it returned, within a bound on all calls together. */
final class OwnFunctions {

    private static final int MOST_CALLS = 1_500;

    /** Numbers handed over: what takes a matter of a second. */
    private static final long MOST_NUMBERS = 4_000_000;

    private static final long MOST_MILLIS = 5_000;

    private final LossChain chain;
    private final CodeRun run;
    private final AnswerKey.InstanceKey key;
    private final Clock clock;
    private final long until;
    private int calls;
    private long numbers;

    /** No value, and why: what a submission's function does in an extra call says nothing about its verdicts. */
    static final class NoValueException extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final Reason reason;
        private final String function;

        NoValueException(Reason reason, String function) {
            super(reason + " in " + function);
            this.reason = reason;
            this.function = function;
        }

        Reason reason() {
            return reason;
        }

        String function() {
            return function;
        }
    }

    OwnFunctions(LossChain chain, CodeRun run, AnswerKey.InstanceKey key, Clock clock) {
        this.chain = chain;
        this.run = run;
        this.key = key;
        this.clock = clock;
        this.until = clock.millis() + MOST_MILLIS;
    }

    /** Everything that is known after some tasks, by canonical expression: what was known before, and what they return. */
    Map<String, Matrix> after(List<Task> tasks, Map<String, Matrix> known) {
        Map<String, Matrix> values = new LinkedHashMap<>(known);
        for (Task task : tasks) {
            values.putAll(returned(task, values));
        }
        return values;
    }

    private Map<String, Matrix> returned(Task task, Map<String, Matrix> known) {
        count(task, known);
        if (!(run.again(task, key, known) instanceof Outcome.Values values)) {
            throw new NoValueException(Reason.FAILED_NEARBY, task.function());
        }
        Map<String, Matrix> returned = new LinkedHashMap<>();
        for (Task.Item item : task.returned()) {
            String quantity = item.quantity().toString();
            ReturnedValue value = values.quantities().get(quantity);
            if (value == null) {
                continue; // it may be needed by nothing
            }
            Answer answer = Answer.of(value.matrix(), value.rank() == 1);
            returned.put(
                    quantity,
                    CodeAnswers.turned(answer, key.quantity(item.quantity()).shape()));
        }
        return returned;
    }

    private void count(Task task, Map<String, Matrix> known) {
        calls++;
        for (Task.Item item : task.given()) {
            String quantity = item.quantity().toString();
            Matrix value = known.get(quantity);
            if (value != null) {
                numbers += value.shape().size();
            } else if (chain.returning(quantity).isPresent()) { // the reference's would be no value of its own
                throw new NoValueException(
                        Reason.FUNCTION_FAILED, chain.returning(quantity).get().function());
            }
        }
        if (calls > MOST_CALLS || numbers > MOST_NUMBERS || clock.millis() > until) {
            throw new NoValueException(Reason.TOO_LONG, task.function());
        }
    }
}
