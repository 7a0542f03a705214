package org.nabla.proof;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.nabla.diagnosis.Effects;
import org.nabla.diagnosis.Mistake;
import org.nabla.grading.AnswerKey;
import org.nabla.spec.Question;

/**
 * Which known mistakes the questions of a problem catch and tell apart: every one of them is made, and its answers are
 * judged.
 *
 * <p>Code is measured as it is judged: every function is called with right values, on every instance. Sheets are about the
 * published numbers alone, and what follows from a mistake there is computed with it.
 *
 * @param questions those that are measured
 * @param inCode without the forms that make no difference
 * @param onSheet likewise
 * @param unseen what no instance shows in code
 * @param alike what no instance tells apart in code; each two mistakes once
 * @param never mistakes that give right answers to whatever is asked about whatever numbers
 */
record Score(
        List<Question> questions,
        Standing inCode,
        Standing onSheet,
        List<Hidden<String>> unseen,
        List<Hidden<List<String>>> alike,
        Set<String> never) {

    static Score of(AnswerKey key, List<Mistake> catalogue) {
        Effects effects = new Effects(key.problem(), catalogue);
        Remedies remedies = new Remedies(key, effects);
        Traces code = Traces.ofCode(key, effects);
        Standing inCode = Standing.of(code, effects.forms());
        Standing onSheet = Standing.of(Traces.ofSheet(published(key), effects), effects.forms());

        Map<Effects.Form, Optional<Remedy>> catching = new LinkedHashMap<>();
        inCode.unseen().forEach(form -> catching.put(form, remedies.toCatch(form)));
        onSheet.unseen().forEach(form -> catching.computeIfAbsent(form, remedies::toCatch));
        Set<String> caught = caught(inCode);
        List<Effects.Form> without = catching.entrySet().stream()
                .filter(entry -> !isCaught(entry.getKey(), inCode))
                .filter(entry -> isIdle(
                        entry.getValue(),
                        caught.contains(entry.getKey().mistake().id())))
                .map(Map.Entry::getKey)
                .toList();
        Standing measured = inCode.without(without);
        Standing onPaper = onSheet.without(without);
        Set<String> never = new LinkedHashSet<>(inCode.mistakes());
        never.addAll(onSheet.mistakes());
        never.removeAll(measured.mistakes());
        never.removeAll(onPaper.mistakes());
        return new Score(
                code.questions(), measured, onPaper, unseen(measured, catching), alike(inCode, remedies), never);
    }

    private static AnswerKey published(AnswerKey key) {
        return new AnswerKey(key.problem(), key.seed(), key.instances().subList(0, 1));
    }

    /** The mistakes of which a form is caught. */
    private static Set<String> caught(Standing standing) {
        return standing.traces().stream()
                .filter(trace -> !standing.unseen().contains(trace.form()))
                .map(Trace::mistake)
                .collect(Collectors.toSet());
    }

    private static boolean isCaught(Effects.Form form, Standing standing) {
        return standing.traces().stream().anyMatch(trace -> trace.form() == form)
                && !standing.unseen().contains(form);
    }

    /** A form that changes nothing at all, or nothing that is asked while another form of the mistake is caught. */
    private static boolean isIdle(Optional<Remedy> remedy, boolean caughtOtherwise) {
        return remedy.isEmpty() || (caughtOtherwise && !remedy.get().ofInstances());
    }

    private static List<Hidden<String>> unseen(Standing standing, Map<Effects.Form, Optional<Remedy>> catching) {
        Map<String, Hidden<String>> unseen = new LinkedHashMap<>();
        for (Effects.Form form : standing.unseen()) {
            String mistake = form.mistake().id();
            unseen.putIfAbsent(mistake, new Hidden<>(mistake, catching.getOrDefault(form, Optional.empty())));
        }
        return List.copyOf(unseen.values());
    }

    /** Where forms of two mistakes are one formula, nothing helps, whatever tells apart other forms of the two. */
    private static List<Hidden<List<String>>> alike(Standing standing, Remedies remedies) {
        Map<List<String>, Hidden<List<String>>> alike = new LinkedHashMap<>();
        for (Standing.Pair pair : standing.alike()) {
            Hidden<List<String>> hidden = new Hidden<>(pair.mistakes(), remedies.toTellApart(pair.one(), pair.other()));
            alike.merge(pair.mistakes(), hidden, (one, other) -> one.remedy().isEmpty() ? one : other);
        }
        return new ArrayList<>(alike.values());
    }
}
