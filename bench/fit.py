#!/usr/bin/env python3
"""Squash, crop or pad: accuracy and log loss of `graft tune --fit`, by seeds paired.

What a fit does is seen out of fold (most photos) and on the test part. Features of each fit are
computed once and kept in --work. Nothing is judged: which fit is best depends on the photos.
"""

import bench

bench.venv()

import paired

FITS = ("squash", "crop", "pad")


def main():
    parser = bench.options(__doc__)
    bench.add_image_options(parser)
    parser.add_argument("--seeds", type=int, default=3, metavar="N", help="seeds 0 to N-1 (default: %(default)s)")
    chosen = parser.parse_args()
    bench.header()
    folder = bench.photos(chosen)
    found = {fit: [] for fit in FITS}
    for seed in range(chosen.seeds):
        for fit in FITS:
            size = ["--image-size", chosen.image_size] if chosen.image_size else []
            _, result = bench.tune(folder, chosen.work / f"fit-{fit}-{seed}", chosen.work / "cache", "--overwrite",
                                   "--no-pictures", "--no-coach", "--fit", fit, "--seed", seed,
                                   "--backbone", chosen.backbone, *size)
            inside, test = result["validation"], result["test"]
            row = (inside["logLoss"], 100 * inside["accuracy"], test["logLoss"], 100 * test["accuracy"])
            found[fit].append(row)
            print(f"seed {seed} {fit:>6}: out of fold {row[0]:.4f}, {row[1]:.2f} %; test {row[2]:.4f}, {row[3]:.2f} %",
                  flush=True)
    for fit in FITS[1:]:
        print(f"\n{fit} less squash, 95 % by t over {chosen.seeds} seeds, whose splits overlap")
        for i, name in enumerate(("log loss out of fold", "points out of fold", "test log loss", "test points")):
            print(f"  {name:<21} {paired.words(paired.t_interval([a[i] - b[i] for a, b in zip(found[fit], found['squash'])]))}")


if __name__ == "__main__":
    main()
