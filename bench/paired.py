"""Intervals of a mean difference between two that were measured on the same cells."""

import math

import numpy


def quantile(level, cells):
    """Of Student's t; needs scipy, which only those who ask for it install."""
    from scipy import stats
    return stats.t.ppf((1 + level) / 2, cells - 1)


def t_interval(differences, level=0.95):
    """(low, mean, high) by Student's t over the cells."""
    d = numpy.asarray(differences, float)
    if len(d) < 2:
        return math.nan, float(d.mean()), math.nan
    half = quantile(level, len(d)) * d.std(ddof=1) / math.sqrt(len(d))
    return d.mean() - half, d.mean(), d.mean() + half


def resampled_t_interval(differences, test_share, level=0.95):
    """The same for random splits that overlap (Nadeau and Bengio 2003): the variance of the mean is
    (1/n + test/train) times the variance of the differences."""
    d = numpy.asarray(differences, float)
    if len(d) < 2:
        return math.nan, float(d.mean()), math.nan
    error = d.std(ddof=1) * math.sqrt(1 / len(d) + test_share / (1 - test_share))
    half = quantile(level, len(d)) * error
    return d.mean() - half, d.mean(), d.mean() + half


def bootstrap_interval(differences, level=0.95, draws=20_000):
    """(low, mean, high) by percentiles of the mean over cells drawn with replacement."""
    d = numpy.asarray(differences, float)
    means = numpy.random.default_rng(0).choice(d, (draws, len(d))).mean(1)
    low, high = numpy.quantile(means, [(1 - level) / 2, (1 + level) / 2])
    return low, d.mean(), high


def words(interval, scale=1, digits=4):
    low, mean, high = (f"{scale * v:+.{digits}f}" for v in interval)
    return f"{mean} ({low} to {high})"
