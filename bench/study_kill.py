#!/usr/bin/env python3
"""kill -9 at twenty random moments of the study, then the same command: the identical study.

The features lie in the cache, so that nearly all of a run is the study; each run has a copy of it,
because looks at the test part are counted there. Each kill has a run of its own: it falls at a random time after the run has named its folder, the same command goes on to the
end, and study.db is compared table by table with that of an undisturbed run (but for the run's
identity and what tells times), result.json (but for times and memory), predictions.csv and
model.onnx to the byte.
"""

import re
import shutil
import sqlite3
import time

import bench
import kill

OTHER_EACH_TIME = {("study", "run")}  # the run's identity
TIMES = re.compile(r"(^|_)(at|time|millis|nanos|seconds|started|ended)$")


def tables(file):
    """What a study's database holds: its columns that must not differ, and its rows in their order."""
    with sqlite3.connect(f"file:{file}?mode=ro", uri=True) as database:
        names = [n for (n,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
        held = {}
        for table in names:
            columns = [row[1] for row in database.execute(f'PRAGMA table_info("{table}")')
                       if (table, row[1]) not in OTHER_EACH_TIME and not TIMES.search(row[1])]
            chosen = ", ".join(f'"{c}"' for c in columns)
            held[table] = columns, sorted(database.execute(f'SELECT {chosen} FROM "{table}"'), key=repr)
        return held


def study_differences(one, two):
    """Where the studies of two run folders differ."""
    a, b = tables(one / "study.db"), tables(two / "study.db")
    found = [f"study.db: only one has {table}" for table in sorted(a.keys() ^ b.keys())]
    for table in sorted(a.keys() & b.keys()):
        (columns, rows), (_, others) = a[table], b[table]
        if len(rows) != len(others):
            found.append(f"study.db, {table}: {len(rows)} and {len(others)} rows")
        different = [(r, o) for r, o in zip(rows, others) if r != o]
        for row, other in different[:3]:
            found.append(f"study.db, {table}: " + "; ".join(
                f"{c} {short(v)} and {short(w)}" for c, v, w in zip(columns, row, other) if v != w))
        if len(different) > 3:
            found.append(f"study.db, {table}: and {len(different) - 3} more rows")
    return found


def short(value):
    words = value.hex() if isinstance(value, bytes) else str(value)
    return words if len(words) < 60 else words[:60] + "…"


def differences(one, two):
    return study_differences(one, two) + bench.run_differences(one, two)


def main():
    parser = bench.options(__doc__)
    kill.add_options(parser, kills=20)
    parser.add_argument("--trials", type=int, help="as graft tune has it")
    chosen = parser.parse_args()
    bench.header()
    folder = bench.photos(chosen)
    draw = kill.moments(chosen)
    more = ["--trials", chosen.trials] if chosen.trials else []
    base, cache = chosen.work / "study-kill", chosen.work / "cache"
    shutil.rmtree(base, ignore_errors=True)

    kill.finish(kill.command(folder, base / "warm", chosen, "--trials", 1, cache=cache), base / "warm" / "log")

    def command(place):
        """A run in a fresh place with a copy of the warm cache."""
        return kill.command(folder, kill.fresh(place, cache), chosen, *more)

    calm, again = base / "undisturbed", base / "again"
    began = time.monotonic()
    for place in (calm, again):
        kill.finish(command(place), place / "log")
    found = differences(calm / "run", again / "run")
    print(*[f"two undisturbed runs: {f}" for f in found], sep="\n", end="\n" if found else "")
    seconds = bench.result(again / "run")["seconds"]["tune"]
    print(f"undisturbed: {(time.monotonic() - began) / 2:.1f} s, of which the study {seconds:.1f} s", flush=True)

    killed = same = tries = 0
    while killed < chosen.kills:
        tries += 1
        if tries > 3 * chosen.kills:
            bench.stop(f"only {killed} of {tries - 1} kills fell into the study, of {seconds:.1f} s")
        place = base / "disturbed"
        words, wait = command(place), draw.uniform(0, seconds)
        if kill.kill_after(words, place / "log", wait, kill.TUNING) is None:
            print("ended before its kill; another one", flush=True)
            continue
        killed += 1
        kill.finish(words, place / "log-on")
        new = differences(calm / "run", place / "run")
        same += not new
        print(f"kill {killed}: {wait:.2f} s after the folder, {'identical' if not new else '; '.join(new)}", flush=True)
        found += new

    verdict = bench.Verdict()
    verdict.add("went on to the identical study", f"{same} of {killed}", "all", same == killed)
    verdict.add("two undisturbed runs and all kills", f"{len(found)} differences", "none", not found)
    verdict.end()


if __name__ == "__main__":
    main()
