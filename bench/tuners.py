#!/usr/bin/env python3
"""Log loss on an outer test part of what each tuner holds after 30 s and 120 s: Graft, Optuna, KerasTuner.

Start-up is included: the clock starts when the process is started. All see the same cached
features, the same outer split, the same linear softmax head (Adam, zero weights at the start,
features scaled as Graft does, dropout or L2 or L1 or none of them, batches of 32, 64 or 128, at most 30
epochs, patience 6) and the same space. Optuna's TPE drives the head in PyTorch, KerasTuner's
Hyperband drives it in Keras 3; before the cells, ways of running them are tried on a split that is
not judged, and the best is taken. What turns a peer's incumbent into probabilities is free: its
best checkpoint, and its recipe trained again on all that is not test, both after the clock; the
one of the lower mean over all cells counts. See README.md.

What is finished is kept in --work and not done again: a stopped run goes on.
"""

import bench

bench.venv("requirements-tuners.txt")

import importlib.metadata
import json
import math
import os

import numpy

import features
import graftside
import paired
import peers

MUST_FASTER = 10


def measure(cell, chosen, hows):
    """Both marks of all three on one cell, from the file where they are kept or from a run."""
    file = chosen.work / "tuners" / f"{'-'.join(f'{s:g}' for s in chosen.seconds)}" / f"{graftside.chosen_name(cell)}.json"
    kept = json.loads(file.read_text()) if file.exists() else {}
    clean = "+" not in bench.commit()
    done = {name: value for name, value in kept.items()
            if (clean and value["of"] == of(name, hows)) or (name != "graft" and chosen.keep_peers)}
    for name in ("graft", *peers.PEERS):
        if name not in done:
            got = graft(cell, chosen) if name == "graft" else peers.run(name, cell, chosen.seconds, hows[name], chosen.work)
            done[name] = {"of": of(name, hows), **got}
            file.parent.mkdir(parents=True, exist_ok=True)
            bench.write_whole(file, json.dumps(done, indent=1))
    return done


def of(name, hows):
    """What a result is of: on another commit all is measured anew, peers too, so that it is of one machine and day."""
    return f"{bench.commit()} {hows.get(name, '')}"


def graft(cell, chosen):
    """A study for each mark, because a study may plan for its deadline."""
    marks = []
    _, labels = cell.load().test()
    for seconds in chosen.seconds:
        answer = graftside.study(cell, chosen, f"{seconds:g}s", "--seconds", seconds)
        mark = answer["marks"][0]
        marks.append({"seconds": seconds, "trainings": mark["trainings"], "incumbent": mark["incumbent"],
                      "loss": graftside.log_loss(mark["probabilities"], labels) if mark["incumbent"] else None,
                      "ended": answer["ended"], "written": answer["written"]}
                     | peers.rates(mark["trials"], mark["trials"], mark["epochs"], min(seconds, answer["ended"])))
    return {"marks": marks}


def loss_of(cell, mark, end):
    """A tuner that holds nothing yet knows only how many classes there are."""
    return math.log(cell.load().classes) if mark[end] is None else mark[end]


def show(cell, got, chosen):
    def word(loss):
        return "nothing yet" if loss is None else f"{loss:.4f}"
    for i, seconds in enumerate(chosen.seconds):
        g = got["graft"]["marks"][i]
        print(f"{cell}, {seconds:g} s")
        print(f"  Graft {word(g['loss'])}, {pace(g)}, {g['trainings']} trainings; "
              f"ended at {g['ended']:.1f} s, wrote at {g['written']:.1f} s")
        for name in peers.PEERS:
            m = got[name]["marks"][i]
            print(f"  {name} checkpoint {word(m['checkpoint'])}, trained again {word(m['again'])}, {pace(m)}", flush=True)


def pace(mark):
    return (f"{mark['trials']} trials ({mark['complete']} not pruned), {mark['perSecond']:.2f} trials/s, "
            f"{mark['epochsPerSecond']:.0f} epochs/s")


def judge_losses(cells, results, i, name, verdict):
    """The log losses of Graft and a peer at a mark, over all cells."""
    seconds = results[0]["graft"]["marks"][i]["seconds"]
    ours = [loss_of(c, r["graft"]["marks"][i], "loss") for c, r in zip(cells, results)]
    by_end = {end: [loss_of(c, r[name]["marks"][i], end) for c, r in zip(cells, results)] for end in peers.ENDS}
    end = min(peers.ENDS, key=lambda e: numpy.mean(by_end[e]))
    theirs = by_end[end]
    difference = numpy.subtract(ours, theirs)
    ratio = math.exp(numpy.log(numpy.divide(ours, theirs)).mean())
    print(f"\n{seconds:g} s, Graft against {name} ({end}, the better of its two): mean {numpy.mean(ours):.4f} against "
          f"{numpy.mean(theirs):.4f}, mean ratio {ratio:.4f}, lower on {sum(difference < 0)} of {len(cells)}")
    print(f"  difference, 95 % by t {paired.words(paired.t_interval(difference))}, "
          f"by bootstrap {paired.words(paired.bootstrap_interval(difference))}")
    held = [r[name]["marks"][i]["asGraftEnds"] for r in results]
    if None not in held:
        print(f"  for information, {name}'s recipe with Graft's last step (mean of five folds' heads, temperature): "
              f"{numpy.mean(held):.4f}, difference {paired.words(paired.t_interval(numpy.subtract(ours, held)))}")
    verdict.add(f"mean log loss at {seconds:g} s, Graft / {name}", f"{numpy.mean(ours):.4f} / {numpy.mean(theirs):.4f}",
                "lower", numpy.mean(ours) < numpy.mean(theirs))


def judge_pace(cells, results, name, verdict):
    """How many times as many trials a second Graft does until the last mark: the geometric mean over cells."""
    def times(what, of):
        ratios = [r["graft"]["marks"][-1][what] / r[name]["marks"][-1][what] if r[name]["marks"][-1][what] else math.inf
                  for c, r in zip(cells, results) if c.name in of]
        return math.exp(numpy.mean([math.log(q) if q else -math.inf for q in ratios]))
    sets = sorted({c.name for c in cells})
    print(f"\nGraft's pace / {name}'s: " + "; ".join(
        f"{word} " + ", ".join(f"{s} {times(what, [s]):.1f}" for s in sets) for word, what in
        (("trials a second", "perSecond"), ("of trials not pruned", "completePerSecond"), ("epochs", "epochsPerSecond"))))
    faster = times("perSecond", sets)
    verdict.add(f"trials a second, Graft / {name}", f"{faster:.1f} x", f"at least {MUST_FASTER} x", faster >= MUST_FASTER)


def main():
    parser = bench.options(__doc__)
    features.add_options(parser, splits=3)
    parser.add_argument("--seconds", help="marks (default: 30,120; with --quick 5,15)")
    parser.add_argument("--cells", type=int, metavar="N", help="only the first N cells")
    parser.add_argument("--probe-seconds", default="30,60", metavar="SHORT,LONG",
                        help="how long ways of running a peer are tried: those that change its pace, "
                             "those that change what it finds (default: %(default)s)")
    parser.add_argument("--keep-peers", action="store_true", help="take the peers' results of another commit")
    parser.add_argument("--quick", action="store_true",
                        help="one cell, no trial of ways: to see that it works; not judged")
    chosen = parser.parse_args()
    if chosen.quick:
        chosen.cells = chosen.cells or 1
    seconds = chosen.seconds or ("5,15" if chosen.quick else "30,120")
    chosen.seconds = sorted(float(s) for s in seconds.split(","))
    bench.header()
    print(", ".join(f"{name} {importlib.metadata.version(name)}" for name in
                    ("numpy", "torch", "optuna", "keras", "keras-tuner", "tensorflow-cpu", "jax")) + "\n", flush=True)
    cells = features.cells(chosen)[: chosen.cells]
    if not cells:
        bench.stop("--cells must be 1 or more")
    hows = peers.DEFAULTS if chosen.quick else peers.best_ways(chosen)
    peers.warm_up(cells[0], chosen.work, hows)
    bench.run(bench.java("TuneFeatures.java", cells[0].features, cells[0].split, chosen.work / "warm.db",
                         chosen.work / "warm.json", "--seconds", 1), chosen.work / "warm.log")
    results = []
    for cell in cells:
        results.append(measure(cell, chosen, hows))
        show(cell, results[-1], chosen)
    verdict = bench.Verdict(judged=chosen.limit is None and not chosen.quick and len(cells) == 9)
    for name in peers.PEERS:
        for i in range(len(chosen.seconds)):
            judge_losses(cells, results, i, name, verdict)
        judge_pace(cells, results, name, verdict)
    verdict.end()


if __name__ == "__main__":
    main()
