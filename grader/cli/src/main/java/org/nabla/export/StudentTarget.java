package org.nabla.export;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nabla.handout.StudentEdition;
import org.nabla.starter.AnswerSheetStarter;
import org.nabla.starter.JavaStarter;
import org.nabla.starter.StarterFile;

/** What students work with at home: the statement, starters, and a program that checks, with nothing in it to hide. */
final class StudentTarget implements Target {

    @Override
    public String id() {
        return "student";
    }

    @Override
    public String description() {
        return "what students work with at home, a zip: statement, starters, and a check that needs no network";
    }

    @Override
    public PackedFiles pack(Order order) {
        Optional<Statement> statement = Statement.of(order.problem());
        StarterFile functions = JavaStarter.of(order.problem());
        StarterFile sheet = AnswerSheetStarter.of(order.problem().open());
        PackedFiles files = order.program()
                .open()
                .addAll("program/problems/" + order.id(), StudentEdition.of(order.files()))
                .add("my-work/" + functions.name(), functions.text())
                .add("my-answers/" + sheet.name(), sheet.text())
                .add("README.md", readme(order, statement, functions, sheet));
        StudentEdition.data(order.files()).forEach(files::add);
        statement.ifPresent(one -> {
            files.add("statement.md", one.text(picture -> picture));
            one.pictures().forEach(files::add);
        });
        return new PackedFiles().add(file(order), ZipPackage.of(new PackedFiles().addAll(order.id(), files)));
    }

    @Override
    public List<String> next(Order order) {
        return List.of(
                "Give `%s` to your students; they unpack it and read its README.".formatted(file(order)),
                "It holds public questions without keys and no seed of yours. Whoever reads the program in it can compute"
                        + " the values of the published numbers, as the problem asks to.");
    }

    private static String file(Order order) {
        return order.id() + "-student.zip";
    }

    private static String readme(Order order, Optional<Statement> statement, StarterFile functions, StarterFile sheet) {
        String files = """
                | `my-work/%s` | the functions to fill in |
                | `my-answers/%s` | the answer sheet, for who computes by hand |
                | `nabla`, `nabla.cmd`, `program/` | the program |
                """.formatted(functions.name(), sheet.name());
        String data = StudentEdition.data(order.files()).keySet().stream()
                .map("| `%s` | published data, in the format of NumPy |\n"::formatted)
                .collect(joining());
        String first = statement.isPresent() ? "| [`statement.md`](statement.md) | the problem |\n" : "";
        return Resources.text(
                "student-README.md",
                Map.of(
                        "TITLE",
                        order.problem().identity().title(),
                        "ID",
                        order.id(),
                        "FILES",
                        first + data + files,
                        "STATEMENT",
                        statement.isPresent()
                                ? "[`statement.md`](statement.md) has the formulas, the names and what each question is worth."
                                : "Your instructor has the formulas and the names."));
    }
}
