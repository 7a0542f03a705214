package org.nabla.diagnosis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.nabla.grading.AnswerKey;
import org.nabla.grading.Cause;
import org.nabla.grading.InstanceResult;
import org.nabla.grading.QuestionResult;
import org.nabla.grading.SubmissionReport;
import org.nabla.reference.Matrix;
import org.nabla.reference.expression.Expression;
import org.nabla.spec.Problem;
import org.nabla.spec.Task;

/**
 * A program with one mistake in it, and how it was graded.
 *
 * @param ids the mistake; several where each of them leads to this program
 * @param changed the questions whose answers are computed by other statements than in the right program
 * @param following the questions whose answers are computed by the same statements, from values that may be wrong
 */
record MistakeInCode(Set<String> ids, Set<String> changed, Set<String> following, SubmissionReport report) {

    private static final double CLOSE = 1e-9;

    /** What became of it. */
    enum Named {
        /** By its own name and no other, at every value that is wrong because of it. */
        ALONE,
        /** Everywhere by its own name, somewhere with others that give the same. */
        CLASS,
        /** Some wrong value has no name. */
        UNNAMED,
        /** Some value has another name and not its own. */
        MISNAMED,
        /** No value is wrong, but a function ends because shapes do not fit. */
        SHAPES,
        /** Every answer is right. */
        UNSEEN
    }

    /** Which questions are answered in another way by a program than by the right one. */
    static MistakeInCode of(
            Set<String> ids, JavaProgram right, JavaProgram wrong, AnswerKey key, SubmissionReport report) {
        Problem problem = key.problem();
        Set<String> changed = new LinkedHashSet<>();
        Set<String> following = new LinkedHashSet<>();
        problem.questions().forEach(question -> {
            for (Expression atom : key.instances().get(0).atoms().of(question.asks())) {
                Task task = problem.returning(atom);
                String quantity = atom.toString();
                if (!Objects.equals(right.slices().get(quantity), wrong.slices().get(quantity))) {
                    changed.add(question.id());
                } else if (!Objects.equals(
                        right.tasks().get(task.id()), wrong.tasks().get(task.id()))) {
                    following.add(question.id());
                }
            }
        });
        return new MistakeInCode(ids, changed, following, report);
    }

    Named named() {
        Map<Named, Integer> counts = new LinkedHashMap<>();
        boolean stops = false;
        for (QuestionResult result : report.questions()) {
            String verdict = result.verdict().id();
            if (verdict.equals("incorrect")) {
                counts.merge(named(names(result)), 1, Integer::sum);
            }
            stops |= verdict.equals("raised");
        }
        for (Named worst : List.of(Named.MISNAMED, Named.UNNAMED, Named.CLASS, Named.ALONE)) {
            if (counts.containsKey(worst)) {
                return worst;
            }
        }
        return stops ? Named.SHAPES : Named.UNSEEN;
    }

    /** Whether it has its own name at every wrong value. */
    boolean isNamed() {
        return named() == Named.ALONE || named() == Named.CLASS;
    }

    /** What it is called in lists. */
    String name() {
        return String.join(" or ", ids);
    }

    private Named named(List<String> names) {
        if (names.isEmpty()) {
            return Named.UNNAMED;
        }
        return Collections.disjoint(names, ids) ? Named.MISNAMED : ids.containsAll(names) ? Named.ALONE : Named.CLASS;
    }

    static List<String> names(QuestionResult result) {
        return result.diagnosis().stream().map(Cause::misconception).toList();
    }

    /** All names that are told. */
    Set<String> told() {
        Set<String> told = new LinkedHashSet<>();
        report.questions().forEach(result -> told.addAll(names(result)));
        return told;
    }

    /** The other names that are told. */
    Set<String> others() {
        Set<String> others = told();
        others.removeAll(ids);
        return others;
    }

    /** What is not judged as the statements of the program say it must be. */
    List<String> contradictions() {
        boolean convention = report.questions().stream()
                .flatMap(result -> result.diagnosis().stream())
                .anyMatch(Cause::isConvention);
        if (convention) {
            return List.of(); // told at everything that is not as it is asked for
        }
        List<String> found = new ArrayList<>();
        for (QuestionResult result : report.questions()) {
            String question = result.question().id();
            String verdict = result.verdict().id();
            boolean fine = changed.contains(question)
                    ? Set.of("correct", "incorrect", "raised", "carried-forward")
                            .contains(verdict)
                    : following.contains(question)
                            ? Set.of("correct", "carried-forward", "raised").contains(verdict)
                            : verdict.equals("correct");
            if (!fine) {
                found.add("%s is `%s` %s".formatted(question, verdict, names(result)));
            }
        }
        return found;
    }

    /** Whether another program gives the same answers, where this one gives any. */
    boolean sameAs(MistakeInCode other) {
        for (int question = 0; question < report.questions().size(); question++) {
            List<InstanceResult> mine = report.questions().get(question).instances();
            List<InstanceResult> others = other.report.questions().get(question).instances();
            for (int i = 0; i < mine.size(); i++) {
                if (!same(mine.get(i), others.get(i))) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean same(InstanceResult one, InstanceResult other) {
        if (one.actual().isEmpty() || other.actual().isEmpty()) {
            return one.actual().isEmpty();
        }
        Matrix a = one.actual().get();
        Matrix b = other.actual().get();
        return a.shape().equals(b.shape())
                && a.zip(b, (x, y) -> x == y ? 0 : x - y).largestMagnitude() <= CLOSE * a.largestMagnitude();
    }

    /** Every question that is not right, for a message. */
    String summary() {
        List<String> parts = new ArrayList<>();
        for (QuestionResult result : report.questions()) {
            if (!result.verdict().id().equals("correct")) {
                parts.add("%s %s %s"
                        .formatted(result.question().id(), result.verdict().id(), names(result)));
            }
        }
        return String.join("; ", parts);
    }
}
