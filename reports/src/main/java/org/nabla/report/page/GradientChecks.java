package org.nabla.report.page;

import java.util.List;
import org.nabla.grading.Numbers;
import org.nabla.report.document.ReportDocument.Gradient;
import org.nabla.report.document.ReportDocument.GradientCheck;

/** Whether gradients are the derivatives of the submission's own losses. */
final class GradientChecks {

    private final MathMl mathematics;

    GradientChecks(ProblemView problem) {
        this.mathematics = problem.mathematics();
    }

    void write(Html html, List<GradientCheck> checks) {
        if (checks.isEmpty()) {
            return;
        }
        html.open("section", "aria-labelledby", "checks-title");
        html.element("h2", "Your gradients beside your own loss", "id", "checks-title");
        html.element(
                "p",
                "A gradient is a derivative. So these compare it with how your own loss moves when a parameter"
                        + " moves a little, whatever the right values are. It changes no points.");
        for (GradientCheck check : checks) {
            html.open("h3").text("Loss ").element("code", check.loss());
            html.text(" on ").quoted(check.instance()).close();
            check.message().ifPresent(message -> MessageBlock.write(html, message));
            if (check.outcome().equals("not-checked")) {
                notChecked(html, check);
            } else {
                table(html, check);
            }
        }
        html.close();
    }

    private static void notChecked(Html html, GradientCheck check) {
        html.open("p").text("It could not be compared: ").quoted(check.reason().replace('-', ' '));
        if (!check.function().isEmpty()) {
            html.text(", ").element("code", check.function());
        }
        html.text(".").close();
    }

    private void table(Html html, GradientCheck check) {
        html.open(
                "div",
                "class",
                "scroll",
                "tabindex",
                "0",
                "role",
                "region",
                "aria-label",
                "Gradients of " + check.loss());
        html.open("table").open("thead").open("tr");
        for (String column : List.of("gradient", "in your code", "beside the derivative of your loss")) {
            html.element("th", column, "scope", "col");
        }
        html.close().close().open("tbody");
        for (Gradient gradient : check.gradients()) {
            html.open("tr").open("th", "scope", "row");
            mathematics.write(html, gradient.quantity());
            html.close();
            html.open("td").element("code", gradient.name()).close();
            html.open("td");
            (gradient.agreement().equals("agrees") ? State.RIGHT : State.WRONG).icon(html);
            html.text(" " + words(gradient)).close().close();
        }
        html.close().close().close();
    }

    private static String words(Gradient gradient) {
        return switch (gradient.agreement()) {
            case "agrees" -> "agrees";
            case "opposite-sign" -> "has the opposite sign";
            case "factor" ->
                "is %s times it".formatted(Numbers.text(gradient.factor().orElse(Double.NaN)));
            case "zero" -> "is 0, and the derivative is not";
            case "loss-unmoved" -> "your loss does not move with this parameter";
            case "partly" ->
                gradient.partly()
                        .map(partly ->
                                "agrees in %d of the %d entries tried".formatted(partly.agreeing(), partly.entries()))
                        .orElse("agrees in part");
            case "unrelated" -> "is something else";
            case "other-shape" -> "has another shape";
            case "undecided" -> "could not be decided";
            default -> gradient.agreement();
        };
    }
}
