#!/usr/bin/env python3
"""Log loss on an outer test part of what each tuner holds after 30 s and 120 s: Graft, Optuna, KerasTuner.

Start-up is included: the clock starts when the process is started. All see the same cached
features, the same outer split, the same linear softmax head (Adam, zero weights at the start,
features standardised, dropout or L2 or L1 or none of them, batches of 32, 64 or 128, at most 30
epochs, patience 6) and the same space. Optuna's TPE drives the head in PyTorch, KerasTuner's
Hyperband drives it in Keras 3; before the cells, ways of running them are tried on a split that is
not judged, and the best is taken. What turns a peer's incumbent into probabilities is free: its
best checkpoint, and its recipe trained again on all that is not test, both after the clock; the
one of lower test loss counts. See README.md.

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
    done = {name: value for name, value in kept.items()
            if value["of"] == of(name, hows) or (name != "graft" and chosen.keep_peers)}
    for name in ("graft", *peers.PEERS):
        if name not in done:
            got = graft(cell, chosen) if name == "graft" else peers.run(name, cell, chosen.seconds, hows[name], chosen.work)
            done[name] = {"of": of(name, hows), **got}
            file.parent.mkdir(parents=True, exist_ok=True)
            features.whole(file, lambda out: out.write(json.dumps(done, indent=1).encode()))
    return done


def of(name, hows):
    """What a result is of: another commit is measured anew, peers too, so that all is of one run."""
    return f"{bench.commit()} {hows.get(name, '')}"


def graft(cell, chosen):
    """A study for each mark, because a study may plan for its deadline."""
    marks = []
    _, labels = cell.load().test()
    for seconds in chosen.seconds:
        answer = graftside.study(cell, chosen, f"{seconds:g}s", "--seconds", seconds)
        mark = answer["marks"][0]
        loss = graftside.log_loss(mark["probabilities"], labels) if mark["incumbent"] else None
        searched = min(seconds, answer["ended"])
        marks.append({"seconds": seconds, "loss": loss, "trials": mark["trials"], "trainings": mark["trainings"],
                      "perSecond": mark["trials"] / searched, "trainingsPerSecond": mark["trainings"] / searched,
                      "ended": answer["ended"], "written": answer["written"], "incumbent": mark["incumbent"]})
    return {"marks": marks}


def loss_of(mark, classes):
    """A tuner that holds nothing yet knows only how many classes there are."""
    return math.log(classes) if mark["loss"] is None else mark["loss"]


def show(cell, got, chosen):
    for i, seconds in enumerate(chosen.seconds):
        g, o, k = (got[name]["marks"][i] for name in ("graft", *peers.PEERS))
        print(f"{cell}, {seconds:g} s: " + "; ".join(
            f"{name} {'nothing yet' if m['loss'] is None else format(m['loss'], '.4f')}"
            f"{peers.ways(m)}, {m['trials']} trials, {m['perSecond']:.2f}/s"
            for name, m in (("Graft", g), ("Optuna", o), ("KerasTuner", k)))
            + f"; Graft ended at {g['ended']:.1f} s, wrote at {g['written']:.1f} s, "
            f"{g['trainings']} trainings", flush=True)


def judge(cells, results, chosen, verdict):
    classes = [cell.load().classes for cell in cells]
    for i, seconds in enumerate(chosen.seconds):
        ours = [loss_of(r["graft"]["marks"][i], c) for r, c in zip(results, classes)]
        for name in peers.PEERS:
            theirs = [loss_of(r[name]["marks"][i], c) for r, c in zip(results, classes)]
            difference = numpy.subtract(ours, theirs)
            ratio = math.exp(numpy.log(numpy.divide(ours, theirs)).mean())
            print(f"\n{seconds:g} s, Graft against {name}: mean {numpy.mean(ours):.4f} against {numpy.mean(theirs):.4f}, "
                  f"mean ratio {ratio:.4f}, lower on {sum(difference < 0)} of {len(cells)}")
            print(f"  difference, 95 % by t {paired.words(paired.t_interval(difference))}, "
                  f"by bootstrap {paired.words(paired.bootstrap_interval(difference))}")
            held = [r[name]["marks"][i]["asGraftEnds"] for r in results]
            if None not in held:
                print(f"  for information: {name}'s recipe with Graft's last step (mean of five folds' heads, "
                      f"temperature): {numpy.mean(held):.4f}, difference {paired.words(paired.t_interval(numpy.subtract(ours, held)))}")
            verdict.add(f"mean log loss at {seconds:g} s, Graft / {name}",
                        f"{numpy.mean(ours):.4f} / {numpy.mean(theirs):.4f}", "lower", numpy.mean(ours) < numpy.mean(theirs))
    for name in peers.PEERS:
        mine, its = (numpy.mean([r[who]["marks"][-1]["perSecond"] for r in results]) for who in ("graft", name))
        faster = mine / its if its else math.inf
        verdict.add(f"trials a second, Graft {mine:.2f} / {name} {its:.2f}", f"{faster:.1f} x",
                    f"at least {MUST_FASTER} x", faster >= MUST_FASTER)


def main():
    parser = bench.options(__doc__)
    features.add_options(parser, splits=3)
    parser.add_argument("--seconds", help="marks (default: 30,120; with --quick 5,15)")
    parser.add_argument("--cells", type=int, metavar="N", help="only the first N cells")
    parser.add_argument("--probe-seconds", default="30,120", metavar="SHORT,LONG",
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
    judge(cells, results, chosen, verdict)
    verdict.end()


if __name__ == "__main__":
    main()
