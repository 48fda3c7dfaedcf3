#!/usr/bin/env python3
"""Whether augmented photos ever make the backbone wait: Graft's pass against its stages alone.

Graft's own pass over one view of each photo, from the files to the features in the cache, hashes, loading
and all; and reading and decoding, the article's augmentation with normalisation, and the backbone, each by
itself, all per core. Pass and stages take turns: after each batch of the pass (16 photos) its worker goes
through the stages with as many, so that a machine that grows slower or faster does so for both. On one
thread and on all, in three rounds. The files are in memory by then, and the cache knows them.
"""

import os
import shutil
import statistics

import bench

MUST = 0.95


def milliseconds(folder, chosen, threads):
    """Of a core, for a photo: decode, augment, backbone, the whole pass; the mean of the rounds."""
    place = chosen.work / "pipeline"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    log = place / "log"
    facts, _ = bench.card(chosen.backbone)
    size = chosen.image_size or int(facts["image.default"])
    if bench.run(bench.java("PipelineBench.java", folder, place, chosen.backbone, size, threads), log).code != 0:
        bench.stop(log.read_text())
    rounds = [[float(ms) for ms in line.split()] for line in log.read_text().splitlines()]
    for ms in rounds:
        print(f"  {threads} thread(s), milliseconds of a core: decode {ms[0]:.2f}, augment {ms[1]:.2f}, "
              f"backbone {ms[2]:.2f}, the pass {ms[3]:.2f} ({sum(ms[:3]) / ms[3]:.3f})", flush=True)
    return [statistics.fmean(column) for column in zip(*rounds)]


def main():
    parser = bench.options(__doc__)
    bench.add_image_options(parser)
    chosen = parser.parse_args()
    bench.header()
    folder = bench.photos(chosen)
    verdict = bench.Verdict(judged=chosen.limit is None)
    for threads in sorted({1, len(os.sched_getaffinity(0))}):
        *stages, whole = milliseconds(folder, chosen, threads)
        ratio = sum(stages) / whole
        verdict.add(f"pass over views / 1/(t_backbone + t_decode + t_augment), {threads} thread(s)",
                    f"{ratio:.3f} ({1000 * threads / whole:.1f} / {1000 * threads / sum(stages):.1f} photos/s)",
                    f"at least {MUST}", ratio >= MUST)
    verdict.end()


if __name__ == "__main__":
    main()
