#!/usr/bin/env python3
"""Graft's test log loss against scikit-learn's LogisticRegressionCV on the same features and splits.

The features are read from the cache and the split from each run's study.db. scikit-learn gets the
non-test photos twice, each feature by its own deviation and all by one, chooses C by five-fold
cross-validation on log loss over a grid with two steps a decade (its own default grid is coarser and
reaches far beyond what is useful), and the one of the two that is better there is asked for the test
photos' probabilities once.
"""

import bench

bench.venv()

import time
import warnings

import numpy
from sklearn import __version__ as sklearn_version
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegressionCV
from sklearn.metrics import log_loss
from sklearn.model_selection import StratifiedKFold
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

import accuracy
import features

GRID = numpy.logspace(-5, 0, 11)
MUST = 1.02


def of_run(run, cache, result):
    """Features, labels and whether it is in the test part, of every photo of a run."""
    rows, known = features.split_rows(run), features.vectors(cache, result)
    return (numpy.array([known[pixels] for pixels, _, _ in rows]),
            numpy.array([label for _, _, label in rows]),
            numpy.array([part == "test" for _, part, _ in rows]))


class OneScale(TransformerMixin, BaseEstimator):
    """As StandardScaler, but one standard deviation for all features, so that they keep their proportions."""

    def fit(self, x, _=None):
        self.mean_, self.scale_ = x.mean(0), numpy.sqrt(x.var(0).mean())
        return self

    def transform(self, x):
        return (x - self.mean_) / self.scale_


def fitted(scaler, x, y, seed, grid):
    """A regression on scaled features, and its cross-validated log loss."""
    folds = StratifiedKFold(5, shuffle=True, random_state=seed)
    model = make_pipeline(scaler, LogisticRegressionCV(Cs=grid, cv=folds, scoring="neg_log_loss", max_iter=2000,
                                                       l1_ratios=(0,), use_legacy_attributes=False))
    with warnings.catch_warnings():
        warnings.simplefilter("error", ConvergenceWarning)
        model.fit(x, y)
    return -numpy.asarray(model[-1].scores_).mean(0).max(), model


def opponent(x, y, test, seed, grid=GRID):
    """scikit-learn's test log loss, accuracy, and the C it chose."""
    x = x.astype(numpy.float64)
    both = [fitted(scaler, x[~test], y[~test], seed, grid) for scaler in (StandardScaler(), OneScale())]
    model = min(both, key=lambda pair: pair[0])[1]
    said = model.predict_proba(x[test])
    right = numpy.mean(model.classes_[said.argmax(1)] == y[test])
    return log_loss(y[test], said, labels=model.classes_), right, float(model[-1].C_)


def main():
    parser = bench.options(__doc__)
    accuracy.add_options(parser)
    chosen = parser.parse_args()
    bench.header()
    print(f"scikit-learn {sklearn_version}, numpy {numpy.__version__}\n")
    ours, theirs = [], []
    for seed, run, result in accuracy.runs(chosen):
        start = time.monotonic()
        loss, right, c = opponent(*of_run(run, chosen.work / "cache", result), seed)
        edge = "  C at the edge of its grid" if c in (GRID[0], GRID[-1]) else ""
        print(f"        scikit-learn {right:.4f}, log loss {loss:.4f}, C {c:.2g}, "
              f"{time.monotonic() - start:.0f} s{edge}", flush=True)
        ours.append(result["test"]["logLoss"])
        theirs.append(loss)
    our_mean, our_error = accuracy.mean_and_error(ours)
    their_mean, their_error = accuracy.mean_and_error(theirs)
    print(f"\n{len(ours)} splits, mean ± standard error")
    print(f"Graft         {our_mean:.4f} ± {our_error:.4f}")
    print(f"scikit-learn  {their_mean:.4f} ± {their_error:.4f}")
    print(f"Graft is better on {sum(a < b for a, b in zip(ours, theirs))} of {len(ours)}")
    verdict = bench.Verdict(judged=chosen.limit is None)
    ratio = our_mean / their_mean
    verdict.add("mean test log loss, Graft / scikit-learn", f"{ratio:.4f}", f"at most {MUST}", ratio <= MUST)
    verdict.end()


if __name__ == "__main__":
    main()
