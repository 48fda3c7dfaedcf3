"""Writes the values that the tests of graft.core.metrics compare with. See README.md.

usage: metrics.py > graft-core/src/test/resources/graft/core/metrics/metrics.golden
"""

import sys

import numpy
import scipy
import sklearn
import statsmodels
from scipy.optimize import minimize_scalar
from scipy.special import log_softmax, softmax
from sklearn.metrics import (accuracy_score, confusion_matrix, f1_score, log_loss,
                             precision_recall_fscore_support)
from statsmodels.stats.proportion import proportion_confint


def line(name, values):
    values = numpy.asarray(values).ravel()
    print(name, *(repr(v.item()) for v in values))


def ece(p, y, bins_most=15):
    """Equal-mass bins by confidence; plain numpy, written apart from the Java."""
    n = len(y)
    order = numpy.argsort(p.max(1), kind="stable")
    sure, right = p.max(1)[order], (p.argmax(1) == y)[order]
    bins = min(bins_most, max(1, n // 10))
    edges = [b * n // bins for b in range(bins + 1)]
    return sum(abs(sure[a:b].sum() - right[a:b].sum()) for a, b in zip(edges, edges[1:])) / n


def temperature(z, y):
    loss = lambda t: -log_softmax(z / numpy.exp(t), axis=1)[numpy.arange(len(y)), y].mean()
    found = minimize_scalar(loss, bounds=(numpy.log(0.05), numpy.log(20)), method="bounded",
                            options={"xatol": 1e-12, "maxiter": 500})
    return numpy.exp(found.x), found.fun


def case(name, z, y):
    z = z.round(6)
    p = softmax(z, axis=1)
    k = z.shape[1]
    labels = list(range(k))
    line(name + ".logits", z)
    line(name + ".labels", y)
    line(name + ".accuracy", accuracy_score(y, p.argmax(1)))
    line(name + ".logLoss", log_loss(y, p, labels=labels))
    line(name + ".confusion", confusion_matrix(y, p.argmax(1), labels=labels))
    precision, recall, f1, n = precision_recall_fscore_support(
        y, p.argmax(1), labels=labels, zero_division=0)
    line(name + ".precision", precision)
    line(name + ".recall", recall)
    line(name + ".f1", f1)
    line(name + ".n", n)
    line(name + ".macroF1", f1_score(y, p.argmax(1), labels=labels, average="macro",
                                     zero_division=0))
    line(name + ".ece", ece(p, y))
    t, loss = temperature(z, y)
    line(name + ".temperature", t)
    line(name + ".temperedLoss", loss)


print(f"# by tools/golden/metrics.py: Python {sys.version.split()[0]}, numpy {numpy.__version__}, "
      f"scipy {scipy.__version__}, scikit-learn {sklearn.__version__}, "
      f"statsmodels {statsmodels.__version__}")
random = numpy.random.default_rng(20)


def drawn(n, k, sharp, noise):
    y = random.integers(0, k, n)
    return sharp * numpy.eye(k)[y] + noise * random.normal(size=(n, k)), y


case("usual", *drawn(60, 3, 2.0, 1.0))
case("overconfident", *drawn(150, 5, 6.0, 5.0))
case("shy", *drawn(90, 4, 0.4, 0.1))
z, y = drawn(40, 4, 3.0, 1.0)
case("missing", z - [0, 0, 0, 50], numpy.minimum(y, 2))  # class 3: never there, never predicted
z, y = drawn(23, 3, 1.0, 1.0)
case("unpredicted", z - [0, 0, 50], y)  # class 2: there, never predicted
case("sure", numpy.array([[900.0, 0], [0, 900], [900, 0], [5, 0]]), numpy.array([0, 1, 1, 0]))

counts = [(0, 1), (1, 1), (0, 10), (10, 10), (1, 2), (3, 7), (95, 100), (507, 550), (1, 10000),
          (9999, 10000)]
line("wilson.counts", counts)
line("wilson.bounds", [proportion_confint(h, n, 0.05, "wilson") for h, n in counts])
