#!/usr/bin/env python3
"""What augmentation gains: five outer folds, `graft tune` with it and without, photo by photo."""

import statistics

import bench
import outer

KINDS = "crop+flip"


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
    for fold in range(outer.FOLDS):
        photos = outer.deal(folder, work / f"{folder.name}-{fold}", fold, chosen.limit)
        hits, loss, took = {}, {}, {}
        for way, options in ways.items():
            out = work / f"run-{fold}-{way}"
            ran, result = bench.tune(photos, out, chosen.work / "cache", "--overwrite", "--trials", chosen.trials,
                                     "--backbone", chosen.backbone, *options)
            hits[way], loss[way], took[way] = outer.test_photos(out), result["test"]["logLoss"], result
            accuracy[way].append(result["test"]["accuracy"])
        gains += outer.gains(hits["views"], hits["plain"])
        losses.append(loss["views"] - loss["plain"])
        print(f"fold {fold}: accuracy {accuracy['plain'][-1]:.4f} without, {accuracy['views'][-1]:.4f} with; log loss "
              f"{loss['plain']:.4f}, {loss['views']:.4f}; chosen: {took['views']['best']['augment']}", flush=True)
    gain, half = outer.mean_and_half(gains)
    print(f"\naccuracy gained, {len(gains)} test photos in pairs: {100 * gain:+.2f} ± {100 * half:.2f} points")
    print(f"log loss, mean of {outer.FOLDS} folds: {statistics.fmean(losses):+.4f} "
          f"(lower on {sum(x < 0 for x in losses)} of {outer.FOLDS})")
    verdict = bench.Verdict(judged=chosen.limit is None)
    means = {way: statistics.fmean(values) for way, values in accuracy.items()}
    verdict.add("mean five-fold test accuracy with augmentation", f"{100 * means['views']:.2f} %",
                f"at least {100 * means['plain']:.2f} %, as without", means["views"] >= means["plain"])
    verdict.end()


if __name__ == "__main__":
    main()
