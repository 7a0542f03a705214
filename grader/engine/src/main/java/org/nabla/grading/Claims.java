package org.nabla.grading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nabla.diagnosis.Claim;
import org.nabla.reference.Matrix;
import org.nabla.reference.calculus.Answers;
import org.nabla.reference.expression.Expression;
import org.nabla.spec.Criterion;
import org.nabla.spec.NodeLists;
import org.nabla.spec.Problem;
import org.nabla.spec.Question;
import org.nabla.spec.Task;
import org.nabla.spec.Tolerance;
import org.nabla.spec.TypedKey;

/** Puts what a submission says in the form in which its mistakes are looked for. */
final class Claims {

    private final AnswerKey key;
    private final Map<String, Claim> claims = new LinkedHashMap<>();
    private final Map<String, Claim> trainings = new LinkedHashMap<>();

    private final boolean ofCode;

    private Claims(AnswerKey key, boolean ofCode) {
        this.key = key;
        this.ofCode = ofCode;
    }

    /** Whether functions said it, each from what it was given; otherwise it was typed, each from the other answers. */
    boolean isOfCode() {
        return ofCode;
    }

    /** The claims by the canonical text of what they are about, in the order of the questions. */
    Map<String, Claim> byQuantity() {
        return claims;
    }

    /** The claims about histories and trained parameters, which are looked into by replaying the training. */
    List<Claim> aboutTraining() {
        return List.copyOf(trainings.values());
    }

    /** What a question is judged by: itself on a sheet, the quantities in it in code. */
    List<Claim> of(Question question) {
        for (Map<String, Claim> kind : List.of(claims, trainings)) {
            Claim itself = kind.get(question.asks().toString());
            if (itself != null) {
                return List.of(itself);
            }
        }
        List<Claim> found = new ArrayList<>();
        for (Expression atom : key.instances().get(0).atoms().of(question.asks())) {
            Optional.ofNullable(claims.get(atom.toString())).ifPresent(found::add);
            Optional.ofNullable(trainings.get(atom.toString())).ifPresent(found::add);
        }
        return found;
    }

    /** What functions returned, each from what it was given. */
    static Claims ofCode(AnswerKey key, List<Map<String, Outcome>> outcomes) {
        Claims all = new Claims(key, true);
        for (Question question : key.problem().questions()) {
            for (Expression atom : key.instances().get(0).atoms().of(question.asks())) {
                boolean training = question.choices().isEmpty() && Answers.isAboutTraining(atom);
                if (training && !all.trainings.containsKey(atom.toString())) {
                    all.ofTask(atom, question, outcomes, all.trainings);
                } else if (isJudgedByValue(question) && !all.claims.containsKey(atom.toString())) {
                    all.ofTask(atom, question, outcomes, all.claims);
                }
            }
        }
        return all;
    }

    /** What was typed, each from the other answers. */
    static Claims ofSheet(AnswerKey key, AnswerSheet sheet, List<QuestionResult> results) {
        Claims all = new Claims(key, false);
        AnswerKey.InstanceKey published = key.instances().get(0);
        Map<QuestionResult, TypedKey> typed = new LinkedHashMap<>();
        Map<String, Claim.Known> known = new LinkedHashMap<>();
        for (QuestionResult result : results) {
            Question question = result.question();
            sheet.typed(question, published)
                    .filter(value -> question.choices().isEmpty())
                    .ifPresent(value -> {
                        typed.put(result, value);
                        if (isJudgedByValue(question)) {
                            known.put(
                                    question.asks().toString(),
                                    new Claim.Known(question.asks(), value.value(), halfUnits(value), false));
                        }
                    });
        }
        typed.forEach((result, value) -> {
            Question question = result.question();
            boolean training = Answers.isAboutTraining(question.asks());
            if (training || isJudgedByValue(question)) {
                Claim claim = new Claim(
                        question.asks(),
                        question.marking().tolerance(),
                        List.of(new Claim.Observation(
                                published.instance(),
                                value.value(),
                                published.answer(question).value(),
                                result.verdict() instanceof Verdict.Correct,
                                training ? Map.of() : known,
                                halfUnits(value))));
                (training ? all.trainings : all.claims)
                        .putIfAbsent(question.asks().toString(), claim);
            }
        });
        return all;
    }

    /** Zeros at the end are often left out: each entry is as fine as the finest of the answer. */
    private static Matrix halfUnits(TypedKey typed) {
        double finest = Arrays.stream(typed.halfUnits().toArray())
                .filter(half -> half > 0)
                .min()
                .orElse(0);
        return Matrix.filled(typed.value().shape(), finest);
    }

    private static boolean isJudgedByValue(Question question) {
        return question.choices().isEmpty()
                && question.marking().criterion().equals(Criterion.EQUAL)
                && !Answers.isAboutTraining(question.asks());
    }

    private void ofTask(
            Expression quantity, Question question, List<Map<String, Outcome>> outcomes, Map<String, Claim> found) {
        Problem problem = key.problem();
        Task task = problem.returning(quantity);
        Tolerance tolerance = question.marking().tolerance();
        List<Claim.Observation> observations = new ArrayList<>();
        for (int i = 0; i < outcomes.size(); i++) {
            AnswerKey.InstanceKey instance = key.instances().get(i);
            CodeAnswers answers = new CodeAnswers(problem, instance, outcomes.get(i));
            Map<String, Matrix> returned = answers.returned(task);
            Matrix value = returned.get(quantity.toString());
            if (value != null) {
                Expected expected = instance.returned(quantity);
                observations.add(new Claim.Observation(
                        instance.instance(),
                        value,
                        expected.value(),
                        isRight(expected, value, tolerance),
                        known(task, instance, returned),
                        Matrix.filled(value.shape(), 0)));
            }
        }
        if (!observations.isEmpty()) {
            found.put(quantity.toString(), new Claim(quantity, tolerance, observations));
        }
    }

    private boolean isRight(Expected expected, Matrix value, Tolerance tolerance) {
        return Judge.isRight(key.problem(), Comparison.of(expected, value, false, tolerance));
    }

    /** What a function was given, and what else it returned. */
    private static Map<String, Claim.Known> known(
            Task task, AnswerKey.InstanceKey instance, Map<String, Matrix> returned) {
        Map<String, Claim.Known> known = new LinkedHashMap<>();
        for (Task.Item item : task.returned()) {
            Matrix value = returned.get(item.quantity().toString());
            if (value != null) {
                known.put(item.quantity().toString(), Claim.Known.exactly(item.quantity(), value, false));
            }
        }
        for (Task.Item item : task.given()) {
            if (NodeLists.isStructure(item.quantity())) {
                continue; // no numbers
            }
            known.put(item.quantity().toString(), Claim.Known.exactly(item.quantity(), instance.given(item), true));
        }
        return known;
    }
}
