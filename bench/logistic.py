#!/usr/bin/env python3
"""Graft's pick against scikit-learn's LogisticRegressionCV on the same non-test features, 10 splits of each set.

scikit-learn does what it does in sklearn_compare.py: features each by its own deviation or all by
one, whichever is better, C by five-fold cross-validation on log loss, a grid with two steps a
decade; then it is asked once for the test part. Graft's study runs on the same photos, with as many
epochs as it gives so many and with a discriminant beside the head where it takes one, as `graft
tune` does. The difference is paired by split.

What is finished is kept in --work and not done again: a stopped run goes on.
"""

import bench

bench.venv()

import json
import time

import numpy
from sklearn import __version__ as sklearn_version

import features
import graftside
import paired
import sklearn_compare

MUST = -0.3  # points: the lower end of the interval is above it
FEW = numpy.logspace(-5, 2, 15)  # few photos want less of a penalty


def grid_of(cell):
    return FEW if features.SETS[cell.name].per_class else sklearn_compare.GRID


def opponent(cell, chosen):
    """scikit-learn's log loss, accuracy and C on a cell, from the file where they are kept or anew."""
    grid = grid_of(cell)
    key = f"{sklearn_version}-two-{len(grid)}-{grid[0]:g}-{grid[-1]:g}"
    file = chosen.work / "logistic" / f"{graftside.chosen_name(cell)}-{key}.json"
    if not file.exists():
        data = cell.load()
        used = data.part != features.UNUSED
        start = time.monotonic()
        loss, right, c = sklearn_compare.opponent(data.x[used], data.y[used], data.part[used] == features.TEST,
                                                  cell.seed, grid)
        said = {"loss": float(loss), "accuracy": float(right), "c": c, "seconds": time.monotonic() - start}
        file.parent.mkdir(parents=True, exist_ok=True)
        bench.write_whole(file, json.dumps(said))
    return json.loads(file.read_text())


def compare(cell, chosen):
    """Graft's and scikit-learn's accuracy and log loss on a cell: two pairs."""
    theirs = opponent(cell, chosen)
    pick = graftside.pick(cell, chosen, chosen.trials, "--own-epochs", "true", "--discriminant", "true")
    _, labels = cell.load().test()
    right = graftside.accuracy(pick["probabilities"], labels)
    loss = graftside.log_loss(pick["probabilities"], labels)
    edge = "  C at the edge of its grid" if theirs["c"] in (grid_of(cell)[0], grid_of(cell)[-1]) else ""
    print(f"{cell}: Graft {right:.4f}, log loss {loss:.4f} ({pick['incumbent']['words']}); "
          f"scikit-learn {theirs['accuracy']:.4f}, {theirs['loss']:.4f}, C {theirs['c']:.2g}{edge}", flush=True)
    return (right, theirs["accuracy"]), (loss, theirs["loss"])


def main():
    parser = bench.options(__doc__)
    features.add_options(parser)
    parser.add_argument("--trials", type=int, help="Graft's trials (default: what a study does by itself)")
    parser.add_argument("--quick", action="store_true", help="one split of each set and 12 trials; not judged")
    chosen = parser.parse_args()
    if chosen.quick:
        chosen.splits, chosen.trials = 1, chosen.trials or 12
    bench.header()
    print(f"scikit-learn {sklearn_version}, numpy {numpy.__version__}\n", flush=True)
    found = {}
    for cell in features.cells(chosen):
        found.setdefault(cell.name, []).append(compare(cell, chosen))
    verdict = bench.Verdict(judged=chosen.limit is None and not chosen.quick)
    better = []
    for name, pairs in found.items():
        points = [100 * (a - b) for (a, b), _ in pairs]
        losses = [a - b for _, (a, b) in pairs]
        low, mean, _ = interval = paired.t_interval(points)
        better.append(mean > 0)
        print(f"\n{features.SETS[name].title}, {len(pairs)} splits, Graft minus scikit-learn")
        print(f"  accuracy in points, 95 % by t {paired.words(interval, digits=2)}, by bootstrap "
              f"{paired.words(paired.bootstrap_interval(points), digits=2)}; corrected for splits that overlap "
              f"{paired.words(paired.resampled_t_interval(points, features.TEST_SHARE), digits=2)}")
        print(f"  log loss {paired.words(paired.t_interval(losses))}")
        verdict.add(f"{features.SETS[name].title}: points, Graft minus scikit-learn", paired.words(interval, digits=2),
                    f"lower end above {MUST}", low > MUST)
    verdict.add("sets on which Graft's mean accuracy is higher", str(sum(better)), "at least 1", any(better))
    verdict.end()


if __name__ == "__main__":
    main()
