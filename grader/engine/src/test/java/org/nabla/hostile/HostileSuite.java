package org.nabla.hostile;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.nabla.grading.AnswerKey;
import org.nabla.grading.Grader;
import org.nabla.grading.SubmissionReport;
import org.nabla.sandbox.Sandbox;
import org.nabla.sandbox.Sandboxes;
import org.nabla.spec.ProblemReader;
import org.nabla.submission.JavaWorkshop;
import org.nabla.submission.Language;
import org.nabla.submission.Limits;
import org.nabla.submission.Runner;
import org.nabla.submission.Submission;
import org.nabla.submission.SubmissionException;
import org.nabla.submission.SubmissionReader;

/**
 * Grades all programs at one level in the way that {@code grade} does, a few at a time; a program of its own, to be run by
 * any user. Next to every one a well-behaved submission is graded, by the same compilers and workers.
 *
 * <p>Prints a line for each program, and then what is left of it all.
 */
final class HostileSuite {

    static final String HEAP = "heap in megabytes";
    static final String LEFT = "left";
    static final String SECONDS = "seconds";

    private static final int AT_A_TIME = 2;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Surroundings around;
    private final Sandbox sandbox;
    private final JavaWorkshop workshop;
    private final AnswerKey key;
    private final AtomicInteger count = new AtomicInteger();

    private HostileSuite(Surroundings around, Sandbox sandbox, JavaWorkshop workshop) {
        this.around = around;
        this.sandbox = sandbox;
        this.workshop = workshop;
        this.key = AnswerKey.of(ProblemReader.read(around.problem()), 1);
    }

    /** The folder to work in, the level, and which programs to run if not all. */
    public static void main(String[] arguments) throws Exception {
        Surroundings around = new Surroundings(Path.of(arguments[0]));
        Sandbox sandbox = Sandboxes.named(arguments[1]);
        List<String> named = List.of(arguments).subList(2, arguments.length);
        List<Program> programs = ProgramTable.read(around.data()).stream()
                .filter(program -> named.isEmpty() || named.contains(program.name()))
                .toList();
        long started = System.nanoTime();
        try (JavaWorkshop workshop = new JavaWorkshop(around.workplace(), sandbox, AT_A_TIME)) {
            HostileSuite suite = new HostileSuite(around, sandbox, workshop);
            int third = programs.size() / 3;
            suite.run(programs.subList(0, third));
            long early = heap();
            suite.run(programs.subList(third, programs.size()));
            tell(HEAP, early + " " + heap());
        }
        tell(LEFT, String.join(" ", around.left()));
        tell(
                SECONDS,
                Long.toString(Duration.ofNanos(System.nanoTime() - started).toSeconds()));
    }

    private static synchronized void tell(String name, String what) {
        System.out.println(name + "\t" + what);
    }

    private static long heap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
    }

    private void run(List<Program> programs) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME);
        try {
            List<Future<Outcome>> outcomes = new ArrayList<>();
            for (Program program : programs) {
                Callable<Outcome> task = () -> told(program);
                outcomes.add(threads.submit(task));
            }
            for (Future<Outcome> outcome : outcomes) {
                outcome.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private Outcome told(Program program) throws IOException, InterruptedException {
        Outcome outcome = outcome(program);
        tell(program.name(), outcome.line());
        return outcome;
    }

    private Outcome outcome(Program program) throws IOException, InterruptedException {
        int number = count.incrementAndGet();
        try (Target target = new Target(around.made("outside"), program.name(), number)) {
            Path submission = written(program, target);
            SubmissionReport report = graded(submission, program.name(), program.limit());
            List<String> touched = target.touched(around.home());
            SubmissionReport neighbour = graded(around.neighbour(program.language()), "neighbour", PATIENCE);
            if (!isFull(neighbour)) {
                touched.add("neighbour: " + neighbour.run().status().id());
            }
            return Outcome.of(report, touched);
        }
    }

    private static boolean isFull(SubmissionReport report) {
        return report.score()
                .filter(score -> score.earned().compareTo(score.possible()) == 0)
                .isPresent();
    }

    private SubmissionReport graded(Path submission, String id, Duration limit) {
        Limits usual = Limits.DEFAULT;
        Limits limits = new Limits(limit, PATIENCE, 64, usual.consoleBytes(), usual.replyBytes());
        Grader grader = new Grader(read -> runner(read, limits), sandbox.level(), Clock.systemUTC(), List::of);
        try {
            return grader.grade(key, new SubmissionReader().read(submission));
        } catch (SubmissionException e) {
            return grader.unreadable(key, id, e);
        }
    }

    /** Where a language's programs are run; another one comes with its own. */
    private Runner runner(Submission submission, Limits limits) {
        if (submission.language() == Language.JAVA) {
            return workshop.runner(submission, limits);
        }
        throw new IllegalStateException(
                "nothing here runs `%s`".formatted(submission.language().id()));
    }

    /** The program's files and those that all have; of an archive only its own. */
    private Path written(Program program, Target target) throws IOException {
        Path folder = around.made("submissions");
        if (program.zipped()) {
            return zipped(program, folder.resolve(program.name() + ".zip"));
        }
        Path submission = Files.createDirectory(folder.resolve(program.name()));
        for (ProgramFile file : program.files()) {
            for (int copy = 0; copy < file.copies(); copy++) {
                write(file, submission.resolve(file.path(copy)));
            }
        }
        around.copyWithAll(program.language(), submission);
        target.addTo(submission, program.language(), around);
        return submission;
    }

    private void write(ProgramFile file, Path path) throws IOException {
        Files.createDirectories(path.getParent());
        if (!file.link().isEmpty()) {
            Files.createSymbolicLink(path, Path.of(file.link()));
            return;
        }
        try (OutputStream out = Files.newOutputStream(path)) {
            file.writeTo(out);
        }
    }

    private static Path zipped(Program program, Path archive) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(archive))) {
            for (ProgramFile file : program.files()) {
                for (int copy = 0; copy < file.copies(); copy++) {
                    out.putNextEntry(new ZipEntry(file.path(copy)));
                    file.writeTo(out);
                }
            }
        }
        return archive;
    }
}
