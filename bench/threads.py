#!/usr/bin/env python3
"""The same seed with one and with two threads, caches apart: the same result but for times and memory."""

import shutil

import bench


def main():
    parser = bench.options(__doc__)
    bench.add_image_options(parser)
    parser.add_argument("--threads", default="1,2", help="(default: %(default)s)")
    parser.add_argument("--seed", type=int, default=0)
    chosen = parser.parse_args()
    bench.header()
    folder = bench.photos(chosen)
    counts = [int(n) for n in chosen.threads.split(",")]
    size = ["--image-size", chosen.image_size] if chosen.image_size else []
    outs = []
    for threads in counts:
        place = chosen.work / "threads" / str(threads)
        shutil.rmtree(place, ignore_errors=True)
        ran, result = bench.tune(folder, place / "run", place / "cache", "--threads", threads,
                                 "--seed", chosen.seed, "--backbone", chosen.backbone, *size)
        print(f"{threads} thread(s): {ran.seconds:.1f} s, test log loss {result['test']['logLoss']!r}, "
              f"trials {result['trials']}", flush=True)
        outs.append(place / "run")
    verdict = bench.Verdict()
    for threads, out in zip(counts[1:], outs[1:]):
        found = bench.run_differences(outs[0], out)
        print(*found, sep="\n", end="\n" if found else "")
        verdict.add(f"{counts[0]} and {threads} threads", f"{len(found)} differences", "none", not found)
    verdict.end()


if __name__ == "__main__":
    main()
