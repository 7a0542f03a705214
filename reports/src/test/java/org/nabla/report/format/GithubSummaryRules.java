package org.nabla.report.format;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What GitHub makes of a job summary, as far as a stranger's text could change it: fences, tables, markup. */
final class GithubSummaryRules implements Consumer {

    private static final Pattern FENCE = Pattern.compile(" {0,3}(`{3,})[^`]*");

    private static final Pattern CLOSING = Pattern.compile(" {0,3}(`{3,})[ \t]*");

    private static final Pattern SCORE = Pattern.compile("\\*\\*[0-9.]+ of [0-9.]+ points\\*\\*");

    private static final int CELLS = 4;

    @Override
    public Taken take(String file) {
        List<String> complaints = new ArrayList<>();
        if (file.getBytes(StandardCharsets.UTF_8).length > 1024 * 1024) {
            complaints.add("a summary of more than 1 MiB is dropped");
        }
        int fence = 0;
        boolean score = false;
        for (String line : file.split("\n", -1)) {
            Matcher opening = FENCE.matcher(line);
            Matcher closing = CLOSING.matcher(line);
            if (fence > 0) {
                fence = closing.matches() && closing.group(1).length() >= fence ? 0 : fence;
            } else if (opening.matches()) {
                fence = opening.group(1).length();
            } else {
                score = score || SCORE.matcher(line).matches();
                outside(line, complaints);
            }
        }
        if (fence > 0) {
            complaints.add("a fence is not closed");
        }
        return score ? Taken.of(Optional.empty(), complaints) : Taken.without(Taken.State.NO_RESULT, complaints);
    }

    private static void outside(String line, List<String> complaints) {
        String unescaped = line.replaceAll("\\\\\\p{Punct}", "");
        if (unescaped.matches(".*([<\\[`!@]|://).*")) {
            complaints.add("markup outside of a fence: " + line);
        }
        long cells = unescaped.chars().filter(character -> character == '|').count() - 1;
        if (line.startsWith("|") && cells != CELLS) {
            complaints.add("a row with another number of cells: " + line);
        }
    }
}
