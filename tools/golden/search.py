"""Writes the values that the tests of graft.core.search compare with. See README.md.

usage: search.py > graft-core/src/test/resources/graft/core/search/search.golden

Optuna's density, split and acquisition are private functions: this goes with the version below.
"""

import math
import sys
import warnings

import numpy
import optuna
import scipy
from optuna.distributions import CategoricalDistribution, FloatDistribution
from optuna.importance import PedAnovaImportanceEvaluator, get_param_importances
from optuna.samplers import TPESampler
from optuna.samplers._tpe.parzen_estimator import _ParzenEstimator, _ParzenEstimatorParameters
from optuna.samplers._tpe.sampler import _split_trials, default_gamma, default_weights
from optuna.trial import TrialState, create_trial
from scipy.special import ndtr

optuna.logging.set_verbosity(optuna.logging.ERROR)
warnings.simplefilter("ignore")
UNIT = FloatDistribution(0.0, 1.0)
random = numpy.random.default_rng(13)


def word(value):
    value = float(value)
    if math.isnan(value):
        return "NaN"
    return repr(value) if math.isfinite(value) else ("Infinity" if value > 0 else "-Infinity")


def line(name, values):
    print(name, *(word(v) for v in numpy.asarray(values, dtype=float).ravel()))


def choice(options):
    return CategoricalDistribution(list(range(options)))


def density(name, space, rows, at, prior=1.0, clip=True):
    """Observations and places, (n, dimensions), and the log density at the places."""
    parameters = _ParzenEstimatorParameters(prior, clip, False, default_weights, True)
    columns = lambda table: {d: table[:, i] for i, d in enumerate(space)}
    estimator = _ParzenEstimator(columns(rows), space, parameters)
    line(name + ".rows", rows)
    line(name + ".at", at)
    line(name + ".logDensity", estimator.log_pdf(columns(at)))


def densities():
    places = numpy.array([0, 0.001, 0.1, 0.25, 0.4999, 0.5, 0.6, 0.77, 0.9, 0.999, 1])[:, None]
    x = {"x": UNIT}
    for n in (0, 1, 2, 7, 24, 25, 26, 27, 60, 150):
        density(f"number{n}", x, random.uniform(size=(n, 1)), places)
    density("ends", x, numpy.array([[0.0], [1.0], [0.3]]), places)
    density("equal", x, numpy.array([[0.4], [0.4], [0.4], [0.9], [0.9]]), places)
    density("close", x, 0.5 + 1e-4 * random.normal(size=(30, 1)), places)
    density("unclipped", x, random.uniform(size=(12, 1)), places, clip=False)
    density("prior", x, random.uniform(size=(12, 1)), places, prior=0.3)
    for n in (0, 1, 5, 40):
        density(f"choice{n}", {"c": choice(4)}, random.integers(0, 3, (n, 1)).astype(float),
                numpy.arange(4.0)[:, None])
    density("choicePrior", {"c": choice(3)}, numpy.array([[0.0], [2.0], [2.0]]),
            numpy.arange(3.0)[:, None], prior=2.5)
    for n in (0, 1, 9, 33):
        mixed = lambda k: numpy.column_stack(
            [random.uniform(size=k), random.uniform(size=k), random.integers(0, 3, k)])
        density(f"joint{n}", {"x": UNIT, "y": UNIT, "c": choice(3)}, mixed(n), mixed(8))


def trial(params, loss, distributions, running=False):
    if running:
        return create_trial(state=TrialState.RUNNING, params=params, distributions=distributions)
    return create_trial(value=loss, params=params, distributions=distributions)


def study_of(trials):
    study = optuna.create_study()
    study.add_trials(trials)
    return study, study.get_trials()


def split(name, losses, pending):
    """1 for each trial that is good; the pending ones are the last."""
    trials = [trial({}, loss, {}) for loss in losses] + [trial({}, None, {}, True)] * pending
    study, trials = study_of(trials)
    good, _ = _split_trials(study, trials, default_gamma(len(losses)))
    line(name + ".losses", losses)
    line(name + ".good", [t.number in {g.number for g in good} for t in trials])


def splits():
    split("split1", [3.0], 0)
    split("split10", random.normal(size=10), 0)
    split("split11", random.normal(size=11), 3)
    split("splitTies", [2.0, 1.0, 2.0, 1.0, 1.0, 3.0, 1.0] * 4, 2)
    split("splitInfinite", [math.inf, 1.0, math.inf, 0.5, 2.0, math.inf] * 4, 1)
    split("split400", random.normal(size=400), 0)


def table(trials, names):
    return [[t.params.get(n, math.nan) for n in names] for t in trials]


def acquisition(name, names, space, kinds):
    """Trials in a space where y applies with c = 1 only, one that is running, and candidates."""
    trials = []
    for number in range(40):
        x, y, c = random.uniform(), random.uniform(), int(random.integers(0, 3))
        params = {"x": x, "c": c} | ({"y": y} if c == 1 else {})
        loss = (x - 0.3) ** 2 + 0.1 * c + ((y - 0.6) ** 2 if c == 1 else 0.02)
        trials.append(trial(params, round(loss, 6), {n: kinds[n] for n in params}, number >= 37))
    study, trials = study_of(trials)
    sampler = TPESampler(seed=1)
    good, others = _split_trials(study, trials, default_gamma(37))
    good = sampler._build_parzen_estimator(study, space, good, handle_below=True)
    others = sampler._build_parzen_estimator(study, space, others, handle_below=False)
    at = numpy.column_stack([
        random.integers(0, 3, 24).astype(float) if n == "c" else random.uniform(size=24)
        for n in space])
    samples = {n: at[:, i] for i, n in enumerate(space)}
    values = sampler._compute_acquisition_func(samples, good, others)
    best = TPESampler._compare(samples, values)
    line(name + ".points", table(trials, names))
    line(name + ".losses", [t.value for t in trials if t.value is not None])
    line(name + ".candidates", at)
    line(name + ".promise", values)
    line(name + ".best", [best[n] for n in space])


def acquisitions():
    kinds = {"x": UNIT, "y": UNIT, "c": choice(3)}
    for name, dimensions in {"number": "x", "choice": "c", "child": "y", "both": "xc"}.items():
        acquisition("promise." + name, ["x", "c", "y"], {n: kinds[n] for n in dimensions}, kinds)


def importance(name, n, target=0.1, region=1.0, draw=random.uniform):
    kinds = {"x": UNIT, "c": choice(3), "y": UNIT, "noise": UNIT, "single": choice(1)}
    trials = []
    for _ in range(n):
        x, y, noise = draw(), draw(), draw()
        c = int(random.integers(0, 3))
        params = {"x": x, "c": c, "noise": noise, "single": 0} | ({"y": y} if c == 1 else {})
        loss = round(2 * (x - 0.3) ** 2 + 0.1 * c + (0.5 * (y - 0.6) ** 2 if c == 1 else 0.1), 3)
        trials.append(trial(params, loss, {d: kinds[d] for d in params}))
    study, trials = study_of(trials)
    shares = get_param_importances(study, evaluator=PedAnovaImportanceEvaluator(
        target_quantile=target, region_quantile=region))
    line(name + ".points", table(trials, kinds))
    line(name + ".losses", [t.value for t in trials])
    line(name + ".quantiles", [target, region])
    line(name + ".shares", [shares[d] for d in kinds])


def importances():
    importance("importance20", 20)
    importance("importance100", 100)
    importance("importanceHalf", 80, target=0.2, region=0.5)
    importance("importanceWide", 60, target=0.34)
    importance("importanceGrid", 90, draw=lambda: float(random.integers(0, 50)) / 49)
    importance("importanceLumped", 400, draw=lambda: random.beta(2, 8))


print(f"# by tools/golden/search.py: Python {sys.version.split()[0]}, numpy {numpy.__version__}, "
      f"scipy {scipy.__version__}, optuna {optuna.__version__}")
z = numpy.array([-30, -12, -5, -3, -2.83, -2.82, -1, -1e-3, 0, 0.3, 1, 2.82, 2.83, 3, 6, 9])
line("normal.z", z)
line("normal.below", ndtr(z))
densities()
splits()
acquisitions()
importances()
