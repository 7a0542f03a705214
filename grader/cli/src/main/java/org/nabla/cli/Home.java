package org.nabla.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.nabla.batch.Digest;
import org.nabla.message.Message;
import org.nabla.message.MessageCode;
import org.nabla.message.NearestName;
import org.nabla.spec.Problem;
import org.nabla.spec.ProblemReader;
import org.nabla.spec.SpecException;
import org.nabla.submission.Workplace;

/** The folder Nabla is installed in: shipped problems, the worker, pages. */
record Home(Path folder) {

    /** The launcher says where it is. */
    static Home ofThisProgram() {
        String folder = System.getProperty("nabla.home");
        if (folder == null) {
            throw new IllegalStateException("the system property `nabla.home` is not set; start with `./nabla`");
        }
        return new Home(Path.of(folder));
    }

    Path problems() {
        return folder.resolve("problems");
    }

    /** The known mistakes. */
    Path catalogue() {
        return problems().resolve("misconceptions.yaml");
    }

    /** The ids of the shipped problems, sorted. */
    List<String> problemIds() {
        try (Stream<Path> children = Files.list(problems())) {
            return children.filter(child -> Files.exists(child.resolve("problem.yaml")))
                    .map(child -> child.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A problem by its shipped id, its folder or its file. */
    Problem problem(String written) {
        return ProblemReader.read(problemPath(written));
    }

    /** The folder or the file of a problem. */
    Path problemPath(String written) {
        if (problemIds().contains(written)) {
            return problems().resolve(written);
        }
        Path path = Path.of(written);
        if (Files.exists(path)) {
            return path;
        }
        throw new SpecException(
                Message.of(MessageCode.PROBLEM_NOT_FOUND, "there is no problem `%s`".formatted(written), "")
                        .with(Message.Evidence.expected("a shipped problem, a problem's folder, or a problem file"))
                        .help(NearestName.question(written, problemIds()))
                        .help("`nabla problems` lists the shipped ones"));
    }

    /** Where submissions are compiled and run; the launcher says where its archives are. */
    Workplace workplace() {
        Workplace workplace = Workplace.withThisJava(jars("worker"), jars("compiler"));
        String archives = System.getProperty("nabla.archives");
        return archives == null ? workplace : workplace.withArchives(Path.of(archives));
    }

    /** The folder of the jars: that of a build, unless the launcher says where a package has them. */
    Path program() {
        String folderOfPackage = System.getProperty("nabla.program");
        return folderOfPackage == null ? folder.resolve("grader/cli/target/nabla") : Path.of(folderOfPackage);
    }

    /** Our own first: a JVM opens one jar after the other, and few need to come as far as the library. */
    private List<Path> jars(String program) {
        try (Stream<Path> jars = Files.list(program().resolve(program))) {
            return jars.filter(jar -> jar.toString().endsWith(".jar"))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the %s is missing; start with `./nabla`, which builds it".formatted(program), e);
        }
    }

    /** Tells this build of the program from another one; a release has one build. */
    String build() {
        List<String> jars = new ArrayList<>();
        for (String part : List.of("lib", "worker", "compiler")) {
            Path jarFolder = program().resolve(part);
            try (Stream<Path> files = Files.list(jarFolder)) {
                for (Path jar : files.sorted().toList()) {
                    if (jar.getFileName().toString().startsWith("nabla-")) {
                        jars.add(Digest.of(jar));
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException("the program is missing; start with `./nabla`, which builds it", e);
            }
        }
        return Digest.of(jars.toArray(String[]::new));
    }

    /** The worked solution of a shipped problem, or the first accepted submission of any other. */
    Optional<Path> workedSolution(Problem problem) {
        StringBuilder name = new StringBuilder();
        for (String word : problem.id().split("-", -1)) {
            name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
        }
        Path shipped =
                folder.resolve("reference-solution/src/main/java/org/nabla/reference/worked/%s.java".formatted(name));
        boolean isShipped = problem.identity()
                .folder()
                .equals(problems().resolve(problem.id()).toAbsolutePath().normalize());
        if (isShipped && Files.exists(shipped)) {
            return Optional.of(shipped);
        }
        Path accepted = problem.identity().folder().resolve("submissions/accepted");
        if (!Files.isDirectory(accepted)) {
            return Optional.empty();
        }
        try (Stream<Path> children = Files.list(accepted)) {
            return children.filter(Files::isDirectory).sorted().findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
