"""Variations of Graft's recipe for fine-tuning, compared on a card photo by photo over five outer folds.

    python3 bench/recipes [--photos PLACE ...] [--only WORDS] [--seconds N]

What it does not share with Graft, and how to add a variation, is in README.md beside this file.
"""

import environment  # first: it finds the modules of bench/

from machine import START, found, say  # second: seconds are counted from here

import argparse
import os
import pathlib
import shlex
import shutil
import sys
import tempfile

import numpy
import torch

import bench
import probe
import reading
from material import Material
from photos import Photos
from study import Study
from variations import QUICK, VARIATIONS, quick

CLOSING = 6  # seconds for what is written in the end
QUICK_PHOTOS = 60
APART = 0.5  # what logits of the start may differ by; float16 below the cut makes hundredths of it
WITHOUT_GRAPHS = 2  # lanes


def options():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--photos", type=pathlib.Path, nargs="+", metavar="PLACE",
                        default=[bench.ROOT.parent / "shared" / "data" / "flower_photos"],
                        help="a folder of labelled photos, or shards of pack.py or folders of them "
                             "(default: %(default)s)")
    usual = pathlib.Path(tempfile.gettempdir()) / "graft-bench" / "recipes"
    parser.add_argument("--out", type=pathlib.Path, default=os.environ.get("OUT") or usual,
                        help="folder for what it finds (default: $OUT where it is set, here %(default)s)")
    parser.add_argument("--only", metavar="WORDS", help="variations whose names hold one of these, with commas between")
    parser.add_argument("--seconds", type=float, default=330,
                        help="after which it ends, from its start; what is not done is left (default: %(default)g)")
    parser.add_argument("--lanes", type=int, default=10, help="trainings side by side (default: %(default)s)")
    parser.add_argument("--no-graphs", action="store_true", help="plain steps instead of CUDA graphs")
    parser.add_argument("--quick", action="store_true",
                        help=f"{QUICK_PHOTOS} photos, small, few variations, also on a CPU: does it work?")
    return parser.parse_args()


def wanted(chosen):
    """The variations that are asked for."""
    words = chosen.only.split(",") if chosen.only else QUICK if chosen.quick else [""]
    some = [variation for variation in VARIATIONS if any(word in variation.name for word in words)]
    if not some:
        bench.stop(f"--only must be parts of the names in variations.py, got {chosen.only}")
    return [quick(variation) for variation in some] if chosen.quick else some


def prepared(chosen):
    """The photos on the card, and what is made of them; says what it runs on."""
    rows = reading.listed(chosen.photos)
    rows = reading.few(rows, QUICK_PHOTOS) if chosen.quick else rows
    pixels, sizes = reading.decoded(rows)
    machine = found(graphs=not chosen.no_graphs)
    if not machine.card and not chosen.quick:
        bench.stop("a study needs a card that PyTorch can use; --quick shows on a CPU that it works")
    say("commit", (shutil.which("git") and bench.commit()) or "unknown", "command", shlex.join(sys.argv))
    say(torch.cuda.get_device_name() if machine.card else "CPU", "PyTorch", torch.__version__)
    photos = Photos(rows, pixels, sizes, machine.device)
    say(f"{photos.n} photos of {photos.classes} classes, outer folds of {numpy.bincount(photos.outer).tolist()}")
    return Material(photos, machine)


def check(study, recipe):
    """Ends the program where what is trained above the cut is not the network that was run below it."""
    lane = study.pool.take(recipe)
    apart = probe.start_apart(lane, recipe)
    study.pool.give(lane)
    say(f"logits of the start, above the cut and of a whole pass, differ by {apart:.4f}")
    if not apart < APART:
        bench.stop(f"they must not differ by {APART} or more")


def main():
    chosen = options()
    variations = wanted(chosen)
    chosen.out.mkdir(parents=True, exist_ok=True)
    material = prepared(chosen)
    study = Study(material, chosen.out, START + chosen.seconds - CLOSING, chosen.lanes)
    for variation in variations:
        study.add(variation)
    first = study.queue[0].recipe
    if material.machine.card:
        probe.probe(material, first)
        study.most_lanes = chosen.lanes if material.machine.graphs else WITHOUT_GRAPHS
    check(study, first)
    study.run()
    if material.machine.card:
        say(f"most GPU memory {torch.cuda.max_memory_reserved() / 2**30:.0f} GiB")
    say("found in", chosen.out)
    sys.stdout.flush()
    os._exit(1 if study.failed else 0)  # nothing is left to write, and taking down the graphs can take long


if __name__ == "__main__":
    main()
