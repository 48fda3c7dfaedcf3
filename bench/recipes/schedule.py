"""What each step of a training takes and does, drawn before it begins: tables that its CUDA graph reads. NumPy only."""

import math

import numpy as np

BATCH = 32
MOST_STEPS = 4096
WARM = 0.1  # of the steps, in which the rate rises
BETA_1, BETA_2, EPSILON = 0.9, 0.999, 1e-8  # of AdamW


def schedule(recipe, photos, o, train, epochs, views, sides):
    """Tables by name, a row a step, and how many steps an epoch has.

    views: how many of each photo are in the cache; sides: height and width of the activations.
    """
    per_epoch = math.ceil(len(train) / BATCH)
    steps = min(MOST_STEPS, max(1, round(epochs * per_epoch)))
    rng = np.random.default_rng([recipe.seed, o, 51])
    firsts = np.random.default_rng([recipe.seed, o, 52]).integers(0, 1 << 30, photos.n)
    tables = batches(train, steps, rng)
    tables["rows"] = tables["taken"] * views
    tables["rows"] += (firsts[tables["taken"]] + np.arange(steps)[:, None] // per_epoch) % recipe.views  # by turns
    return {**tables, **rates(recipe, steps), **mixing(recipe, steps, sides, rng)}, per_epoch


def batches(train, steps, rng):
    """The photos of each step, and what each counts: what fills up an epoch's last batch counts nothing."""
    taken, counts = np.zeros((steps, BATCH), np.int64), np.zeros((steps, BATCH), np.float32)
    per_epoch = math.ceil(len(train) / BATCH)
    for step in range(steps):
        if step % per_epoch == 0:
            order = rng.permutation(train)
        of = order[step % per_epoch * BATCH:][:BATCH]
        taken[step] = np.resize(of, BATCH)
        counts[step, :len(of)] = 1 / len(of)
    return {"taken": taken, "counts": counts}


def rates(recipe, steps):
    """The rate (up, then down as a cosine), what AdamW's means are corrected by, and how much of the weights
    comes into their moving average."""
    step = np.arange(steps)
    warm = min(steps - 1, round(WARM * steps))
    falling = (1 + np.cos(np.pi * (step - warm) / (steps - warm))) / 2
    rate = recipe.rate * np.where(step < warm, (step + 1) / (warm + 1), falling)
    stays = np.minimum(recipe.average, (1 + step) / (10 + step))
    return {"rate": rate, "mean_rate": rate / (1 - BETA_1 ** (step + 1.0)),
            "square": 1 / np.sqrt(1 - BETA_2 ** (step + 1.0)), "comes": 1 - stays}


def mixing(recipe, steps, sides, rng):
    """How much of each photo stays where it is mixed with its neighbour: a share, or the places."""
    if recipe.mix == "mixup":
        return {"share": rng.beta(recipe.mix_beta, recipe.mix_beta, steps)}
    if recipe.mix == "cutmix":
        places = np.ones((steps, *sides), np.float32)
        for step in range(steps):
            if rng.random() < 0.5:
                cut(places[step], math.sqrt(1 - rng.beta(recipe.mix_beta, recipe.mix_beta)), rng)
        return {"places": places}
    return {}


def cut(places, share, rng):
    """Takes out a rectangle of such a share of the sides."""
    height, width = places.shape
    high, wide = round(height * share), round(width * share)
    top, left = rng.integers(0, height - high + 1), rng.integers(0, width - wide + 1)
    places[top:top + high, left:left + wide] = 0
