package org.nabla.report.format;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.nabla.report.document.Published;
import org.nabla.report.document.ReportDocument.Question;
import org.nabla.report.document.VerdictWord.Outcome;
import org.nabla.spec.Visibility;

/** The lines of a submission, for the three ways in which programs treat what a student may not see. */
final class Items {

    private Items() {}

    /** What a student may see, and no more: for a program that gives no grade. */
    static List<Item> shown(Published reports) {
        return reports.shown().questions().stream().map(Item::of).toList();
    }

    /** What a student may see, and all points of the rest in one line: for a grade, where everything is shown. */
    static List<Item> withRest(Published reports) {
        List<Item> items = new ArrayList<>(shown(reports));
        List<Question> rest = rest(reports);
        if (!rest.isEmpty()) {
            items.add(merged(rest));
        }
        return items;
    }

    /** Every question in the order of the problem, for a program that hides those with another visibility itself. */
    static List<Item> each(Published reports) {
        Map<String, Question> shown =
                reports.shown().questions().stream().collect(Collectors.toMap(Question::id, question -> question));
        return reports.whole().questions().stream()
                .map(question -> Item.of(shown.getOrDefault(question.id(), question)))
                .toList();
    }

    private static List<Question> rest(Published reports) {
        Set<String> shown =
                reports.shown().questions().stream().map(Question::id).collect(Collectors.toSet());
        return reports.whole().questions().stream()
                .filter(question -> !shown.contains(question.id()))
                .toList();
    }

    private static Item merged(List<Question> rest) {
        BigDecimal earned = BigDecimal.ZERO;
        BigDecimal possible = BigDecimal.ZERO;
        for (Question question : rest) {
            earned = earned.add(question.earned().orElse(BigDecimal.ZERO));
            possible = possible.add(question.possible());
        }
        return new Item(
                Item.NOT_SHOWN,
                "questions that are not shown",
                Item.NOT_SHOWN,
                earned.compareTo(possible) == 0 ? Outcome.PASSED : Outcome.FAILED,
                Visibility.HIDDEN,
                new Item.Points(earned, possible),
                new Item.Text("%d of them, judged like the others".formatted(rest.size()), ""));
    }
}
