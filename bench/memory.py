#!/usr/bin/env python3
"""Resident memory of `graft tune --trials 1000` on cached features: flat over the study.

VmRSS is read ten times a second from the moment when the run names its folder until its study ends
(`seconds.tune` of result.json tells how long it took). Flat: the most of the second half is at most
5 % above the most of the first half.
"""

import shutil
import time

import bench
import kill

MUST = 1.05
EVERY = 0.1


def resident_mib(pid):
    """VmRSS, or nothing where the process has ended."""
    try:
        with open(f"/proc/{pid}/status") as status:
            return next((int(line.split()[1]) / 1024 for line in status if line.startswith("VmRSS:")), None)
    except OSError:
        return None


def samples(words, log):
    """(seconds since the folder was named, MiB), and the exit code."""
    process = kill.start(words, log)
    named, found = None, []
    while process.poll() is None:
        if named is None and kill.is_tuning(log):
            named = time.monotonic()
        mib = resident_mib(process.pid)
        if named is not None and mib is not None:
            found.append((time.monotonic() - named, mib))
        time.sleep(EVERY)
    if process.returncode != 0:
        bench.stop(f"graft tune ended with exit code {process.returncode}:\n{log.read_text(errors='replace')}")
    return found


def main():
    parser = bench.options(__doc__)
    bench.add_image_options(parser)
    parser.add_argument("--trials", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=0)
    chosen = parser.parse_args()
    bench.header()
    folder = bench.photos(chosen)
    cache, place = chosen.work / "cache", chosen.work / "memory"
    shutil.rmtree(place, ignore_errors=True)
    kill.finish(kill.command(folder, place / "warm", chosen, "--trials", 1, cache=cache), place / "warm" / "log")
    found = samples(kill.command(folder, place, chosen, "--trials", chosen.trials, cache=cache), place / "log")
    result = bench.result(place / "run")
    study = [(at, mib) for at, mib in found if at <= result["seconds"]["tune"]]
    if len(study) < 20:
        bench.stop(f"the study took {result['seconds']['tune']} s, too short to see its memory; raise --trials")
    (place / "samples.csv").write_text("".join(f"{at:.2f},{mib:.1f}\n" for at, mib in found))
    for i in range(10):
        part = [mib for _, mib in study[i * len(study) // 10:(i + 1) * len(study) // 10]]
        print(f"  tenth {i + 1:2}: {min(part):.0f} to {max(part):.0f} MiB")
    first, second = (max(mib for _, mib in half) for half in (study[: len(study) // 2], study[len(study) // 2:]))
    verdict = bench.Verdict(judged=chosen.limit is None and chosen.trials >= 1000)
    verdict.add(f"{chosen.trials} trials: most of the second half {second:.0f} MiB / of the first {first:.0f} MiB",
                f"{second / first:.3f}", f"at most {MUST}", second <= MUST * first)
    verdict.end()


if __name__ == "__main__":
    main()
