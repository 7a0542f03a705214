package org.nabla.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The arrows between the parts of the program, each with an offender that proves the rule can fail. */
class ArchitectureTest {

    private static final Path ROOT = Path.of(System.getProperty("nabla.home"));

    private static final List<Path> MODULES = List.of(
            ROOT.resolve("reference-solution"),
            ROOT.resolve("grader/worker"),
            ROOT.resolve("grader/compiler"),
            ROOT.resolve("grader/sandbox"),
            ROOT.resolve("grader/engine"),
            ROOT.resolve("reports"),
            ROOT.resolve("grader/cli"));

    /** Read once: every rule looks at all of it. */
    private static final JavaClasses PROJECT = project();

    private static final String[] JAVA = {"java..", "javax..", "org.jspecify.annotations.."};

    /** A rule and a class that breaks it. */
    record Arrow(String name, ArchRule rule, Class<?> offender) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Arrow> arrows() {
        return Stream.of(
                new Arrow(
                        "the reference needs only mathematics",
                        noClasses()
                                .that()
                                .resideInAPackage("org.nabla.reference..")
                                .should()
                                .dependOnClassesThat()
                                .resideOutsideOfPackages(with("org.apache.commons.math3..", "org.nabla.reference.."))
                                .because("following the reference should take calculus and nothing else"),
                        org.nabla.reference.offender.ReferenceThatReadsJson.class),
                new Arrow(
                        "the worker carries the least",
                        noClasses()
                                .that()
                                .resideInAPackage("org.nabla.worker..")
                                .should()
                                .dependOnClassesThat()
                                .resideOutsideOfPackages(with(
                                        "org.apache.commons.math3..",
                                        "com.fasterxml.jackson.core..",
                                        "org.nabla.worker.."))
                                .because("it shares a process with untrusted code and must know no answer"),
                        org.nabla.worker.offender.WorkerThatKnowsAnswers.class),
                new Arrow(
                        "the compiler needs only the JDK",
                        noClasses()
                                .that()
                                .resideInAPackage("org.nabla.compiler..")
                                .should()
                                .dependOnClassesThat()
                                .resideOutsideOfPackages(with("org.nabla.compiler.."))
                                .because("it reads strangers' texts, and must know nothing that is worth taking"),
                        org.nabla.compiler.offender.CompilerThatKnowsAnswers.class),
                new Arrow(
                        "nothing of ours uses the compiler",
                        noClasses()
                                .that()
                                .resideOutsideOfPackage("org.nabla.compiler..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage("org.nabla.compiler..", "javax.tools..")
                                .because("sources that lead it astray must not do so in the grader"),
                        org.nabla.grading.offender.GradingThatCompiles.class),
                new Arrow(
                        "nothing of ours uses the worker",
                        noClasses()
                                .that()
                                .resideOutsideOfPackage("org.nabla.worker..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage("org.nabla.worker..")
                                .because("it is a jar on the child's class path, never on ours"),
                        org.nabla.grading.offender.GradingThatUsesTheWorker.class),
                new Arrow(
                        "the sandbox knows processes only",
                        noClasses()
                                .that()
                                .resideInAPackage("org.nabla.sandbox..")
                                .should()
                                .dependOnClassesThat()
                                .resideOutsideOfPackages(with("org.nabla.sandbox.."))
                                .because("it knows nothing of networks or grades"),
                        org.nabla.sandbox.offender.SandboxThatGrades.class),
                new Arrow(
                        "messages need nothing of ours",
                        noClasses()
                                .that()
                                .resideInAPackage("org.nabla.message..")
                                .should()
                                .dependOnClassesThat()
                                .resideOutsideOfPackages(with("org.nabla.message..")),
                        org.nabla.message.offender.MessageThatReadsProblems.class),
                new Arrow(
                        "problem files know nothing of what is done with them",
                        noClasses()
                                .that()
                                .resideInAPackage("org.nabla.spec..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(
                                        "org.nabla.submission..",
                                        "org.nabla.diagnosis..",
                                        "org.nabla.grading..",
                                        "org.nabla.proof..",
                                        "org.nabla.starter..",
                                        "org.nabla.sandbox.."),
                        org.nabla.spec.offender.SpecThatGrades.class),
                new Arrow(
                        "submissions know nothing of problems and grades",
                        noClasses()
                                .that()
                                .resideInAPackage("org.nabla.submission..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage("org.nabla.spec..", "org.nabla.grading..", "org.nabla.proof.."),
                        org.nabla.submission.offender.SubmissionThatReadsProblems.class),
                new Arrow(
                        "diagnosis knows nothing of submissions and grades",
                        noClasses()
                                .that()
                                .resideInAPackage("org.nabla.diagnosis..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(
                                        "org.nabla.submission..", "org.nabla.grading..", "org.nabla.proof..")
                                .because("it explains numbers, whoever they come from"),
                        org.nabla.diagnosis.offender.DiagnosisThatGrades.class),
                new Arrow(
                        "grading knows nothing of proofs",
                        noClasses()
                                .that()
                                .resideInAPackage("org.nabla.grading..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage("org.nabla.proof.."),
                        org.nabla.grading.offender.GradingThatProves.class),
                new Arrow(
                        "grading one submission knows nothing of batches",
                        noClasses()
                                .that()
                                .resideInAnyPackage(
                                        "org.nabla.grading..",
                                        "org.nabla.diagnosis..",
                                        "org.nabla.spec..",
                                        "org.nabla.submission..",
                                        "org.nabla.proof..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage("org.nabla.batch..")
                                .because("one submission is one unit of work, wherever it is done"),
                        org.nabla.grading.offender.GradingThatCountsABatch.class),
                new Arrow(
                        "batches know keys and results, and not how a submission is graded",
                        noClasses()
                                .that()
                                .resideInAPackage("org.nabla.batch..")
                                .should()
                                .dependOnClassesThat()
                                .resideOutsideOfPackages(with(
                                        "org.nabla.batch..",
                                        "org.nabla.grading..",
                                        "org.nabla.submission..",
                                        "org.nabla.message..",
                                        "com.fasterxml.jackson.core.."))
                                .because("the same unit of work is to be run by other engines, too"),
                        org.nabla.batch.offender.BatchThatReadsProblems.class),
                new Arrow(
                        "no clock is in the result of a batch",
                        noClasses()
                                .that()
                                .resideInAPackage("org.nabla.batch..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage("java.time..")
                                .orShould()
                                .callMethod(System.class, "currentTimeMillis")
                                .orShould()
                                .callMethod(System.class, "nanoTime")
                                .because("what comes out must not depend on when it was done"),
                        org.nabla.batch.offender.BatchThatKnowsTheTime.class),
                new Arrow(
                        "the engine knows neither reports nor the command line",
                        noClasses()
                                .that()
                                .resideOutsideOfPackages("org.nabla.report..", "org.nabla.export..", "org.nabla.cli..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage("org.nabla.report..", "org.nabla.export..", "org.nabla.cli.."),
                        org.nabla.grading.offender.GradingThatWritesReports.class),
                new Arrow(
                        "packages know nothing of how work is graded, and nothing of the command line",
                        noClasses()
                                .that()
                                .resideInAPackage("org.nabla.export..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(
                                        "org.nabla.submission..",
                                        "org.nabla.sandbox..",
                                        "org.nabla.batch..",
                                        "org.nabla.cli.."),
                        org.nabla.export.offender.ExportThatReadsSubmissions.class),
                new Arrow(
                        "what may be given away knows problems only",
                        noClasses()
                                .that()
                                .resideInAPackage("org.nabla.handout..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(
                                        "org.nabla.submission..",
                                        "org.nabla.diagnosis..",
                                        "org.nabla.grading..",
                                        "org.nabla.proof.."),
                        org.nabla.handout.offender.HandoutThatGrades.class),
                new Arrow(
                        "reports know nothing of the command line",
                        noClasses()
                                .that()
                                .resideInAPackage("org.nabla.report..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage("org.nabla.cli..", "org.nabla.export..", "org.nabla.sandbox.."),
                        org.nabla.report.offender.ReportThatParsesArguments.class),
                new Arrow(
                        "picocli is for the command line",
                        noClasses()
                                .that()
                                .resideOutsideOfPackage("org.nabla.cli..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage("picocli.."),
                        org.nabla.report.offender.ReportThatParsesArguments.class),
                new Arrow(
                        "databind is for files",
                        noClasses()
                                .that()
                                .resideOutsideOfPackages("org.nabla.spec..", "org.nabla.report..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage("com.fasterxml.jackson.databind.."),
                        org.nabla.reference.offender.ReferenceThatReadsJson.class),
                new Arrow(
                        "only the command line prints",
                        noClasses()
                                .that()
                                .resideOutsideOfPackages("org.nabla.cli..", "org.nabla.worker..")
                                .should()
                                .accessField(System.class, "out")
                                .orShould()
                                .accessField(System.class, "err"),
                        org.nabla.message.offender.MessageThatReadsProblems.class));
    }

    @ParameterizedTest
    @MethodSource("arrows")
    void holds_forAllModules(Arrow arrow) {
        arrow.rule().check(PROJECT);
    }

    @ParameterizedTest
    @MethodSource("arrows")
    void fails_forItsOffender(Arrow arrow) {
        JavaClasses offender = new ClassFileImporter().importClasses(arrow.offender());

        assertThat(arrow.rule().evaluate(offender).hasViolation()).isTrue();
    }

    @Test
    void everyModule_isLookedAt() {
        assertThat(MODULES)
                .allSatisfy(module -> assertThat(new ClassFileImporter().importPaths(module.resolve("target/classes")))
                        .as(module.toString())
                        .isNotEmpty());
    }

    /** No package is spread over two modules. */
    @Test
    void packages_haveOneModule() {
        List<String> packages = MODULES.stream()
                .flatMap(module -> new ClassFileImporter()
                        .importPaths(module.resolve("target/classes")).stream()
                                .map(type -> type.getPackageName())
                                .distinct())
                .toList();

        assertThat(packages).doesNotHaveDuplicates();
    }

    private static JavaClasses project() {
        List<Path> classes = MODULES.stream()
                .map(module -> module.resolve("target/classes"))
                .filter(Files::exists)
                .toList();
        return new ClassFileImporter().importPaths(classes);
    }

    private static String[] with(String... packages) {
        return Stream.concat(Stream.of(JAVA), Stream.of(packages)).toArray(String[]::new);
    }
}
