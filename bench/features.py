"""The features, splits and folds that Graft and its peers share, in plain files that Python and Java read.

A set's features come from Graft's cache (a short run fills it where it is cold): one row a distinct
picture, in the order of paths. `FILE.bin` is a line of JSON, then the rows as float32, then a label
a row as int32; `FILE-split-SEED.bin` is an int32 a row that says which part it is in. All numbers
are little-endian.

A split draws the outer test part, 15 % of each class, and deals the rest of each class round five
folds. In a set of 20 photos a class the test part is the same as without that limit, so that its
loss is still measured on hundreds of photos; only what is left to learn from is thinned out.

Needs numpy, so `bench.venv` comes first.
"""

import collections
import dataclasses
import json
import sqlite3

import numpy

import bench

TEST, UNUSED = -1, -2  # parts; 0 and above are folds
TEST_SHARE, FOLDS, SPLITS = 0.15, 5, 10


@dataclasses.dataclass(frozen=True)
class Kind:
    """A kind of features: whose, and how many photos of each class may be learnt from."""

    title: str
    backbone: str
    size: int
    per_class: int | None = None


SETS = {
    "lite0": Kind("Lite0 at 288", "efficientnet-lite0", 288),
    "lite2": Kind("Lite2 at 288", "efficientnet-lite2", 288),
    "lite0-20": Kind("Lite0 at 288, 20 photos a class", "efficientnet-lite0", 288, 20),
}


def add_options(parser, sets=tuple(SETS), splits=SPLITS):
    parser.add_argument("--sets", default=",".join(sets), help="of " + ", ".join(SETS) + " (default: %(default)s)")
    parser.add_argument("--splits", type=int, default=splits, metavar="N",
                        help="splits 0 to N-1 of each set (default: %(default)s)")


def chosen_sets(chosen):
    names = chosen.sets.split(",")
    if wrong := [name for name in names if name not in SETS]:
        bench.stop(f"--sets must be of {', '.join(SETS)}, got {', '.join(wrong)}")
    return names


# Graft's own files --------------------------------------------------------------------------------


def read_only(file):
    return sqlite3.connect(f"file:{file}?mode=ro", uri=True)


def split_rows(run):
    """(pixels, part, label) of every photo of a run, by path."""
    with read_only(run / "study.db") as study:
        return study.execute("SELECT pixels, part, label FROM split ORDER BY position").fetchall()


def vectors(cache, result):
    """Feature vectors by pixel hash (hexadecimal), of the backbone and size of a run."""
    backbone = bytes.fromhex(result["backbone"]["sha256"])
    with read_only(cache / "features.db") as database:
        (newest,) = database.execute("SELECT max(id) FROM feature_sets WHERE view = ? AND backbone = ?",
                                     (bench.view(result), backbone)).fetchone()
        rows = database.execute("SELECT pixels, vector FROM features WHERE set_id = ?", (newest,))
        return {pixels.hex(): numpy.frombuffer(vector, "<f4") for pixels, vector in rows}


# The files that are shared ------------------------------------------------------------------------


@dataclasses.dataclass(frozen=True)
class Cell:
    """A set of features under one split: where its files lie, and what is in them."""

    name: str
    seed: int
    features: object  # path
    split: object  # path

    def load(self):
        return Data(self.features, self.split)

    def __str__(self):
        return f"{self.name} split {self.seed}"


class Data:
    """What the two files hold."""

    def __init__(self, features, split):
        self.x, self.y = read(features)
        self.classes = len(numpy.unique(self.y))
        self.part = numpy.fromfile(split, "<i4")

    def test(self):
        """Features and labels of the outer test part."""
        return self.x[self.part == TEST], self.y[self.part == TEST]

    def open(self):
        """Features, labels and folds of what may be learnt from."""
        rows = self.part >= 0
        return self.x[rows], self.y[rows], self.part[rows]


def read(features):
    """The rows and labels of a features file."""
    with open(features, "rb") as file:
        head = json.loads(file.readline())
        rows, columns = head["rows"], head["columns"]
        x = numpy.fromfile(file, "<f4", rows * columns).reshape(rows, columns)
        return x, numpy.fromfile(file, "<i4", rows).astype(numpy.int64)


def cells(chosen):
    """Every set under every split, made where it is missing."""
    return [cell(chosen, name, seed) for name in chosen_sets(chosen) for seed in range(chosen.splits)]


def cell(chosen, name, seed):
    kind, folder = SETS[name], bench.photos(chosen)
    place = chosen.work / "features" / folder.name
    features = place / f"{kind.backbone}-{kind.size}.bin"
    if not features.exists():
        place.mkdir(parents=True, exist_ok=True)
        write_features(features, kind, folder, chosen)
    split = place / f"{name}-split-{seed}.bin"
    if not split.exists():
        with open(features, "rb") as file:
            head = json.loads(file.readline())
            file.seek(4 * head["rows"] * head["columns"], 1)
            labels = numpy.fromfile(file, "<i4")
        bench.whole(split, lambda file: parts(labels, kind.per_class, seed).astype("<i4").tofile(file))
    return Cell(name, seed, features, split)


def write_features(target, kind, folder, chosen):
    """Takes the features from the cache; a run of one trial fills it and says which photos there are."""
    run = target.with_suffix(".run")
    _, result = bench.tune(folder, run, chosen.work / "cache", "--overwrite", "--no-pictures", "--trials", 1,
                           "--backbone", kind.backbone, "--image-size", kind.size)
    known = vectors(chosen.work / "cache", result)
    first = {}
    for pixels, _, label in split_rows(run):
        first.setdefault(pixels, label)  # a picture that is there twice counts once
    names = sorted(set(first.values()))
    x = numpy.array([known[pixels] for pixels in first], "<f4")
    y = numpy.array([names.index(label) for label in first.values()], "<i4")
    head = {"rows": len(x), "columns": x.shape[1], "classes": len(names), "names": names,
            "backbone": kind.backbone, "imageSize": kind.size}

    def write(file):
        file.write(json.dumps(head).encode() + b"\n")
        file.write(x.tobytes())
        file.write(y.tobytes())
    bench.whole(target, write)


def parts(labels, per_class, seed):
    """Which part each row is in: the outer test part, a fold, or none."""
    draw = numpy.random.default_rng(seed)
    part = numpy.full(len(labels), UNUSED)
    dealt = 0
    for label in numpy.unique(labels):
        rows = draw.permutation(numpy.flatnonzero(labels == label))
        cut = max(1, round(TEST_SHARE * len(rows)))
        part[rows[:cut]] = TEST
        for row in rows[cut:][:per_class]:
            part[row] = dealt % FOLDS  # goes on from class to class, so that folds are of one size
            dealt += 1
    return part


def describe(cell):
    data = cell.load()
    counts = collections.Counter(data.part.tolist())
    return (f"{SETS[cell.name].title}: {sum(n for p, n in counts.items() if p >= 0)} photos to learn from, "
            f"{counts[TEST]} to test on, {data.x.shape[1]} features, {data.classes} classes")
