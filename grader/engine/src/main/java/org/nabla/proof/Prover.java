package org.nabla.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nabla.diagnosis.Mistake;
import org.nabla.grading.AnswerKey;
import org.nabla.spec.Problem;
import org.nabla.submission.Submission;

/** Proves one problem; what runs submissions comes from outside. */
public final class Prover {

    private final AnswerKey key;
    private final Ways ways;
    private final MutationScore mistakes;

    /**
     * Of a problem.
     *
     * @param catalogue the mistakes that its questions are measured by
     */
    public Prover(AnswerKey key, List<Mistake> catalogue) {
        this.key = key;
        this.ways = new Ways(key);
        this.mistakes = new MutationScore(key, catalogue);
    }

    /** What students start from, to be graded as if it had been handed in. */
    public static List<Submission> starters(Problem problem) {
        return Starters.of(problem);
    }

    /**
     * The slow computations of the proof, independent of each other and of everything that is graded: they may run on
     * several threads, before {@link #prove}. What has not run by then is done there.
     */
    public List<Runnable> work() {
        List<Runnable> work = new ArrayList<>(ways.work());
        work.add(mistakes::score);
        return work;
    }

    /** The whole proof. */
    public Proof prove(Graded graded) {
        return proof(List.of(
                new WitnessesAgree(ways),
                new WorkedSolution(graded, key.instances().size()),
                new TypedValues(ways, graded),
                new PublishedKeys(ways, graded),
                new Noise(ways),
                new Slips(key),
                mistakes,
                new Starters(graded),
                new KnownSubmissions(graded)));
    }

    /** What can be proven without running any submission: the values, the tolerances, and what mistakes do. */
    public Proof proveNumbers() {
        Graded nothing = new Graded(Optional.empty(), List.of(), Map.of());
        return proof(List.of(
                new WitnessesAgree(ways), new TypedValues(ways, nothing), new Noise(ways), new Slips(key), mistakes));
    }

    private Proof proof(List<Part> parts) {
        Findings findings = new Findings(key.problem().id());
        parts.forEach(part -> part.report(findings));
        return findings.proof();
    }
}
