"""Reads all photos once, by as many processes as there are cores, into memory that they share."""

import io
import math
import mmap
import os
import pickle
from multiprocessing import get_context

import numpy as np
from PIL import Image, ImageOps

import bench

BOX = 512  # a photo lies in the corner of a square of this side; longer ones are shrunk to it
MOST_PROCESSES = 16


def listed(places):
    """(class, name, file or bytes) of every photo, sorted: of class folders, or of what pack.py made of them."""
    rows = []
    for place in places:
        if not place.exists():
            bench.stop(f"--photos must be folders of labelled or packed photos, got {place}")
        shards = [place] if place.is_file() else sorted(place.glob("photos-*.pkl"))
        for shard in shards:
            rows += pickle.loads(shard.read_bytes())
        rows += [] if shards else in_folders(place)
    if not rows:
        bench.stop(f"no photos in {', '.join(map(str, places))}")
    return sorted(rows, key=lambda row: row[:2])


def in_folders(place):
    folders = sorted(p for p in place.iterdir() if p.is_dir() and not p.name.startswith("."))
    return [(folder.name, file.name, str(file)) for folder in folders for file in sorted(folder.iterdir())
            if file.is_file() and not file.name.startswith(".")]


def few(rows, count):
    """So many photos in all, the first of each class."""
    classes = sorted({row[0] for row in rows})
    return [row for of in classes for row in [r for r in rows if r[0] == of][:count // len(classes)]]


def decoded(rows):
    """uint8 (n, BOX, BOX, 3) and heights and widths (n, 2). It forks: before anything touches the card."""
    n = len(rows)
    pixels = np.frombuffer(mmap.mmap(-1, n * BOX * BOX * 3), np.uint8).reshape(n, BOX, BOX, 3)
    sizes = np.frombuffer(mmap.mmap(-1, n * 8), np.int32).reshape(n, 2)
    fork = get_context("fork")
    each = math.ceil(n / min(MOST_PROCESSES, os.cpu_count() or 1))
    crew = [fork.Process(target=decode_some, args=(rows[at:at + each], pixels[at:at + each], sizes[at:at + each]))
            for at in range(0, n, each)]
    for process in crew:
        process.start()
    for process in crew:
        process.join()
    if not (sizes > 0).all():
        bench.stop(f"these photos cannot be read: {[rows[i][:2] for i in np.flatnonzero(sizes[:, 0] == 0)[:5]]}")
    return pixels, sizes


def decode_some(rows, pixels, sizes):
    for i, (_, _, what) in enumerate(rows):
        image = Image.open(io.BytesIO(what) if isinstance(what, bytes) else what)
        image = ImageOps.exif_transpose(image).convert("RGB")
        if max(image.size) > BOX:
            share = BOX / max(image.size)
            image = image.resize(tuple(max(1, int(side * share)) for side in image.size), Image.BILINEAR)
        pixels[i, :image.height, :image.width] = np.asarray(image)
        sizes[i] = image.height, image.width
