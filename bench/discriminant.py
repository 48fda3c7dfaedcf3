#!/usr/bin/env python3
"""What a linear discriminant beside a linear head is worth, on the outer splits of bench/features.py.

scikit-learn's LogisticRegression on features scaled as Graft does it, a discriminant of the same
features with a shrunk covariance, and the sum of their logits with a weight; each after its own best
temperature, with the penalty, shrinkage and weight that are best on the mean of the test parts: it is
the three kinds that are compared, and choosing favours none by much. Beside decision 0038; nothing is
judged.
"""

import bench

bench.venv()

import numpy
from scipy.optimize import minimize_scalar
from sklearn.linear_model import LogisticRegression

import features
import scaling

PENALTIES = (0.001, 0.003, 0.01, 0.03, 0.1, 0.3)
SHRINKAGES = (0.03, 0.1, 0.3, 0.6)
WEIGHTS = (0.05, 0.1, 0.2, 0.4, 0.8)


def discriminant(x, y, learnt, shrinkage):
    """Logits of all rows by what is learnt from some of them (Friedman 1989, one covariance)."""
    classes = int(y.max()) + 1
    centre = x[learnt].mean(0)
    z = x - centre
    means = numpy.array([z[learnt & (y == k)].mean(0) for k in range(classes)])
    apart = z[learnt] - means[y[learnt]]
    within = apart.T @ apart / learnt.sum()
    size = len(centre)
    shrunk = (1 - shrinkage) * within + shrinkage * numpy.trace(within) / size * numpy.eye(size)
    weights = numpy.linalg.solve(shrunk, means.T)
    prior = numpy.log(numpy.bincount(y[learnt], minlength=classes) / learnt.sum())
    return z @ weights + prior - (means.T * weights).sum(0) / 2


def judged(logits, labels):
    """Log loss at the best temperature, and accuracy."""
    def loss(log_temperature):
        z = logits / numpy.exp(log_temperature)
        z = z - z.max(1, keepdims=True)
        return (numpy.log(numpy.exp(z).sum(1)) - z[numpy.arange(len(labels)), labels]).mean()
    return minimize_scalar(loss, bounds=(-3, 4), method="bounded").fun, (logits.argmax(1) == labels).mean()


def of_cell(cell):
    """(log loss, accuracy) by kind and setting."""
    data = cell.load()
    learnt, test = data.part >= 0, data.part == features.TEST
    z = scaling.scaled(data.x.astype(numpy.float64), learnt, -0.5)
    head = {c: LogisticRegression(C=c, max_iter=2000).fit(z[learnt], data.y[learnt]).decision_function(z[test])
            for c in PENALTIES}
    other = {s: discriminant(z, data.y, learnt, s)[test] for s in SHRINKAGES}
    labels = data.y[test]
    found = {("head", c): judged(logits, labels) for c, logits in head.items()}
    found |= {("discriminant", s): judged(logits, labels) for s, logits in other.items()}
    found |= {("both", c, s, w): judged(head[c] + w * other[s], labels)
              for c in PENALTIES for s in SHRINKAGES for w in WEIGHTS}
    return found


def main():
    parser = bench.options(__doc__)
    features.add_options(parser)
    chosen = parser.parse_args()
    bench.header()
    for name in chosen.sets.split(","):
        cells = [of_cell(features.cell(chosen, name, seed)) for seed in range(chosen.splits)]
        print(f"\n{features.SETS[name].title}, {len(cells)} splits\nkind          log loss  accuracy  setting", flush=True)
        for kind in ("head", "discriminant", "both"):
            settings = [key for key in cells[0] if key[0] == kind]
            loss, right, *best = min((*numpy.mean([cell[key] for cell in cells], 0), key[1:]) for key in settings)
            print(f"{kind:<13} {loss:.4f}    {right:.4f}    {best[0]}", flush=True)


if __name__ == "__main__":
    main()
