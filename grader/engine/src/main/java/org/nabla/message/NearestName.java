package org.nabla.message;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the valid name that a misspelt one was probably meant to be. */
public final class NearestName {

    private NearestName() {}

    /** The closest of the valid names, if one is close enough to be what was meant; ties go to the first. */
    public static Optional<String> of(String written, Collection<String> valid) {
        return valid.stream()
                .filter(name -> distance(written, name) <= allowance(written))
                .min(Comparator.comparingDouble(name -> distance(written, name)));
    }

    /** {@code did you mean `x`?}, or nothing. */
    public static Optional<String> question(String written, Collection<String> valid) {
        return of(written, valid).map("did you mean `%s`?"::formatted);
    }

    private static double allowance(String written) {
        return Math.max(1, written.length() / 3.0) + 0.1;
    }

    /** Edits from one to the other; a change of case or of underscores counts a tenth. */
    private static double distance(String written, String name) {
        int edits = edits(folded(written), folded(name));
        return edits + (written.equals(name) ? 0 : 0.1);
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
    }

    /** Optimal string alignment: insert, delete, replace, or swap two neighbours. */
    private static int edits(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int replace = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                cost[i][j] = Math.min(replace, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) {
                    cost[i][j] = Math.min(cost[i][j], 1 + cost[i - 2][j - 2]);
                }
            }
        }
        return cost[a.length()][b.length()];
    }
}
