#!/usr/bin/env python3
"""Whether the coach names what is wrong, and keeps silent where nothing is.

Plants: one thing is put wrong in a good recipe, or in the photos; it counts where it costs more than
two standard errors on an outer test part against the unplanted twin. The verdict is the first advice,
else the first finding about the photos. Twins: recipes that the best of a tune of the same photos
does not beat by more than two standard errors; any advice is a false alarm.

Two sets of features: --dev are those that the rules were written on (Lite0 at 288, and leaves, seeds
from 1), the default are those that count (Lite0 at 224, Lite2 at 288, seeds from 5000). Each run is a
line of results.jsonl in --work, and a line is not run again; trainings are kept too, so that
--again judges changed rules on the same trainings in little time.
"""

import array
import collections
import json
import math
import sqlite3
import struct
import subprocess

import bench

SETS = {"lite0-288": ("efficientnet-lite0", 288), "leaves": ("efficientnet-lite0", None),
        "lite0-224": ("efficientnet-lite0", 224), "lite2-288": ("efficientnet-lite2", 288)}
CAUSES = ("rate-high", "rate-low", "dropout-strong", "l2-strong", "l1-strong", "few-epochs", "no-regulariser",
          "batch-small", "labels-shuffled", "few-photos", "nothing-to-learn")  # Plant.Cause: seed modulo 11 says which
HARMLESS = {"morePhotos", "morePhotosOfAClass", "tooFewPhotos"}  # claim nothing about the recipe


# Features -----------------------------------------------------------------------------------------


def tuned(name, chosen, place):
    """A run folder on the set's photos: its study.db has the labels, the cache the features."""
    backbone, size = SETS[name]
    out = place / "runs" / name
    if not (out / "result.json").exists():
        if name == "leaves":
            words = ["demo", "--photos", place / "leaves"]
        else:
            words = ["tune", bench.photos(chosen), "--backbone", backbone, "--image-size", size,
                     "--trials", "1"]
        ran = bench.run([bench.GRAFT, *words, "--out", out, "--cache", chosen.work / "cache", "--quiet",
                         "--no-pictures", "--threads", "1"], place / f"{name}.log")
        if ran.code != 0:
            bench.stop(f"graft {words[0]} ended with exit code {ran.code}; see {ran.log}")
    return out


def read_only(file):
    return sqlite3.connect(f"file:{file}?mode=ro", uri=True)


def pack(name, chosen, place):
    """The set's features and labels in one file, as PhotoSet.java reads them; each picture once."""
    file = place / f"{name}-{chosen.every}.features"
    if file.exists():
        return file
    run = tuned(name, chosen, place)
    result = bench.result(run)
    with read_only(chosen.work / "cache" / "features.db") as cache:
        (newest,) = cache.execute("SELECT max(id) FROM feature_sets WHERE view = ? AND backbone = ?",
                                  (bench.view(result), bytes.fromhex(result["backbone"]["sha256"]))).fetchone()
        vectors = {p.hex(): v for p, v in
                   cache.execute("SELECT pixels, vector FROM features WHERE set_id = ?", (newest,))}
    with read_only(run / "study.db") as study:
        label_of = dict(reversed(study.execute("SELECT pixels, label FROM split ORDER BY position").fetchall()))
    names = sorted(set(label_of.values()))
    rows = [array.array("f", vectors[pixels])[::chosen.every] for pixels in label_of]
    half = file.with_suffix(".half")
    with open(half, "wb") as out:
        out.write(struct.pack("<iii", len(rows), len(rows[0]), len(names)))
        out.write(struct.pack(f"<{len(rows)}i", *(names.index(label) for label in label_of.values())))
        for row in rows:
            out.write(row.tobytes())
    half.rename(file)
    return file


# Runs ---------------------------------------------------------------------------------------------


class Results:
    """One JSON object a line, written as it comes; a line that is there is not run again."""

    def __init__(self, file, again):
        if again:
            file.unlink(missing_ok=True)
        self.file = file
        self.commit = bench.commit()  # now: what runs was built at the start
        lines = file.read_text().splitlines() if file.exists() else []
        self.rows = {(r["set"], r["kind"], r["seed"]): r for r in map(json.loads, lines)}

    def get(self, name, kind, seed, ask):
        key = (name, kind, seed)
        if key not in self.rows:
            row = {"set": name, "commit": self.commit, **json.loads(ask(f"{kind} {seed}"))}
            with open(self.file, "a") as out:
                out.write(json.dumps(row) + "\n")
            self.rows[key] = row
        return self.rows[key]


class Asked:
    """CoachBench.java on one set, asked a line at a time."""

    def __init__(self, name, chosen, place):
        words = bench.java("coach/CoachBench.java", pack(name, chosen, place), place / f"fits-{name}-{chosen.every}")
        self.process = subprocess.Popen([str(w) for w in words], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, text=True)

    def __call__(self, line):
        print(line, file=self.process.stdin, flush=True)
        answer = self.process.stdout.readline()
        if not answer:
            bench.stop(f"CoachBench.java broke off at {line!r}")
        return answer


def kept(kind, results):
    """Rows of this kind that are there and count, and how many were tried."""
    rows = sorted((r for r in results.rows.values() if r["kind"] == kind), key=lambda r: r["seed"])
    return [r for r in rows if r["counts"]], len(rows)


def collect(kind, wanted, first, names, results, asked, causes=CAUSES):
    """Rows of this kind from the first seed on, sets in turn, until enough of them count.

    A cause is planted until it has a tenth of the plants that are wanted (of few causes, its share),
    so that those that always cost something do not crowd out the others.
    """
    most = math.ceil(wanted / min(10, len(causes)))
    rows, tried, seed = [], 0, first
    by_cause = collections.Counter()
    while len(rows) < wanted:
        cause = CAUSES[seed % len(CAUSES)]
        name = names[seed // len(CAUSES) % len(names)]
        if kind == "twin" or cause in causes and by_cause[cause] < most:
            row = results.get(name, kind, seed, asked[name])
            tried += 1
            if row["counts"]:
                rows.append(row)
                by_cause[cause] += 1
            if tried % 20 == 0:
                print(f"  {kind}s: {len(rows)} of {wanted}, {tried} tried", flush=True)
        seed += 1
    return rows, tried


# What came of it ----------------------------------------------------------------------------------


def wilson(hits, n):
    """Wilson's 95 % interval of a share."""
    z = 1.959964
    middle = (hits + z * z / 2) / (n + z * z)
    half = z / (n + z * z) * math.sqrt(hits * (n - hits) / n + z * z / 4)
    return middle - half, middle + half


def share(hits, n):
    low, high = wilson(hits, n)
    return f"{100 * hits / n:.1f} % ({100 * low:.1f} to {100 * high:.1f}), {hits} of {n}"


def confusion(plants):
    """The table of planted causes and verdicts, in Markdown."""
    causes = list(dict.fromkeys(sorted(p["cause"] for p in plants)))
    verdicts = sorted({p["verdict"] for p in plants})
    print("\n| planted | named | " + " | ".join(verdicts) + " |")
    print("|---|---|" + "---|" * len(verdicts))
    for cause in causes:
        mine = [p for p in plants if p["cause"] == cause]
        named = sum(p["verdict"] == p["rule"] for p in mine)
        counts = collections.Counter(p["verdict"] for p in mine)
        print(f"| {cause.lower().replace('_', ' ')} | {named} of {len(mine)} | "
              + " | ".join(str(counts[v] or "") for v in verdicts) + " |")


def alarms(twin):
    return sorted({f["rule"] for f in twin["findings"]
                   if f["kind"] == "ADVICE" or f["kind"] == "PHOTOS" and f["rule"] not in HARMLESS})


def oddities(plants):
    """What the coach says of odd settings that cost nothing that can be measured."""
    odd = [p for p in plants if not p["counts"] and "findings" in p]
    advised = [p for p in odd if any(f["kind"] == "ADVICE" for f in p["findings"])]
    better = sum(p["saved"] > 0 for p in advised)
    worse = sum(p["saved"] < -2 * p["savedError"] for p in advised)
    if odd:
        print(f"\n{len(odd)} odd settings cost nothing that could be measured; the coach advised a change of "
              f"{len(advised)}: on the outer test part better in {better}, clearly worse in {worse}")


def diets(twins):
    """Whether photos that are said to be missed are missed on the outer test part."""
    for rule in ("morePhotos", "morePhotosOfAClass"):
        costs = [t[rule] for t in twins if rule in t]
        if costs:
            right = sum(c["cost"] > 0 for c in costs)
            clear = sum(c["cost"] > 2 * c["error"] for c in costs)
            wrong = sum(c["cost"] < -2 * c["error"] for c in costs)
            print(f"{rule}: said {len(costs)} times; on the outer test fewer photos cost accuracy in {right}, "
                  f"clearly in {clear}; they clearly gained in {wrong}")


def main():
    parser = bench.options(__doc__)
    parser.add_argument("--dev", action="store_true", help="the sets and seeds that the rules were written on")
    parser.add_argument("--plants", type=int, default=200, help="(default: %(default)s)")
    parser.add_argument("--twins", type=int, default=300, help="(default: %(default)s)")
    parser.add_argument("--seed", type=int, help="the first seed (default: 5000, or 1 with --dev)")
    parser.add_argument("--sets", help=f"of {', '.join(SETS)}, with commas between them")
    parser.add_argument("--causes", default=",".join(CAUSES), help="plant these alone (default: all); not judged")
    parser.add_argument("--every", type=int, default=1, metavar="N",
                        help="take each N-th feature: N times as fast (default: all)")
    parser.add_argument("--again", action="store_true", help="judge again, on the trainings that are kept")
    parser.add_argument("--kept", action="store_true", help="judge what has been run so far, and run nothing")
    chosen = parser.parse_args()
    if not chosen.kept:
        bench.header()
    names = chosen.sets.split(",") if chosen.sets else \
        ["lite0-288", "leaves"] if chosen.dev else ["lite0-224", "lite2-288"]
    causes = chosen.causes.split(",")
    if wrong := [cause for cause in causes if cause not in CAUSES]:
        bench.stop(f"--causes must be of {', '.join(CAUSES)}, got {', '.join(wrong)}")
    first = chosen.seed if chosen.seed is not None else 1 if chosen.dev else 5000
    place = chosen.work / "coach"
    place.mkdir(parents=True, exist_ok=True)
    results = Results(place / f"results-{'dev' if chosen.dev else 'held-out'}-{chosen.every}.jsonl", chosen.again)
    asked = {} if chosen.kept else {name: Asked(name, chosen, place) for name in names}
    verdict = bench.Verdict(judged=not chosen.dev and chosen.plants >= 200 and chosen.twins >= 300
                            and len(causes) == len(CAUSES))

    if chosen.plants:
        plants, tried = kept("plant", results) if chosen.kept else \
            collect("plant", chosen.plants, first, names, results, asked, causes)
        print(f"{len(plants)} of {tried} plants cost more than 2 standard errors")
        confusion(plants)
        oddities([r for r in results.rows.values() if r["kind"] == "plant"])
        named = sum(p["verdict"] == p["rule"] for p in plants)
        verdict.add("planted causes named", share(named, len(plants)), "at least 90 %", named >= 0.9 * len(plants))
    if chosen.twins:
        twins, tried = kept("twin", results) if chosen.kept else \
            collect("twin", chosen.twins, first, names, results, asked)
        false = [t for t in twins if alarms(t)]
        print(f"\n{len(twins)} of {tried} twins cannot be improved; for {sum(t['replaced'] for t in twins)} of them "
              "the tune's pick stood in")
        print("false alarms:", dict(collections.Counter(rule for t in false for rule in alarms(t))) or "none")
        diets(twins)
        verdict.add("false alarms", share(len(false), len(twins)), "under 5 %", len(false) < 0.05 * len(twins))
    verdict.end()


if __name__ == "__main__":
    main()
