package org.nabla.grading;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nabla.message.Message;
import org.nabla.message.MessageCode;
import org.nabla.reference.Matrix;
import org.nabla.spec.Task;
import org.nabla.submission.Runner;
import org.nabla.submission.Session;
import org.nabla.submission.Signatures;

/**
 * Runs a submission: every task on every instance, each with the reference's values of what it is given.
 *
 * <p>Where a call ends the worker, another is started and the remaining calls go on. A task that ran into a limit once is
 * not called again: it would only run into it on every other instance. All calls together may take twenty times what one
 * may.
 */
final class CodeRun implements AutoCloseable {

    private static final int CALLS_AT_THE_LIMIT = 20;

    private final AnswerKey key;
    private final Runner runner;
    private final Clock clock;
    private final Calls calls;
    private final Duration allowance;
    private final Map<String, Verdict> given = new HashMap<>();
    private @Nullable Session session;
    private String version = "";
    private boolean interrupted;
    private Duration spent = Duration.ZERO;

    CodeRun(AnswerKey key, Runner runner, Clock clock) {
        this.key = key;
        this.runner = runner;
        this.clock = clock;
        this.calls = new Calls(key.problem());
        double seconds = CALLS_AT_THE_LIMIT * key.problem().allowance().seconds();
        this.allowance = Duration.ofMillis((long) (1000 * seconds));
    }

    /** What every task gave, by its id, for each instance of the key in its order. */
    List<Map<String, Outcome>> outcomes() {
        List<Map<String, Outcome>> all = new ArrayList<>();
        for (AnswerKey.InstanceKey instance : key.instances()) {
            Map<String, Outcome> outcomes = new HashMap<>();
            for (Task task : key.problem().tasks()) {
                outcomes.put(task.id(), outcome(task, instance));
            }
            all.add(outcomes);
        }
        return all;
    }

    /** The version of the language, as the worker says. */
    String version() {
        return version;
    }

    /** Whether a worker had to be ended, or ended by itself, before it answered. */
    boolean interrupted() {
        return interrupted;
    }

    private Outcome outcome(Task task, AnswerKey.InstanceKey instance) {
        Verdict limit = given.get(task.function());
        if (limit != null) {
            return new Outcome.Failed(limit);
        }
        Session running = running();
        Signatures signatures = running.signatures();
        Optional<Signatures.Function> function = signatures.find(task.function());
        if (function.isEmpty()) {
            return new Outcome.Failed(absent(signatures.absence(task.function())));
        }
        if (spent.compareTo(allowance) > 0) {
            interrupted = true;
            return new Outcome.Failed(tooLongInAll(task, instance));
        }
        Instant called = clock.instant();
        Outcome outcome = calls.outcome(
                task,
                running.call(calls.call(task, instance)),
                signatures,
                instance.instance().id());
        spent = spent.plus(Duration.between(called, clock.instant()));
        if (!running.alive()) {
            interrupted = true;
            running.close();
            session = null;
        }
        if (outcome instanceof Outcome.Failed failed && isLimit(failed.verdict())) {
            given.put(task.function(), failed.verdict());
        }
        return outcome;
    }

    private Verdict tooLongInAll(Task task, AnswerKey.InstanceKey instance) {
        return new Verdict.TimedOut(Message.of(
                        MessageCode.TIMED_OUT,
                        "`%s` was not called: the calls before it took longer than %s s in all"
                                .formatted(task.function(), Numbers.text(allowance.toMillis() / 1000.0)),
                        "function `%s`, instance `%s`"
                                .formatted(task.function(), instance.instance().id()))
                .help("look for what takes long in every function"));
    }

    /**
     * One more call, after all others, with values of the submission's own; what is printed meanwhile is not kept.
     *
     * @param own values by canonical expression; all others are the reference's
     */
    Outcome again(Task task, AnswerKey.InstanceKey instance, Map<String, Matrix> own) {
        Session running = running();
        running.mute();
        Outcome outcome = calls.outcome(
                task,
                running.call(calls.call(task, instance, own)),
                running.signatures(),
                instance.instance().id());
        if (!running.alive()) {
            close();
        }
        return outcome;
    }

    private static Verdict absent(Message message) {
        return message.code() == MessageCode.FUNCTION_MISSING
                ? new Verdict.NotAttempted(message)
                : new Verdict.Malformed(message);
    }

    private static boolean isLimit(Verdict verdict) {
        return verdict instanceof Verdict.TimedOut || verdict instanceof Verdict.OutOfMemory;
    }

    private Session running() {
        Session current = session;
        if (current == null) {
            current = runner.start();
            session = current;
            version = current.signatures().version();
        }
        return current;
    }

    @Override
    public void close() {
        if (session != null) {
            session.close();
            session = null;
        }
    }
}
