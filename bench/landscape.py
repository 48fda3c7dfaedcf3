"""The losses of grid.py's 2,016 heads as an objective: any recipe of the space on any fold, at once.

Between the grid's rates and strengths a loss is interpolated, linearly in their logarithms; between
kinds of regulariser, batch sizes and dropouts it is not. So the lowest loss of all is the table's.
"""

import numpy

import grid
import peer


class Landscape:
    """One split: a table of folds x rates x strengths for each batch size and kind."""

    def __init__(self, losses, share):
        """losses: (folds, recipes) in the order of `grid.grid`; share: of the photos in each fold."""
        recipes = grid.grid(small=False)
        self.share, self.best_first = share, float(losses[0].min())
        self.best_mean = float((share @ losses).min())
        self.rates = numpy.unique([r["rate"] for r in recipes])
        self.strengths, self.tables = {}, {}
        kinds = numpy.array([kind_of(r) for r in recipes])
        batches = numpy.array([r["batch"] for r in recipes])
        for kind in peer.KINDS:
            self.strengths[kind] = numpy.unique([strength_of(r) for r in recipes if kind_of(r) == kind])
            for batch in peer.BATCHES:
                rows = losses[:, (kinds == kind) & (batches == batch)]
                self.tables[batch, kind] = rows.reshape(len(losses), len(self.strengths[kind]), len(self.rates))

    def losses(self, recipe):
        """On each fold."""
        kind = kind_of(recipe)
        table = self.tables[recipe["batch"], kind]
        left, right, part = between(self.rates, recipe["rate"])
        table = (1 - part) * table[:, :, left] + part * table[:, :, right]
        low, high, part = between(self.strengths[kind], strength_of(recipe))
        return (1 - part) * table[:, low] + part * table[:, high]

    def first(self, recipe):
        return float(self.losses(recipe)[0])

    def mean(self, recipe):
        return float(self.share @ self.losses(recipe))


def kind_of(recipe):
    return next((kind for kind in peer.KINDS if recipe.get(kind)), "none")


def strength_of(recipe):
    return recipe.get(kind_of(recipe), 0.0)


def between(values, x):
    """The positions of the neighbours of x in rising values, and how far it is from the first to the second."""
    if len(values) == 1:
        return 0, 0, 0.0
    right = int(numpy.clip(numpy.searchsorted(values, x), 1, len(values) - 1))
    low, high = numpy.log(values[[right - 1, right]])
    return right - 1, right, float(numpy.clip((numpy.log(x) - low) / (high - low), 0, 1))
