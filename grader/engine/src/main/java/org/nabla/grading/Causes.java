package org.nabla.grading;

import java.util.List;
import java.util.Optional;
import org.nabla.diagnosis.Claim;
import org.nabla.diagnosis.Deviation;
import org.nabla.diagnosis.Examination;
import org.nabla.diagnosis.Finding;
import org.nabla.diagnosis.Mistake;
import org.nabla.spec.Explaining;
import org.nabla.spec.Problem;
import org.nabla.spec.QuantityNames;

/** Tells what was found in the problem's own names. */
final class Causes {

    private final Problem problem;
    private final Examination examination;
    private final QuantityNames names;

    Causes(Problem problem, Examination examination) {
        this.problem = problem;
        this.examination = examination;
        this.names = problem.names();
    }

    /** The mistakes that were found in a claim; none where it follows, or nothing is known. */
    List<Cause> of(Claim claim, Finding finding) {
        if (finding instanceof Finding.OtherConvention other) {
            return List.of(cause(other.convention(), Cause.Certainty.CONVENTION, claim));
        }
        if (!(finding instanceof Finding.Named named)) {
            return List.of();
        }
        return named.mistakes().stream()
                .map(mistake -> cause(mistake, certainty(mistake, named), claim))
                .toList();
    }

    /** Another convention is no mistake, also where it cannot be told from one. */
    private static Cause.Certainty certainty(Mistake mistake, Finding.Named named) {
        if (mistake.convention()) {
            return Cause.Certainty.CONVENTION;
        }
        if (named.mistakes().size() == 1) {
            return Cause.Certainty.UNIQUE;
        }
        return named.together() ? Cause.Certainty.TOGETHER : Cause.Certainty.ONE_OF;
    }

    private Cause cause(Mistake mistake, Cause.Certainty certainty, Claim claim) {
        List<Deviation> deviations = examination.deviations(mistake, claim);
        Mistake.Words words = mistake.words();
        Optional<Cause.Explanation> explanation = problem.policy().explaining() == Explaining.IN_REPORT
                ? Optional.of(new Cause.Explanation(
                        words.belief(),
                        words.correction(),
                        words.explanation(),
                        deviations.stream().map(this::computed).toList()))
                : Optional.empty();
        return new Cause(
                mistake.id(),
                certainty,
                words.hint(),
                mistake.slips(),
                deviations.stream().map(step -> names.of(step.quantity())).toList(),
                explanation);
    }

    private String computed(Deviation step) {
        return "%s = %s".formatted(names.of(step.quantity()), names.of(step.formula()));
    }
}
