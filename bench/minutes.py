#!/usr/bin/env python3
"""`graft tune --minutes M` with a cold cache: the wall time of the whole process against M minutes."""

import shutil

import bench

WITHIN = 0.10


def main():
    parser = bench.options(__doc__)
    bench.add_image_options(parser)
    parser.add_argument("--minutes", default="1,2,5", help="budgets (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=0)
    chosen = parser.parse_args()
    bench.header()
    folder = bench.photos(chosen)
    verdict = bench.Verdict(judged=chosen.limit is None)
    for minutes in chosen.minutes.split(","):
        place = chosen.work / "minutes" / minutes
        shutil.rmtree(place, ignore_errors=True)
        size = ["--image-size", chosen.image_size] if chosen.image_size else []
        ran, result = bench.tune(folder, place / "run", place / "cache", "--minutes", minutes, "--seed", chosen.seed,
                                 "--backbone", chosen.backbone, *size)
        wall = ran.seconds / (60 * float(minutes))
        loss = result["test"]["logLoss"] if result.get("test") else None
        print(f"--minutes {minutes}: {ran.seconds:.1f} s, seconds {result['seconds']}, test log loss {loss}; "
              f"split {result['split']}", flush=True)
        verdict.add(f"wall time / --minutes {minutes}", f"{wall:.3f}", f"within {100 * WITHIN:.0f} %",
                    abs(wall - 1) <= WITHIN)
    verdict.end()


if __name__ == "__main__":
    main()
