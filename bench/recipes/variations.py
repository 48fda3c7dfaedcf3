"""What is compared, a line each, in the order of a study. A new idea is a line here, or a setting in recipe.py.

Group A is held against Graft's recipe for Lite0 in ten minutes, group B against the one for Lite2 in twenty,
group C against the one for Lite0 in five.
"Uncapped": as many epochs as fit, where Graft stops at eight.
"""

import dataclasses

from recipe import Recipe

LITE0 = Recipe()
LITE2 = Recipe(lite=2, blocks=7, minutes=20)
SHORT = Recipe(minutes=5, views=2)
UNCAPPED = {"most_epochs": 99}


@dataclasses.dataclass(frozen=True)
class Variation:
    name: str
    group: str
    recipe: Recipe
    base: bool = False


@dataclasses.dataclass(frozen=True)
class Mix:
    """A soup is the mean of the members' weights, else it is that of their probabilities."""

    name: str
    members: list
    soup: bool


def a(name, base=False, **changes):
    """Of group A, and below of group B, what differs from Graft's recipe."""
    return Variation(f"A {name}", "A", dataclasses.replace(LITE0, **changes), base)


def b(name, base=False, **changes):
    return Variation(f"B {name}", "B", dataclasses.replace(LITE2, **changes), base)


def c(name, base=False, **changes):
    return Variation(f"C {name}", "C", dataclasses.replace(SHORT, **changes), base)


def parts(one, name, count, **changes):
    """Trainings that share one's epochs, each with a fold of its own to validate on."""
    return [one(f"{name} fold {fold}", parts=count, fold=fold, **changes) for fold in range(count)]


VARIATIONS = [
    *(a(f"base seed {seed}", base=True, seed=seed) for seed in range(3)),
    # How many photos are taught, and by how many trainings
    a("all photos", all_photos=True),
    *(a(f"small fold seed {seed}", small_fold=True, seed=seed) for seed in range(3)),
    *parts(a, "half", 2),
    *parts(a, "half seed 1", 2, seed=1),
    *parts(a, "half seed 2", 2, seed=2),
    *(a(f"half on one fold seed {seed}", parts=2, seed=seed) for seed in range(3, 7)),
    *(a(f"fold {fold}", fold=fold) for fold in range(1, 5)),
    *parts(a, "third", 3),
    *parts(a, "fifth", 5),
    *parts(a, "half of 4 views", 2, views=4),
    *parts(a, "half of 3 blocks", 2, blocks=3),
    *parts(a, "half of 3 blocks and 4 views", 2, blocks=3, views=4),
    a("all photos seed 1", all_photos=True, seed=1),
    # Size
    a("224", size=224),
    a("224 uncapped", size=224, **UNCAPPED),
    a("224 uncapped seed 1", size=224, seed=1, **UNCAPPED),
    a("224 uncapped all photos", size=224, all_photos=True, **UNCAPPED),
    a("256 uncapped", size=256, **UNCAPPED),
    a("320 uncapped", size=320, **UNCAPPED),
    a("224 test 256 uncapped", size=224, test_size=256, **UNCAPPED),
    a("256 test 288 uncapped", size=256, test_size=288, **UNCAPPED),
    # Blocks
    a("2 blocks uncapped", blocks=2, **UNCAPPED),
    a("3 blocks uncapped", blocks=3, **UNCAPPED),
    a("7 blocks", blocks=7),
    a("10 blocks", blocks=10),
    a("all blocks", blocks=16),
    a("all blocks 224", blocks=16, size=224),
    # Views
    *(a(f"{views} views uncapped", views=views, **UNCAPPED) for views in (1, 2, 4, 8)),
    a("crops from 0.2", least_area=0.2),
    a("crops from 0.7", least_area=0.7),
    # Rate, and how it falls from block to block
    *(a(f"rate {rate:g}", rate=rate) for rate in (3e-4, 5e-4, 2e-3, 3e-3)),
    *(a(f"layer decay {decay:g}", layer_decay=decay) for decay in (0.65, 1.0)),
    # Decay of weights, smoothing of labels, averaging of weights
    *(a(f"decay {decay:g}", decay=decay) for decay in (0.0, 0.05, 0.2)),
    *(a(f"smoothing {smoothing:g}", smoothing=smoothing) for smoothing in (0.0, 0.05, 0.2)),
    *(a(f"average {average:g}", average=average) for average in (0.0, 0.98, 0.995)),
    # Photos mixed
    a("mixup 0.2", mix="mixup", mix_beta=0.2),
    a("mixup 0.5", mix="mixup", mix_beta=0.5),
    a("cutmix 1", mix="cutmix", mix_beta=1.0),
    # Five minutes
    *(c(f"base seed {seed}", base=True, seed=seed) for seed in range(3)),
    *parts(c, "half", 2),
    *parts(c, "half of 3 blocks", 2, blocks=3),
    *parts(c, "half of 2 blocks", 2, blocks=2),
    # Lite2 in twenty minutes
    *(b(f"base seed {seed}", base=True, seed=seed) for seed in range(2)),
    b("all photos", all_photos=True),
    *parts(b, "half", 2),
    *parts(b, "half seed 1", 2, seed=1),
    *(b(f"half on one fold seed {seed}", parts=2, seed=seed) for seed in range(3, 5)),
    *parts(b, "third", 3),
    *parts(b, "fifth", 5),
    b("uncapped", **UNCAPPED),
    b("256 uncapped", size=256, **UNCAPPED),
    b("256 test 288 uncapped", size=256, test_size=288, **UNCAPPED),
    b("320", size=320),
    b("5 blocks uncapped", blocks=5, **UNCAPPED),
    b("10 blocks", blocks=10),
    b("8 views", views=8),
    b("rate 5e-4", rate=5e-4),
    b("rate 2e-3", rate=2e-3),
    b("average 0.995", average=0.995),
]

FOLDS_OF_A = ["A base seed 0", *(f"A fold {fold}" for fold in range(1, 5))]


def members(name, count):
    return [f"{name} fold {fold}" for fold in range(count)]


def on_one_fold(group, seed):
    return [f"{group} half on one fold seed {seed + more}" for more in range(2)]


MIXES = [
    Mix("A soup of halves", members("A half", 2), soup=True),
    Mix("A ensemble of halves", members("A half", 2), soup=False),
    *(Mix(f"A soup of halves seed {seed}", members(f"A half seed {seed}", 2), soup=True) for seed in (1, 2)),
    *(Mix(f"A ensemble of halves seed {seed}", members(f"A half seed {seed}", 2), soup=False) for seed in (1, 2)),
    *(Mix(f"A soup of halves on one fold {seed}", on_one_fold("A", seed), soup=True) for seed in (3, 5)),
    Mix("A ensemble of halves on one fold", on_one_fold("A", 3), soup=False),
    Mix("A soup of thirds", members("A third", 3), soup=True),
    Mix("A soup of fifths", members("A fifth", 5), soup=True),
    *(Mix(f"{group} ensemble of {name}", members(f"{group} {name}", 2), soup=False)
      for group, name in (("A", "half of 4 views"), ("A", "half of 3 blocks"), ("A", "half of 3 blocks and 4 views"),
                          ("C", "half"), ("C", "half of 3 blocks"), ("C", "half of 2 blocks"))),
    Mix("A soup of 2 folds", FOLDS_OF_A[:2], soup=True),
    Mix("A ensemble of 2 folds", FOLDS_OF_A[:2], soup=False),
    Mix("A soup of 5 folds", FOLDS_OF_A, soup=True),
    Mix("A ensemble of 3 seeds", [f"A base seed {seed}" for seed in range(3)], soup=False),
    Mix("A ensemble of 288 and 224", ["A base seed 0", "A 224 uncapped"], soup=False),
    Mix("A ensemble with Lite2", ["A base seed 0", "B base seed 0"], soup=False),
    Mix("B soup of halves", members("B half", 2), soup=True),
    Mix("B ensemble of halves", members("B half", 2), soup=False),
    Mix("B ensemble of halves seed 1", members("B half seed 1", 2), soup=False),
    Mix("B soup of halves seed 1", members("B half seed 1", 2), soup=True),
    Mix("B soup of halves on one fold", on_one_fold("B", 3), soup=True),
    Mix("B soup of thirds", members("B third", 3), soup=True),
    Mix("B soup of fifths", members("B fifth", 5), soup=True),
]

KEPT = {name for mix in MIXES if mix.soup for name in mix.members}  # whose weights a soup needs
QUICK = "A base seed 0", "A half fold 0", "A half fold 1", "A all photos"


def quick(variation):
    """The same, small: for a few photos, to see that it works."""
    recipe = variation.recipe
    short = {"most_epochs": 2} if recipe.parts > 1 else {"epochs": 2}
    small = dataclasses.replace(recipe, size=160 if recipe.size == 288 else 192, views=min(3, recipe.views),
                                test_size=recipe.test_size and 224, **short)
    return dataclasses.replace(variation, recipe=small)
