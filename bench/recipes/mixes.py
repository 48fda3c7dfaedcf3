"""Several trainings as one answer: a soup is the mean of their weights, an ensemble of their probabilities."""

import numpy as np

from answers import TWIN, WISE, blend, frozen
from outer import FOLDS
from scores import softmax
from start_heads import ALL


def ensemble(members):
    """Means of the ways that all members have and that are no blend of weights at one share."""
    ways = "best", "last", "flip", "wise", "twin30", "both30", "share"
    shared = [way for way in ways if all(way in member.ways for member in members)]
    return {way: np.mean([member.ways[way] for member in members], 0) for way in shared}


def soup(members, lane, photos):
    """The ways to answer of the mean of the members' weights. A member may have learned from the photos that
    validate another, so temperatures and the share of the start are those that fit the members by themselves."""
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
    count = len(lane.validation)
    losses, fitted = shares_of(members, o)
    plain, mirrored = lane.said_by(end), lane.said_by(end, mirrored=True)
    ways = {"best": softmax(plain[count:] / fitted[0]), "flip": softmax((plain + mirrored)[count:] / 2 / fitted[0])}
    twin = frozen(lane, o, recipe, lane.material.heads(recipe), labels, ALL)
    ways["twin30"] = blend(ways["best"], twin, TWIN[0])
    for share in WISE:
        ways[f"wise{share}"] = softmax(lane.said_by(end + share * (start - end))[count:] / fitted[share])
    share = min(losses, key=losses.get)
    return ways | {"wise": ways[f"wise{share}"] if share else ways["best"]}


def shares_of(members, o):
    """Log loss and temperature by share of the start, means over the members."""
    told = [member.shares[o] for member in members]
    return ({share: float(np.mean([one[share][i] for one in told])) for share in told[0]} for i in (0, 1))
