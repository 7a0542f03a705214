package org.nabla.proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.nabla.grading.AnswerKey;
import org.nabla.grading.InstanceResult;
import org.nabla.grading.Numbers;
import org.nabla.grading.QuestionResult;
import org.nabla.grading.SubmissionReport;
import org.nabla.message.Message;
import org.nabla.message.Message.Evidence;
import org.nabla.message.MessageCode;
import org.nabla.reference.Matrix;
import org.nabla.reference.calculus.Answers;
import org.nabla.spec.Criterion;
import org.nabla.spec.Instance;
import org.nabla.spec.Problem;
import org.nabla.spec.Question;
import org.nabla.spec.Tolerance;
import org.nabla.spec.TypedKey;

/** Proves one problem; what runs submissions comes from outside. */
public final class Prover {

    /** How many variants are recomputed by the slow witnesses; the known submissions run on all of them. */
    private static final int VARIANTS_WITNESSED = 2;

    /** A tolerance must leave this much room above the rounding that was measured. */
    private static final double ROOM = 10;

    /** What reordered sums cost in doubles, whatever was measured on this instance. */
    private static final double LEAST_NOISE = 4 * 0x1p-52;

    /** What slips do to a value; a tolerance that takes one of them for right is no tolerance. */
    private static final Map<String, Double> SLIPS = slips();

    private final Problem problem;
    private final AnswerKey key;
    private final Map<String, Function<Question, Matrix>> ways = new HashMap<>();
    private final List<String> facts = new ArrayList<>();
    private final List<Message> notes = new ArrayList<>();
    private final List<Message> findings = new ArrayList<>();

    private Prover(AnswerKey key) {
        this.problem = key.problem();
        this.key = key;
    }

    /**
     * Proves a problem.
     *
     * @param worked the report on the worked solution, graded as if a student had handed it in
     * @param known the reports on the known submissions
     */
    public static Proof prove(
            AnswerKey key, Optional<SubmissionReport> worked, Map<KnownSubmission, SubmissionReport> known) {
        Prover prover = new Prover(key);
        prover.witnesses();
        prover.worked(worked);
        prover.typedKeys(worked);
        prover.publishedKeys(known);
        prover.tolerances();
        prover.known(known);
        return new Proof(key.problem().id(), prover.facts, prover.notes, prover.findings);
    }

    private static Map<String, Double> slips() {
        Map<String, Double> slips = new LinkedHashMap<>();
        slips.put("0 in place of the value", 0.0);
        slips.put("the value with the opposite sign", -1.0);
        slips.put("half the value", 0.5);
        slips.put("twice the value", 2.0);
        slips.put("a value off by a tenth", 1.1);
        return slips;
    }

    /** What a witness says on an instance; asked in every step of a proof, and computed once. */
    private Function<Question, Matrix> way(Witness witness, AnswerKey.InstanceKey instance) {
        return ways.computeIfAbsent(
                witness.name() + " on " + instance.instance().id(), name -> {
                    Function<Question, Matrix> answers = witness.on(problem, instance.instance());
                    Map<String, Matrix> known = new HashMap<>();
                    return question -> known.computeIfAbsent(question.id(), id -> answers.apply(question));
                });
    }

    private List<AnswerKey.InstanceKey> witnessed() {
        return key.instances().subList(0, Math.min(key.instances().size(), 1 + VARIANTS_WITNESSED));
    }

    /** Every way agrees with the reference on the published instance and on some variants. */
    private void witnesses() {
        int before = findings.size();
        for (AnswerKey.InstanceKey instance : witnessed()) {
            for (Witness witness : Witness.ALL) {
                Function<Question, Matrix> answers = way(witness, instance);
                for (Question question : witnessed(witness)) {
                    compare(question, instance, witness, answers.apply(question));
                }
            }
        }
        if (findings.size() == before) {
            int trainings =
                    problem.questions().size() - witnessed(Witness.FORTY_DIGITS).size();
            facts.add("%s on %s agree in %d ways: %s"
                    .formatted(
                            counted(problem.questions().size() - trainings, "question"),
                            counted(witnessed().size(), "instance"),
                            Witness.ALL.size(),
                            String.join(
                                    ", ",
                                    Witness.ALL.stream().map(Witness::name).toList())));
            if (trainings > 0) {
                facts.add("%s about the training, too long for these ways, %s held against the worked solution alone"
                        .formatted(counted(trainings, "question"), trainings == 1 ? "is" : "are"));
            }
        }
    }

    private static String counted(int count, String noun) {
        return "%d %s%s".formatted(count, noun, count == 1 ? "" : "s");
    }

    /** A training of many steps is beyond the slow witnesses; its witness is the worked solution. */
    private List<Question> witnessed(Witness witness) {
        return problem.questions().stream()
                .filter(question ->
                        witness.equals(Witness.BACKPROPAGATION) || !Answers.isAboutTraining(question.asks()))
                .toList();
    }

    private void compare(Question question, AnswerKey.InstanceKey instance, Witness witness, Matrix value) {
        Matrix expected = instance.answer(question).value();
        double error = expected.zip(value, (a, b) -> a - b).largestMagnitude();
        double allowed = witness.error() * Math.max(instance.answer(question).scale(), Double.MIN_NORMAL);
        if (!(error <= allowed)) {
            findings.add(at(
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

    private void worked(Optional<SubmissionReport> worked) {
        if (worked.isEmpty()) {
            notes.add(Message.of(
                            MessageCode.NO_WORKED_SOLUTION,
                            "there is no worked solution to hold the reference against",
                            "problem `%s`".formatted(problem.id()))
                    .help("put a right submission into `submissions/accepted`"));
            return;
        }
        SubmissionReport report = worked.get();
        boolean full = report.score().map(SubmissionReport.Score::isFull).orElse(false);
        if (full) {
            facts.add("the worked solution `%s` is right on %s"
                    .formatted(report.submission().id(), counted(key.instances().size(), "instance")));
            return;
        }
        Message message = Message.of(
                MessageCode.WITNESSES_DISAGREE,
                "the worked solution does not get full points",
                "problem `%s`".formatted(problem.id()));
        for (QuestionResult result : report.questions()) {
            if (!result.verdict().id().equals("correct")) {
                message = message.with(Evidence.actual("%s is %s on instance `%s`"
                        .formatted(
                                result.question().id(),
                                result.verdict().id(),
                                result.deciding().instance())));
            }
        }
        findings.add(message);
        findings.addAll(report.run().messages());
    }

    /** What the instructor typed is the right value, rounded to the digits that were typed. */
    private void typedKeys(Optional<SubmissionReport> worked) {
        AnswerKey.InstanceKey published = key.instances().get(0);
        int proven = 0;
        int typed = 0;
        for (Question question : problem.questions()) {
            if (question.keys().expected().isEmpty()) {
                continue;
            }
            typed++;
            TypedKey expected = question.keys().expected().get();
            double rounding = rounding(question, published);
            boolean holds = true;
            for (int i = 0; i < Witness.ALL.size() && holds; i++) {
                Witness witness = Witness.ALL.get(i);
                if (!witnessed(witness).contains(question)) {
                    continue;
                }
                Matrix value = way(witness, published).apply(question);
                holds = proven(question, expected, witness.name(), value, rounding + methodError(witness, value));
            }
            Optional<Matrix> own = worked.flatMap(report -> published(report, question));
            if (holds
                    && own.isPresent()
                    && own.get().shape().equals(expected.value().shape())) {
                holds = proven(question, expected, "the worked solution", own.get(), rounding);
            }
            proven += holds ? 1 : 0;
        }
        if (typed > 0 && proven == typed) {
            facts.add("%d typed values are right to every digit, by the graph, %scentral differences and 40 digits"
                    .formatted(typed, worked.isPresent() ? "the worked solution, " : ""));
        }
    }

    private static Optional<Matrix> published(SubmissionReport report, Question question) {
        return report.questions().stream()
                .filter(result -> result.question().id().equals(question.id()))
                .flatMap(result -> result.instances().stream())
                .filter(result -> result.instance().equals(Instance.PUBLISHED))
                .findFirst()
                .flatMap(InstanceResult::actual);
    }

    /** What doubles cost here: a few units in the last place, or as much as the reference itself is off by. */
    private double rounding(Question question, AnswerKey.InstanceKey published) {
        Matrix value = published.answer(question).value();
        Matrix exact = way(Witness.FORTY_DIGITS, published).apply(question);
        double off = exact.zip(value, (a, b) -> a - b).largestMagnitude();
        return 4 * Math.max(off, Math.ulp(value.largestMagnitude()));
    }

    /** Ways that are exact to the last bits cost nothing more. */
    private static double methodError(Witness witness, Matrix value) {
        return witness.error() > 1e-10 ? witness.error() * value.largestMagnitude() : 0;
    }

    /** The typed digits decide, down to what doubles cannot hold. */
    private boolean proven(Question question, TypedKey typed, String way, Matrix value, double error) {
        for (int i = 0; i < value.rows(); i++) {
            for (int j = 0; j < value.columns(); j++) {
                double allowed = typed.halfUnits().at(i, j) + error;
                double off = Math.abs(typed.value().at(i, j) - value.at(i, j));
                if (!(off <= allowed)) {
                    findings.add(Message.of(
                                    MessageCode.EXPECTED_NOT_PROVEN,
                                    "the expected value of `%s` is not the right one".formatted(question.id()),
                                    typed.position().toString())
                            .with(Evidence.expected("%s, by %s".formatted(value.at(i, j), way)))
                            .with(Evidence.actual("%s%s"
                                    .formatted(
                                            typed.value().at(i, j),
                                            value.shape().isScalar()
                                                    ? ""
                                                    : " at row %d, column %d".formatted(i + 1, j + 1))))
                            .help("leave `expected` out, or correct it; a key that was published and is wrong"
                                    + " belongs under `published`"));
                    return false;
                }
            }
        }
        return true;
    }

    /** A key known to be wrong is wrong, and the named mistake leads to it. */
    private void publishedKeys(Map<KnownSubmission, SubmissionReport> known) {
        AnswerKey.InstanceKey published = key.instances().get(0);
        for (Question question : problem.questions()) {
            question.keys().published().ifPresent(wrong -> publishedKey(question, wrong, published, known));
        }
    }

    private void publishedKey(
            Question question,
            Question.Published wrong,
            AnswerKey.InstanceKey published,
            Map<KnownSubmission, SubmissionReport> known) {
        Matrix right = published.answer(question).value();
        if (agrees(wrong.key(), right)) {
            findings.add(Message.of(
                            MessageCode.PUBLISHED_KEY,
                            "the published value of `%s` is right".formatted(question.id()),
                            wrong.key().position().toString())
                    .help("write it as `expected`"));
            return;
        }
        Optional<KnownSubmission> reproduced = known.entrySet().stream()
                .filter(entry -> wrong.because().stream()
                        .anyMatch(id -> entry.getKey().name().equals("wrong/" + id)))
                .filter(entry -> published(entry.getValue(), question)
                        .filter(value -> agrees(wrong.key(), value))
                        .isPresent())
                .map(Map.Entry::getKey)
                .findFirst();
        if (reproduced.isEmpty()) {
            findings.add(Message.of(
                            MessageCode.PUBLISHED_KEY,
                            "nothing reproduces the published value of `%s`".formatted(question.id()),
                            wrong.key().position().toString())
                    .with(Evidence.expected("a submission `wrong/%s` that gives it"
                            .formatted(String.join("` or `wrong/", wrong.because()))))
                    .help("add that submission, or correct `because`"));
            return;
        }
        notes.add(Message.of(
                        MessageCode.PUBLISHED_KEY,
                        "the published value of `%s` is wrong, as the problem file says".formatted(question.id()),
                        wrong.key().position().toString())
                .with(new Evidence("right", text(right)))
                .with(new Evidence("published", text(wrong.key().value())))
                .with(Evidence.note("`%s` leads to it, as `%s` shows"
                        .formatted(
                                reproduced.get().name().substring("wrong/".length()),
                                reproduced.get().name()))));
        facts.add("the wrong key of %s is known, and its cause reproduces it".formatted(question.id()));
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

    /** Tolerances lie above the rounding of doubles and below what a slip changes. */
    private void tolerances() {
        int before = findings.size();
        AnswerKey.InstanceKey published = key.instances().get(0);
        Function<Question, Matrix> exact = way(Witness.FORTY_DIGITS, published);
        double largestNoise = 0;
        for (Question question : problem.questions()) {
            if (!question.choices().isEmpty()
                    || Answers.isAboutTraining(question.asks())
                    || !question.marking().criterion().equals(Criterion.EQUAL)) {
                continue;
            }
            Matrix value = published.answer(question).value();
            double magnitude = value.largestMagnitude();
            double error = exact.apply(question).zip(value, (a, b) -> a - b).largestMagnitude();
            double noise = magnitude == 0 ? 0 : Math.max(error / magnitude, LEAST_NOISE);
            largestNoise = Math.max(largestNoise, noise);
            belowNoise(question, magnitude, noise);
            for (AnswerKey.InstanceKey instance : key.instances()) {
                if (acceptsSlip(question, instance)) {
                    break; // one instance is enough to say so
                }
            }
        }
        if (findings.size() == before) {
            facts.add("tolerances lie above the noise of doubles (at most %s here) and below what a slip changes"
                    .formatted(Numbers.text(largestNoise, 2)));
        }
    }

    private void belowNoise(Question question, double magnitude, double noise) {
        Tolerance tolerance = question.marking().tolerance();
        double allowed = tolerance.absolute() + tolerance.relative() * magnitude;
        boolean whole = question.text().startsWith("count(") || question.text().startsWith("shape(");
        if (!whole && magnitude > 0 && allowed < ROOM * noise * magnitude) {
            findings.add(Message.of(
                            MessageCode.TOLERANCE_BELOW_NOISE,
                            "the tolerance of `%s` is below the noise of double arithmetic".formatted(question.id()),
                            question.position().toString())
                    .with(Evidence.expected(
                            "a relative tolerance of at least %s".formatted(Numbers.text(ROOM * noise, 2))))
                    .with(Evidence.actual(Numbers.text(allowed / magnitude, 2)))
                    .help("a right solution that adds in another order would be marked wrong; 1e-6 is usual"));
        }
    }

    private boolean acceptsSlip(Question question, AnswerKey.InstanceKey instance) {
        Tolerance tolerance = question.marking().tolerance();
        Matrix value = instance.answer(question).value();
        double scale = instance.answer(question).scale();
        if (value.largestMagnitude() == 0) {
            return false;
        }
        for (Map.Entry<String, Double> slip : SLIPS.entrySet()) {
            boolean accepted = true;
            for (double entry : value.toArray()) {
                accepted &= tolerance.accepts(entry, slip.getValue() * entry, scale);
            }
            if (accepted) {
                findings.add(at(
                                MessageCode.TOLERANCE_ACCEPTS_MISTAKES,
                                "the tolerance of `%s` accepts %s".formatted(question.id(), slip.getKey()),
                                question,
                                instance.instance())
                        .with(Evidence.actual("relative %s, absolute %s"
                                .formatted(Numbers.text(tolerance.relative()), Numbers.text(tolerance.absolute()))))
                        .help("1e-6 is usual; values near 0 need no absolute tolerance, noise is allowed for anyway"));
                return true;
            }
        }
        return false;
    }

    private void known(Map<KnownSubmission, SubmissionReport> known) {
        int before = findings.size();
        known.forEach((submission, report) -> {
            List<String> contradictions = submission.contradictions(report);
            if (!contradictions.isEmpty()) {
                Message message = Message.of(
                        MessageCode.JUDGED_OTHERWISE,
                        "the submission `%s` is not judged as its folder says".formatted(submission.name()),
                        "problem `%s`".formatted(problem.id()));
                for (String contradiction : contradictions) {
                    message = message.with(Evidence.actual(contradiction));
                }
                findings.add(message);
            }
        });
        if (!known.isEmpty() && findings.size() == before) {
            facts.add("%d known submissions are judged as their folders say".formatted(known.size()));
        }
    }

    private Message at(MessageCode code, String summary, Question question, Instance instance) {
        return Message.of(code, summary, "%s, instance `%s`".formatted(question.position(), instance.id()));
    }
}
