#!/usr/bin/env python3
"""Graft's pick against an exhaustive grid of 2,016 linear heads: log loss on an outer test part.

The grid has 16 learning rates x 3 batch sizes x (8 dropouts + 17 strengths of L2 + 16 of L1 + none),
each trained on all five folds that Graft has, 30 epochs at most, patience 6, as stacks in NumPy. What has the lowest mean log loss out of fold is its
pick; the five heads' mean with the temperature fitted out of fold is its classifier, as Graft ends.

What is finished (a fold of a split) is kept in --work and not done again: a stopped run goes on.
"""

import os

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"  # a process a core instead
# set on some machines for older OpenBLAS builds; a current one chooses better itself
os.environ.pop("OPENBLAS_CORETYPE", None)
os.environ.pop("OPENBLAS_L2_SIZE", None)

import bench

bench.venv()

import multiprocessing
import time

import numpy

import features
import graftside
import paired
import peer
import stacks

MUST = 1.02
WIDEST = 64  # heads a stack


def grid(small):
    """The recipes; a small grid is enough to see that it works."""
    rates, l2, l1 = (3, 2, 2) if small else (16, 17, 16)
    kinds = [("dropout", d) for d in peer.DROPOUT[:: 4 if small else 1]]
    kinds += [("l2", s) for s in numpy.geomspace(*peer.L2, l2)] + [("l1", s) for s in numpy.geomspace(*peer.L1, l1)]
    return [peer.recipe(float(rate), batch, kind, float(strength)) for batch in peer.BATCHES
            for kind, strength in [*kinds, ("none", 0.0)] for rate in numpy.geomspace(*peer.RATE, rates)]


def work(recipes):
    """Stacks: positions of recipes with one batch size and one dropout, not too many, the dearest first."""
    shared = {}
    for i, r in enumerate(recipes):
        shared.setdefault((r["batch"], r["dropout"]), []).append(i)
    parts = [part for group in shared.values()
             for part in numpy.array_split(group, -(-len(group) // WIDEST))]
    return sorted(parts, key=lambda part: -len(part) / recipes[part[0]]["batch"])


def stack(job):
    """One stack on one fold: the best loss and epoch of each."""
    cell, fold, recipes, positions, epochs = job
    data = cell.load()
    trained = stacks.train(peer.inner(data, fold), data.classes, [recipes[i] for i in positions],
                           stacks.Settings(epochs, peer.PATIENCE, (cell.seed, fold)))
    return positions, trained.losses, trained.epochs


def kept(cell, fold, recipes, chosen):
    """The file where the losses of all recipes on a fold are kept."""
    return chosen.work / "grid" / f"{graftside.chosen_name(cell)}-{len(recipes)}-{chosen.epochs}-fold{fold}.npy"


def fold_losses(cell, fold, recipes, chosen, pool):
    """Out-of-fold losses of all recipes on a fold, from the file where they are kept or from training."""
    file = kept(cell, fold, recipes, chosen)
    if not file.exists():
        start = time.monotonic()
        losses = numpy.full(len(recipes), numpy.inf)
        jobs = [(cell, fold, recipes, part, chosen.epochs) for part in work(recipes)]
        for positions, got, _ in pool.imap_unordered(stack, jobs):
            losses[positions] = got
        file.parent.mkdir(parents=True, exist_ok=True)
        bench.whole(file, lambda out: numpy.save(out, losses))
        print(f"  {cell}, fold {fold}: {time.monotonic() - start:.0f} s", flush=True)
    return numpy.load(file)


def grid_pick(cell, recipes, chosen, pool):
    """The recipe of the lowest mean loss out of fold, and what its classifier says of the test part."""
    data = cell.load()
    _, y, folds = data.open()
    share = numpy.bincount(folds) / len(folds)
    losses = sum(s * fold_losses(cell, f, recipes, chosen, pool) for f, s in enumerate(share))
    best = int(losses.argmin())
    heads, logits, labels = [], [], []
    for fold in range(len(share)):
        part = peer.inner(data, fold)
        trained = stacks.train(part, data.classes, [recipes[best]],
                               stacks.Settings(chosen.epochs, peer.PATIENCE, (cell.seed, fold)))
        w, b = trained.head(0)
        heads.append(part.raw(w, b))
        logits.append(part.x_validation @ w.T + b)
        labels.append(part.y_validation)
    x_test, y_test = data.test()
    temperature = stacks.temperature(numpy.concatenate(logits), numpy.concatenate(labels))
    weights, biases = (numpy.mean([h[i] for h in heads], 0) for i in (0, 1))
    said = stacks.softmax((x_test @ weights.T + biases) / temperature)
    return recipes[best], float(losses[best]), graftside.log_loss(said, y_test)


def in_words(recipe):
    return f"rate {recipe['rate']:.3g}, batch {recipe['batch']}" + "".join(
        f", {name} {recipe[name]:.3g}" for name in ("dropout", "l2", "l1") if recipe[name])


def main():
    parser = bench.options(__doc__)
    features.add_options(parser, sets=("lite0",))
    parser.add_argument("--epochs", type=int, default=peer.EPOCHS)
    parser.add_argument("--trials", type=int, help="Graft's trials (default: what a study does by itself)")
    parser.add_argument("--quick", action="store_true", help="a grid of 63 heads and 12 trials; not judged")
    chosen = parser.parse_args()
    if chosen.quick:
        chosen.splits, chosen.trials = min(chosen.splits, 1), chosen.trials or 12
    bench.header()
    recipes = grid(chosen.quick)
    cores = len(os.sched_getaffinity(0))
    print(f"{len(recipes)} heads x {features.FOLDS} folds in {len(work(recipes))} stacks a fold, {cores} processes\n",
          flush=True)
    ours, theirs = [], []
    with multiprocessing.get_context("spawn").Pool(cores) as pool:
        for cell in features.cells(chosen):
            recipe, inside, loss = grid_pick(cell, recipes, chosen, pool)
            pick = graftside.pick(cell, chosen, chosen.trials)
            _, labels = cell.load().test()
            ours.append(graftside.log_loss(pick["probabilities"], labels))
            theirs.append(loss)
            held = pick["incumbent"]
            print(f"{cell}: Graft {ours[-1]:.4f} ({held['words']}; out of fold {held['loss']:.4f}, "
                  f"{pick['trials']} trials); grid {loss:.4f} ({in_words(recipe)}; out of fold {inside:.4f}); "
                  f"ratio {ours[-1] / loss:.4f}", flush=True)
    ratio = numpy.mean(ours) / numpy.mean(theirs)
    logs = numpy.log(numpy.divide(ours, theirs))
    print(f"\nGraft's pick {numpy.mean(ours):.4f}, the grid's {numpy.mean(theirs):.4f}; log of the ratio, 95 % by t "
          f"{paired.words(paired.t_interval(logs))}, by bootstrap {paired.words(paired.bootstrap_interval(logs))}")
    verdict = bench.Verdict(judged=chosen.limit is None and not chosen.quick and len(recipes) >= 2000)
    verdict.add(f"outer log loss, Graft's pick / the grid's, {len(ours)} splits", f"{ratio:.4f}", f"at most {MUST}",
                ratio <= MUST)
    verdict.end()


if __name__ == "__main__":
    main()
