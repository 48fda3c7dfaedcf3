#!/usr/bin/env python3
"""kill -9 at ten random moments, then the same command: the result of an undisturbed run.

Half of the kills fall while features are computed, half while heads are tuned. A kill in tuning
waits for a random time after the run has said which folder it writes to. Should a disturbed run
reach its end before its kill, it is compared, and another one is begun.
"""

import os
import random
import shutil
import signal
import subprocess
import time

import bench

TUNING = b"Writing to", b"Going on with"


def command(folder, place, chosen, *more, cache=None):
    """A run into a place, with a cache of its own or with another one."""
    size = ["--image-size", chosen.image_size] if chosen.image_size else []
    return [str(w) for w in [bench.GRAFT, "tune", folder, "--out", place / "run", "--cache", cache or place / "cache",
                             "--seed", chosen.seed, "--backbone", chosen.backbone, *size, *more]]


def start(words, log):
    log.parent.mkdir(parents=True, exist_ok=True)
    with open(log, "wb") as out:
        return subprocess.Popen(words, stdout=out, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL,
                                start_new_session=True)


def says(log, phrases):
    """Whether a run has said one of these."""
    text = log.read_bytes()
    return any(phrase in text for phrase in phrases)


def is_tuning(log):
    return says(log, TUNING)


def kill_after(words, log, wait, phrases=()):
    """Kills the command so many seconds after it began, or after it has said one of the phrases.

    When that was, by the clock that files have; nothing where it had ended by itself."""
    process = start(words, log)
    while phrases and process.poll() is None and not says(log, phrases):
        time.sleep(0.01)
    try:
        code = process.wait(wait)
    except subprocess.TimeoutExpired:
        killed = time.time()
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return killed
    if code != 0:
        bench.stop(f"exit code {code}:\n{log.read_text(errors='replace')}")
    return None


def fresh(place, cache):
    """Empties a place and gives it a copy of a warm cache, because looks at the test part are counted there."""
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(cache, place / "cache")
    return place


def finish(words, log):
    code = start(words, log).wait()
    if code != 0:
        bench.stop(f"going on ended with exit code {code}:\n{log.read_text(errors='replace')}")


def add_options(parser, kills):
    bench.add_image_options(parser)
    parser.add_argument("--kills", type=int, default=kills)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--moments", type=int, help="seed of the moments (default: another each time)")


def moments(chosen):
    """Where the random moments come from."""
    seed = chosen.moments if chosen.moments is not None else random.SystemRandom().randrange(10**6)
    print(f"moments by --moments {seed}")
    return random.Random(seed)


def main():
    parser = bench.options(__doc__)
    add_options(parser, kills=10)
    chosen = parser.parse_args()
    bench.header()
    folder = bench.photos(chosen)
    draw = moments(chosen)

    base = chosen.work / "kill"
    shutil.rmtree(base, ignore_errors=True)
    calm = base / "undisturbed"
    began = time.monotonic()
    finish(command(folder, calm, chosen), calm / "log")
    wall = time.monotonic() - began
    seconds = bench.result(calm / "run")["seconds"]
    rest = wall - seconds["features"] - seconds["tune"]
    print(f"undisturbed: {wall:.1f} s, features {seconds['features']:.1f} s, tuning {seconds['tune']:.1f} s")

    half = chosen.kills // 2
    stages, found, number = [], [], 1
    place = base / "disturbed-1"
    while len(stages) < chosen.kills:
        in_tuning = len(stages) >= half
        share = 1.6 * seconds["tune" if in_tuning else "features"] / max(1, half)
        wait = draw.uniform(0, share) + (0 if in_tuning else min(rest, 2))
        log = place / f"log-{len(stages) + 1}"
        killed = kill_after(command(folder, place, chosen), log, wait, TUNING if in_tuning else ())
        if killed is None:
            print(f"run {number} ended before its kill", flush=True)
            found += bench.run_differences(calm / "run", place / "run")
            number += 1
            place = base / f"disturbed-{number}"
            continue
        stage = "tuning" if is_tuning(log) else "features"
        stages.append(stage)
        print(f"kill {len(stages)}: in {stage}, {wait:.2f} s after the {'folder' if in_tuning else 'start'}",
              flush=True)
    if not (place / "run" / "result.json").exists():
        finish(command(folder, place, chosen), place / "log-last")
    found += bench.run_differences(calm / "run", place / "run")
    print(*found, sep="\n", end="\n" if found else "")

    verdict = bench.Verdict()
    verdict.add("kills in features", str(stages.count("features")), "1 or more", "features" in stages)
    verdict.add("kills in tuning", str(stages.count("tuning")), "1 or more", "tuning" in stages)
    verdict.add("results against an undisturbed run", f"{len(found)} differences", "none", not found)
    verdict.end()


if __name__ == "__main__":
    main()
