"""What the measurements share: options, the machine, running Graft, a verdict. Standard library only."""

import argparse
import dataclasses
import hashlib
import json
import os
import pathlib
import platform
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import threading
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent
GRAFT = pathlib.Path(os.environ.get("GRAFT", ROOT / "graft"))
APP = GRAFT.resolve().parent / "graft-app" / "target"
CARDS = GRAFT.resolve().parent / "graft-backbones" / "src" / "main" / "resources" / "graft" / "backbones"


# Options ------------------------------------------------------------------------------------------


def options(description, **more):
    """A parser with the options that every measurement takes."""
    parser = argparse.ArgumentParser(description=description, **more)
    parser.add_argument("--photos", type=pathlib.Path,
                        default=ROOT.parent / "shared" / "data" / "flower_photos",
                        help="labelled photos (default: %(default)s)")
    parser.add_argument("--limit", type=int, metavar="N",
                        help="only the first N photos of each class, to see that the script works; "
                             "the limits on speed and accuracy are then not judged")
    parser.add_argument("--work", type=pathlib.Path,
                        default=pathlib.Path(tempfile.gettempdir()) / "graft-bench",
                        help="where runs and caches go (default: %(default)s)")
    return parser


def add_image_options(parser):
    parser.add_argument("--backbone", default="efficientnet-lite0")
    parser.add_argument("--image-size", type=int, help="pixels (default: the backbone's)")


def photos(chosen):
    """The folder to work on: the whole one, or a copy of the first photos of each class."""
    if not chosen.photos.is_dir():
        stop(f"--photos must be a folder of labelled photos, got {chosen.photos}")
    if chosen.limit is None:
        return chosen.photos.resolve()
    few = chosen.work / f"photos-{chosen.limit}"
    if not few.exists():
        half = few.with_name(few.name + ".half")
        shutil.rmtree(half, ignore_errors=True)
        for folder in sorted(p for p in chosen.photos.iterdir() if p.is_dir()):
            (half / folder.name).mkdir(parents=True)
            for photo in sorted(folder.iterdir())[: chosen.limit]:
                shutil.copy(photo, half / folder.name / photo.name)
        half.rename(few)
    return few


def count(folder):
    return sum(1 for p in folder.rglob("*") if p.is_file())


def card(backbone):
    """The backbone's card, as a dictionary, and its ONNX file."""
    file = CARDS / f"{backbone}.properties"
    if not file.is_file():
        stop(f"--backbone must be one of {sorted(p.stem for p in CARDS.glob('*.properties'))}, got {backbone}")
    lines = [line.strip() for line in file.read_text("utf-8").splitlines()]
    facts = dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))
    return facts, CARDS / facts["file"]


# A Python with packages ---------------------------------------------------------------------------


def venv(requirements="requirements.txt"):
    """Goes on in an environment that has the packages; makes it where it is missing."""
    if os.environ.get("GRAFT_BENCH_READY"):
        return
    python = os.environ.get("GRAFT_BENCH_PYTHON")
    if python is None:
        wanted = HERE / requirements
        key = hashlib.sha256(wanted.read_bytes() + sys.version.encode()).hexdigest()[:12]
        cache = pathlib.Path(os.environ.get("XDG_CACHE_HOME", pathlib.Path.home() / ".cache"))
        folder = cache / "graft-bench" / f"{wanted.stem}-{key}"
        python = folder / "bin" / "python"
        if not (folder / "ready").exists():
            print(f"Installing {wanted.name} to {folder}", file=sys.stderr)
            subprocess.run([sys.executable, "-m", "venv", "--clear", folder], check=True)
            subprocess.run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
                            "-r", wanted], check=True)
            (folder / "ready").touch()
    os.environ["GRAFT_BENCH_READY"] = "1"
    sys.stdout.flush()
    os.execv(python, [str(python), *sys.argv])


# The machine --------------------------------------------------------------------------------------


def commit():
    """The commit that is measured; "+" where files differ from it."""
    def git(*words):
        return subprocess.run(["git", "-C", GRAFT.resolve().parent, *words],
                              capture_output=True, text=True).stdout.strip()
    return git("rev-parse", "--short=12", "HEAD") + ("+" if git("status", "--porcelain") else "")


def header():
    """Builds Graft if need be, then says what is measured, on which machine, by which command."""
    if subprocess.run([GRAFT, "--version"], stdout=subprocess.DEVNULL).returncode != 0:
        stop(f"{GRAFT} --version failed")
    try:
        cpu = next(line.split(":", 1)[1].strip()
                   for line in open("/proc/cpuinfo") if line.startswith("model name"))
        memory = int(open("/proc/meminfo").readline().split()[1]) / 2**20
    except (OSError, StopIteration):
        cpu, memory = platform.processor() or platform.machine(), float("nan")
    java = subprocess.run([jdk() / "bin" / "java", "-version"], capture_output=True, text=True)
    load = os.getloadavg()[0]
    print(f"machine  {cpu}, {len(os.sched_getaffinity(0))} cores, {memory:.0f} GiB, "
          f"{platform.system()} {platform.release()}")
    print(f"java     {java.stderr.splitlines()[1].strip()}")
    print(f"commit   {commit()}")
    print(f"command  {shlex.join([os.path.relpath(sys.argv[0], ROOT), *sys.argv[1:]])}")
    print(f"load     {load:.2f}" + ("  something else is running: times mean little" if load > 0.5 else ""))
    print(flush=True)


def jdk():
    return pathlib.Path((APP / "jdk").read_text().strip())


def java(program, *words):
    """A command that runs a Java program of this folder on Graft's class path, with the launcher's flags."""
    said = re.search(r"^vectors=.*?^flags=\(.*?\)$", GRAFT.read_text(), re.MULTILINE | re.DOTALL).group()
    flags = subprocess.run(["bash", "-c", said + '; echo "${flags[@]}"'], capture_output=True, text=True,
                           check=True).stdout.split()
    source = HERE / program
    libraries = os.pathsep.join([*map(str, APP.glob("graft-app-*.jar")), (APP / "classpath").read_text().strip()])
    classes = APP / "bench" / source.parent.name
    compiled = subprocess.run([jdk() / "bin" / "javac", "-d", classes, "-cp", libraries, "-sourcepath", source.parent,
                               "-Xlint:-options", source], capture_output=True, text=True)
    if compiled.returncode != 0:
        stop(f"{source} does not compile:\n{compiled.stderr}")
    return [jdk() / "bin" / "java", *flags, "-cp", os.pathsep.join([str(classes), libraries]), source.stem,
            *map(str, words)]


# Running Graft ------------------------------------------------------------------------------------


@dataclasses.dataclass
class Ran:
    """One command: its exit code, wall time, and the most memory that it held: all that was resident, and the
    part of it that stands in no file (anonymous), which the kernel cannot take away."""

    code: int
    seconds: float
    peak_mib: float
    anonymous_mib: float
    log: pathlib.Path


def run(words, log):
    """Runs a command to its end, with what it says in a file."""
    log.parent.mkdir(parents=True, exist_ok=True)
    with open(log, "wb") as out:
        start = time.monotonic()
        process = subprocess.Popen([str(w) for w in words], stdout=out, stderr=subprocess.STDOUT,
                                   stdin=subprocess.DEVNULL)
        watch = PeakWatch(process.pid)
        process.wait()
        seconds = time.monotonic() - start
    return Ran(process.returncode, seconds, watch.end(), watch.anonymous_kib / 1024, log)


class PeakWatch:
    """Follows the most resident memory of a process, as Linux counts it (VmHWM), and the most anonymous
    memory that a look found.

    Not getrusage's: that begins with the memory of the process that forked, this script.
    """

    def __init__(self, pid):
        self.file = f"/proc/{pid}/status"
        self.kib = self.anonymous_kib = 0
        self.over = threading.Event()
        self.thread = threading.Thread(target=self.follow, daemon=True)
        self.thread.start()

    def follow(self):
        while not self.over.wait(0.01):
            try:
                with open(self.file) as status:
                    for line in status:
                        if line.startswith("VmHWM:"):
                            self.kib = int(line.split()[1])
                        elif line.startswith("RssAnon:"):
                            self.anonymous_kib = max(self.anonymous_kib, int(line.split()[1]))
            except OSError:
                return

    def end(self):
        self.over.set()
        self.thread.join()
        return self.kib / 1024


def tune(folder, out, cache, *more):
    """A whole `graft tune`, which must succeed: how it ran, and its result.json."""
    ran = run([GRAFT, "tune", folder, "--out", out, "--cache", cache, "--quiet", *more],
              out.with_name(out.name + ".log"))
    if ran.code != 0:
        stop(f"graft tune ended with exit code {ran.code}:\n{ran.log.read_text(errors='replace')}")
    return ran, result(out)


def result(out):
    return json.loads((out / "result.json").read_text("utf-8"))


def kept(file, make, any_commit=False):
    """What `make` gives (a dictionary for JSON), kept in a file; made again where that was another commit or
    files differed from it, unless any commit will do."""
    if file.exists():
        held = json.loads(file.read_text("utf-8"))
        if any_commit or held["commit"] == commit() and not commit().endswith("+"):
            return held["got"]
    got = make()
    file.parent.mkdir(parents=True, exist_ok=True)
    write_whole(file, json.dumps({"commit": commit(), "got": got}))
    return got


def whole(target, write):
    """Writes a file, by what `write` does with it, that is there entirely or not at all."""
    half = target.with_name(target.name + ".half")
    with open(half, "wb") as file:
        write(file)
    half.rename(target)


def write_whole(target, text):
    whole(target, lambda file: file.write(text.encode()))


def view(result):
    """What the features of a run are kept under in the cache: "squash-288"."""
    backbone = result["backbone"]
    return f"{backbone.get('fit', 'squash')}-{backbone['imageSize']}"  # runs before --fit have none


def differences(one, two, where=""):
    """Where two results differ, times and memory apart."""
    if isinstance(one, dict) and isinstance(two, dict):
        keys = [k for k in {**one, **two} if where or k not in ("seconds", "peakMemoryMiB")]
        return [d for k in keys for d in differences(one.get(k), two.get(k), f"{where}/{k}")]
    if isinstance(one, list) and isinstance(two, list) and len(one) == len(two):
        return [d for i, (a, b) in enumerate(zip(one, two)) for d in differences(a, b, f"{where}/{i}")]
    return [] if one == two else [f"{where}: {one} and {two}"]


def run_differences(one, two):
    """Where the results, predictions and models of two run folders differ."""
    found = differences(result(one), result(two))
    for file in ("predictions.csv", "model.onnx"):
        if (one / file).read_bytes() != (two / file).read_bytes():
            found.append(f"{file} differs")
    return found


# The verdict --------------------------------------------------------------------------------------


class Verdict:
    """Figures against what they must be; what is said for information has None for `holds`."""

    def __init__(self, judged=True):
        self.rows = []
        self.judged = judged

    def add(self, what, got, must, holds):
        self.rows.append((what, got, must, holds))

    def end(self):
        """Prints the figures and ends the program: 0 where all hold, 1 where one does not."""
        print()
        wide = [max(len(r[i]) for r in [*self.rows, ("measure", "got", "must")]) for i in range(3)]
        for row in [("measure", "got", "must", None), *self.rows]:
            word = "" if row[3] is None else \
                "not judged: a subset" if not self.judged else "holds" if row[3] else "MISSED"
            print("  ".join(row[i].ljust(wide[i]) for i in range(3)) + "  " + word)
        missed = any(r[3] is not None and not r[3] for r in self.rows)
        sys.exit(1 if self.judged and missed else 0)


def stop(why):
    """Ends the program where nothing could be measured."""
    print(f"{pathlib.Path(sys.argv[0]).name}: {why}", file=sys.stderr)
    sys.exit(2)
