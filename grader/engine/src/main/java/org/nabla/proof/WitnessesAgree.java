package org.nabla.proof;

import java.util.stream.Collectors;
import org.nabla.grading.AnswerKey;
import org.nabla.grading.Numbers;
import org.nabla.message.Message.Evidence;
import org.nabla.message.MessageCode;
import org.nabla.reference.Matrix;
import org.nabla.reference.calculus.Answers;
import org.nabla.spec.Question;

/** Every way agrees with the reference on the published instance and on some variants. */
record WitnessesAgree(Ways ways) implements Part {

    @Override
    public void report(Findings findings) {
        int before = findings.count();
        for (AnswerKey.InstanceKey instance : ways.witnessed()) {
            for (Witness witness : Witness.ALL) {
                for (Question question : ways.questions(witness)) {
                    compare(question, instance, witness, findings);
                }
            }
        }
        if (findings.count() == before) {
            facts(findings);
        }
    }

    private void compare(Question question, AnswerKey.InstanceKey instance, Witness witness, Findings findings) {
        Matrix expected = instance.answer(question).value();
        Matrix value = ways.value(witness, instance, question);
        double error = expected.zip(value, (a, b) -> a - b).largestMagnitude();
        double allowed = witness.error() * Math.max(instance.answer(question).scale(), Double.MIN_NORMAL);
        if (!(error <= allowed)) {
            findings.add(Findings.at(
                            MessageCode.WITNESSES_DISAGREE,
                            "the reference and %s disagree about `%s`".formatted(witness.name(), question.text()),
                            question,
                            instance.instance())
                    .with(Evidence.expected("agreement to %s".formatted(Numbers.text(allowed, 2))))
                    .with(Evidence.actual("a difference of %s".formatted(Numbers.text(error, 2))))
                    .with(Evidence.note(
                            "at a corner of a ReLU, or where values are very large, this is no fault of the rule")));
        }
    }

    private void facts(Findings findings) {
        int witnessed = ways.questions(Witness.FORTY_DIGITS).size();
        int trainings = (int) ways.key().problem().questions().stream()
                .filter(question -> Answers.isAboutTraining(question.asks()))
                .count();
        int rounded = ways.key().problem().questions().size() - witnessed - trainings;
        findings.fact("%s on %s agree in %d ways: %s"
                .formatted(
                        Findings.counted(witnessed, "question"),
                        Findings.counted(ways.witnessed().size(), "instance"),
                        Witness.ALL.size(),
                        Witness.ALL.stream().map(Witness::name).collect(Collectors.joining(", "))));
        if (rounded > 0) {
            findings.fact("%s from values that are rounded on the way %s held against the worked solution alone"
                    .formatted(Findings.counted(rounded, "question"), rounded == 1 ? "is" : "are"));
        }
        if (trainings > 0) {
            findings.fact("%s about the training, too long for these ways, %s held against the worked solution alone"
                    .formatted(Findings.counted(trainings, "question"), trainings == 1 ? "is" : "are"));
        }
    }
}
