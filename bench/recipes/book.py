"""The book of a study: what each line gave, photo by photo against the base of its group."""

import dataclasses
import json
import math

import numpy as np

import bench
from machine import say
from outer import FOLDS
from recipe import Recipe

USUAL_TEMPERATURE = 0.85  # where there is none to borrow
SHOWN = "last", "flip", "wise", "twin30", "share"  # of the ways, beside the best


@dataclasses.dataclass
class Done:
    """A line: a variation with what it said by outer fold, or a mix, which has ways alone."""

    name: str
    group: str
    recipe: Recipe
    base: bool = False
    said: dict = dataclasses.field(default_factory=dict)
    averages: dict = dataclasses.field(default_factory=dict)  # weights by outer fold, where a soup needs them
    ways: dict = dataclasses.field(default_factory=dict)  # (photos, classes), NaN where a fold is missing
    temperatures: dict = dataclasses.field(default_factory=dict)
    shares: dict = dataclasses.field(default_factory=dict)  # as in answers.Judged, by outer fold
    facts: dict = dataclasses.field(default_factory=dict)

    def enter(self, folds, photos):
        """Takes in what answers.py judged, by outer fold."""
        for o, judged in folds.items():
            self.temperatures[o], self.shares[o] = judged.temperature, judged.shares
            for way, answer in judged.ways.items():
                all_photos = self.ways.setdefault(way, np.full((photos.n, photos.classes), np.nan, np.float32))
                all_photos[self.said[o].test] = answer
        said, folds = self.said.values(), folds.values()
        losses = [judged.loss for judged in folds if judged.loss is not None]
        self.facts = {"changed": self.recipe.changed(), "epochs": mean([s.planned[0] for s in said], 2),
                      "steps": mean([s.steps for s in said], None),
                      "cpuSeconds": mean([s.planned[1] for s in said], None),
                      "bestEpochs": [judged.best for judged in folds],
                      "validationLoss": mean(losses, 4) if losses else None,
                      "temperature": mean([judged.temperature for judged in folds], 3)}


class Book:
    """Lines are added as they come, to be seen; `close` writes them all against all base seeds."""

    def __init__(self, photos, out):
        self.photos, self.out, self.done = photos, out, {}
        (out / "results.jsonl").write_text("")

    def add(self, done):
        self.done[done.name] = done
        row = self.row(done)
        with open(self.out / "results.jsonl", "a") as file:
            print(json.dumps(row), file=file)
        say(text(row))

    def close(self):
        """All lines anew, the best of each group first, and the probabilities, so that others can look again."""
        rows = sorted(map(self.row, self.done.values()), key=lambda row: (row["group"], row["ways"]["best"]["loss"]))
        bench.write_whole(self.out / "results.jsonl", "".join(json.dumps(row) + "\n" for row in rows))
        summary = "".join(text(row) + "\n" for row in rows)
        bench.write_whole(self.out / "summary.txt", summary)
        names, photos = list(self.done), self.photos
        arrays = {way: np.array([self.done[name].ways[way] for name in names], np.float16) for way in ("best", "flip")}
        np.savez_compressed(self.out / "probabilities.npz", names=names, photos=photos.names, labels=photos.labels,
                            outer=photos.outer, **arrays)
        print(summary, flush=True)

    def folds(self, done):
        """The outer folds that a line has."""
        there = ~np.isnan(done.ways["best"][:, 0])
        return [o for o in range(FOLDS) if there[self.photos.outer == o].all()]

    def whole(self, done):
        return len(self.folds(done)) == FOLDS

    def bases(self, group):
        return [done for done in self.done.values() if done.base and done.group == group]

    def borrowed(self, done, o):
        """The temperature where no photos validate: of the same training with some, else of the bases."""
        if not done.recipe.all_photos:
            return None
        same = dataclasses.replace(done.recipe, all_photos=False)
        twins = [other for other in self.done.values() if other.recipe == same and o in other.temperatures]
        of = twins[:1] or [base for base in self.bases(done.group) if o in base.temperatures]
        return float(np.mean([other.temperatures[o] for other in of])) if of else USUAL_TEMPERATURE

    def row(self, done):
        """A line as a dictionary. Only one with all folds is held against the bases, and only against whole ones."""
        folds = self.folds(done)
        bases = [base.ways["best"] for base in self.bases(done.group) if self.whole(base)]
        bases = bases if len(folds) == FOLDS else []
        return {"name": done.name, "group": done.group, "folds": len(folds), "bases": len(bases), **done.facts,
                "foldAccuracies": [self.figures(done.ways["best"], [o], [])["accuracy"] for o in folds],
                "ways": {way: self.figures(answer, folds, bases) for way, answer in done.ways.items()}}

    def figures(self, answer, folds, bases):
        """Means over folds; and the difference from the mean of the bases with its standard error over photos."""
        hits, losses = self.by_photo(answer)
        outer = self.photos.outer
        told = {"accuracy": mean([100 * hits[outer == o].mean() for o in folds], 2),
                "loss": mean([losses[outer == o].mean() for o in folds], 4)}
        if bases:
            base_hits, base_losses = (np.mean(values, 0) for values in zip(*map(self.by_photo, bases)))
            for name, more, digits in ("accuracy", 100 * (hits - base_hits), 2), ("loss", losses - base_losses, 4):
                told[f"{name}More"] = mean(more, digits)
                told[f"{name}MoreError"] = round(float(more.std() / math.sqrt(len(more))), digits)
        return told

    def by_photo(self, answer):
        """Of each photo whether it was named rightly, and its log loss."""
        answer, labels = np.nan_to_num(answer), self.photos.labels
        right = answer[np.arange(len(labels)), labels]
        return (answer.argmax(1) == labels).astype(float), -np.log(np.clip(right, 1e-9, 1))


def mean(values, digits):
    """Rounded; to a whole number where digits is None."""
    return round(float(np.mean(values)), digits)


def text(row):
    """A line to be read."""
    best = row["ways"]["best"]
    against = "not judged"
    if row["bases"]:
        against = (f"{best['accuracyMore']:+.2f}±{best['accuracyMoreError']:.2f} points "
                   f"{best['lossMore']:+.4f}±{best['lossMoreError']:.4f} than {row['bases']} base")
    shown = "".join(f" | {way} {row['ways'][way]['accuracy']:.2f} {row['ways'][way]['loss']:.4f}"
                    for way in SHOWN if way in row["ways"])
    return (f"{row['name']:28s} {row['folds']} folds {best['accuracy']:.2f} % {best['loss']:.4f}  {against}{shown} | "
            f"{row.get('epochs', '-')} epochs, {row['cpuSeconds']:.0f} s on two cores")
