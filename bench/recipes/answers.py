"""The ways to answer that are compared: of what a fine-tuned network said, probabilities of the test photos.

best: the epoch that validates best, as Graft does; last: the last epoch; flip: its mean with the mirrored
photo; wise0.3: 30 % of the weights at the start blended in; wise: the share of them, or none, that validates
best; twin30: 30 % of the probability from the head on frozen features that learned from all photos that are no
test photos; share: the share of it, or none, that validates best, as Graft does; owntwin30: from the head that
learned from the same photos; both30: wise with 30 % from the twin; head: that twin alone. Each has the
temperature that fits the photos that validate.
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
    """Probabilities by way; of the best epoch the temperature, number and log loss of validation (None: had none);
    log loss of validation and temperature by share of the start, 0 for the best epoch."""

    ways: dict
    temperature: float
    best: int
    loss: float | None
    shares: dict


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
    shares = {}
    if not borrowed:
        blends = {0: said.epochs[best], **dict(zip(WISE, said.wise))}
        shares = {share: validated(z[:count], known) for share, z in blends.items()}
        ways |= {f"wise{share}": answer(blends[share]) for share in WISE}
        ways["wise"] = answer(blends[min(shares, key=lambda share: shares[share][0])])
        ways["both30"] = blend(ways["wise"], twin, TWIN[0])
        tuned = softmax(said.epochs[best][:count] / fitting(said.epochs[best]))
        ways["share"] = blend(ways["best"], twin, twin_share(tuned, unseen(said, o, recipe, heads), known))
    return Judged(ways, fitting(said.epochs[best]), best + 1, loss, shares)


def validated(logits, known):
    """The log loss at the best temperature, and that temperature."""
    fitted = temperature(logits, known)
    return float(losses(logits, known, fitted).mean()), fitted


def best_epoch(epochs, known):
    """Which epoch validates best, and its log loss, each at its own temperature."""
    by_epoch = [validated(z, known)[0] for z in epochs]
    best = int(np.argmin(by_epoch))
    return best, by_epoch[best]


def unseen(asked, o, recipe, heads):
    """What the head that has learned from the same photos says of those that validate."""
    return heads.logits[o, recipe.fold][asked.validation]


def twin_share(tuned, frozen_logits, known):
    """The share of the frozen head's probability that validates best."""
    twin, at = softmax(frozen_logits / temperature(frozen_logits, known)), np.arange(len(known))
    return min((0, *TWIN), key=lambda share: -np.log(blend(tuned, twin, share)[at, known]).mean())


def frozen(asked, o, recipe, heads, labels, which):
    """Test photos by a head on frozen features, at the temperature of the one that has not seen validation."""
    fitted = temperature(unseen(asked, o, recipe, heads), labels[asked.validation])
    return softmax(heads.logits[o, which][asked.test] / fitted)


def blend(one, other, share):
    return (1 - share) * one + share * other
