#!/usr/bin/env python3
"""Saves photos again as WebP at their own size, in shards small enough to travel to a machine with a card.

    python3 bench/recipes/pack.py --to FOLDER

A shard is a pickled list of (class, name, bytes); each has photos of all classes. All shards together are
what --photos of the study takes in place of the folder. Photos are a little worse for it.
"""

import environment  # first: it finds the modules of bench/

import argparse
import io
import multiprocessing
import pathlib
import pickle

from PIL import Image, ImageOps

import bench
from reading import in_folders

QUALITY = 82


def packed(row):
    label, name, file = row
    held = io.BytesIO()
    ImageOps.exif_transpose(Image.open(file)).convert("RGB").save(held, "WEBP", quality=QUALITY, method=4)
    return label, name, held.getvalue()


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--photos", type=pathlib.Path, default=bench.ROOT.parent / "shared" / "data" / "flower_photos",
                        help="labelled photos (default: %(default)s)")
    parser.add_argument("--to", type=pathlib.Path, required=True, help="folder for the shards")
    parser.add_argument("--shards", type=int, default=4, metavar="N", help="default: %(default)s")
    chosen = parser.parse_args()
    if not chosen.photos.is_dir():
        bench.stop(f"--photos must be a folder of labelled photos, got {chosen.photos}")
    chosen.to.mkdir(parents=True, exist_ok=True)
    with multiprocessing.Pool() as pool:
        rows = pool.map(packed, in_folders(chosen.photos), chunksize=16)
    for i in range(chosen.shards):
        shard = chosen.to / f"photos-{i}.pkl"
        bench.whole(shard, lambda file: pickle.dump(rows[i::chosen.shards], file))
        print(f"{shard}: {len(rows[i::chosen.shards])} photos, {shard.stat().st_size / 2**20:.1f} MiB")


if __name__ == "__main__":
    main()
