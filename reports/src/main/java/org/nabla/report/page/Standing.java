package org.nabla.report.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.nabla.report.document.ReportDocument;
import org.nabla.report.document.ReportDocument.Question;

/** How the quantities of a problem stand in one report, and where on the page a question is. */
final class Standing {

    private final ReportDocument report;
    private final Map<String, State> states = new LinkedHashMap<>();
    private final Map<String, List<String>> questions = new LinkedHashMap<>();
    private final Map<String, String> anchors = new LinkedHashMap<>();
    private final Optional<String> root;

    Standing(ProblemView problem, ReportDocument report) {
        this.report = report;
        Map<String, Question> byId = new LinkedHashMap<>();
        report.questions().forEach(question -> byId.put(question.id(), question));
        IntStream.range(0, report.questions().size())
                .forEach(i -> anchors.put(report.questions().get(i).id(), "question-" + (i + 1)));
        problem.asked().forEach((id, quantity) -> {
            Question question = byId.get(id);
            if (question != null) {
                states.merge(quantity, State.of(question.verdict()), State::worse);
                questions.merge(quantity, List.of(id), Standing::joined);
            }
        });
        this.root = report.rootCause()
                .map(cause -> Optional.ofNullable(problem.asked().get(cause.question())))
                .flatMap(quantity -> quantity);
    }

    private static List<String> joined(List<String> some, List<String> more) {
        return java.util.stream.Stream.concat(some.stream(), more.stream()).toList();
    }

    ReportDocument report() {
        return report;
    }

    State of(String quantity) {
        return states.getOrDefault(quantity, State.NOT_ASKED);
    }

    /** The questions that ask for a quantity. */
    List<String> asking(String quantity) {
        return questions.getOrDefault(quantity, List.of());
    }

    boolean isRoot(String quantity) {
        return root.filter(quantity::equals).isPresent();
    }

    /** The id of a question's place on the page, without the sign before it. */
    String anchor(String question) {
        return anchors.getOrDefault(question, "questions");
    }

    /** How many quantities are in each state. */
    long count(State state) {
        return states.values().stream().filter(state::equals).count();
    }
}
