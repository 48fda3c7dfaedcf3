"""Writes the values that the tests of graft.core.statistics compare with. See README.md.

usage: comparisons.py > graft-core/src/test/resources/graft/core/statistics/statistics.golden
"""

import sys

import numpy
import pandas
import scipy
import statsmodels
from scipy import optimize, special, stats
from statsmodels.formula.api import ols
from statsmodels.stats.anova import anova_lm
from statsmodels.stats.contingency_tables import mcnemar
from statsmodels.stats.multitest import multipletests


def line(name, values):
    values = numpy.asarray(values).ravel()
    print(name, *("Infinity" if numpy.isposinf(v) else repr(v.item()) for v in values))


print(f"# by tools/golden/comparisons.py: Python {sys.version.split()[0]}, "
      f"numpy {numpy.__version__}, scipy {scipy.__version__}, statsmodels {statsmodels.__version__}")
random = numpy.random.default_rng(12)

# value, error, degrees of freedom -> 95 % interval, 99 % for each of 7, p
estimates = [(0.4, 0.3, 1), (-1.2, 0.5, 2), (0.01, 0.004, 9), (3, 1, 4.37), (0.5, 0.1, 29),
             (0, 2, 5), (-7, 0.5, 40), (0.02, 0.01, 1e4), (1e-3, 1e-1, 0.7)]
line("t.estimates", estimates)
line("t.interval95", [stats.t.interval(0.95, f, v, e) for v, e, f in estimates])
line("t.interval99of7", [stats.t.interval(1 - 0.01 / 7, f, v, e) for v, e, f in estimates])
line("t.p", [2 * stats.t.sf(abs(v) / e, f) for v, e, f in estimates])

for name, p in {"some": [0.01, 0.04, 0.03, 0.005], "ties": [0.02, 0.5, 0.02, 0.02, 1.0, 0.0],
                "one": [0.2], "many": random.uniform(size=20) ** 3}.items():
    line(f"holm.{name}.p", p)
    line(f"holm.{name}.adjusted", multipletests(p, method="holm")[1])

# Nadeau and Bengio 2003, in numpy
for name, n, train, validation in [("few", 5, 400, 100), ("many", 30, 90, 10)]:
    d = random.normal(0.3, 1, n).round(6)
    line(f"resampled.{name}.differences", d)
    line(f"resampled.{name}.parts", [train, validation])
    line(f"resampled.{name}.estimate",
         [d.mean(), numpy.sqrt((1 / n + validation / train) * d.var(ddof=1)), n - 1])


def anova(d):
    """The error of the mean from statsmodels' table: seeds and photos nested in folds of one size."""
    folds, seeds, photos = d.shape
    fold, seed, photo = (i.ravel() for i in numpy.indices(d.shape))
    rows = pandas.DataFrame({"d": d.ravel(), "fold": fold, "seed": seed, "photo": photo})
    formula = "d ~ C(seed) + C(photo)" if folds == 1 else (
        "d ~ C(fold) + C(fold):C(seed) + C(fold):C(photo)")
    table = anova_lm(ols(formula, rows).fit())
    names = [n for n in table.index if n != "C(fold)"]
    square = dict(zip(("seed", "photo", "rest"), table.loc[names, "mean_sq"]))
    rest = square["rest"]
    total = max(square["seed"], rest) + max(square["photo"], rest) - rest
    freedom = total ** 2 / sum(
        s ** 2 / f for s, f in zip(square.values(), table.loc[names, "df"]))
    return d.mean(), numpy.sqrt(total / d.size), freedom


for name, folds, seeds, photos, by_seed, by_photo, rest in [
        ("both", 1, 5, 40, 0.5, 1, 0.7), ("photos", 1, 3, 30, 0, 1, 0.1),
        ("seeds", 1, 6, 12, 1, 0, 0.1), ("neither", 1, 4, 25, 0, 0, 1),
        ("folds", 2, 2, 30, 0.3, 1, 0.5), ("folds4", 4, 3, 15, 0.2, 0.5, 1)]:
    d = (0.2 + by_seed * random.normal(size=(folds, seeds, 1))
         + by_photo * random.normal(size=(folds, 1, photos))
         + rest * random.normal(size=(folds, seeds, photos))).round(6)
    line(f"paired.{name}.design", [folds, seeds, photos])
    line(f"paired.{name}.differences", d)
    line(f"paired.{name}.estimate", anova(d))


# limma's fitFDist and squeezeVar by their formulas (Smyth 2004), with SciPy's functions
def fit(v, d):
    e = numpy.log(v) - special.digamma(d / 2) + numpy.log(d / 2)
    spread = e.var(ddof=1) - special.polygamma(1, d / 2)
    if spread <= 0:
        return v.mean(), numpy.inf
    half = optimize.brentq(
        lambda y: special.polygamma(1, y) - spread, 1e-6, 1e9, xtol=1e-300, rtol=1e-14)
    return numpy.exp(e.mean() + special.digamma(half) - numpy.log(half)), 2 * half


def squeeze(v, d, scale, prior):
    return numpy.full(len(v), scale) if numpy.isinf(prior) else (
        (prior * scale + d * v) / (prior + d))


def drawn(n, d, prior):
    true = prior / random.chisquare(prior, n)
    return true * random.chisquare(d, n) / d


for name, d, v in [
        ("twenty", 2, drawn(20, 2, 4)), ("hundred", 4, drawn(100, 4, 10)),
        ("fraction", 1.7, drawn(12, 1.7, 1)), ("outlier", 2, numpy.r_[drawn(19, 2, 1e6), 100]),
        ("two", 2, numpy.array([1e-4, 3.0])), ("alike", 3, numpy.array([1, 1.1, 0.9, 1.3, 0.8]))]:
    scale, prior = fit(v, d)
    line(f"prior.{name}.freedom", d)
    line(f"prior.{name}.variances", v)
    line(f"prior.{name}.scale", scale)
    line(f"prior.{name}.priorFreedom", prior)
    line(f"prior.{name}.squeezed", squeeze(v, d, scale, prior))
line("bound.own", [0.7, 1, 1.7, 2, 2.5])
line("bound.most", [optimize.brentq(
    lambda f: stats.t.ppf(0.975, f) - stats.t.ppf(0.925, own), own, 1e6, rtol=1e-14)
    for own in (0.7, 1, 1.7, 2, 2.5)])

# n, only the first, only the second -> exact p, 95 % interval of Bonett and Price 2012 in numpy
counts = [(21, 1, 7), (10, 0, 0), (550, 12, 30), (550, 5, 5), (100, 0, 6), (3, 3, 0),
          (10000, 400, 310), (1, 0, 1)]
line("mcnemar.counts", counts)
line("mcnemar.p", [min(1, mcnemar([[0, b], [c, n - b - c]], exact=True).pvalue) if b + c else 1.0
                   for n, b, c in counts])


def bonett_price(n, b, c):
    first, second = (b + 1) / (n + 2), (c + 1) / (n + 2)
    half = stats.norm.ppf(0.975) * numpy.sqrt(
        (first + second - (first - second) ** 2) / (n + 2))
    return max(-1, first - second - half), min(1, first - second + half)


line("mcnemar.interval95", [bonett_price(*c) for c in counts])

# BBC-CV by its definition, on the resamples that CounterRandom draws
WORD = (1 << 64) - 1


def mix(z):
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & WORD
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & WORD
    return z ^ (z >> 31)


def key(*words):
    k = 0
    for word in words:
        k = mix(((k ^ mix((word + 0x9E3779B97F4A7C15) & WORD)) + 0x9E3779B97F4A7C15) & WORD)
    return k


def sample(n, *words):
    return [int((key(*words, i) >> 11) * 2.0 ** -53 * n) for i in range(n)]


def resample(n, seed, r):
    attempt = 0
    while True:
        drawn = sample(n, seed, 31, r, attempt)
        if len(set(drawn)) < n:
            return drawn
        attempt += 1


def bbc(losses, resamples, seed):
    scores = []
    for r in range(resamples):
        drawn = resample(losses.shape[1], seed, r)
        out = sorted(set(range(losses.shape[1])) - set(drawn))
        best = losses[:, drawn].sum(1).round(9).argmin()
        scores.append(losses[best, out].mean())
    means = losses.mean(1)
    return [means.round(9).argmin(), means.min(), numpy.mean(scores),
            *numpy.percentile(scores, [2.5, 97.5])]


for name, losses, resamples, seed in [
        ("losses", random.exponential(0.5, (7, 33)).round(6), 50, 3),
        ("errors", (random.uniform(size=(12, 60)) < 0.2).astype(float), 40, 4),
        ("tiny", numpy.array([[0.1, 0.9], [0.5, 0.4]]), 9, 5)]:
    line(f"bbc.{name}.photos", losses.shape[1])
    line(f"bbc.{name}.losses", losses)
    line(f"bbc.{name}.resamples", [resamples, seed])
    line(f"bbc.{name}.result", bbc(losses, resamples, seed))
