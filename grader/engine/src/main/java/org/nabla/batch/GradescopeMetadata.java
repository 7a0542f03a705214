package org.nabla.batch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whose a submission of a Gradescope export is: student numbers and addresses, to be looked up in a roster and then
 * forgotten.
 *
 * <p>The file holds every result of every attempt, too, and may be large. It is written by one program, so the few lines
 * that matter are picked out by their place, and the rest is read over.
 */
final class GradescopeMetadata {

    static final String FILE = "submission_metadata.yml";

    private static final Pattern SUBMISSION = Pattern.compile("[\"']?submission_(\\d+)[\"']?:\\s*");
    private static final Pattern FIELD = Pattern.compile("  [\"']?:(\\w+)[\"']?:.*");
    private static final Pattern SUBMITTER = Pattern.compile("\\s+(?:- )?[\"']?:(?:sid|email)[\"']?:\\s*(.*?)\\s*");

    private GradescopeMetadata() {}

    /** What the students of each submission are called, by the number of the submission. */
    static Map<String, List<String>> submitters(Path file) throws IOException {
        Map<String, List<String>> submitters = new LinkedHashMap<>();
        List<String> current = new ArrayList<>();
        boolean inSubmitters = false;
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Matcher submission = SUBMISSION.matcher(line);
                Matcher field = FIELD.matcher(line);
                if (submission.matches()) {
                    current = submitters.computeIfAbsent(submission.group(1), number -> new ArrayList<>());
                    inSubmitters = false;
                } else if (field.matches()) {
                    inSubmitters = field.group(1).equals("submitters");
                } else if (inSubmitters) {
                    Matcher submitter = SUBMITTER.matcher(line);
                    if (submitter.matches() && !unquoted(submitter.group(1)).isEmpty()) {
                        current.add(unquoted(submitter.group(1)));
                    }
                }
            }
        }
        return submitters;
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() > 1
                && (value.charAt(0) == '\'' || value.charAt(0) == '"')
                && value.charAt(value.length() - 1) == value.charAt(0);
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
