"""Several trainings as one answer: a soup is the mean of their weights, an ensemble of their probabilities."""

import numpy as np

from answers import TWIN, WISE, blend, frozen
from outer import FOLDS
from scores import softmax, temperature
from start_heads import ALL


def ensemble(members):
    """Means of the ways that all members have without blending."""
    return {way: np.mean([member.ways[way] for member in members], 0) for way in ("best", "last", "flip")}


def soup(members, lane, photos):
    """The ways to answer of the mean of the members' weights. Blends have the temperature of the photos that
    validate for the first member; others may have learned from those, so it is a little too sure of itself."""
    ways = {}
    for o in range(FOLDS):
        for way, answer in soup_in(o, members, lane, photos.labels).items():
            where = ways.setdefault(way, np.full((photos.n, photos.classes), np.nan, np.float32))
            where[photos.outer == o] = answer
    return ways


def soup_in(o, members, lane, labels):
    """The same in one outer fold, for its test photos."""
    recipe, starts = members[0].recipe, []
    for member in members:
        lane.place(member.recipe, o)
        lane.machine.settle()
        starts.append(lane.flat.start.clone())
    start, end = sum(starts) / len(starts), sum(member.averages[o] for member in members) / len(members)
    lane.place(recipe, o)
    count, known = len(lane.validation), labels[lane.validation]
    fitted = float(np.mean([member.temperatures[o] for member in members]))
    plain, mirrored = lane.said_by(end), lane.said_by(end, mirrored=True)
    ways = {"best": softmax(plain[count:] / fitted), "flip": softmax((plain + mirrored)[count:] / 2 / fitted)}
    twin = frozen(lane, o, recipe, lane.material.heads(recipe), labels, ALL)
    ways["twin30"] = blend(ways["best"], twin, TWIN[0])
    for share in WISE:
        logits = lane.said_by(end + share * (start - end))
        ways[f"wise{share}"] = softmax(logits[count:] / temperature(logits[:count], known))
    return ways
