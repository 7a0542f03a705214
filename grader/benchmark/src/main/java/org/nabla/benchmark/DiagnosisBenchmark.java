package org.nabla.benchmark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.nabla.diagnosis.Catalogue;
import org.nabla.diagnosis.Claim;
import org.nabla.diagnosis.Diagnosis;
import org.nabla.diagnosis.Finding;
import org.nabla.diagnosis.Mistake;
import org.nabla.diagnosis.TrainingDiagnosis;
import org.nabla.reference.Matrix;
import org.nabla.reference.calculus.Answers;
import org.nabla.reference.calculus.Rewriting;
import org.nabla.reference.calculus.Training.Outcome;
import org.nabla.reference.calculus.TrainingByHand;
import org.nabla.reference.calculus.WalkingBack;
import org.nabla.reference.calculus.Worksheet;
import org.nabla.reference.expression.ExpressionParser;
import org.nabla.spec.Atoms;
import org.nabla.spec.Criterion;
import org.nabla.spec.Instance;
import org.nabla.spec.Instances;
import org.nabla.spec.Problem;
import org.nabla.spec.ProblemReader;
import org.nabla.spec.Question;
import org.nabla.spec.Tolerance;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What diagnosis adds to a wrong submission: every question that is judged by its value, on the published instance and all
 * variants, the training with the slip in every step where there is one.
 *
 * <p>Trainings with known mistakes are replayed once for a problem, by the first submission that needs them; what is measured
 * is every later one.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class DiagnosisBenchmark {

    private static final Tolerance TOLERANCE = new Tolerance(1e-6, 1e-12);
    private static final Path PROBLEMS = Path.of("problems");

    /** What somebody computes instead; the last is in no catalogue. */
    public enum Slip {
        SLOPE_LEFT_OUT("loss a2 = grad(h2)", "E A1 = grad(Z1)"),
        ERROR_TURNED_ROUND("loss a3 = (y - y_hat) / columns(y)", "E Z2 = 2 * (X - Z2) / columns(X)"),
        NOT_KNOWN("loss a2 = grad(h2) * h2 * h2 * h2", "E A1 = grad(Z1) * Z1 * Z1 * Z1");

        private final String inClassifier;
        private final String inAutoencoder;

        /** The gradient of a loss, and the formula that somebody takes for it. */
        Slip(String inClassifier, String inAutoencoder) {
            this.inClassifier = inClassifier;
            this.inAutoencoder = inAutoencoder;
        }

        Rewriting in(String problem) {
            String[] step = (problem.equals("autoencoder") ? inAutoencoder : inClassifier).split(" = ", 2);
            return new Rewriting(
                    Map.of(),
                    Map.of(step[0], ExpressionParser.parse(step[1])),
                    Map.of(),
                    Map.of(),
                    WalkingBack.RIGHT,
                    matrix -> matrix);
        }
    }

    @Param({"softmax-classifier", "autoencoder"})
    public String problem = "softmax-classifier";

    @Param
    public Slip slip = Slip.SLOPE_LEFT_OUT;

    private Optional<Made> made = Optional.empty();

    /** What is claimed in a problem, and what looks into it. */
    private record Made(Diagnosis steps, TrainingDiagnosis training, List<Claim> claims, List<Claim> trained) {}

    @Setup
    public void claim() {
        Problem read = ProblemReader.read(PROBLEMS.resolve(problem));
        List<Mistake> catalogue = Catalogue.read(PROBLEMS.resolve("misconceptions.yaml"));
        List<Instance> instances = Instances.of(read, 1);
        Map<Instance, Map<String, Claim.Known>> said = new LinkedHashMap<>();
        for (Instance instance : instances) {
            said.put(instance, said(read, instance));
        }
        List<Claim> claims = new ArrayList<>();
        List<Claim> trained = new ArrayList<>();
        for (Question question : byValue(read)) {
            boolean training = Answers.isAboutTraining(question.asks());
            List<Claim.Observation> observations = new ArrayList<>();
            for (Instance instance : instances) {
                Map<String, Claim.Known> known = Objects.requireNonNull(said.get(instance));
                observations.add(observation(read, question, instance, known));
            }
            (training ? trained : claims).add(new Claim(question.asks(), TOLERANCE, observations));
        }
        made = Optional.of(
                new Made(new Diagnosis(read, catalogue), new TrainingDiagnosis(read, catalogue), claims, trained));
    }

    private static List<Question> byValue(Problem problem) {
        return problem.questions().stream()
                .filter(question -> question.marking().criterion().equals(Criterion.EQUAL))
                .toList();
    }

    /** Everything that somebody says who makes the slip in each step. */
    private Map<String, Claim.Known> said(Problem read, Instance instance) {
        Map<String, Claim.Known> known = new LinkedHashMap<>();
        Answers<Matrix> answers = answers(read, instance, slip.in(problem));
        Map<String, Matrix> trained = trained(read, instance);
        for (Question question : byValue(read)) {
            Matrix value = Answers.isAboutTraining(question.asks())
                    ? new Atoms(instance.sizes(), instance.constants())
                            .value(question.asks(), trained)
                            .orElseThrow()
                    : answers.to(question.asks());
            known.put(question.asks().toString(), Claim.Known.exactly(question.asks(), value, false));
        }
        return known;
    }

    private Map<String, Matrix> trained(Problem read, Instance instance) {
        Map<String, Matrix> trained = new LinkedHashMap<>();
        instance.training().ifPresent(material -> {
            Answers.Setting setting = read.model().setting(instance);
            Worksheet blank = new Worksheet(setting, Rewriting.NONE, Worksheet.Fixed.NONE);
            Map<String, Matrix> start = new LinkedHashMap<>(instance.leaves());
            start.keySet().removeAll(material.samples().keySet());
            Outcome outcome = new TrainingByHand(setting, blank, slip.in(problem), material).run(start);
            outcome.losses().forEach((name, history) -> trained.put("history(%s)".formatted(name), history));
            outcome.parameters().forEach((name, value) -> trained.put("trained(%s)".formatted(name), value));
        });
        return trained;
    }

    private static Claim.Observation observation(
            Problem read, Question question, Instance instance, Map<String, Claim.Known> known) {
        Matrix value =
                Objects.requireNonNull(known.get(question.asks().toString())).value();
        Matrix expected = answers(read, instance, Rewriting.NONE).to(question.asks());
        double difference = value.zip(expected, (a, b) -> a - b).largestMagnitude();
        boolean right = difference <= TOLERANCE.relative() * expected.largestMagnitude();
        boolean training = Answers.isAboutTraining(question.asks());
        Map<String, Claim.Known> others = new LinkedHashMap<>(training ? Map.of() : known);
        others.values().removeIf(other -> Answers.isAboutTraining(other.quantity()));
        return new Claim.Observation(instance, value, expected, right, others, Matrix.filled(value.shape(), 0));
    }

    private static Answers<Matrix> answers(Problem read, Instance instance, Rewriting rewriting) {
        Answers.Setting setting = read.model().setting(instance);
        return new Answers<>(new Worksheet(setting, rewriting, Worksheet.Fixed.NONE), setting, instance.leaves());
    }

    @Benchmark
    public Map<Claim, Finding> wrongSubmission() {
        Made here = made.orElseThrow();
        Map<Claim, Finding> found =
                new LinkedHashMap<>(here.steps().examined(here.claims()).findings());
        Set<String> known = found.values().stream()
                .flatMap(finding -> finding.mistakes().stream())
                .map(Mistake::id)
                .collect(Collectors.toSet());
        found.putAll(here.training().of(here.trained(), known));
        return found;
    }
}
