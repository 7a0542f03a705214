package org.nabla.report.format.quiz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.nabla.reference.Matrix;
import org.nabla.spec.Instance;

/** The numbers of an instance as the text of a question tells them, with all their digits. */
final class GivenNumbers {

    /** More than somebody copies out of a question. */
    static final int MOST = 200;

    private GivenNumbers() {}

    /** Whether an instance is nothing but a few numbers: no graph of its own, no set of samples to train on. */
    static boolean canBeTold(Instance instance) {
        int numbers = instance.constants().size()
                + instance.leaves().values().stream()
                        .mapToInt(value -> value.shape().size())
                        .sum();
        return numbers <= MOST
                && instance.definitions().isEmpty()
                && instance.training().isEmpty();
    }

    /** A paragraph for each name; the published ones may be too many, and are in the statement. */
    static List<String> of(Instance instance) {
        if (!canBeTold(instance)) {
            return List.of("The numbers are the published ones, as the problem statement has them.");
        }
        List<String> paragraphs = new ArrayList<>();
        for (Map.Entry<String, Double> constant : instance.constants().entrySet()) {
            paragraphs.add("%s = %s".formatted(constant.getKey(), Digits.shortest(constant.getValue())));
        }
        for (Map.Entry<String, Matrix> leaf : instance.leaves().entrySet()) {
            paragraphs.add("%s = %s".formatted(leaf.getKey(), text(leaf.getValue())));
        }
        return paragraphs;
    }

    private static String text(Matrix value) {
        if (value.shape().isScalar()) {
            return Digits.shortest(value.scalar());
        }
        return Arrays.stream(value.toRows())
                .map(row -> Arrays.stream(row).mapToObj(Digits::shortest).collect(Collectors.joining(", ", "[", "]")))
                .collect(Collectors.joining(",\n", "[", "]"));
    }
}
