"""Times the published training of `autoencoder` in NumPy and in the reference, in turn, and prints how many times faster.

Build first, then run from the root (needs Python with NumPy, and Linux or macOS):

    ./mvnw -q -B -pl grader/benchmark -am -DskipTests package && python3 grader/benchmark/training.py

An argument says how many rounds (5). Everything is processor time. "first" and "later" are trainings within one process,
the first with reading the problem; "process" is all of a process, its compilers included: all of `make.py` with the
training, against a JVM that reads the problem and so trains once.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
PROBLEM = HERE.parents[1] / "problems" / "autoencoder"
JAVA = shutil.which("java", path=os.path.join(os.environ.get("JAVA_HOME", ""), "bin")) or "java"
CLASSES = f"{HERE}/target/classes{os.pathsep}{HERE}/target/lib/*"
# C1 alone is how the launcher `nabla` starts Java.
FLAGS = {"C1 alone": ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"], "default": []}
LATER = 8


def measured(command):
    """The lines a command prints, and the processor time of its process."""
    child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    lines = child.stdout.read().splitlines()
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        sys.exit(f"{command[0]} ended with {child.returncode}; build first, as the head of this file says")
    return lines, usage.ru_utime + usage.ru_stime


def numpy_times():
    """Of a copy, since make.py writes the files of its problem."""
    with tempfile.TemporaryDirectory() as folder:
        copy = shutil.copytree(PROBLEM, Path(folder) / "autoencoder")
        lines, process = measured([sys.executable, str(copy / "make.py")])
    return float(lines[-1].split()[0]), process


def java_times(flags):
    command = [JAVA, *flags, "-cp", CLASSES, "org.nabla.benchmark.TrainingTime", str(PROBLEM)]
    lines, _ = measured(command + [str(LATER)])
    _, process = measured(command + ["0"])
    times = [float(line) for line in lines]
    return {"first": times[0], "later": statistics.median(times[1 + LATER // 2 :]), "process": process}


def report(name, times, against):
    ratio = statistics.median(one / other for one, other in zip(against, times))
    print(f"{name:20} {statistics.median(times):8.3f} s ({min(times):.3f} to {max(times):.3f}) {ratio:8.1f} times")


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    training, process, ours = [], [], {}
    for _ in range(rounds):
        took, whole = numpy_times()
        training.append(took)
        process.append(whole)
        for name, flags in FLAGS.items():
            for what, time in java_times(flags).items():
                ours.setdefault((name, what), []).append(time)
    report("NumPy, training", training, training)
    report("NumPy, process", process, process)
    for (name, what), times in ours.items():
        report(f"{name}, {what}", times, process if what == "process" else training)


main()
