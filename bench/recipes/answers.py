"""The ways to answer that are compared: of what a fine-tuned network said, probabilities of the test photos.

best: the epoch that validates best, as Graft does; last: the last epoch; flip: its mean with the mirrored
photo; wise0.3: 30 % of the weights at the start blended in; twin30: 30 % of the probability from the head on
frozen features that learned from all photos that are no test photos; owntwin30: from the one that learned
from the same photos; head: that twin alone. Each has the temperature that fits the photos that validate.
"""

import dataclasses

import numpy as np

from machine import say
from scores import losses, softmax, temperature
from start_heads import ALL

WISE = (0.15, 0.3, 0.45)  # shares of the start in blends of weights (WiSE-FT)
TWIN = 0.3, 0.5


@dataclasses.dataclass
class Said:
    """Logits of the photos that validate and, after them, test: after each epoch, of blends by WISE, of the last
    weights on mirrored photos."""

    validation: np.ndarray
    test: np.ndarray
    epochs: np.ndarray
    wise: np.ndarray
    mirrored: np.ndarray
    planned: tuple  # epochs and seconds
    steps: int

    def finite(self):
        """The same with numbers that can be judged where a training has diverged; whether it had not."""
        logits = {name: getattr(self, name) for name in ("epochs", "wise", "mirrored")}
        good = {name: np.nan_to_num(z, nan=0, posinf=50, neginf=-50) for name, z in logits.items()}
        return dataclasses.replace(self, **good), all(np.isfinite(z).all() for z in logits.values())


@dataclasses.dataclass
class Judged:
    """Probabilities by way; of the best epoch the temperature, number and log loss of validation (None: had none)."""

    ways: dict
    temperature: float
    best: int
    loss: float | None


def judged(said, o, recipe, heads, labels, borrowed=None):
    """What was said in outer fold o, as probabilities; all at a borrowed temperature where no photos validate."""
    said, finite = said.finite()
    if not finite:
        say("DIVERGED in fold", o, recipe.changed())
    count, known = len(said.validation), labels[said.validation]

    def fitting(logits):
        return borrowed or temperature(logits[:count], known)

    def answer(logits):
        return softmax(logits[count:] / fitting(logits))

    best, loss = (len(said.epochs) - 1, None) if borrowed else best_epoch(said.epochs[:, :count], known)
    last = answer(said.epochs[-1])
    twin, own = frozen(said, o, recipe, heads, labels, ALL), frozen(said, o, recipe, heads, labels, recipe.fold)
    ways = {"best": answer(said.epochs[best]), "last": last, "flip": answer((said.epochs[-1] + said.mirrored) / 2)}
    ways |= {f"twin{100 * share:.0f}": blend(last, twin, share) for share in TWIN}
    ways |= {"owntwin30": blend(last, own, TWIN[0]), "head": twin}
    if not borrowed:
        ways |= {f"wise{share}": answer(z) for share, z in zip(WISE, said.wise)}
    return Judged(ways, fitting(said.epochs[best]), best + 1, loss)


def best_epoch(epochs, known):
    """Which epoch validates best, and its log loss, each at its own temperature."""
    by_epoch = [losses(z, known, temperature(z, known)).mean() for z in epochs]
    best = int(np.argmin(by_epoch))
    return best, float(by_epoch[best])


def frozen(asked, o, recipe, heads, labels, which):
    """Test photos by a head on frozen features, at the temperature of the one that has not seen validation."""
    unseen = heads.logits[o, recipe.fold][asked.validation]
    return softmax(heads.logits[o, which][asked.test] / temperature(unseen, labels[asked.validation]))


def blend(one, other, share):
    return (1 - share) * one + share * other
