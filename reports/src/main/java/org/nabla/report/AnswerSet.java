package org.nabla.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nabla.grading.Curve;
import org.nabla.reference.Matrix;
import org.nabla.reference.graph.Listing;

/**
 * The right answers of a problem on one instance.
 *
 * @param problem the id of the problem
 * @param instance the id of the instance
 * @param quantities every intermediate value, in the order in which they are computed
 * @param curves the losses of a training by epoch; none when the problem does not train
 * @param graphs those that students get as data, by the quantity they compute
 */
public record AnswerSet(
        String problem,
        String instance,
        List<Answer> answers,
        Map<String, Matrix> quantities,
        List<Curve> curves,
        Map<String, Listing> graphs) {

    /** Where no graph is handed over. */
    public AnswerSet(
            String problem, String instance, List<Answer> answers, Map<String, Matrix> quantities, List<Curve> curves) {
        this(problem, instance, answers, quantities, curves, Map.of());
    }

    /**
     * The answer to one question.
     *
     * @param id of the question
     * @param asks the expression as the problem file has it
     */
    public record Answer(String id, String asks, Matrix value) {}

    public AnswerSet {
        answers = List.copyOf(answers);
        curves = List.copyOf(curves);
        quantities = Collections.unmodifiableMap(new LinkedHashMap<>(quantities));
        graphs = Collections.unmodifiableMap(new LinkedHashMap<>(graphs));
    }
}
