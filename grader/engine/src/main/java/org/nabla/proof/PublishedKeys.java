package org.nabla.proof;

import java.util.Map;
import java.util.Optional;
import org.nabla.grading.Numbers;
import org.nabla.message.Message;
import org.nabla.message.Message.Evidence;
import org.nabla.message.MessageCode;
import org.nabla.reference.Matrix;
import org.nabla.spec.Question;
import org.nabla.spec.TypedKey;

/** A key known to be wrong is wrong, and the named mistake leads to it. */
record PublishedKeys(Ways ways, Graded graded) implements Part {

    private static final String WRONG = "wrong/";

    @Override
    public void report(Findings findings) {
        for (Question question : ways.key().problem().questions()) {
            question.keys().published().ifPresent(published -> report(question, published, findings));
        }
    }

    private void report(Question question, Question.Published published, Findings findings) {
        Matrix right = ways.published().answer(question).value();
        String where = published.key().position().toString();
        if (agrees(published.key(), right)) {
            findings.add(Message.of(
                            MessageCode.PUBLISHED_KEY,
                            "the published value of `%s` is right".formatted(question.id()),
                            where)
                    .help("write it as `expected`"));
            return;
        }
        Optional<String> cause = cause(question, published);
        if (cause.isEmpty()) {
            findings.add(Message.of(
                            MessageCode.PUBLISHED_KEY,
                            "nothing reproduces the published value of `%s`".formatted(question.id()),
                            where)
                    .with(Evidence.expected("a submission `wrong/%s` that gives it"
                            .formatted(String.join("` or `wrong/", published.because()))))
                    .help("add that submission, or correct `because`"));
            return;
        }
        findings.note(Message.of(
                        MessageCode.PUBLISHED_KEY,
                        "the published value of `%s` is wrong, as the problem file says".formatted(question.id()),
                        where)
                .with(new Evidence("right", text(right)))
                .with(new Evidence("published", text(published.key().value())))
                .with(Evidence.note("`%s` leads to it, as `%s` shows".formatted(cause.get(), WRONG + cause.get()))));
        findings.fact("the wrong key of %s is known, and its cause reproduces it".formatted(question.id()));
    }

    /** The misconception of a known submission that gives the published value. */
    private Optional<String> cause(Question question, Question.Published published) {
        return graded.known().entrySet().stream()
                .filter(entry -> published.because().stream()
                        .anyMatch(id -> entry.getKey().name().equals(WRONG + id)))
                .filter(entry -> Graded.published(entry.getValue(), question)
                        .filter(value -> agrees(published.key(), value))
                        .isPresent())
                .map(Map.Entry::getKey)
                .map(known -> known.name().substring(WRONG.length()))
                .findFirst();
    }

    private static String text(Matrix value) {
        return value.shape().isScalar() ? Double.toString(value.scalar()) : Numbers.text(value);
    }

    private static boolean agrees(TypedKey typed, Matrix value) {
        if (!typed.value().shape().equals(value.shape())) {
            return false;
        }
        for (int i = 0; i < value.rows(); i++) {
            for (int j = 0; j < value.columns(); j++) {
                double allowed = typed.halfUnits().at(i, j) + 1e-13 * value.largestMagnitude();
                if (!(Math.abs(typed.value().at(i, j) - value.at(i, j)) <= allowed)) {
                    return false;
                }
            }
        }
        return true;
    }
}
