package org.nabla.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nabla.submission.StudentCode.number;
import static org.nabla.submission.StudentCode.reply;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nabla.message.MessageCode;
import org.nabla.reference.Matrix;

/** Words and positions on their way into a student's parameters. */
class GivenGraphIT {

    private static final Map<String, Given> GRAPH = Map.of(
            "operations", new Given.Texts(List.of("input", "input", "sum(axis=0)", "äöü \" \\")),
            "operands", new Given.Positions(List.of(List.of(), List.of(), List.of(0, 1), List.of(2))),
            "leaves", new Given.Numbers(Matrix.column(2, 3)),
            "matrix", new Given.Numbers(Matrix.of(new double[][] {{0.5, 1}, {2, 3}})));

    private static Reply of(String function) {
        return reply(function, new Call("f", GRAPH, Map.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "double f(List<String> operations) { return operations.get(2).equals(\"sum(axis=0)\") ? 4 : 0; }",
                "double f(String[] operations) { return operations.length; }",
                "double f(Collection<? extends CharSequence> operations) { return operations.size(); }",
                "double f(Iterable<String> operations) { int n = 0; for (String o : operations) n++; return n; }",
                "double f(List operations) { return operations.size(); }",
                "double f(List<String> operations) { operations.add(\"x\"); return operations.size() - 1; }",
                "double f(List<String> operations) { return operations.get(3).equals(\"\\u00e4\\u00f6\\u00fc \\\" \\\\\") ? 4 : 0; }",
                "double f(int[][] operands) { return operands[0].length + operands[2].length + operands[3][0]; }",
                "double f(List<int[]> operands) { return operands.size() + operands.get(1).length; }",
                "double f(List<List<Integer>> operands) { return operands.get(2).size() + operands.get(3).get(0); }",
                "double f(double[][] operands) { return operands[2].length + operands[3][0]; }",
                "double f(List<double[]> operands) { return operands.size(); }",
                "double f(List<Double> leaves) { return leaves.get(0) * leaves.size(); }",
                "double f(List<Integer> leaves) { return leaves.get(0) * leaves.size(); }",
                "double f(int[] leaves) { return leaves[0] * leaves.length; }",
                "double f(RealVector leaves) { return leaves.getEntry(0) * leaves.getDimension(); }",
                "double f(List<double[]> matrix) { return matrix.get(1)[0] * matrix.size(); }"
            })
    void bindsToWhatTheParameterSays(String function) {
        assertThat(of(function)).isEqualTo(new Reply.Single(number(4)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "double[][] operations | double[][], but its value is a list of words",
                "List<Integer> operations | List<Integer>, but its value is a list of words",
                "String operations | String, but its value is a list of words",
                "RealMatrix operands | RealMatrix, but its rows differ in length",
                "double[] operands | double[], but its rows differ in length",
                "int[] operands | int[], but its rows differ in length",
                "int[][] matrix | int[][], but its value is 0.5",
                "int[] matrix | int[], but its value is 2×2",
                "List<Integer> matrix | List<Integer>, but its value is 2×2",
                "List<String> matrix | List<String>, but its value is 2×2",
                "List<String> leaves | List<String>, which is not supported",
                "Map<String, Double> operands | Map<String, Double>, which is not supported"
            })
    void saysWhy_whenItCannotBind(String parameter, String reason) {
        String name = parameter.substring(parameter.lastIndexOf(' ') + 1);

        assertThat(of("double f(" + parameter + ") { return 0; }"))
                .isEqualTo(new Reply.Unsupported(
                        MessageCode.TYPE_NOT_SUPPORTED,
                        "parameter `%s` of `f` is declared as %s".formatted(name, reason)));
    }

    @Test
    void findsWords_whateverTheirCase() {
        assertThat(of("double f(List<String> Operations, int[][] OPERANDS) { return Operations.size(); }"))
                .isEqualTo(new Reply.Single(number(4)));
    }

    /** Words are given and never asked for: a reply with words in the place of numbers is told as that. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "List<String> f(List<String> operations) { return operations; }",
                "String[] f(String[] operations) { return operations; }",
                "Map<String, Object> f(List<String> operations) { return Map.of(\"values\", operations); }",
                "int[][] f(int[][] operands) { return operands; }"
            })
    void isUnsupported_whenTheGraphItselfIsReturned(String function) {
        assertThat(of(function)).isInstanceOf(Reply.Unsupported.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\\\"call\\\": 1, \\\"value\\\": [\\\"input\\\"]}",
                "{\\\"call\\\": 1, \\\"returned\\\": {\\\"values\\\": {\\\"list\\\": [\\\"add\\\"]}}}",
                "{\\\"call\\\": 1, \\\"value\\\": [[], [0]]}"
            })
    void isMalformed_whenWordsOrPositionsAreForgedIntoAReply(String line) {
        String forge = """
                double f() throws Exception {
                    new java.io.FileOutputStream(java.io.FileDescriptor.out).write("%s\\n".getBytes());
                    return 1;
                }
                """.formatted(line);

        assertThat(of(forge)).isInstanceOf(Reply.Malformed.class);
    }

    @Test
    void listHasTheNamesOfItsMembers_thereAndBack() {
        Map<String, Given> given =
                Map.of("W1", new Given.Numbers(Matrix.scalar(2)), "B1", new Given.Numbers(Matrix.column(3, 4)));
        Map<String, List<String>> groups =
                Map.of("leaves", List.of("W1", "B1"), "gradients", List.of("dW1", "dB1", "dE"));
        String function = """
                Map<String, Object> f(List<RealMatrix> leaves) {
                    return Map.of("gradients", List.of(leaves.get(1), 7.0, 8.0, 9.0));
                }
                """;

        assertThat(reply(function, new Call("f", given, groups)))
                .isEqualTo(new Reply.Returned(StudentCode.values(
                        "dW1",
                        StudentCode.matrix(new double[] {3}, new double[] {4}),
                        "dB1",
                        number(7),
                        "dE",
                        number(8),
                        "gradients[3]",
                        number(9))));
    }
}
