package org.nabla.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.tools.DiagnosticCollector;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileManager.Location;
import javax.tools.JavaFileObject;
import javax.tools.JavaFileObject.Kind;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SurroundingsTest {

    private final StandardJavaFileManager files = ToolProvider.getSystemJavaCompiler()
            .getStandardFileManager(new DiagnosticCollector<>(), Locale.ROOT, StandardCharsets.UTF_8);
    private final Counting counting = new Counting(files);
    private final Surroundings surroundings = new Surroundings(counting);

    @BeforeEach
    void showItself() throws IOException {
        files.setLocationFromPaths(
                StandardLocation.CLASS_PATH, List.of(Path.of("target/classes"), Path.of("target/test-classes")));
    }

    @Test
    void packageOfTheJdk_isLookedUpOnce() throws IOException {
        Location base = files.getLocationForModule(StandardLocation.SYSTEM_MODULES, "java.base");

        List<String> first = namesIn(base, "java.lang");
        List<String> again = namesIn(base, "java.lang");

        assertThat(first).contains("java.lang.String", "java.lang.Math").doesNotContain("java.util.List");
        assertThat(again).isEqualTo(first);
        assertThat(counting.lookedUp).containsExactly("java.lang");
    }

    @Test
    void packagesOfDifferentModules_areKeptApart() throws IOException {
        Location base = files.getLocationForModule(StandardLocation.SYSTEM_MODULES, "java.base");
        Location logging = files.getLocationForModule(StandardLocation.SYSTEM_MODULES, "java.logging");

        assertThat(namesIn(base, "java.util")).doesNotContain("java.util.logging.Logger");
        assertThat(namesIn(logging, "java.util.logging")).contains("java.util.logging.Logger");
        assertThat(namesIn(base, "java.util.logging")).isEmpty();
    }

    @Test
    void packageThatIsNotThere_isNotKept() throws IOException {
        Location base = files.getLocationForModule(StandardLocation.SYSTEM_MODULES, "java.base");

        assertThat(namesIn(base, "no.such")).isEmpty();
        assertThat(namesIn(base, "no.such")).isEmpty();

        assertThat(counting.lookedUp).containsExactly("no.such", "no.such");
    }

    @Test
    void classPath_showsNothingBesideTheLibrary() throws IOException {
        assertThat(files.list(StandardLocation.CLASS_PATH, "org.nabla.compiler", Set.of(Kind.CLASS), false))
                .isNotEmpty();
        assertThat(namesIn(StandardLocation.CLASS_PATH, "org.nabla.compiler")).isEmpty();
    }

    @Test
    void pluginsOfTheCompiler_areNotTakenFromTheClassPath() {
        assertThat(files.getClassLoader(StandardLocation.CLASS_PATH).getResource("org/nabla/compiler/Javac.class"))
                .isNotNull();
        assertThat(surroundings
                        .getClassLoader(StandardLocation.CLASS_PATH)
                        .getResource("org/nabla/compiler/Javac.class"))
                .isNull();
    }

    private List<String> namesIn(Location location, String packageName) throws IOException {
        List<String> names = new ArrayList<>();
        for (JavaFileObject file : surroundings.list(location, packageName, Set.of(Kind.CLASS), false)) {
            names.add(surroundings.inferBinaryName(location, file));
        }
        return names;
    }

    /** Tells which packages were asked for. */
    private static final class Counting extends ForwardingJavaFileManager<JavaFileManager> {

        private final List<String> lookedUp = new ArrayList<>();

        Counting(JavaFileManager files) {
            super(files);
        }

        @Override
        public Iterable<JavaFileObject> list(Location location, String packageName, Set<Kind> kinds, boolean recurse)
                throws IOException {
            lookedUp.add(packageName);
            return super.list(location, packageName, kinds, recurse);
        }
    }
}
