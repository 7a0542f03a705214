"""Grades a generated class and prints how fast that was, and how much memory the grader held on the way.

Build first with `./nabla problems`, then run from the root (needs Python and Linux):

    python3 grader/benchmark/batch.py [SUBMISSIONS [JAVA]]

SUBMISSIONS (2000) of `softmax-classifier` are made, of which JAVA (200) are programs, right ones and wrong ones in turn, and the
others answer sheets, no two alike. At eight points the grader is asked what it holds that is still
in use. Then the same command runs again, which has nothing left to do.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
KNOWN = ROOT / "problems" / "softmax-classifier" / "submissions"
HOME = os.environ.get("JAVA_HOME", "")
JAVA = shutil.which("java", path=os.path.join(HOME, "bin")) or "java"
JCMD = shutil.which("jcmd", path=os.path.join(HOME, "bin")) or "jcmd"
LOOKS = 8


def make(folder, count, programs):
    """A class whose programs are spread evenly among its sheets."""
    known = sorted(KNOWN.glob("accepted/*")) + sorted(KNOWN.glob("wrong/*"))
    made = 0
    for i in range(count):
        name = folder / f"s{i:05}"
        if i * programs // count > made or (i == 0 and programs):
            shutil.copytree(known[made % len(known)], name)
            (name / "Mark.java").write_text(f"final class Mark {{ static final int NUMBER = {i}; }}\n")
            made += 1
        else:
            rows = [f"Q{question},{(i * 7919 + question) % 9973 / 1000}" for question in (2, 3, 4, 5, 6, 7)]
            name.with_suffix(".csv").write_text("Q1,36\n" + "\n".join(rows) + "\n")


def held(process):
    """What the heap holds that is still in use, in MiB; taking stock collects the garbage first."""
    stock = subprocess.run([JCMD, str(process), "GC.class_histogram"], check=True, capture_output=True, text=True).stdout
    return int(stock.splitlines()[-1].split()[2]) / 2**20


def resident(process):
    """The largest memory of the process so far, in MiB."""
    return int(re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{process}/status").read_text())[1]) / 1024


def finished(journal):
    """How many lines about submissions the journal has."""
    if not journal.exists():
        return 0
    with journal.open("rb") as lines:
        return sum(line.startswith(b'{"submission"') for line in lines)


def run(submissions, out, count, looks):
    """Starts the program as the launcher does; the seconds it took, and what it held after how many submissions."""
    command = [JAVA, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", f"-Dnabla.home={ROOT}"]
    command += ["-cp", f"{ROOT}/grader/cli/target/nabla/lib/*", "org.nabla.cli.Main"]
    command += ["grade", "softmax-classifier", str(submissions), "--out", str(out)]
    before = os.times()
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    seen, peak = [], 0.0
    while process.poll() is None:
        try:
            peak = resident(process.pid)
            if len(seen) < looks:
                done = finished(out / ".nabla" / "journal.jsonl")
                if done >= (len(seen) + 1) * count // (looks + 1):
                    seen.append((done, held(process.pid)))
        except (OSError, TypeError, subprocess.CalledProcessError):
            pass  # it has just ended
        time.sleep(0.05)
    seconds = time.monotonic() - start
    errors = process.stderr.read()
    if process.returncode != 0:
        sys.exit(errors)
    after = os.times()
    processor = after.children_user + after.children_system - before.children_user - before.children_system
    return seconds, processor, peak, seen, errors


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    programs = int(sys.argv[2]) if len(sys.argv) > 2 else count // 10
    with tempfile.TemporaryDirectory() as scratch:
        submissions, out = Path(scratch) / "class", Path(scratch) / "out"
        submissions.mkdir()
        make(submissions, count, programs)
        seconds, processor, peak, seen, _ = run(submissions, out, count, LOOKS)
        print(f"{count} submissions, {programs} of them programs")
        print(f"{seconds:.0f} s, {count / seconds:.1f} submissions a second, {processor / count * 1000:.0f} ms of processor each")
        print(f"largest resident memory of the grader: {peak:.0f} MiB")
        for done, mebibytes in seen:
            print(f"  after {done:6} submissions the heap holds {mebibytes:5.1f} MiB")
        size = sum(file.stat().st_size for file in out.rglob("*") if file.is_file()) / 2**20
        journal = (out / ".nabla" / "journal.jsonl").stat().st_size / count
        print(f"output folder: {size:.0f} MiB; journal: {journal:.0f} bytes a submission")
        again, processor, peak, _, errors = run(submissions, out, count, 0)
        print(f"the same command again: {again:.1f} s, {processor:.1f} s of processor, {peak:.0f} MiB: {errors.splitlines()[0]}")


main()
