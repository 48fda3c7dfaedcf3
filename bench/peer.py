"""What a tuner from PyPI needs to drive the head on the shared features: data, space, a ledger.

A peer's process says in its ledger, a line of JSON a trial, when each trial ended and what came of
it; an improvement leaves its weights beside it, folded onto raw features.
"""

import argparse
import json
import pathlib
import time

import numpy

import features

EPOCHS, PATIENCE = 30, 6  # as Graft trains
EPSILON = 1e-7  # Adam's, as Keras and Graft have it
RATE, L1, L2 = (3e-5, 1e-2), (1e-5, 1e-2), (1e-4, 1e-1)  # graft.core.study.SearchSpace
DROPOUT = tuple(round(0.1 * i, 1) for i in range(1, 9))
BATCHES = (32, 64, 128)
KINDS = ("dropout", "l2", "l1", "none")  # never two on one layer


def recipe(rate, batch, kind, strength):
    return {"rate": rate, "batch": batch, "dropout": 0.0, "l1": 0.0, "l2": 0.0} | \
        ({} if kind == "none" else {kind: strength})


def arguments():
    """What tuners.py says to a peer's process."""
    parser = argparse.ArgumentParser()
    for file in ("features", "split", "out"):
        parser.add_argument(file, type=pathlib.Path)
    parser.add_argument("--seconds", type=float, required=True)
    parser.add_argument("--started", type=int, required=True, help="nanoseconds of the monotonic clock")
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--worker", type=int, required=True)
    parser.add_argument("--workers", type=int, required=True)
    parser.add_argument("--threads", type=int, required=True)
    parser.add_argument("--how", action="append", default=[], metavar="NAME=VALUE")
    said = parser.parse_args()
    said.how = dict(word.split("=", 1) for word in said.how)
    return said


class Part:
    """One inner part: scaled by what is trained on, as Graft does, and what it validates on."""

    def __init__(self, x, y, train, validation):
        self.mean = x[train].mean(0, dtype=numpy.float64).astype(numpy.float32)
        deviation = x[train].std(0, dtype=numpy.float64)
        size = numpy.sqrt((deviation ** 3).mean())
        self.scale = (numpy.sqrt(deviation) / size if size > 1e-12 else numpy.ones_like(deviation)).astype(numpy.float32)
        self.x, self.y = self.scaled(x[train]), y[train]
        self.x_validation, self.y_validation = self.scaled(x[validation]), y[validation]

    def scaled(self, x):
        return (x - self.mean) * self.scale

    def raw(self, weights, biases):
        """The same head on raw features: weights (classes, features), biases."""
        folded = weights.astype(numpy.float64) * self.scale
        return folded, biases - folded @ self.mean


def inner(data, fold):
    """A fold validates, the others train."""
    x, y, folds = data.open()
    return Part(x, y, folds != fold, folds == fold)


def everything(data):
    """All that may be learnt from."""
    x, y, _ = data.open()
    return Part(x, y, numpy.full(len(y), True), numpy.full(len(y), False))


def data_of(said):
    return features.Data(said.features, said.split)


class Ledger:
    """When each trial of this process ended, and what came of it."""

    def __init__(self, said):
        self.said = said
        self.file = open(said.out / f"ledger-{said.worker}.jsonl", "w")
        self.best, self.count = float("inf"), 0

    def seconds(self):
        return (time.monotonic_ns() - self.said.started) / 1e9

    def over(self):
        return self.seconds() >= self.said.seconds

    def add(self, said_recipe, value, epoch, trained, keep=None):
        """A trial has ended, its best epoch and how many epochs it trained; without `keep` it was pruned.

        `keep(stem)` writes its weights to a file and gives the file's name."""
        weights = None
        if keep is not None and value < self.best:
            self.best = value
            weights = keep(f"weights-{self.said.worker}-{self.count}")
        self.count += 1
        line = {"at": self.seconds(), "value": value, "epoch": epoch, "trained": trained,
                "recipe": said_recipe, "pruned": keep is None, "weights": weights}
        self.file.write(json.dumps(line) + "\n")
        self.file.flush()


def read_ledgers(folder):
    """All trials of all processes, in the order in which they ended."""
    lines = [line for file in sorted(folder.glob("ledger-*.jsonl")) for line in file.read_text().split("\n")]
    return sorted((json.loads(line) for line in lines if line.endswith("}")), key=lambda e: e["at"])
