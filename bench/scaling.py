#!/usr/bin/env python3
"""What features are best multiplied by before a linear head: power 0, -1/2, -1 ... of their deviation.

scikit-learn's LogisticRegression on the outer splits of bench/features.py and on scikit-learn's own
handwritten digits, drawn as pictures: each feature less its mean, divided by its standard deviation
to the power of POWERS, all by one number so that the mean of their variances is 1. For each power
the penalty that is best on the mean of the test parts: it is the scaling that is compared, and
choosing a penalty favours none. Beside decision 0031; nothing is judged.
"""

import bench

bench.venv()

import pathlib
import warnings

import numpy
from PIL import Image
from sklearn.datasets import load_digits
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression

import features
import graftside

POWERS = (1, 0.5, 0, -0.5, -1)
PENALTIES = (0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10)
DIGITS = (10, 30, 100)  # a class, to learn from


def scaled(x, learnt, power):
    deviation = x[learnt].std(0)
    typical = numpy.sqrt((deviation ** 2).mean())
    scale = numpy.maximum(deviation, 1e-3 * typical) ** -power
    scale /= numpy.sqrt(((deviation * scale) ** 2).mean())
    return (x - x[learnt].mean(0)) * scale


def compare(name, draws):
    """Prints accuracy and log loss of each power; draws are (features, labels, learnt, test)."""
    found = {}
    for x, y, learnt, test in draws:
        for power in POWERS:
            z = scaled(x, learnt, power)
            for penalty in PENALTIES:
                model = LogisticRegression(C=penalty, max_iter=2000).fit(z[learnt], y[learnt])
                said = model.predict_proba(z[test])
                found.setdefault((power, penalty), []).append(
                    (graftside.log_loss(said, y[test]), graftside.accuracy(said, y[test])))
    print(f"\n{name}\npower    log loss  accuracy  C", flush=True)
    for power in POWERS:
        loss, right, c = min((*numpy.mean(found[power, c], 0), c) for c in PENALTIES)
        print(f"{power:>5}    {loss:.4f}    {right:.4f}    {c:g}", flush=True)


def flowers(chosen, name):
    for seed in range(chosen.splits):
        data = features.cell(chosen, name, seed).load()
        yield data.x, data.y, data.part >= 0, data.part == features.TEST


def digits(chosen, per_class):
    folder = chosen.work / "digits"
    data = load_digits()
    for i, (pixels, digit) in enumerate(zip(data.images, data.target)):
        file = folder / str(digit) / f"{i:04d}.png"
        if not file.exists():
            file.parent.mkdir(parents=True, exist_ok=True)
            Image.fromarray((pixels * 15.9).astype("uint8")).resize((64, 64), Image.BILINEAR).save(file)
    chosen = type(chosen)(**{**vars(chosen), "photos": pathlib.Path(folder), "limit": None})
    data = features.cell(chosen, "lite0", 0).load()
    for seed in range(chosen.splits):
        draw = numpy.random.default_rng(seed)
        learnt = numpy.full(len(data.y), False)
        for label in range(data.classes):
            learnt[draw.permutation(numpy.flatnonzero(data.y == label))[:per_class]] = True
        yield data.x, data.y, learnt, ~learnt


def main():
    parser = bench.options(__doc__)
    features.add_options(parser, splits=3)
    chosen = parser.parse_args()
    warnings.simplefilter("ignore", ConvergenceWarning)  # of weak penalties on many photos
    bench.header()
    for name in features.chosen_sets(chosen):
        compare(features.SETS[name].title, flowers(chosen, name))
    for per_class in DIGITS:
        compare(f"digits, {per_class} a class", digits(chosen, per_class))


if __name__ == "__main__":
    main()
