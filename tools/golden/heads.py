"""Writes the heads that graft.train.head must converge to. See README.md.

usage: heads.py > graft-train/src/test/resources/graft/train/head/heads.golden

Features are scaled: less their means, times the roots of their standard deviations, by one number
that makes the mean of their variances 1. Graft's loss is mean log loss + l2 * sum(w^2) on them,
without the biases; scikit-learn's is C * sum of log losses + sum(w^2) / 2. So C = 1 / (2 * l2 * photos).
"""

import sys

import numpy
import scipy
import sklearn
from scipy.special import log_softmax
from sklearn.linear_model import LogisticRegression

PHOTOS, FEATURES, CLASSES = 60, 6, 3


def line(name, values):
    print(name, *(repr(v.item()) for v in numpy.asarray(values).ravel()))


print(f"# by tools/golden/heads.py: Python {sys.version.split()[0]}, numpy {numpy.__version__}, "
      f"scipy {scipy.__version__}, scikit-learn {sklearn.__version__}")
random = numpy.random.default_rng(5)
y = random.integers(0, CLASSES, PHOTOS)
x = random.normal(size=(CLASSES, FEATURES))[y] + 1.2 * random.normal(size=(PHOTOS, FEATURES))
x = (x * [1, 1.5, 0.7, 1.2, 1, 2] + [0, 50, 0, -3, 2, 1]).astype(numpy.float32).astype(float)
line("x", x)
line("y", y)
z = (x - x.mean(0)) * numpy.sqrt(x.std(0)) / numpy.sqrt((x.std(0) ** 3).mean())
for l2 in (0.001, 0.01, 0.1):
    model = LogisticRegression(C=1 / (2 * l2 * PHOTOS), tol=1e-12, max_iter=100000).fit(z, y)
    w, b = model.coef_, model.intercept_
    loss = -log_softmax(z @ w.T + b, axis=1)[numpy.arange(PHOTOS), y].mean()
    line(f"{l2}.weights", w)  # (classes, features), on scaled features
    line(f"{l2}.biases", b - b.mean())
    line(f"{l2}.loss", loss)
    line(f"{l2}.penalised", loss + l2 * (w ** 2).sum())
