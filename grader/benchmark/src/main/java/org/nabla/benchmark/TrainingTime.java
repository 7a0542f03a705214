package org.nabla.benchmark;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Locale;
import org.nabla.reference.calculus.Training;
import org.nabla.spec.Instance;
import org.nabla.spec.Model;
import org.nabla.spec.Problem;
import org.nabla.spec.ProblemReader;

/**
 * Prints the processor time of the published training of a problem, in seconds: first with reading the problem, then as
 * often as asked for. {@code training.py} holds it against NumPy.
 */
public final class TrainingTime {

    private static final double NANOS = 1e9;

    private TrainingTime() {}

    public static void main(String[] arguments) {
        long began = now();
        Problem problem = ProblemReader.read(Path.of(arguments[0]));
        print(began);
        for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
            began = now();
            train(problem.model(), problem.published());
            print(began);
        }
    }

    private static void train(Model model, Instance instance) {
        new Training(
                        model.graph(instance.sizes()),
                        model.loss(),
                        model.update(),
                        instance.training().orElseThrow())
                .run(instance.leaves());
    }

    private static void print(long began) {
        System.out.printf(Locale.ROOT, "%.4f%n", (now() - began) / NANOS);
    }

    /** Of this thread: what the JVM's compilers do meanwhile shows in the times of the whole process. */
    private static long now() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
