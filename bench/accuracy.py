#!/usr/bin/env python3
"""Test accuracy and log loss of `graft tune` over ten seeds: ten splits, ten searches."""

import math
import os
import statistics

import bench

MUST = {("efficientnet-lite0", 288): 0.92, ("efficientnet-lite0", 224): 0.91,
        ("efficientnet-lite2", 288): 0.92}


def add_options(parser):
    bench.add_image_options(parser)
    parser.add_argument("--seeds", default="0-9", help="first-last (default: %(default)s)")


def image_size(chosen):
    return chosen.image_size or int(bench.card(chosen.backbone)[0]["image.default"])


def runs(chosen):
    """One finished run a seed, made where this commit has not made it yet: (seed, folder, result)."""
    folder = bench.photos(chosen)
    size = image_size(chosen)
    place = chosen.work / "accuracy" / f"{folder.name}-{chosen.backbone}-{size}"
    first, _, last = chosen.seeds.partition("-")
    found = []
    for seed in range(int(first), int(last or first) + 1):
        out, mark = place / f"seed-{seed}", place / f"seed-{seed}.commit"
        if not (mark.exists() and mark.read_text() == bench.commit() and "+" not in bench.commit()):
            mark.unlink(missing_ok=True)
            bench.tune(folder, out, chosen.work / "cache", "--overwrite", "--seed", seed,
                       "--backbone", chosen.backbone, "--image-size", size)
            mark.write_text(bench.commit())
        result = bench.result(out)
        print(f"seed {seed}: test accuracy {result['test']['accuracy']:.4f} on {result['test']['n']}, "
              f"log loss {result['test']['logLoss']:.4f}; "
              f"out of fold {result['validation']['accuracy']:.4f}, "
              f"{result['validation']['logLoss']:.4f}; look {result['split']['testLooks']}", flush=True)
        found.append((seed, out, result))
    return found


def mean_and_error(values):
    error = statistics.stdev(values) / math.sqrt(len(values)) if len(values) > 1 else math.nan
    return statistics.fmean(values), error


def main():
    parser = bench.options(__doc__)
    add_options(parser)
    parser.add_argument("--must", type=float, help="the least mean accuracy (default: as the issue says)")
    chosen = parser.parse_args()
    bench.header()
    results = [result for _, _, result in runs(chosen)]
    accuracy, accuracy_error = mean_and_error([r["test"]["accuracy"] for r in results])
    loss, loss_error = mean_and_error([r["test"]["logLoss"] for r in results])
    outside, outside_error = mean_and_error([r["validation"]["logLoss"] for r in results])
    print(f"\n{len(results)} seeds, mean ± standard error")
    print(f"test log loss         {loss:.4f} ± {loss_error:.4f}")
    print(f"out-of-fold log loss  {outside:.4f} ± {outside_error:.4f}")
    must = chosen.must or MUST.get((chosen.backbone, image_size(chosen)), 0)
    verdict = bench.Verdict(judged=chosen.limit is None)
    verdict.add(f"test accuracy, {chosen.backbone} at {image_size(chosen)}",
                f"{100 * accuracy:.2f} ± {100 * accuracy_error:.2f} %", f"at least {100 * must:g} %",
                accuracy >= must)
    verdict.end()


if __name__ == "__main__":
    main()
