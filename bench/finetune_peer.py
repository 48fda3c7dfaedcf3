#!/usr/bin/env python3
"""`graft tune --fine-tune --minutes M` against a good script in PyTorch given as long, photo by photo.

The same outer folds, architecture, weights, picture size and trained blocks. Graft's clock is that of
its whole process, from cold to the report; the script is given as long as Graft took, or --minutes where
that is longer, and is not charged for its test photos. What is finished is kept in --work by commit:
stopped, it goes on. --keep-peers takes the script's results of any commit.
"""

import bench

bench.venv("requirements-nets.txt")

import glob
import json
import os
import pathlib
import statistics
import sys
import time

import timm
import torch
import torchvision

import accuracy
import finetune
import outer
import paired
import peer_net

MINUTES = "3,10"
FOLDS = 2
# As PyTorch's guide to performance on processors has it
SETTINGS = "oversize_threshold:1,background_thread:true,metadata_thp:auto,dirty_decay_ms:9000000000,muzzy_decay_ms:9000000000"
PLACES = ("/usr/lib/*/libjemalloc.so.2", "/usr/lib64/libjemalloc.so.2", "/usr/lib/libjemalloc.so.2",
          "/usr/local/lib/libjemalloc.so.2")


def add_options(parser):
    parser.add_argument("--jemalloc", type=pathlib.Path, metavar="FILE", help="the library (default: the system's)")


def environment(chosen):
    """The peer's environment: jemalloc for its allocator, no accelerator."""
    library = chosen.jemalloc or next((pathlib.Path(f) for place in PLACES for f in sorted(glob.glob(place))), None)
    if library is None or not library.is_file():
        bench.stop(f"jemalloc must be there for a fair peer, found none at {library or ', '.join(PLACES)}. "
                   "Install it (apt-get install libjemalloc2) or name it: --jemalloc FILE")
    return {"LD_PRELOAD": str(library.resolve()), "MALLOC_CONF": SETTINGS, "CUDA_VISIBLE_DEVICES": ""}


def peer(chosen, number, minutes, graft):
    """What the script comes to on a fold, as a dictionary."""
    blocks = chosen.blocks if chosen.blocks is not None else peer_net.deepest(bench.card(chosen.backbone)[0])
    at = finetune.place(chosen, minutes, f"peer-{blocks or 'all'}-blocks")
    weights = peer_net.weights(chosen.backbone, chosen.work)
    # OpenMP threads that spin while they wait would take the cores of those who read photos
    variables = [f"{name}={value}" for name, value in (environment(chosen) | {"OMP_WAIT_POLICY": "passive"}).items()]
    cores = len(os.sched_getaffinity(0))

    def make():
        out = at / f"answer-{number}.json"
        at.mkdir(parents=True, exist_ok=True)
        out.unlink(missing_ok=True)
        seconds = max(60 * minutes, graft["wall"])
        words = ["env", *variables, sys.executable, bench.HERE / "peer_finetune.py",
                 finetune.photos(chosen, number).resolve(), weights.resolve(), out.resolve(),
                 "--backbone", chosen.backbone, "--size", accuracy.image_size(chosen), "--blocks", blocks,
                 "--threads", cores, "--workers", cores, "--seed", chosen.seed, "--seconds", seconds]
        ran = bench.run([*words, "--started", time.monotonic_ns()], at / f"log-{number}")
        if ran.code != 0:
            bench.stop(f"peer_finetune.py ended with exit code {ran.code}:\n{ran.log.read_text(errors='replace')}")
        return json.loads(out.read_text()) | {"mib": ran.peak_mib}
    got = bench.kept(at / f"fold-{number}.json", make, any_commit=chosen.keep_peers)
    if got["allocator"] != "jemalloc":
        bench.stop(f"the script ran on {got['allocator']}, not on jemalloc")
    return got


def compared(chosen, number, minutes):
    """Graft's gain over the script on each test photo of a fold."""
    graft = finetune.fold(chosen, number, minutes)
    finetune.line(f"{minutes:g} minutes, fold {number}, Graft", graft)
    theirs = peer(chosen, number, minutes, graft)
    right = statistics.fmean(theirs["hits"].values())
    print(f"  {minutes:g} minutes, fold {number}, script: test accuracy {right:.4f} on {len(theirs['hits'])}, "
          f"log loss {theirs['logLoss']:.4f}; {theirs['seconds'] / 60:.2f} min, {theirs['epochs']:.2f} epochs, "
          f"{theirs['mib']:.0f} MiB resident", flush=True)
    return outer.gains(graft["hits"], theirs["hits"])


def judge(verdict, minutes, gains):
    """At 3 minutes Graft must be higher, at 10 not lower; other times are told."""
    low, _, high = interval = paired.bootstrap_interval(gains)
    must, holds = {3: ("above 0, the interval too", low > 0), 10: ("not below 0: the interval reaches 0", high >= 0)}.get(
        minutes, ("told, not judged", None))
    verdict.add(f"{minutes:g} minutes: accuracy less the script's, {len(gains)} test photos in pairs",
                f"{paired.words(interval, 100, 2)} points", must, holds)


def main():
    parser = bench.options(__doc__)
    finetune.add_options(parser)
    add_options(parser)
    parser.set_defaults(folds=FOLDS)
    parser.add_argument("--minutes", default=MINUTES, help="(default: %(default)s)")
    parser.add_argument("--blocks", type=int, help="that the script trains; 0 for all (default: the last third)")
    parser.add_argument("--keep-peers", action="store_true", help="take the script's results of any commit")
    chosen = parser.parse_args()
    finetune.quick(chosen, "1")
    bench.header()
    environment(chosen)
    print(f"timm {timm.__version__}, PyTorch {torch.__version__}, torchvision {torchvision.__version__}\n")
    verdict = bench.Verdict(judged=chosen.limit is None)
    for minutes in map(float, chosen.minutes.split(",")):
        gains = [g for number in range(chosen.folds) for g in compared(chosen, number, minutes)]
        judge(verdict, minutes, gains)
    verdict.end()


if __name__ == "__main__":
    main()
