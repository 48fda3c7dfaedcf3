"""Writes the values that the tests of graft.core.statistics compare with. See README.md.

usage: comparisons.py > graft-core/src/test/resources/graft/core/statistics/statistics.golden
"""

import sys

import numpy
import pandas
import scipy
import statsmodels
from scipy import stats
from statsmodels.formula.api import ols
from statsmodels.stats.anova import anova_lm
from statsmodels.stats.contingency_tables import mcnemar
from statsmodels.stats.multitest import multipletests


def line(name, values):
    values = numpy.asarray(values).ravel()
    print(name, *(repr(v.item()) for v in values))


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


def crossed(d):
    """The error of the mean from statsmodels' table of the analysis of variance."""
    seeds, photos = d.shape
    rows = pandas.DataFrame({"d": d.ravel(), "seed": numpy.repeat(range(seeds), photos),
                             "photo": numpy.tile(range(photos), seeds)})
    table = anova_lm(ols("d ~ C(seed) + C(photo)", rows).fit())
    square = {name: table.loc[name, "mean_sq"] for name in ("C(seed)", "C(photo)", "Residual")}
    rest = square["Residual"]
    total = max(square["C(seed)"], rest) + max(square["C(photo)"], rest) - rest
    freedom = total ** 2 / sum(square[k] ** 2 / table.loc[k, "df"] for k in square)
    return d.mean(), numpy.sqrt(total / d.size), freedom


for name, seeds, photos, by_seed, by_photo, rest in [
        ("both", 5, 40, 0.5, 1, 0.7), ("photos", 3, 30, 0, 1, 0.1), ("seeds", 6, 12, 1, 0, 0.1),
        ("neither", 4, 25, 0, 0, 1)]:
    d = (0.2 + by_seed * random.normal(size=(seeds, 1)) + by_photo * random.normal(size=photos)
         + rest * random.normal(size=(seeds, photos))).round(6)
    line(f"paired.{name}.photos", photos)
    line(f"paired.{name}.differences", d)
    line(f"paired.{name}.estimate", crossed(d))

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
