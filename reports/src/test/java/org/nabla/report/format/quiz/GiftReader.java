package org.nabla.report.format.quiz;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rules by which Moodle reads GIFT, stated once more: blank lines, placeholders, braces, weights, and the wildcard. */
final class GiftReader {

    private static final String OBEYED = ":#={}~";
    private static final Pattern WEIGHT = Pattern.compile("^%-*([0-9]{1,2})\\.?([0-9]*)%");

    private GiftReader() {}

    /** A question as it would be in the bank; {@code *} as an answer takes everything. */
    record Read(String category, String name, String html, List<Answer> answers) {}

    record Answer(double weight, String value, String tolerance, String feedback) {}

    static List<Read> read(String file) {
        List<Read> questions = new ArrayList<>();
        String category = "";
        for (String block : Arrays.asList(file.replaceAll("\r\n?", "\n").split("\n\\s*\n"))) {
            StringBuilder text = new StringBuilder();
            block.lines()
                    .map(String::trim)
                    .filter(line -> !line.startsWith("//"))
                    .forEach(line -> text.append(line).append('\n'));
            String read = before(text.toString().trim());
            if (read.startsWith("$CATEGORY:")) {
                category = read.substring("$CATEGORY:".length()).trim();
            } else if (!read.isEmpty()) {
                questions.add(question(category, read));
            }
        }
        return questions;
    }

    private static Read question(String category, String text) {
        if (!text.startsWith("::")) {
            throw new AssertionError("no name: " + text);
        }
        int end = text.indexOf("::", 2);
        String name = after(text.substring(2, end));
        String rest = text.substring(end + 2).trim();
        int open = rest.indexOf('{');
        int close = rest.indexOf('}');
        if (open < 0 || close != rest.length() - 1) {
            throw new AssertionError("braceerror: " + rest);
        }
        String html = rest.substring(0, open);
        if (!html.startsWith("[html]")) {
            throw new AssertionError("the format is a guess: " + html);
        }
        String answers = rest.substring(open + 1, close).trim();
        if (!answers.startsWith("#") || answers.contains("~") || answers.contains("####")) {
            throw new AssertionError("not numerical, or feedback to everything: " + answers);
        }
        List<Answer> read = new ArrayList<>();
        for (String answer : Arrays.asList(answers.substring(1).trim().split("="))) {
            if (!answer.isBlank()) {
                read.add(answer(answer.trim()));
            }
        }
        return new Read(category, name, after(html.substring("[html]".length())).trim(), read);
    }

    private static Answer answer(String text) {
        Matcher weighted = WEIGHT.matcher(text);
        double weight = 1;
        String rest = text;
        if (weighted.find()) {
            weight = Double.parseDouble(weighted.group(1)) / 100;
            rest = text.substring(weighted.end());
        }
        int hash = rest.indexOf('#');
        String number = after(hash < 0 ? rest : rest.substring(0, hash)).trim();
        String feedback = hash < 0 ? "" : after(rest.substring(hash + 1)).trim();
        int colon = number.indexOf(':');
        String value = colon < 0 ? number : number.substring(0, colon).trim();
        String tolerance = colon < 0 ? "0" : number.substring(colon + 1).trim();
        return new Answer(weight, isNumeric(value) ? value : "*", tolerance, feedback);
    }

    private static boolean isNumeric(String text) {
        return text.matches("[+-]?[0-9]+(\\.[0-9]+)?");
    }

    private static String before(String text) {
        String placed = text.replace("\\\\", "&&092;");
        for (int i = 0; i < OBEYED.length(); i++) {
            placed = placed.replace("\\" + OBEYED.charAt(i), "&&%03d;".formatted((int) OBEYED.charAt(i)));
        }
        return placed.replace("\\n", "&&010").replace("&&092;", "\\");
    }

    private static String after(String text) {
        String placed = text.replace("&&010", "\n");
        for (int i = 0; i < OBEYED.length(); i++) {
            placed = placed.replace("&&%03d;".formatted((int) OBEYED.charAt(i)), OBEYED.substring(i, i + 1));
        }
        return placed;
    }

    /** What an answer earns: the first that it fits counts. */
    static double grade(List<Answer> answers, String typed) {
        for (Answer answer : answers) {
            boolean any = answer.value().equals("*");
            if (any || fits(new BigDecimal(answer.value()), new BigDecimal(answer.tolerance()), typed)) {
                return answer.weight();
            }
        }
        return 0;
    }

    private static boolean fits(BigDecimal value, BigDecimal tolerance, String typed) {
        return new BigDecimal(typed).subtract(value).abs().compareTo(tolerance) <= 0;
    }
}
