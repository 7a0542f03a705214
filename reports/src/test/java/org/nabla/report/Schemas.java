package org.nabla.report;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The published schemas, and what they say about a document. */
public final class Schemas {

    public static final Path REPORTS = Path.of(home(), "reports");

    private Schemas() {}

    private static String home() {
        @Nullable String home = System.getProperty("nabla.home");
        return home == null ? ".." : home; // an editor runs tests in the module's folder
    }

    static List<String> complaints(String schema, String document) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text(schema))
                .validate(document, InputFormat.JSON)
                .stream()
                .map(Error::toString)
                .toList();
    }

    static String text(String schema) {
        try {
            return Files.readString(REPORTS.resolve("schema").resolve(schema));
        } catch (IOException e) {
            throw new AssertionError("there is no schema `%s`".formatted(schema), e);
        }
    }
}
