package org.nabla.report.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.nabla.report.page.ProblemView.Kind;
import org.nabla.report.page.ProblemView.Lane;
import org.nabla.report.page.ProblemView.Quantity;

/**
 * Where the quantities of a problem are drawn: a lane for each pass, a column for each step of the forward pass, so that a
 * gradient stands below its value.
 *
 * <p>Of a deep network, values that nobody is asked about are left out, and steps that still do not fit share a column. More
 * than a few quantities in one place are drawn as one.
 */
final class Layout {

    /** What fits side by side on a page. */
    private static final int MOST_COLUMNS = 14;

    /** More in one place are counted. */
    private static final int MOST_ROWS = 8;

    /**
     * One or several quantities in one place.
     *
     * @param row from 0, in its lane
     */
    record Box(List<Quantity> quantities, Lane lane, int column, int row) {
        boolean isGroup() {
            return quantities.size() > 1;
        }

        Quantity first() {
            return quantities.get(0);
        }
    }

    private final Map<String, Quantity> all = new LinkedHashMap<>();
    private final Map<Lane, Map<Integer, List<Box>>> lanes = new LinkedHashMap<>();
    private final Map<String, Box> boxes = new LinkedHashMap<>();
    private final Map<String, Integer> rows = new LinkedHashMap<>();
    private final int columns;

    Layout(ProblemView problem) {
        problem.quantities().forEach(quantity -> all.put(quantity.name(), quantity));
        List<Quantity> shown = shown(problem);
        Map<Integer, Integer> places = places(shown);
        this.columns = new TreeSet<>(places.values()).size();
        rows(shown, places);
        place(shown, places);
    }

    int columns() {
        return columns;
    }

    /** The lanes from top to bottom, each with its boxes. */
    Map<Lane, List<Box>> lanes() {
        Map<Lane, List<Box>> found = new LinkedHashMap<>();
        lanes.forEach((lane, cells) ->
                found.put(lane, cells.values().stream().flatMap(List::stream).toList()));
        return found;
    }

    /** The boxes from which an arrow leads to one; where a source is not drawn, those that it is computed from. */
    Set<Box> before(Box box) {
        Set<Box> found = new LinkedHashSet<>();
        box.quantities().forEach(quantity -> quantity.sources().forEach(source -> follow(source, found)));
        found.remove(box);
        return found;
    }

    private void follow(String source, Set<Box> found) {
        Box box = boxes.get(source);
        if (box != null) {
            found.add(box);
        } else if (all.containsKey(source)) {
            all.get(source).sources().forEach(earlier -> follow(earlier, found));
        }
    }

    private List<Quantity> shown(ProblemView problem) {
        List<Quantity> quantities = problem.quantities();
        long deep = quantities.stream().mapToInt(Quantity::column).distinct().count();
        Set<String> asked = new LinkedHashSet<>(problem.asked().values());
        return deep <= MOST_COLUMNS
                ? quantities
                : quantities.stream()
                        .filter(quantity -> quantity.lane().kind() != Kind.VALUE
                                || quantity.column() == 0
                                || asked.contains(quantity.name()))
                        .toList();
    }

    /** The place of each column among those that are left. */
    private static Map<Integer, Integer> places(List<Quantity> shown) {
        TreeSet<Integer> used = new TreeSet<>();
        shown.forEach(quantity -> used.add(quantity.column()));
        int squeeze = (used.size() + MOST_COLUMNS - 1) / MOST_COLUMNS;
        Map<Integer, Integer> places = new TreeMap<>();
        used.forEach(column -> places.put(column, places.size() / Math.max(1, squeeze)));
        return places;
    }

    /** A value stands in the row of the first that it is computed from, as far as that is free. */
    private void rows(List<Quantity> shown, Map<Integer, Integer> places) {
        Set<List<Integer>> taken = new LinkedHashSet<>();
        for (Quantity quantity : shown) {
            if (quantity.lane().kind() == Kind.VALUE) {
                int column = places.getOrDefault(quantity.column(), 0);
                int row = quantity.sources().stream()
                        .filter(rows::containsKey)
                        .mapToInt(rows::get)
                        .min()
                        .orElse(0);
                while (!taken.add(List.of(column, row))) {
                    row++;
                }
                rows.put(quantity.name(), row);
            }
        }
    }

    private void place(List<Quantity> shown, Map<Integer, Integer> places) {
        Map<Lane, Map<Integer, List<Quantity>>> cells = new LinkedHashMap<>();
        shown.forEach(quantity -> cells.computeIfAbsent(quantity.lane(), lane -> new TreeMap<>())
                .computeIfAbsent(places.getOrDefault(quantity.column(), 0), column -> new ArrayList<>())
                .add(quantity));
        cells.forEach((lane, byColumn) -> {
            Map<Integer, Integer> compact = compactRows(lane, byColumn);
            Map<Integer, List<Box>> placed = new TreeMap<>();
            byColumn.forEach((column, quantities) -> placed.put(column, boxes(lane, column, quantities, compact)));
            lanes.put(lane, placed);
        });
        lanes.values()
                .forEach(byColumn -> byColumn.values()
                        .forEach(list ->
                                list.forEach(box -> box.quantities().forEach(one -> boxes.put(one.name(), box)))));
    }

    /** The rows that a lane uses, moved together. */
    private Map<Integer, Integer> compactRows(Lane lane, Map<Integer, List<Quantity>> byColumn) {
        TreeSet<Integer> used = new TreeSet<>();
        byColumn.values().stream()
                .filter(quantities -> quantities.size() <= MOST_ROWS)
                .forEach(quantities -> quantities.forEach(one -> used.add(row(lane, one, quantities))));
        Map<Integer, Integer> compact = new LinkedHashMap<>();
        used.forEach(row -> compact.put(row, compact.size()));
        return compact;
    }

    private int row(Lane lane, Quantity quantity, List<Quantity> cell) {
        boolean aligned = lane.kind() == Kind.VALUE || lane.kind() == Kind.GRADIENT;
        Integer own = aligned ? rows.get(quantity.subject()) : null;
        return own != null ? own : cell.indexOf(quantity);
    }

    private List<Box> boxes(Lane lane, int column, List<Quantity> cell, Map<Integer, Integer> compact) {
        boolean joined = cell.size() > MOST_ROWS || lane.kind() == Kind.GIVEN;
        if (joined) {
            return List.of(new Box(List.copyOf(cell), lane, column, 0));
        }
        List<Box> found = new ArrayList<>();
        Set<Integer> taken = new TreeSet<>();
        for (Quantity one : cell) {
            int row = compact.getOrDefault(row(lane, one, cell), 0);
            while (!taken.add(row)) {
                row++;
            }
            found.add(new Box(List.of(one), lane, column, row));
        }
        return found;
    }
}
