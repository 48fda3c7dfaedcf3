#!/usr/bin/env python3
"""What augmentation gains: five outer folds, `graft tune` with it and without, photo by photo."""

import csv
import hashlib
import math
import os
import shutil
import statistics

import bench

FOLDS = 5
KINDS = "crop+flip"


def deal(folder, place, fold, limit):
    """The photos as a given split: every fifth of each class, by hash of its name, is the test part."""
    if place.exists():
        return place
    draft = place.with_name(place.name + ".draft")
    shutil.rmtree(draft, ignore_errors=True)
    for of in sorted(p for p in folder.iterdir() if p.is_dir() and not p.name.startswith(".")):
        files = sorted((f for f in of.iterdir() if f.is_file() and not f.name.startswith(".")),
                       key=lambda f: hashlib.sha256(f.name.encode()).hexdigest())[:limit]
        for i, file in enumerate(files):
            to = draft / ("test" if i % FOLDS == fold else "train") / of.name / file.name
            to.parent.mkdir(parents=True, exist_ok=True)
            try:
                os.link(file, to)
            except OSError:
                shutil.copyfile(file, to)
    draft.rename(place)
    return place


def test_photos(out):
    """Of each test photo, by its path, whether it was named rightly."""
    with open(out / "predictions.csv", newline="", encoding="utf-8") as lines:
        return {row["path"]: row["label"] == row["predicted"] for row in csv.DictReader(lines)
                if row["part"] == "test"}


def main():
    parser = bench.options(__doc__)
    bench.add_image_options(parser)
    parser.add_argument("--kinds", default=KINDS,
                        help="what --augmentation is given, or 'all' for --augment (default: %(default)s)")
    parser.add_argument("--trials", type=int, default=72, help="(default: %(default)s)")
    chosen = parser.parse_args()
    bench.header()
    folder, work = bench.photos(chosen), chosen.work / "views"
    ways = {"plain": [], "views": ["--augment"] if chosen.kinds == "all" else ["--augmentation", chosen.kinds]}
    gains, losses, accuracy = [], [], {way: [] for way in ways}
    for fold in range(FOLDS):
        photos = deal(folder, work / f"{folder.name}-{fold}", fold, chosen.limit)
        hits, loss, took = {}, {}, {}
        for way, options in ways.items():
            out = work / f"run-{fold}-{way}"
            ran, result = bench.tune(photos, out, chosen.work / "cache", "--overwrite", "--trials", chosen.trials,
                                     "--backbone", chosen.backbone, *options)
            hits[way], loss[way], took[way] = test_photos(out), result["test"]["logLoss"], result
            accuracy[way].append(result["test"]["accuracy"])
        gains += [hits["views"][path] - hits["plain"][path] for path in hits["plain"]]
        losses.append(loss["views"] - loss["plain"])
        print(f"fold {fold}: accuracy {accuracy['plain'][-1]:.4f} without, {accuracy['views'][-1]:.4f} with; log loss "
              f"{loss['plain']:.4f}, {loss['views']:.4f}; chosen: {took['views']['best']['augment']}", flush=True)
    gain = statistics.fmean(gains)
    half = 1.96 * statistics.stdev(gains) / math.sqrt(len(gains))
    print(f"\naccuracy gained, {len(gains)} test photos in pairs: {100 * gain:+.2f} ± {100 * half:.2f} points")
    print(f"log loss, mean of {FOLDS} folds: {statistics.fmean(losses):+.4f} "
          f"(lower on {sum(x < 0 for x in losses)} of {FOLDS})")
    verdict = bench.Verdict(judged=chosen.limit is None)
    means = {way: statistics.fmean(values) for way, values in accuracy.items()}
    verdict.add("mean five-fold test accuracy with augmentation", f"{100 * means['views']:.2f} %",
                f"at least {100 * means['plain']:.2f} %, as without", means["views"] >= means["plain"])
    verdict.end()


if __name__ == "__main__":
    main()
