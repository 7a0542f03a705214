package org.nabla.report.page;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.nabla.report.page.ClassList.Answer;
import org.nabla.report.page.ClassList.Asked;
import org.nabla.report.page.ClassList.Row;

/**
 * How a class did on one question, over the submissions in which it was judged.
 *
 * @param counts how many are right, wrong and so on
 * @param ease the mean share of its points, from 0 to 1; absent when it is worth nothing or was never judged
 * @param discrimination the correlation of its share with the points of all other questions together; absent for fewer than 3
 *     submissions, and where one of the two is the same for all
 */
record QuestionStatistics(
        Asked question, Map<State, Integer> counts, OptionalDouble ease, OptionalDouble discrimination) {

    /** What a submission has of it, and of everything else. */
    private record Pair(double share, double rest) {}

    static List<QuestionStatistics> of(ClassList list) {
        List<Row> graded = list.graded();
        return list.questions().stream().map(question -> of(question, graded)).toList();
    }

    /** In how many submissions it was judged. */
    int judged() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    int count(State state) {
        return counts.getOrDefault(state, 0);
    }

    private static QuestionStatistics of(Asked question, List<Row> graded) {
        Map<State, Integer> counts = new EnumMap<>(State.class);
        List<Pair> pairs = new ArrayList<>();
        for (Row row : graded) {
            Answer answer = row.answers().get(question.id());
            if (answer == null) {
                continue;
            }
            Optional<BigDecimal> earned = answer.earned();
            if (earned.isPresent()) {
                counts.merge(State.of(answer.verdict()), 1, Integer::sum);
                if (question.possible().signum() > 0) {
                    double share =
                            earned.get().doubleValue() / question.possible().doubleValue();
                    double rest = row.score()
                            .orElseThrow()
                            .earned()
                            .subtract(earned.get())
                            .doubleValue();
                    pairs.add(new Pair(share, rest));
                }
            }
        }
        double[] shares = pairs.stream().mapToDouble(Pair::share).toArray();
        double[] rests = pairs.stream().mapToDouble(Pair::rest).toArray();
        return new QuestionStatistics(question, counts, Statistics.mean(shares), Statistics.correlation(shares, rests));
    }
}
