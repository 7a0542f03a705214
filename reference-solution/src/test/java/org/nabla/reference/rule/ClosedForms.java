package org.nabla.reference.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.apache.commons.math3.analysis.differentiation.DerivativeStructure;
import org.apache.commons.math3.analysis.function.Sigmoid;
import org.nabla.reference.Shape;

/** The rules once more, over commons-math3's own functions and sharing no line with the table or its witnesses. */
final class ClosedForms {

    interface ClosedForm {
        DerivativeStructure[][] of(List<DerivativeStructure[][]> operands, Options options);
    }

    interface GroupFunction {
        List<DerivativeStructure> of(List<DerivativeStructure> group);
    }

    static final Map<String, ClosedForm> ALL = new LinkedHashMap<>();

    static {
        ALL.put("+", pairs(DerivativeStructure::add));
        ALL.put("-", pairs(DerivativeStructure::subtract));
        ALL.put("*", pairs(DerivativeStructure::multiply));
        ALL.put("/", pairs(DerivativeStructure::divide));
        ALL.put("^", pairs(DerivativeStructure::pow));
        ALL.put("xlogy", pairs((x, y) -> y.log().multiply(x)));
        ALL.put("leaky_relu", pairs((x, slope) -> x.getValue() > 0 ? x : slope.multiply(x)));
        ALL.put("negate", each(DerivativeStructure::negate));
        ALL.put("exp", each(DerivativeStructure::exp));
        ALL.put("log", each(DerivativeStructure::log));
        ALL.put("sqrt", each(DerivativeStructure::sqrt));
        ALL.put("abs", each(DerivativeStructure::abs));
        ALL.put("square", each(x -> x.pow(2)));
        ALL.put("identity", each(x -> x.multiply(1)));
        ALL.put("sigmoid", each(x -> new Sigmoid().value(x)));
        ALL.put("tanh", each(DerivativeStructure::tanh));
        ALL.put("relu", each(x -> x.add(x.abs()).divide(2)));
        ALL.put("step", each(x -> x.divide(x.abs()).add(1).divide(2)));
        ALL.put("softplus", each(x -> x.exp().log1p()));
        ALL.put("@", (operands, options) -> product(operands.get(0), operands.get(1)));
        ALL.put("transpose", (operands, options) -> transposed(operands.get(0)));
        ALL.put("entries", (operands, options) -> cut(operands.get(0), (Options.Window) options));
        ALL.put("onehot", (operands, options) -> oneHot(operands.get(0), (Options.Classes) options));
        ALL.put("sum", groups(group -> List.of(sum(group))));
        ALL.put("mean", groups(group -> List.of(sum(group).divide(group.size()))));
        ALL.put("max", groups(group -> List.of(largest(group))));
        ALL.put("logsumexp", groups(group -> List.of(sumOfExponentials(group).log())));
        ALL.put(
                "softmax",
                groups(group -> group.stream()
                        .map(x -> x.exp().divide(sumOfExponentials(group)))
                        .toList()));
    }

    private ClosedForms() {}

    private static ClosedForm each(UnaryOperator<DerivativeStructure> function) {
        return (operands, options) -> {
            DerivativeStructure[][] x = operands.get(0);
            return filled(x.length, x[0].length, (i, j) -> function.apply(x[i][j]));
        };
    }

    private static ClosedForm pairs(BinaryOperator<DerivativeStructure> function) {
        return (operands, options) -> {
            DerivativeStructure[][] x = operands.get(0);
            DerivativeStructure[][] y = operands.get(1);
            return filled(
                    Math.max(x.length, y.length),
                    Math.max(x[0].length, y[0].length),
                    (i, j) -> function.apply(stretched(x, i, j), stretched(y, i, j)));
        };
    }

    private static DerivativeStructure stretched(DerivativeStructure[][] x, int i, int j) {
        return x[x.length == 1 ? 0 : i][x[0].length == 1 ? 0 : j];
    }

    private static DerivativeStructure[][] product(DerivativeStructure[][] x, DerivativeStructure[][] y) {
        return filled(x.length, y[0].length, (i, j) -> {
            List<DerivativeStructure> terms = new ArrayList<>();
            for (int k = 0; k < y.length; k++) {
                terms.add(x[i][k].multiply(y[k][j]));
            }
            return sum(terms);
        });
    }

    private static DerivativeStructure[][] transposed(DerivativeStructure[][] x) {
        return filled(x[0].length, x.length, (i, j) -> x[j][i]);
    }

    private static int from(int index, int length) {
        return Math.floorMod(index, length); // -1 is the last
    }

    private static DerivativeStructure[][] cut(DerivativeStructure[][] x, Options.Window window) {
        return filled(
                window.row().isPresent() ? 1 : x.length,
                window.column().isPresent() ? 1 : x[0].length,
                (i, j) -> x[from(window.row().orElse(i), x.length)][
                        from(window.column().orElse(j), x[0].length)]);
    }

    private static DerivativeStructure[][] oneHot(DerivativeStructure[][] labels, Options.Classes classes) {
        DerivativeStructure[][] row = labels.length == 1 ? labels : transposed(labels);
        DerivativeStructure[][] columns = filled(
                classes.count(),
                row[0].length,
                (i, j) -> row[0][j].getField().getOne().multiply((int) row[0][j].getValue() == i ? 1 : 0));
        return classes.axis() == Axis.ROWS ? columns : transposed(columns);
    }

    /** Applies a function to all entries, to each column or to each row. */
    private static ClosedForm groups(GroupFunction function) {
        return (operands, options) -> {
            DerivativeStructure[][] x = operands.get(0);
            if (options.axis() == Axis.COLUMNS) {
                return alongRows(x, function);
            }
            if (options.axis() == Axis.ROWS) {
                return transposed(alongRows(transposed(x), function));
            }
            DerivativeStructure[][] flat =
                    filled(1, x.length * x[0].length, (i, j) -> x[j / x[0].length][j % x[0].length]);
            DerivativeStructure[][] result = alongRows(flat, function);
            return result[0].length == 1
                    ? result
                    : filled(x.length, x[0].length, (i, j) -> result[0][i * x[0].length + j]);
        };
    }

    private static DerivativeStructure[][] alongRows(DerivativeStructure[][] x, GroupFunction function) {
        DerivativeStructure[][] result = new DerivativeStructure[x.length][];
        for (int i = 0; i < x.length; i++) {
            result[i] = function.of(List.of(x[i])).toArray(DerivativeStructure[]::new);
        }
        return result;
    }

    private static DerivativeStructure sum(List<DerivativeStructure> terms) {
        return terms.stream().reduce(DerivativeStructure::add).orElseThrow();
    }

    private static DerivativeStructure sumOfExponentials(List<DerivativeStructure> group) {
        return sum(group.stream().map(DerivativeStructure::exp).toList());
    }

    private static DerivativeStructure largest(List<DerivativeStructure> group) {
        return group.stream()
                .reduce((a, b) -> a.getValue() >= b.getValue() ? a : b)
                .orElseThrow();
    }

    interface Entry {
        DerivativeStructure at(int i, int j);
    }

    private static DerivativeStructure[][] filled(int rows, int columns, Entry entry) {
        DerivativeStructure[][] result = new DerivativeStructure[rows][columns];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                result[i][j] = entry.at(i, j);
            }
        }
        return result;
    }

    static Entries<DerivativeStructure> of(Sample sample, List<Entries<DerivativeStructure>> operands) {
        ClosedForm form = Objects.requireNonNull(
                ALL.get(sample.rule().name()), sample.rule().name());
        List<DerivativeStructure[][]> arrays = operands.stream()
                .map(x -> filled(x.shape().rows(), x.shape().columns(), x::at))
                .toList();
        DerivativeStructure[][] result = form.of(arrays, sample.options());
        List<DerivativeStructure> values = new ArrayList<>();
        for (DerivativeStructure[] row : result) {
            values.addAll(List.of(row));
        }
        return new Entries<>(new Shape(result.length, result[0].length), values);
    }
}
