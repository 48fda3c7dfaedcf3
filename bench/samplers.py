#!/usr/bin/env python3
"""Graft's samplers against Optuna's TPE and Gaussian process on the losses that bench/grid.py keeps.

Nothing is trained: a recipe's losses are looked up (landscape.py). As in a study, the first two
thirds of a budget are the quasi-random walk, the same for all; the last third, in batches of 9, is
the sampler's. Of all recipes the eight of the lowest loss on the first fold are leaders, and the one
of them with the lowest mean of all folds is the pick. Run bench/grid.py first: the splits that it
has finished are compared.
"""

import os

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"  # a process a core instead

import bench

bench.venv("requirements-tuners.txt")

import dataclasses
import functools
import json
import multiprocessing

import numpy

import features
import grid
import landscape
import paired
import peer
import searchers

BATCH, LEADERS = 9, 8  # as graft.core.study.SearchRound and StudyPlan have them
BUDGETS = (18, 54, 108)
JUDGED, MUST = 54, 0.005
OURS, WALK = "neighbours", "quasi-random"

# whose turn it is to be asked for a batch, over and over
GRAFT = {OURS: [OURS], "TPE": ["tpe"], "both by turns": [OURS, "tpe"]}
OPTUNA = {"Optuna TPE": (searchers.tpe, BATCH), "Optuna GP": (searchers.gaussian_process, BATCH),
          "Optuna GP singly": (searchers.gaussian_process, 1)}
ALL = (WALK, *GRAFT, *OPTUNA)


@dataclasses.dataclass(frozen=True)
class Split:
    """A finished grid: its name, the file of each fold, and the folds' shares of the photos."""

    name: str
    files: tuple
    share: tuple


@dataclasses.dataclass(frozen=True)
class Search:
    """One search: on which grid, how many recipes, by which sampler, with which seed."""

    split: Split
    budget: int
    sampler: str
    seed: int


# Searching ----------------------------------------------------------------------------------------


@functools.cache
def graft():
    """This process' Java with Graft's samplers."""
    return searchers.Graft()


@functools.cache
def land(split):
    return landscape.Landscape(numpy.array([numpy.load(file) for file in split.files]), numpy.array(split.share))


def searched(search):
    """All recipes of a search."""
    wide = search.budget - search.budget // 3
    walk = graft().begin(WALK, search.seed).ask(search.budget if search.sampler == WALK else wide)
    if search.sampler == WALK:
        return walk
    heard = [(recipe, land(search.split).first(recipe)) for recipe in walk]
    narrow = by_graft if search.sampler in GRAFT else by_optuna
    return walk + narrow(search, heard, search.budget - wide)


def by_graft(search, heard, count):
    """As SearchRound: whoever's turn it is, is told of all that was tried, the best first."""
    turns, first = GRAFT[search.sampler], len(heard)
    for turn, start in enumerate(range(0, count, BATCH)):
        if turn == 0 or len(turns) > 1:
            sampler = graft().begin(turns[turn % len(turns)], search.seed + 1000 * turn)
            for recipe, loss in sorted(heard, key=lambda told: told[1]):
                sampler.tell(recipe, loss)
        heard = heard + batch(sampler, min(BATCH, count - start), search.split)
    return [recipe for recipe, _ in heard[first:]]


def by_optuna(search, heard, count):
    """What is kept of a search after the same walk, or what Optuna asks for now."""
    grid_file = search.split.files[0]
    file = grid_file.parents[1] / "samplers" / \
        f"{grid_file.stem}-{search.sampler.replace(' ', '-')}-{search.budget}-{search.seed}.json"
    said = json.loads(file.read_text()) if file.exists() else {"heard": None}
    if said["heard"] != [list(told) for told in heard]:
        said = {"heard": heard, "found": asked_of_optuna(search, heard, count)}
        file.parent.mkdir(exist_ok=True)
        bench.write_whole(file, json.dumps(said))
    return said["found"]


def asked_of_optuna(search, heard, count):
    make, size = OPTUNA[search.sampler]
    sampler = make(search.seed)
    for recipe, loss in heard:
        sampler.tell(recipe, loss)
    found = []
    for start in range(0, count, size):
        found += batch(sampler, min(size, count - start), search.split)
    return [recipe for recipe, _ in found]


def batch(sampler, count, split):
    """Asks and tells: recipes with their losses on the first fold."""
    tried = [(recipe, land(split).first(recipe)) for recipe in sampler.ask(count)]
    for recipe, loss in tried:
        sampler.tell(recipe, loss)
    return tried


def regrets(search):
    """How far above the table's lowest: the best on the first fold, and the pick on all folds."""
    table, recipes = land(search.split), searched(search)
    leaders = sorted({tuple(r.values()): r for r in recipes}.values(), key=table.first)[:LEADERS]
    return search, (table.first(leaders[0]) - table.best_first, min(map(table.mean, leaders)) - table.best_mean)


# Comparing ----------------------------------------------------------------------------------------


def finished(chosen):
    """The splits whose grids are kept entirely; with --rotate each fold in turn is the first."""
    recipes, found = grid.grid(small=False), []
    for name in features.chosen_sets(chosen):
        for seed in range(chosen.splits):
            cell = features.cell(chosen, name, seed)
            files = [grid.kept(cell, fold, recipes, chosen) for fold in range(features.FOLDS)]
            if all(file.exists() for file in files):
                found += rotations(cell, files, range(features.FOLDS if chosen.rotate else 1))
    return found or bench.stop(f"no grid is finished in {chosen.work / 'grid'}: run bench/grid.py first")


def rotations(cell, files, firsts):
    _, _, folds = cell.load().open()
    share = list(numpy.bincount(folds) / len(folds))
    return [Split(f"{cell}" + (f" from fold {first}" if len(firsts) > 1 else ""), (*files[first:], *files[:first]),
                  (*share[first:], *share[:first])) for first in firsts]


def compared(pool, splits, budget, samplers, seeds):
    """By sampler: regrets (splits, seeds, first fold and pick)."""
    searches = [Search(split, budget, name, seed) for name in samplers for split in splits for seed in range(seeds)]
    got = dict(pool.imap_unordered(regrets, searches))
    return {name: numpy.array([[got[Search(split, budget, name, seed)] for seed in range(seeds)]
                               for split in splits]) for name in samplers}


def table(budget, got, standard, best):
    """Prints a budget: got[sampler] is (splits, seeds, 2); gives how much higher each sampler's pick is, a share."""
    print(f"\n{budget} recipes: loss above the grid's lowest, and above that of {standard} with 95 % over seeds; thousandths")
    higher = {}
    for sampler, regret in got.items():
        first, pick = 1000 * regret.mean((0, 1))
        rows = [paired.t_interval(d) for d in 1000 * (regret - got[standard]).mean(0).T]
        higher[sampler] = rows[1][1] / 1000 / (best + got[standard][..., 1].mean())
        print(f"  {sampler:16}  first fold {first:6.2f}  pick {pick:6.2f}" + ("" if sampler == standard else
              f"  first fold {paired.words(rows[0], digits=2)}  pick {paired.words(rows[1], digits=2)}"), flush=True)
    return higher


def main():
    parser = bench.options(__doc__)
    features.add_options(parser, sets=("lite0",))
    parser.add_argument("--epochs", type=int, default=peer.EPOCHS, help="of the grid")
    parser.add_argument("--seeds", type=int, default=20, metavar="N", help="searches of each kind (default: 20)")
    parser.add_argument("--budgets", default=",".join(map(str, BUDGETS)), help="recipes (default: %(default)s)")
    parser.add_argument("--samplers", default=",".join(ALL), help="(default: %(default)s)")
    parser.add_argument("--rotate", action="store_true", help="search on each fold in turn, not only on fold 0")
    parser.add_argument("--against", default=OURS, metavar="NAME", help="who is the standard (default: %(default)s)")
    parser.add_argument("--processes", type=int, default=len(os.sched_getaffinity(0)))
    chosen = parser.parse_args()
    bench.header()
    splits, budgets = finished(chosen), [int(word) for word in chosen.budgets.split(",")]
    samplers = list(dict.fromkeys((chosen.against, *chosen.samplers.split(","))))
    if wrong := set(samplers) - set(ALL):
        bench.stop(f"--samplers must be of {', '.join(ALL)}, got {', '.join(wrong)}")
    best = numpy.mean([land(split).best_mean for split in splits])
    print(f"{len(splits)} grids ({', '.join(s.name for s in splits)}), lowest mean loss out of fold {best:.4f}; "
          f"{chosen.seeds} seeds", flush=True)
    verdict = bench.Verdict(judged=chosen.limit is None and chosen.seeds >= 20)
    with multiprocessing.get_context("spawn").Pool(chosen.processes) as pool:
        for budget in budgets:
            higher = table(budget, compared(pool, splits, budget, samplers, chosen.seeds), chosen.against, best)
            for name, share in higher.items():
                if budget == JUDGED and name != chosen.against:
                    verdict.add(f"loss of the pick, {name} / {chosen.against} - 1, {budget} recipes",
                                f"{100 * share:+.2f} %", f"at least {-100 * MUST} %", share >= -MUST)
    verdict.end()


if __name__ == "__main__":
    main()
