"""Samplers that samplers.py compares, each with `ask(count)` and `tell(recipe, loss)`."""

import math
import subprocess
import warnings

import optuna
from optuna.distributions import CategoricalDistribution, FloatDistribution

import bench
import landscape
import peer

FIELDS = ("rate", "batch", "dropout", "l1", "l2")


class Graft:
    """Graft's own samplers, by AskTell.java: one process for all, one sampler at a time."""

    def __init__(self):
        self.process = subprocess.Popen([str(w) for w in bench.java("AskTell.java")], text=True,
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def say(self, *words):
        print(*words, file=self.process.stdin, flush=True)

    def begin(self, name, seed):
        self.say("new", name, seed)
        return self

    def ask(self, count):
        self.say("ask", count)
        recipes = []
        for _ in range(count):
            rate, batch, *rest = self.process.stdout.readline().split()
            recipes.append(dict(zip(FIELDS, (float(rate), int(batch), *map(float, rest)))))
        return recipes

    def tell(self, recipe, loss):
        self.say("tell", *(recipe[name] for name in FIELDS), loss)


SHARED = {"rate": FloatDistribution(*peer.RATE, log=True), "batch": CategoricalDistribution(peer.BATCHES),
          "kind": CategoricalDistribution(peer.KINDS)}
STRENGTHS = {"dropout": FloatDistribution(peer.DROPOUT[0], peer.DROPOUT[-1], step=0.1),
             "l1": FloatDistribution(*peer.L1, log=True), "l2": FloatDistribution(*peer.L2, log=True)}


def suggested(trial, ranges):
    """The trial's values for these ranges, by name."""
    return {name: trial.suggest_categorical(name, r.choices) if isinstance(r, CategoricalDistribution)
            else trial.suggest_float(name, r.low, r.high, step=r.step, log=r.log) for name, r in ranges.items()}


class Tree:
    """The space as TPE takes it: a strength applies with its kind alone."""

    ranges = SHARED | STRENGTHS

    def recipe(self, trial):
        said = suggested(trial, SHARED)
        said |= suggested(trial, {kind: r for kind, r in STRENGTHS.items() if kind == said["kind"]})
        return peer.recipe(said["rate"], said["batch"], said["kind"], said.get(said["kind"], 0.0))

    def params(self, recipe):
        strengths = {kind: recipe[kind] for kind in STRENGTHS if recipe[kind]}
        return {"rate": recipe["rate"], "batch": recipe["batch"], "kind": landscape.kind_of(recipe)} | strengths


class Flat:
    """The space as a Gaussian process takes it: one strength for all kinds, from 0 to 1 within its range."""

    ranges = SHARED | {"strength": FloatDistribution(0, 1)}

    def recipe(self, trial):
        said = suggested(trial, self.ranges)
        kind, unit = said["kind"], said["strength"]
        strength = 0.0
        if kind == "dropout":
            strength = peer.DROPOUT[round(unit * (len(peer.DROPOUT) - 1))]
        elif kind != "none":
            low, high = STRENGTHS[kind].low, STRENGTHS[kind].high
            strength = low * (high / low) ** unit
        return peer.recipe(said["rate"], said["batch"], kind, strength)

    def params(self, recipe):
        kind, unit = landscape.kind_of(recipe), 0.5
        if kind == "dropout":
            unit = peer.DROPOUT.index(recipe[kind]) / (len(peer.DROPOUT) - 1)
        elif kind != "none":
            low, high = STRENGTHS[kind].low, STRENGTHS[kind].high
            unit = min(1.0, max(0.0, math.log(recipe[kind] / low) / math.log(high / low)))
        return {"rate": recipe["rate"], "batch": recipe["batch"], "kind": kind, "strength": unit}


class Optuna:
    """A sampler of Optuna's, with its defaults, that listens from the first tell on."""

    def __init__(self, space, sampler):
        optuna.logging.set_verbosity(optuna.logging.ERROR)
        warnings.filterwarnings("ignore", category=optuna.exceptions.ExperimentalWarning)
        self.space, self.study, self.asked = space, optuna.create_study(sampler=sampler), []

    def ask(self, count):
        trials = [self.study.ask() for _ in range(count)]
        recipes = [self.space.recipe(trial) for trial in trials]
        self.asked += zip(recipes, trials)
        return recipes

    def tell(self, recipe, loss):
        for known, trial in self.asked:
            if known is recipe:
                self.study.tell(trial, loss)
                return
        params = self.space.params(recipe)
        self.study.add_trial(optuna.trial.create_trial(
            params=params, distributions={name: self.space.ranges[name] for name in params}, value=loss))


def tpe(seed):
    return Optuna(Tree(), optuna.samplers.TPESampler(n_startup_trials=0, seed=seed))


def gaussian_process(seed):
    return Optuna(Flat(), optuna.samplers.GPSampler(n_startup_trials=0, seed=seed))
