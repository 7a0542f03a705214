package org.nabla.benchmark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.nabla.diagnosis.Catalogue;
import org.nabla.diagnosis.Claim;
import org.nabla.diagnosis.Diagnosis;
import org.nabla.diagnosis.Finding;
import org.nabla.reference.Matrix;
import org.nabla.reference.calculus.Answers;
import org.nabla.reference.calculus.Rewriting;
import org.nabla.reference.calculus.WalkingBack;
import org.nabla.reference.calculus.Worksheet;
import org.nabla.reference.expression.ExpressionParser;
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

/** What diagnosis adds to a wrong submission: every question of the classifier, on the published instance and ten variants. */
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
        SLOPE_LEFT_OUT("loss a2", "grad(h2)"),
        ERROR_TURNED_ROUND("loss a3", "(y - y_hat) / columns(y)"),
        NOT_KNOWN("loss a2", "grad(h2) * h2 * h2 * h2");

        private final String gradient;
        private final String formula;

        Slip(String gradient, String formula) {
            this.gradient = gradient;
            this.formula = formula;
        }

        Rewriting rewriting() {
            return new Rewriting(
                    Map.of(),
                    Map.of(gradient, ExpressionParser.parse(formula)),
                    Map.of(),
                    Map.of(),
                    WalkingBack.RIGHT,
                    matrix -> matrix);
        }
    }

    @Param
    public Slip slip = Slip.SLOPE_LEFT_OUT;

    private final Problem problem = ProblemReader.read(PROBLEMS.resolve("softmax-classifier"));
    private final Diagnosis diagnosis = new Diagnosis(problem, Catalogue.read(PROBLEMS.resolve("misconceptions.yaml")));
    private List<Claim> claims = List.of();

    @Setup
    public void claim() {
        List<Instance> instances = Instances.of(problem, 1);
        Map<Instance, Map<String, Claim.Known>> said = new LinkedHashMap<>();
        for (Instance instance : instances) {
            Map<String, Claim.Known> known = new LinkedHashMap<>();
            Answers<Matrix> answers = answers(instance, slip.rewriting());
            for (Question question : problem.questions()) {
                known.put(
                        question.asks().toString(),
                        Claim.Known.exactly(question.asks(), answers.to(question.asks()), false));
            }
            said.put(instance, known);
        }
        claims = new ArrayList<>();
        for (Question question : problem.questions()) {
            List<Claim.Observation> observations = new ArrayList<>();
            for (Instance instance : instances) {
                observations.add(observation(question, instance, Objects.requireNonNull(said.get(instance))));
            }
            claims.add(new Claim(question.asks(), TOLERANCE, observations));
        }
    }

    private Claim.Observation observation(Question question, Instance instance, Map<String, Claim.Known> known) {
        Matrix value =
                Objects.requireNonNull(known.get(question.asks().toString())).value();
        Matrix expected = answers(instance, Rewriting.NONE).to(question.asks());
        double difference = value.zip(expected, (a, b) -> a - b).largestMagnitude();
        boolean right = difference <= TOLERANCE.relative() * expected.largestMagnitude();
        return new Claim.Observation(instance, value, expected, right, known, Matrix.filled(value.shape(), 0));
    }

    private Answers<Matrix> answers(Instance instance, Rewriting rewriting) {
        Answers.Setting setting = problem.model().setting(instance);
        return new Answers<>(new Worksheet(setting, rewriting, Worksheet.Fixed.NONE), setting, instance.leaves());
    }

    @Benchmark
    public Map<Claim, Finding> wrongSubmission() {
        return diagnosis.of(claims);
    }
}
