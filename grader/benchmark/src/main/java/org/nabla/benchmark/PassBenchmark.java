package org.nabla.benchmark;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.nabla.reference.Matrix;
import org.nabla.reference.graph.Graph;
import org.nabla.reference.graph.Plan;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One forward and one backward pass, with the gradients of all parameters: what training and mutants ask for. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PassBenchmark {

    private static final int SAMPLES = 64;

    private final Plan classifier = planned(Networks.graph(3), Networks.leaves(1, 3, 3, 3, 3));
    private final Plan digits = planned(Networks.graph(2), Networks.leaves(SAMPLES, 784, 128, 10));
    private final Plan.Backward classifierBackward = backward(classifier, Networks.leaves(1, 3, 3, 3, 3));
    private final Plan.Backward digitsBackward = backward(digits, Networks.leaves(1, 784, 128, 10));
    private final PlainLoops loops = new PlainLoops();

    private static Plan planned(Graph graph, Map<String, Matrix> leaves) {
        return Plan.at(graph, leaves);
    }

    private static Plan.Backward backward(Plan plan, Map<String, Matrix> leaves) {
        return plan.backward("loss", Networks.parameters(leaves));
    }

    /** Both ways start from the same numbers and must come to the same loss. */
    @Setup
    public void start() {
        Map<String, Matrix> leaves = Networks.leaves(1, 3, 3, 3, 3);
        for (int k = 1; k <= 3; k++) {
            matrix(leaves, "W" + k).copyTo(loops.weights[k - 1]);
            matrix(leaves, "b" + k).copyTo(loops.biases[k - 1]);
        }
        matrix(leaves, "x").copyTo(loops.outputs[0]);
        matrix(leaves, "y").copyTo(loops.target);
        double difference = loops.forward() - classifier.value("loss").scalar();
        if (!(Math.abs(difference) < 1e-12)) {
            throw new IllegalStateException("the losses differ by " + difference);
        }
    }

    private static Matrix matrix(Map<String, Matrix> leaves, String name) {
        return Objects.requireNonNull(leaves.get(name), name);
    }

    @Benchmark
    public Plan classifier() {
        classifier.forward();
        classifierBackward.run(0);
        return classifier;
    }

    @Benchmark
    public PlainLoops classifierInPlainLoops() {
        loops.forward();
        loops.backward();
        return loops;
    }

    @Benchmark
    public Plan digits() {
        digits.forward();
        digitsBackward.run(0);
        return digits;
    }
}
