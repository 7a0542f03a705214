package org.nabla.grading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nabla.reference.expression.Expression;
import org.nabla.spec.Atoms;
import org.nabla.spec.Task;
import org.nabla.spec.Visibility;

/**
 * How the questions about a chain were judged.
 *
 * @param questions with what each is answered from, by canonical expression
 * @param unasked what no question at all is answered from and is not as the reference has it
 * @param withheld what only questions ask for that a student may not see, and that are therefore not among these
 * @param forStudents whether these are questions that a student may see; otherwise they are all there are
 */
record ChainVerdicts(
        LossChain chain,
        Map<QuestionResult, Set<String>> questions,
        Set<String> unasked,
        Set<String> withheld,
        boolean forStudents) {

    /** Of what a student may see, where something of that is wrong. */
    static ChainVerdicts of(LossChain chain, List<QuestionResult> results, Atoms atoms) {
        Map<QuestionResult, Set<String>> all = about(chain, results, atoms);
        Map<QuestionResult, Set<String>> visible = new LinkedHashMap<>(all);
        visible.keySet().removeIf(result -> result.question().marking().visibility() != Visibility.ALWAYS);
        Set<String> withheld = quantities(all);
        withheld.removeAll(quantities(visible));
        ChainVerdicts shown = new ChainVerdicts(chain, visible, Set.of(), withheld, true);
        return shown.isWrong() ? shown : new ChainVerdicts(chain, all, Set.of(), Set.of(), false);
    }

    private static Set<String> quantities(Map<QuestionResult, Set<String>> questions) {
        Set<String> quantities = new LinkedHashSet<>();
        questions.values().forEach(quantities::addAll);
        return quantities;
    }

    /** With what is not as the reference has it, though nothing is said about that when it is asked for. */
    ChainVerdicts deviating(Set<String> deviating) {
        Set<String> unasked = new LinkedHashSet<>(deviating);
        unasked.removeAll(quantities(questions));
        unasked.removeAll(withheld);
        return new ChainVerdicts(chain, questions, unasked, withheld, forStudents);
    }

    private static Map<QuestionResult, Set<String>> about(LossChain chain, List<QuestionResult> results, Atoms atoms) {
        Map<QuestionResult, Set<String>> about = new LinkedHashMap<>();
        for (QuestionResult result : results) {
            Set<String> quantities = new LinkedHashSet<>();
            for (Expression atom : atoms.of(result.question().asks())) {
                quantities.add(atom.toString());
            }
            if (quantities.stream()
                    .anyMatch(quantity -> chain.returning(quantity).isPresent())) {
                about.put(result, quantities);
            }
        }
        return about;
    }

    /** Whether any value was judged to be wrong. */
    boolean isWrong() {
        return questions.keySet().stream().anyMatch(ChainVerdicts::isWrong);
    }

    private static boolean isWrong(QuestionResult result) {
        return result.instances().stream().anyMatch(ChainVerdicts::isWrong);
    }

    /** What is right for wrong values before it leads to another loss, too. */
    private static boolean isWrong(InstanceResult instance) {
        return instance.verdict() instanceof Verdict.Incorrect || instance.verdict() instanceof Verdict.CarriedForward;
    }

    private static boolean isRight(QuestionResult result) {
        return result.instances().stream().allMatch(one -> one.verdict() instanceof Verdict.Correct);
    }

    boolean isWrong(String quantity) {
        return unasked.contains(quantity)
                || questions.entrySet().stream()
                        .anyMatch(entry -> entry.getValue().contains(quantity) && isWrong(entry.getKey()));
    }

    /** Whether it was asked for, and right wherever it was. */
    boolean isRight(String quantity) {
        List<QuestionResult> asking = questions.entrySet().stream()
                .filter(entry -> entry.getValue().contains(quantity))
                .map(Map.Entry::getKey)
                .toList();
        return !asking.isEmpty() && asking.stream().allMatch(ChainVerdicts::isRight);
    }

    /** The functions on the way to the loss that return something wrong. */
    List<String> wrongOnTheWay() {
        List<String> functions = new ArrayList<>();
        for (Task task : chain.forward()) {
            boolean wrong = task.returned().stream()
                    .anyMatch(item -> isWrong(item.quantity().toString()));
            if (wrong && !functions.contains(task.function())) {
                functions.add(task.function());
            }
        }
        return functions;
    }

    /** Whether all that leads to the loss is known to be right. */
    boolean isRightOnTheWay() {
        return wrongOnTheWay().isEmpty()
                && chain.forward().stream()
                        .flatMap(task -> task.returned().stream())
                        .noneMatch(item -> withheld.contains(item.quantity().toString()));
    }

    /** Whether each wrong value is explained by a known mistake, but for what follows from others. */
    boolean isExplained() {
        List<QuestionResult> incorrect = questions.keySet().stream()
                .filter(result -> result.verdict() instanceof Verdict.Incorrect)
                .toList();
        return !incorrect.isEmpty()
                && incorrect.stream().noneMatch(result -> result.diagnosis().isEmpty());
    }

    /** The first instance on which something is wrong, by its position. */
    int firstWrong() {
        return questions.keySet().stream()
                .mapToInt(ChainVerdicts::firstWrong)
                .filter(position -> position >= 0)
                .min()
                .orElseThrow();
    }

    private static int firstWrong(QuestionResult result) {
        for (int i = 0; i < result.instances().size(); i++) {
            if (isWrong(result.instances().get(i))) {
                return i;
            }
        }
        return -1;
    }
}
