package org.nabla.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class FunctionFinderTest {

    @SuppressWarnings("unused") // found by reflection
    static class Net implements UnaryOperator<String> {

        final Runnable lambda = () -> {};

        double forward(double[][] W1, List<double[]> rest) {
            return 0;
        }

        protected static int loss() {
            return 0;
        }

        private int hidden() {
            return 0;
        }

        public static void main(String[] arguments) {}

        @Override
        public String apply(String text) { // also makes a bridge method
            return text;
        }

        @Override
        public String toString() {
            return "";
        }
    }

    @SuppressWarnings("unused") // found by reflection
    record Result(double loss) {
        double doubled() {
            return 2 * loss;
        }
    }

    enum Kind {
        ONE
    }

    @Test
    void finds_whatTheStudentWroteToBeCalled() {
        List<StudentFunction> found = new FunctionFinder(List.of(Net.class, Result.class, Kind.class)).functions();

        assertThat(found)
                .extracting(StudentFunction::signature)
                .containsExactly(
                        "apply(String text) in org.nabla.worker.FunctionFinderTest$Net",
                        "doubled() in org.nabla.worker.FunctionFinderTest$Result",
                        "forward(double[][] W1, List<double[]> rest) in org.nabla.worker.FunctionFinderTest$Net",
                        "loss() in org.nabla.worker.FunctionFinderTest$Net");
    }
}
