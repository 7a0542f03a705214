package org.nabla.proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A score as text: what each question catches, and what each mistake makes of each question. */
record MistakeTable(Score score) {

    private static final String KEY = "`.` right, `x` wrong, `-` no answer because shapes do not fit";

    /** Everything, a line each. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("what each question catches in code, and how much of it no other question does:");
        lines.addAll(questions());
        lines.add("");
        lines.add("in code, question by question (%s):".formatted(KEY));
        lines.addAll(mistakes(score.inCode()));
        lines.add("");
        lines.add("by hand, on the published numbers:");
        lines.addAll(mistakes(score.onSheet()));
        if (!score.never().isEmpty()) {
            lines.add("");
            lines.add("no difference here, whatever the numbers: " + String.join(", ", score.never()));
        }
        return lines;
    }

    private List<String> questions() {
        List<String> lines = new ArrayList<>();
        Map<String, Set<Integer>> catching = new LinkedHashMap<>();
        for (Trace trace : score.inCode().traces()) {
            String marks = trace.marks(score.questions().size());
            for (int question = 0; question < marks.length(); question++) {
                if (marks.charAt(question) != '.') {
                    catching.computeIfAbsent(trace.mistake(), id -> new TreeSet<>())
                            .add(question);
                }
            }
        }
        int width = score.questions().stream()
                .mapToInt(question -> question.id().length())
                .max()
                .orElse(0);
        for (int i = 0; i < score.questions().size(); i++) {
            int question = i;
            long all = catching.values().stream()
                    .filter(questions -> questions.contains(question))
                    .count();
            long alone = catching.values().stream()
                    .filter(questions -> questions.equals(Set.of(question)))
                    .count();
            lines.add("  %s  %3d %3d".formatted(padded(score.questions().get(i).id(), width), all, alone));
        }
        return lines;
    }

    private List<String> mistakes(Standing standing) {
        Map<String, Set<String>> same = new HashMap<>();
        standing.alike().forEach(pair -> {
            List<String> two = pair.mistakes();
            same.computeIfAbsent(two.get(0), id -> new LinkedHashSet<>()).add(two.get(1));
            same.computeIfAbsent(two.get(1), id -> new LinkedHashSet<>()).add(two.get(0));
        });
        int width = standing.mistakes().stream().mapToInt(String::length).max().orElse(0);
        Set<String> lines = new LinkedHashSet<>(); // forms that show the same are one line
        for (Trace trace : standing.traces()) {
            Set<String> others = same.getOrDefault(trace.mistake(), Set.of());
            String remark =
                    trace.isCaught() ? others.isEmpty() ? "" : "  as " + String.join(", ", others) : "  not caught";
            lines.add("  %s  %s%s"
                    .formatted(
                            padded(trace.mistake(), width),
                            trace.marks(score.questions().size()),
                            remark));
        }
        return List.copyOf(lines);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}
