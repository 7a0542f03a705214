package org.nabla.diagnosis;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nabla.reference.Matrix;
import org.nabla.reference.expression.ExpressionParser;
import org.nabla.spec.Instance;
import org.nabla.spec.Problem;

/** A worksheet of a shipped problem as NumPy fills it in: right, and with every mistake in every form. */
public final class NumpySheet {

    private final Problem problem;
    private final JsonNode data;

    /** What NumPy says to a form on one worksheet. */
    public enum Verdict {
        /** Its numbers are those that NumPy has for a form of the mistake. */
        SAME,
        /** It makes no difference here, or not every form was computed here. */
        NOTHING,
        /** NumPy has other numbers for every form. */
        OTHER
    }

    private NumpySheet(Problem problem, JsonNode data) {
        this.problem = problem;
        this.data = data;
    }

    /** All worksheets of a problem that {@code forms.py} and {@code expressions.py} have filled in. */
    public static List<NumpySheet> of(String name, Problem problem) throws IOException {
        return MutantsTest.fromThisFolder()
                .filter(sheet -> sheet.problem().equals(name))
                .map(sheet -> new NumpySheet(problem, sheet.data()))
                .toList();
    }

    public Verdict verdict(Effects effects, Effects.Form form) {
        Instance instance = MutantsTest.instance(problem, data);
        Effects.Work work = effects.work(form, instance, Map.of());
        List<JsonNode> changes = changes(form.mistake().id());
        if (changes.stream().anyMatch(change -> isSame(work, change))) {
            return Verdict.SAME;
        }
        boolean complete = data.has("forms") && !changes.isEmpty();
        return complete && seen(work) ? Verdict.OTHER : Verdict.NOTHING;
    }

    private List<JsonNode> changes(String mistake) {
        List<JsonNode> changes = new ArrayList<>();
        if (data.get("answers").has(mistake)) {
            changes.add(data.get("answers").get(mistake));
        }
        data.path("forms").forEach(form -> {
            if (form.get("mistake").asText().equals(mistake)) {
                changes.add(form);
            }
        });
        return changes;
    }

    /** Whether a change is seen, and all that it says is what comes out. */
    private boolean isSame(Effects.Work work, JsonNode change) {
        Set<String> missing = new LinkedHashSet<>();
        change.get("missing").forEach(question -> missing.add(question.asText()));
        boolean seen = false;
        for (Map.Entry<String, JsonNode> entry : data.get("correct").properties()) {
            Optional<Matrix> actual = work.value(ExpressionParser.parse(entry.getKey()));
            if (missing.contains(entry.getKey())) {
                seen |= actual.isEmpty();
                continue;
            }
            JsonNode differs = change.get("differs").get(entry.getKey());
            Matrix due = MutantsTest.matrix(differs == null ? entry.getValue() : differs);
            if (actual.isEmpty() || !MutantsTest.same(due, actual.get())) {
                return false;
            }
            seen |= differs != null;
        }
        return seen;
    }

    private boolean seen(Effects.Work work) {
        return data.get("correct").properties().stream()
                .anyMatch(entry -> work.value(ExpressionParser.parse(entry.getKey()))
                        .map(actual -> !MutantsTest.same(MutantsTest.matrix(entry.getValue()), actual))
                        .orElse(true));
    }

    @Override
    public String toString() {
        return data.path("title").asText("expressions.json");
    }
}
