package org.nabla.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.nabla.handout.StudentEdition;
import org.nabla.report.JsonDocument;
import org.nabla.starter.JavaStarter;
import org.nabla.starter.StarterFile;

/** A question of a PrairieLearn course, and the recipe of the image that grades it, the same for all questions. */
final class PrairieLearnTarget implements Target {

    /** Of the ten minutes that PrairieLearn allows at most; a submission that loops takes a while on every instance. */
    private static final int SECONDS = 300;

    /** Stands for the folder of the pictures while the text is put together. */
    private static final String PICTURES = "clientFilesQuestion/";

    @Override
    public String id() {
        return "prairielearn";
    }

    @Override
    public String description() {
        return "a PrairieLearn question, and the recipe of the image that grades it";
    }

    @Override
    public PackedFiles pack(Order order) {
        StarterFile starter = JavaStarter.of(order.problem());
        Optional<Statement> statement = Statement.of(order.problem());
        PackedFiles question = new PackedFiles()
                .add("info.json", info(order))
                .add("question.html", html(order, statement, starter))
                .add(starter.name(), starter.text())
                .addAll("tests/nabla", Graders.problem(order));
        question.addAll("clientFilesQuestion", StudentEdition.data(order.files()));
        statement.ifPresent(one -> question.addAll("clientFilesQuestion", one.pictures()));
        PackedFiles nabla =
                Graders.withoutProblem(order.program()).addProgram("prairielearn", Resources.text("prairielearn.sh"));
        return new PackedFiles()
                .addAll("questions/" + order.id(), question)
                .add("image/Dockerfile", Resources.text("Dockerfile", Map.of("IMAGE", order.image())))
                .addAll("image/nabla", nabla);
    }

    @Override
    public List<String> next(Order order) {
        return List.of(
                "Build the image once for all questions, in `image`: docker build -t %s . && docker push %s"
                        .formatted(order.image(), order.image()),
                "Copy `questions/%s` into the folder `questions` of your course.".formatted(order.id()));
    }

    private static String info(Order order) {
        StringWriter text = new StringWriter();
        try {
            JsonDocument.write(text, json -> {
                json.field("uuid", uuid(order));
                json.field("title", order.problem().identity().title());
                json.field("topic", "Neural networks");
                json.field("type", "v3");
                json.field("singleVariant", true);
                json.field("gradingMethod", "External");
                json.object("externalGradingOptions", () -> {
                    json.field("image", order.image());
                    json.field("entrypoint", "/nabla/prairielearn");
                    json.field("timeout", SECONDS);
                });
            });
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written to", e);
        }
        return text.toString();
    }

    /** The same whenever the problem is exported: PrairieLearn knows a question by it. */
    private static String uuid(Order order) {
        return UUID.nameUUIDFromBytes(("nabla:" + order.id()).getBytes(UTF_8)).toString();
    }

    /** What the statement calls the published data. */
    private static String downloads(Order order) {
        return StudentEdition.data(order.files()).keySet().stream()
                .map("<p><pl-file-download file-name=\"%s\"></pl-file-download></p>\n"::formatted)
                .collect(joining());
    }

    private static String html(Order order, Optional<Statement> statement, StarterFile starter) {
        String text = statement
                .map(one -> one.text(picture -> PICTURES + picture))
                .orElse("# " + order.problem().identity().title() + "\n")
                .replace("{{", "{ {") // which PrairieLearn would take for something of its own
                .replace(PICTURES, "{{ options.client_files_question_url }}/");
        return """
                <pl-question-panel>
                <markdown>
                %s</markdown>
                %s<pl-file-editor file-name="%s" source-file-name="%s" ace-mode="ace/mode/java"></pl-file-editor>
                </pl-question-panel>

                <pl-submission-panel>
                  <pl-external-grader-results></pl-external-grader-results>
                  <pl-file-preview></pl-file-preview>
                </pl-submission-panel>
                """.formatted(text, downloads(order), starter.name(), starter.name());
    }
}
