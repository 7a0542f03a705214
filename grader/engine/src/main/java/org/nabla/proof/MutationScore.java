package org.nabla.proof;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nabla.diagnosis.Mistake;
import org.nabla.grading.AnswerKey;
import org.nabla.message.Message;
import org.nabla.message.Message.Evidence;
import org.nabla.message.MessageCode;

/**
 * The questions of a problem catch every known mistake that can be made in it, and tell it from the others, as far as
 * other variants could.
 *
 * <p>What other variants would show has to be mended. What takes another question is the instructor's to decide, and what
 * only the published numbers hide, where there are no variants, cannot be mended: both are notes.
 */
final class MutationScore implements Part {

    private final AnswerKey key;
    private final List<Mistake> catalogue;
    private Optional<Score> score = Optional.empty();

    MutationScore(AnswerKey key, List<Mistake> catalogue) {
        this.key = key;
        this.catalogue = List.copyOf(catalogue);
    }

    /** Computed once, by whoever needs it first. */
    synchronized Score score() {
        Score known = score.orElseGet(() -> Score.of(key, catalogue));
        score = Optional.of(known);
        return known;
    }

    @Override
    public void report(Findings findings) {
        Score known = score();
        findings.table(new MistakeTable(known).lines());
        if (known.onSheet().traces().isEmpty()) {
            return;
        }
        int instances = key.instances().size();
        findings.fact("mistakes in code, on %s: %s%s"
                .formatted(
                        Findings.counted(instances, "instance"),
                        counts(known.inCode()),
                        known.never().isEmpty()
                                ? ""
                                : "; %d more make no difference here"
                                        .formatted(known.never().size())));
        findings.fact("mistakes by hand, on the published numbers: %s".formatted(counts(known.onSheet())));
        byRemedy(known.unseen()).forEach((remedy, mistakes) -> report(unseen(mistakes, findings), remedy, findings));
        byRemedy(known.alike()).forEach((remedy, pairs) -> report(alike(pairs, findings), remedy, findings));
    }

    private static <T> Map<Optional<Remedy>, List<T>> byRemedy(List<Hidden<T>> hidden) {
        Map<Optional<Remedy>, List<T>> sorted = new LinkedHashMap<>();
        hidden.forEach(one -> sorted.computeIfAbsent(one.remedy(), remedy -> new ArrayList<>())
                .add(one.what()));
        return sorted;
    }

    private static Message unseen(List<String> mistakes, Findings findings) {
        int count = mistakes.size();
        return findings.about(
                        MessageCode.MISTAKE_NOT_CAUGHT,
                        "%s %s no answer wrong"
                                .formatted(Findings.counted(count, "known mistake"), count == 1 ? "makes" : "make"))
                .with(Evidence.actual("`%s`".formatted(String.join("`, `", mistakes))));
    }

    private static Message alike(List<List<String>> pairs, Findings findings) {
        int count = pairs.size();
        Message message = findings.about(
                MessageCode.MISTAKES_ALIKE,
                "%s of known mistakes %s the same answers everywhere"
                        .formatted(Findings.counted(count, "pair"), count == 1 ? "gives" : "give"));
        for (List<String> pair : pairs) {
            message = message.with(Evidence.actual("`%s`".formatted(String.join("` and `", pair))));
        }
        return message;
    }

    private void report(Message message, Optional<Remedy> remedy, Findings findings) {
        Message explained = remedy.map(
                        known -> message.with(Evidence.note(known.because())).help(known.advice()))
                .orElseGet(() -> message.with(
                        Evidence.note("no other numbers and no other question were found that tell them apart")));
        boolean mendable = remedy.isPresent()
                && remedy.get().ofInstances()
                && key.problem().variants().count() > 0;
        if (mendable) {
            findings.add(explained);
        } else {
            findings.note(explained);
        }
    }

    private static String counts(Standing standing) {
        return "%d of %d caught, %d told apart"
                .formatted(
                        standing.caught().size(),
                        standing.mistakes().size(),
                        standing.toldApart().size());
    }
}
