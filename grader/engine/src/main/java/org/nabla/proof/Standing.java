package org.nabla.proof;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.nabla.diagnosis.Effects;
import org.nabla.grading.AnswerKey;

/**
 * Which mistakes the questions of a problem catch, and which they tell apart.
 *
 * @param traces of every form that has a say in an answer, on the first instances
 * @param unseen the forms that leave every answer right, on all instances
 * @param alike forms of two mistakes whose answers are wrong and the same, on all instances
 */
record Standing(List<Trace> traces, List<Effects.Form> unseen, List<Pair> alike) {

    /** Where something differs, it differs on the first draws; the rest is looked at again on all of them. */
    private static final int FIRST = 3;

    /** Forms of two mistakes. */
    record Pair(Effects.Form one, Effects.Form other) {

        /** Their names, in the order of the catalogue. */
        List<String> mistakes() {
            return List.of(one.mistake().id(), other.mistake().id());
        }
    }

    static Standing of(Traces traces, List<Effects.Form> forms) {
        List<AnswerKey.InstanceKey> all = traces.key().instances();
        List<AnswerKey.InstanceKey> first = all.subList(0, Math.min(FIRST, all.size()));
        List<Trace> known = forms.stream()
                .filter(traces::acts)
                .map(form -> traces.of(form, first))
                .toList();
        List<Effects.Form> unseen = known.stream()
                .filter(trace -> !trace.isCaught())
                .map(Trace::form)
                .filter(form -> !traces.of(form, all).isCaught())
                .toList();
        List<Pair> alike = pairs(known).stream()
                .filter(pair -> traces.of(pair.one(), all).sameAs(traces.of(pair.other(), all)))
                .toList();
        return new Standing(known, unseen, alike);
    }

    private static List<Pair> pairs(List<Trace> traces) {
        List<Trace> wrong = traces.stream()
                .filter(trace -> trace.isCaught() && !trace.onlyStops())
                .toList();
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < wrong.size(); i++) {
            for (int j = i + 1; j < wrong.size(); j++) {
                Trace one = wrong.get(i);
                Trace other = wrong.get(j);
                if (!one.mistake().equals(other.mistake()) && one.sameAs(other)) {
                    pairs.add(new Pair(one.form(), other.form()));
                }
            }
        }
        return pairs;
    }

    /** The mistakes that have a say in an answer. */
    Set<String> mistakes() {
        return traces.stream().map(Trace::mistake).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Those of which no form leaves every answer right. */
    Set<String> caught() {
        Set<String> caught = mistakes();
        unseen.forEach(form -> caught.remove(form.mistake().id()));
        return caught;
    }

    /** Those that are caught, and whose answers no other mistake has. */
    Set<String> toldApart() {
        Set<String> apart = caught();
        alike.forEach(pair -> apart.removeAll(pair.mistakes()));
        return apart;
    }

    /** Without forms that make no difference. */
    Standing without(Collection<Effects.Form> forms) {
        return new Standing(
                traces.stream().filter(trace -> !forms.contains(trace.form())).toList(),
                unseen.stream().filter(form -> !forms.contains(form)).toList(),
                alike);
    }
}
