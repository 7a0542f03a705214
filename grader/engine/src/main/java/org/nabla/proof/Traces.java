package org.nabla.proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.nabla.diagnosis.Effects;
import org.nabla.grading.AnswerKey;
import org.nabla.grading.Judge;
import org.nabla.reference.Matrix;
import org.nabla.reference.calculus.Answers;
import org.nabla.reference.expression.Expression;
import org.nabla.spec.NodeLists;
import org.nabla.spec.Question;
import org.nabla.spec.Task;

/**
 * The answers that mistakes give to the questions of a problem, as the grader would judge them.
 *
 * <p>Training is left out: it takes many steps, and the steps are asked about by themselves.
 */
abstract class Traces {

    private final AnswerKey key;
    private final Judge judge;
    private final List<Question> questions;

    private Traces(AnswerKey key) {
        this.key = key;
        this.judge = new Judge(key.problem());
        this.questions = key.problem().questions().stream()
                .filter(question -> !Answers.isAboutTraining(question.asks()))
                .toList();
    }

    /** By functions, each of which is called with the reference's values of what it is given, on every instance. */
    static Traces ofCode(AnswerKey key, Effects effects) {
        return new OfCode(key, effects);
    }

    /** By hand, on every instance of the key: whatever follows from a mistake is computed with it. */
    static Traces ofSheet(AnswerKey key, Effects effects) {
        return new OfSheet(key, effects);
    }

    List<Question> questions() {
        return questions;
    }

    AnswerKey key() {
        return key;
    }

    /** Whether a form has a say in any answer. */
    boolean acts(Effects.Form form) {
        return questions.stream().anyMatch(question -> acts(form, question));
    }

    /** What a form makes of the answers on some of the instances. */
    Trace of(Effects.Form form, List<AnswerKey.InstanceKey> instances) {
        List<Seen> seen = new ArrayList<>();
        for (AnswerKey.InstanceKey instance : instances) {
            Map<String, Effects.Work> works = new HashMap<>();
            for (Question question : questions) {
                seen.add(acts(form, question) ? seen(question, instance, form, works) : new Seen.Nothing());
            }
        }
        return new Trace(form, seen);
    }

    abstract boolean acts(Effects.Form form, Question question);

    /**
     * What becomes of the answer of somebody who makes a mistake.
     *
     * @param works what was worked out on this instance before
     */
    abstract Seen seen(
            Question question, AnswerKey.InstanceKey instance, Effects.Form form, Map<String, Effects.Work> works);

    final Seen judged(Question question, AnswerKey.InstanceKey instance, Matrix answer) {
        return judge.accepts(question, instance, answer) ? new Seen.Nothing() : wrong(question, instance, answer);
    }

    static Seen wrong(Question question, AnswerKey.InstanceKey instance, Matrix answer) {
        return new Seen.Wrong(
                answer, instance.answer(question).scale(), question.marking().tolerance());
    }

    private static final class OfSheet extends Traces {

        private final Effects effects;
        private final Map<String, Set<Effects.Form>> acting = new HashMap<>();

        OfSheet(AnswerKey key, Effects effects) {
            super(key);
            this.effects = effects;
        }

        @Override
        boolean acts(Effects.Form form, Question question) {
            return acting.computeIfAbsent(
                            question.id(),
                            id -> Set.copyOf(effects.acting(
                                    question.asks(), key().instances().get(0).instance(), Map.of())))
                    .contains(form);
        }

        @Override
        Seen seen(
                Question question, AnswerKey.InstanceKey instance, Effects.Form form, Map<String, Effects.Work> works) {
            return works.computeIfAbsent("", all -> effects.work(form, instance.instance(), Map.of()))
                    .value(question.asks())
                    .map(answer -> judged(question, instance, answer))
                    .orElseGet(Seen.Stop::new);
        }
    }

    private static final class OfCode extends Traces {

        private final AnswerKey key;
        private final Effects effects;
        private final Map<String, Set<Effects.Form>> acting = new HashMap<>();

        OfCode(AnswerKey key, Effects effects) {
            super(key);
            this.key = key;
            this.effects = effects;
        }

        @Override
        boolean acts(Effects.Form form, Question question) {
            return atoms(question).stream().anyMatch(atom -> acts(form, atom));
        }

        private List<Expression> atoms(Question question) {
            return key.instances().get(0).atoms().of(question.asks());
        }

        private boolean acts(Effects.Form form, Expression atom) {
            return acting.computeIfAbsent(atom.toString(), text -> acting(atom)).contains(form);
        }

        private Set<Effects.Form> acting(Expression atom) {
            AnswerKey.InstanceKey first = key.instances().get(0);
            return effects.acting(atom, first.instance(), given(key.problem().returning(atom), first)).stream()
                    .filter(form -> form.isOfCode(first.instance(), atom))
                    .collect(Collectors.toSet());
        }

        private static Map<Expression, Matrix> given(Task task, AnswerKey.InstanceKey instance) {
            Map<Expression, Matrix> given = new LinkedHashMap<>();
            for (Task.Item item : task.given()) {
                if (!NodeLists.isStructure(item.quantity())) {
                    given.put(item.quantity(), instance.quantity(item.quantity()));
                }
            }
            return given;
        }

        @Override
        Seen seen(
                Question question, AnswerKey.InstanceKey instance, Effects.Form form, Map<String, Effects.Work> works) {
            Map<String, Matrix> returned = new LinkedHashMap<>();
            for (Expression atom : atoms(question)) {
                Task task = key.problem().returning(atom);
                Optional<Matrix> value = acts(form, atom)
                        ? works.computeIfAbsent(
                                        task.id(), id -> effects.work(form, instance.instance(), given(task, instance)))
                                .value(atom)
                        : Optional.of(instance.quantity(atom));
                if (value.isEmpty()) {
                    return new Seen.Stop();
                }
                if (!value.get().shape().equals(instance.quantity(atom).shape())) {
                    return wrong(question, instance, value.get()); // before anything is computed from it
                }
                returned.put(atom.toString(), value.get());
            }
            return judged(
                    question,
                    instance,
                    instance.atoms().value(question.asks(), returned).orElseThrow());
        }
    }
}
