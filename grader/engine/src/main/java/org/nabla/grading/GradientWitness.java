package org.nabla.grading;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.nabla.grading.OwnFunctions.NoValueException;
import org.nabla.spec.Task;
import org.nabla.spec.Tolerance;
import org.nabla.witness.GradientCheck;
import org.nabla.witness.GradientCheck.Reason;

/**
 * Asks a submission that is wrong somewhere whether its gradients are the derivatives of its own loss.
 *
 * <p>Values go from function to function as the submission returns them, near the parameters of the first instance on which
 * something is wrong. Verdicts and points stay as they are, whatever comes of it. Where the loss is right and each wrong
 * value is known by its mistake, nothing is left to ask.
 */
final class GradientWitness {

    /** Far more than rounding, and than the digits of a float. */
    private static final Tolerance CLEARLY = new Tolerance(1e-3, 0, 1, 1e-4);

    private final AnswerKey key;
    private final List<Map<String, Outcome>> outcomes;
    private final CodeRun run;
    private final Clock clock;

    GradientWitness(AnswerKey key, List<Map<String, Outcome>> outcomes, CodeRun run, Clock clock) {
        this.key = key;
        this.outcomes = outcomes;
        this.run = run;
        this.clock = clock;
    }

    /**
     * What was found.
     *
     * @param witnessed one for each loss whose chain has something wrong
     * @param results with what that says about wrong gradients
     */
    record Testimony(List<Witnessed> witnessed, List<QuestionResult> results) {}

    Testimony of(List<QuestionResult> results) {
        List<Witnessed> all = new ArrayList<>();
        Map<String, String> notes = new LinkedHashMap<>();
        for (LossChain chain : LossChain.of(key.problem())) {
            ChainVerdicts verdicts =
                    ChainVerdicts.of(chain, results, key.instances().get(0).atoms());
            if (verdicts.isWrong()) {
                int position = verdicts.firstWrong();
                verdicts = verdicts.deviating(deviating(chain, position));
                if (verdicts.isRightOnTheWay() && verdicts.isExplained()) {
                    continue;
                }
                GradientCheck check = check(chain, verdicts, position);
                int samples = Judge.samples(key.instances().get(position));
                all.add(new Witnessed(check, WitnessWords.message(verdicts, check, samples), verdicts.forStudents()));
                notes.putAll(WitnessWords.notes(verdicts, check, samples));
            }
        }
        return new Testimony(
                all,
                results.stream()
                        .map(result -> WitnessWords.noted(result, notes))
                        .toList());
    }

    /** What the forward functions returned, each from right values, that is not what the reference has. */
    private Set<String> deviating(LossChain chain, int position) {
        AnswerKey.InstanceKey instance = key.instances().get(position);
        CodeAnswers answers = new CodeAnswers(key.problem(), instance, outcomes.get(position));
        Set<String> deviating = new LinkedHashSet<>();
        for (Task task : chain.forward()) {
            answers.returned(task).forEach((quantity, value) -> {
                Expected expected = Objects.requireNonNull(instance.returned().get(quantity));
                boolean equal = Comparison.of(expected, value, false, CLEARLY) instanceof Comparison.Equal;
                if (!equal) {
                    deviating.add(quantity);
                }
            });
        }
        return deviating;
    }

    private GradientCheck check(LossChain chain, ChainVerdicts verdicts, int position) {
        AnswerKey.InstanceKey instance = key.instances().get(position);
        String id = instance.instance().id();
        for (Task task : chain.tasks()) {
            if (outcomes.get(position).get(task.id()) instanceof Outcome.Failed) {
                return new GradientCheck.NotCompared(chain.loss(), id, Reason.FUNCTION_FAILED, task.function());
            }
        }
        try {
            return new ChainCheck(
                            verdicts,
                            key,
                            position,
                            outcomes.get(position),
                            new OwnFunctions(chain, run, instance, clock))
                    .check();
        } catch (NoValueException e) {
            return new GradientCheck.NotCompared(chain.loss(), id, e.reason(), e.function());
        } catch (RuntimeException e) { // a witness that fails is no reason to lose a grade
            return new GradientCheck.NotCompared(chain.loss(), id, Reason.GRADER_FAULT, "");
        }
    }
}
