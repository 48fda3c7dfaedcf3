"""Outer folds of a folder of photos: each photo is a test photo in one of five. Standard library only."""

import csv
import hashlib
import math
import os
import shutil
import statistics

FOLDS = 5


def deal(folder, place, fold, limit=None):
    """The photos as a given split: every fifth of each class, by hash of its name, is the test part."""
    if place.exists():
        return place
    draft = place.with_name(place.name + ".draft")
    shutil.rmtree(draft, ignore_errors=True)
    for of in sorted(p for p in folder.iterdir() if p.is_dir() and not p.name.startswith(".")):
        files = sorted((f for f in of.iterdir() if f.is_file() and not f.name.startswith(".")),
                       key=lambda f: hashlib.sha256(f.name.encode()).hexdigest())[:limit]
        for i, file in enumerate(files):
            to = draft / ("test" if i % FOLDS == fold else "train") / of.name / file.name
            to.parent.mkdir(parents=True, exist_ok=True)
            try:
                os.link(file, to)
            except OSError:
                shutil.copyfile(file, to)
    draft.rename(place)
    return place


def test_photos(out):
    """Of each test photo of a run, by its path, whether it was named rightly."""
    with open(out / "predictions.csv", newline="", encoding="utf-8") as lines:
        return {row["path"]: row["label"] == row["predicted"] for row in csv.DictReader(lines)
                if row["part"] == "test"}


def gains(ours, theirs):
    """Photo by photo, how much more often one of two was right; both as `test_photos` gives them."""
    if ours.keys() != theirs.keys():
        raise ValueError(f"two must have looked at the same photos, got {len(ours)} and {len(theirs)}, "
                         f"{len(ours.keys() & theirs.keys())} of them the same")
    return [ours[path] - theirs[path] for path in sorted(ours)]


def mean_and_half(values):
    """The mean and half the width of its 95 % interval, by the normal distribution."""
    return statistics.fmean(values), 1.96 * statistics.stdev(values) / math.sqrt(len(values))
