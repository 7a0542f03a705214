package org.nabla.benchmark;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.nabla.reference.Matrix;
import org.nabla.reference.Shape;
import org.nabla.reference.calculus.Training;
import org.nabla.reference.calculus.Update;
import org.nabla.reference.calculus.UpdateRule;
import org.nabla.reference.expression.Expression;
import org.nabla.reference.expression.ExpressionParser;
import org.nabla.reference.graph.Graph;
import org.nabla.reference.graph.Vocabulary;
import org.nabla.reference.rule.Axis;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A step of training a 3-2-3 autoencoder by one sample, with its share of the loss over all of them after each epoch. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class TrainingBenchmark {

    private static final int EPOCHS = 10;
    private static final int SAMPLES = 800;
    private static final List<String> DEFINITIONS =
            List.of("z1 = sigmoid(W1 @ x + b1)", "z2 = sigmoid(W2 @ z1 + b2)", "loss = mean(sum((x - z2)^2, axis=0))");

    private final SplittableRandom random = new SplittableRandom(1986);
    private final Map<String, Matrix> start =
            Map.of("W1", drawn(2, 3), "b1", drawn(2, 1), "W2", drawn(3, 2), "b2", drawn(3, 1));
    private final Map<String, Map<String, Matrix>> sets = Map.of("train", Map.of("x", drawn(3, SAMPLES)));

    /** A row of the table of update rules. */
    @Param({"gradient-descent", "adam"})
    public String rule = "";

    private Matrix drawn(int rows, int columns) {
        return Matrix.filled(new Shape(rows, columns), 0).map(zero -> random.nextDouble(-1, 1));
    }

    @Benchmark
    @OperationsPerInvocation(EPOCHS * SAMPLES)
    public Training.Outcome step() {
        Map<String, Expression> definitions = new LinkedHashMap<>();
        for (String definition : DEFINITIONS) {
            int sign = definition.indexOf(" = ");
            definitions.put(definition.substring(0, sign), ExpressionParser.parse(definition.substring(sign + 3)));
        }
        Graph graph = Graph.of(Set.of("W1", "b1", "W2", "b2", "x"), definitions, new Vocabulary(Map.of()));
        UpdateRule updateRule = UpdateRule.named(rule).orElseThrow();
        Map<String, Double> settings = new LinkedHashMap<>(updateRule.settings());
        settings.put("learning_rate", 0.03);
        Update update = new Update(updateRule, settings, start.keySet(), 0, Set.of());
        Training.Schedule schedule = new Training.Schedule("train", EPOCHS, 1, Optional.empty());
        Training.Material material = new Training.Material(sets, Map.of("x", Axis.COLUMNS), schedule);
        return new Training(graph, "loss", update, material).run(start);
    }
}
