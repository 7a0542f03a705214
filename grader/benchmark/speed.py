"""Times a class of generated submissions, and the same work done in the usual ways.

Build first with `./nabla problems`, then run from the root (needs Python, Linux and commons-math3 from the build; for the last
ways Maven with JUnit and Jupyter's nbconvert with NumPy, which are left out where they are missing):

    python3 grader/benchmark/speed.py [SUBMISSIONS [SAMPLE]]

SUBMISSIONS (200) of `softmax-classifier` are made: right ones, wrong ones and, one in twenty, some that do not compile, crash, exit, fill the
memory or flood the console; no two are alike. To compare with graders that call a function once or twice, right ones are graded on two instances
in place of eleven, too. What costs a process or more for each submission is measured on SAMPLE (20) of them. Processor
time counts all processes; memory is the most that all of them held together, looked at twenty times a second.
"""

import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
KNOWN = ROOT / "problems" / "softmax-classifier" / "submissions"
PROGRAM = ROOT / "grader" / "cli" / "target" / "nabla"
MATH = next((PROGRAM / "worker").glob("commons-math3-*.jar"), None)
JAVA = os.path.join(os.environ.get("JAVA_HOME", ""), "bin", "java") if os.environ.get("JAVA_HOME") else "java"
JUNIT = "6.1.3"
SUREFIRE = "3.6.1"
HOSTILE = ["not-compiling/missing-semicolon", "crashing/endless-recursion", "exiting/loss", "full-heap/update", "printing/fifty-megabytes"]

CHECKS = """
import static org.junit.jupiter.api.Assertions.assertEquals;
import org.junit.jupiter.api.Test;

class HomeworkTest {
    private final double[][] w = {{0.5, 0.75, 0.625}, {0.5, 0.375, 0.625}, {0.4375, 0.875, 0.96875}};
    private final double[] b = {0.375, 0.75, 0.5};
    private final double[][] x = {{1}, {2}, {3}}, y = {{0}, {0}, {1}};
    private final Homework3 homework = new Homework3();
    private final Homework3.Forward forward = homework.forward(w, b, w, b, w, b, x);

    @Test void counts() { assertEquals(36, homework.countParameters(w, b, w, b, w, b)); }

    @Test void sumsToOne() {
        assertEquals(1, forward.yHat()[0][0] + forward.yHat()[1][0] + forward.yHat()[2][0], 1e-9);
    }

    @Test void loses() { assertEquals(-Math.log(forward.yHat()[2][0]), homework.loss(forward.yHat(), y), 1e-9); }

    @Test void pullsBack() {
        Homework3.Backward back = homework.backward(
                w, w, x, y, forward.a1(), forward.h1(), forward.a2(), forward.h2(), forward.yHat());
        assertEquals(forward.yHat()[2][0] - 1, back.gradA3()[2][0], 1e-9);
    }
}
"""

CELLS = [
    "import numpy as np",
    "rng = np.random.RandomState(0)\nW1, W2, W3 = (rng.rand(3, 3) for _ in range(3))\nb1, b2, b3 = (rng.rand(3, 1) for _ in range(3))",
    "x = np.array([[1.0], [2.0], [3.0]])\ny = np.array([[0.0], [0.0], [1.0]])",
    "sigmoid = lambda z: 1 / (1 + np.exp(-z))",
    "a1 = W1 @ x + b1; h1 = sigmoid(a1); a2 = W2 @ h1 + b2; h2 = sigmoid(a2); a3 = W3 @ h2 + b3",
    "y_hat = np.exp(a3 - a3.max()) / np.exp(a3 - a3.max()).sum()\nassert abs(y_hat.sum() - 1) < 1e-9",
    "loss = -np.sum(y * np.log(y_hat))\nassert loss > 0",
    "grad_a3 = y_hat - y\ngrad_W3 = grad_a3 @ h2.T\ngrad_h2 = W3.T @ grad_a3",
    "grad_a2 = grad_h2 * h2 * (1 - h2)\ngrad_W2 = grad_a2 @ h1.T\ngrad_h1 = W2.T @ grad_a2",
    "grad_a1 = grad_h1 * h1 * (1 - h1)\ngrad_W1 = grad_a1 @ x.T\nassert grad_W1.shape == W1.shape",
]


def make_class(folder, count, only_right=False):
    folder.mkdir()
    good = sorted(KNOWN.glob("accepted/*"))
    wrong = sorted(KNOWN.glob("wrong/*"))
    hostile = [KNOWN / name for name in HOSTILE]
    for i in range(count):
        kind = good if only_right or i % 2 == 0 else hostile if i % 20 == 19 else wrong
        name = folder / f"s{i:04}"
        shutil.copytree(kind[i // 20 % len(kind)], name, ignore=shutil.ignore_patterns("expected.yaml"))
        (name / "Mark.java").write_text(f"final class Mark {{ static final int NUMBER = {i}; }}\n")


class Memory(threading.Thread):
    """The most that this process's descendants held together."""

    def __init__(self):
        super().__init__(daemon=True)
        self.most = 0
        self.over = threading.Event()

    def run(self):
        while not self.over.wait(0.05):
            self.most = max(self.most, self.now())

    @staticmethod
    def now():
        parents, sizes = {}, {}
        for entry in os.scandir("/proc"):
            if entry.name.isdigit():
                try:
                    fields = Path(entry.path, "stat").read_text().rsplit(")", 1)[1].split()
                    parents[int(entry.name)] = int(fields[1])
                    sizes[int(entry.name)] = int(fields[21]) * 4096
                except (OSError, IndexError):
                    pass
        own = {os.getpid()}
        while True:
            more = {pid for pid, parent in parents.items() if parent in own} - own
            if not more:
                return sum(sizes.get(pid, 0) for pid in own) - sizes.get(os.getpid(), 0)
            own |= more


def measured(work):
    memory = Memory()
    memory.start()
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.monotonic()
    work()
    wall = time.monotonic() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    memory.over.set()
    memory.join()
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return wall, used, memory.most / 2**20


def run(*command, cwd=ROOT, environment=None, codes=(0,)):
    ended = subprocess.run(
        [str(part) for part in command], cwd=cwd, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    if ended.returncode not in codes:
        sys.exit(f"{command[0]} ended with {ended.returncode}:\n{ended.stdout.decode(errors='replace')[-2000:]}")


def grade(problem, submissions, out, jobs):
    run("./nabla", "grade", problem, submissions, "--jobs", jobs, "--out", out, *PLAIN, codes=(0, 1))


def with_one_variant(folder):
    """The same problem on two instances, so that a submission is called twelve times."""
    problem = folder / "one-variant"
    shutil.copytree(KNOWN.parent, problem, ignore=shutil.ignore_patterns("submissions"))
    file = problem / "problem.yaml"
    text = file.read_text()
    if "count: 10," not in text:
        sys.exit(f"{file} draws another number of variants than 10")
    file.write_text(text.replace("count: 10,", "count: 1,"))
    return problem


def maven(folder, sample):
    source = next((KNOWN / "accepted" / "arrays").glob("*.java"))
    for i in range(sample):
        project = folder / f"maven{i}"
        (project / "src/main/java").mkdir(parents=True)
        (project / "src/test/java").mkdir(parents=True)
        shutil.copy(source, project / "src/main/java")
        (project / "src/test/java/HomeworkTest.java").write_text(CHECKS)
        (project / "pom.xml").write_text(
            f"""<project><modelVersion>4.0.0</modelVersion><groupId>student</groupId><artifactId>s{i}</artifactId><version>1</version>
            <properties><maven.compiler.release>17</maven.compiler.release>
            <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding></properties>
            <dependencies><dependency><groupId>org.junit.jupiter</groupId><artifactId>junit-jupiter</artifactId>
            <version>{JUNIT}</version><scope>test</scope></dependency></dependencies>
            <build><plugins><plugin><artifactId>maven-surefire-plugin</artifactId><version>{SUREFIRE}</version></plugin>
            <plugin><artifactId>maven-compiler-plugin</artifactId><version>3.16.0</version></plugin>
            <plugin><artifactId>maven-resources-plugin</artifactId><version>3.5.0</version></plugin></plugins></build></project>"""
        )
    run(ROOT / "mvnw", "-q", "-B", "-f", folder / "maven0" / "pom.xml", "test")  # fetches what is missing

    def all_of_them():
        for i in range(sample):
            run(ROOT / "mvnw", "-q", "-B", "-o", "-f", folder / f"maven{i}" / "pom.xml", "test")

    for i in range(sample):
        shutil.rmtree(folder / f"maven{i}" / "target", ignore_errors=True)
    return measured(all_of_them)


def notebooks(folder, sample):
    cells = [{"cell_type": "code", "metadata": {}, "execution_count": None, "outputs": [], "source": text} for text in CELLS]
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    for i in range(sample):
        (folder / f"s{i}.ipynb").write_text(json.dumps({"cells": cells, "metadata": kernel, "nbformat": 4, "nbformat_minor": 4}))
    python = "/usr/bin/python3"

    def all_of_them():
        for i in range(sample):
            run(python, "-m", "nbconvert", "--execute", "--to", "notebook", "--output-dir", folder / "done", folder / f"s{i}.ipynb")

    run(python, "-m", "nbconvert", "--execute", "--to", "notebook", "--output-dir", folder / "done", folder / "s0.ipynb")
    return measured(all_of_them)


def empty_jvms(folder, count):
    (folder / "Empty.java").write_text("class Empty { public static void main(String[] none) {} }\n")
    run("javac" if JAVA == "java" else JAVA + "c", "-d", folder, folder / "Empty.java")
    options = ["-XX:TieredStopAtLevel=1", "-XX:+UseG1GC", "-XX:ParallelGCThreads=1", "-XX:ConcGCThreads=1", "-XX:-UsePerfData", "-Xmx64m"]

    def all_of_them():
        for _ in range(count):
            run(JAVA, *options, "-cp", folder, "Empty")

    return measured(all_of_them)


def has(*command):
    try:
        return subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0
    except OSError:
        return False


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    sample = int(sys.argv[2]) if len(sys.argv) > 2 else 20
    rows = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_class(folder / "submissions", count)
        make_class(folder / "right", count, only_right=True)
        run("./nabla", "problems")
        for jobs in (1, 2):
            work = partial(grade, "softmax-classifier", folder / "submissions", folder / f"out{jobs}", jobs)
            rows.append((f"`nabla grade --jobs {jobs}`", count, measured(work)))
        work = partial(grade, with_one_variant(folder), folder / "right", folder / "right-out", 2)
        rows.append(("the same with two jobs, 12 calls each, all right", count, measured(work)))
        rows.append((f"an empty JVM, {count} times", count, empty_jvms(folder, count)))
        rows.append(("Maven with JUnit, one run each", sample, maven(folder, sample)))
        if has("/usr/bin/python3", "-c", "import nbconvert, ipykernel, numpy"):
            rows.append(("`jupyter nbconvert --execute`, one run each", sample, notebooks(folder, sample)))
    base = rows[1][2][1] / rows[1][1]
    print("| what | submissions | a second | processor time each | ratio of it | peak memory |")
    print("| --- | --- | --- | --- | --- | --- |")
    for what, n, (wall, used, peak) in rows:
        print(f"| {what} | {n} | {n / wall:.2f} | {used / n * 1000:.0f} ms | {used / n / base:.2f} | {peak:.0f} MiB |")


# A batch of other people's work asks for a level of isolation; here it is timed without one where the command knows of levels.
PLAIN = ["--sandbox", "process"] if b"--sandbox" in subprocess.run(
    [str(ROOT / "nabla"), "grade", "--help"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout else []

if __name__ == "__main__":
    main()
