package org.nabla.report.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the runner of GitHub Actions reads commands from a log, and how many of a kind are shown. */
final class GithubAnnotationsRules implements Consumer {

    private static final Pattern COMMAND = Pattern.compile("::([a-z-]+)( ?[^\n]*?)::(.*)");

    private static final Pattern TITLE = Pattern.compile(" title=[^:,\r\n]*");

    private static final int MOST = 10;

    @Override
    public Taken take(String file) {
        List<String> complaints = new ArrayList<>();
        Map<String, Integer> kinds = new HashMap<>();
        for (String line : file.split("\r\n|\r|\n", 0)) {
            Matcher command = COMMAND.matcher(line);
            if (!command.matches()) {
                complaints.add("no command: " + line);
                continue;
            }
            if (!TITLE.matcher(command.group(2)).matches()) {
                complaints.add("a title that ends early: " + line);
            }
            kinds.merge(command.group(1), 1, Integer::sum);
        }
        kinds.forEach((kind, count) -> {
            if (!kind.equals("notice") && !kind.equals("error")) {
                complaints.add("a command that nobody gave: " + kind);
            }
            if (count > MOST) {
                complaints.add("not all are shown: " + count);
            }
        });
        return kinds.containsKey("notice")
                ? Taken.of(Optional.empty(), complaints)
                : Taken.without(Taken.State.NO_RESULT, complaints);
    }
}
