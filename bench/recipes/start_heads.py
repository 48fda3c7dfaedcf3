"""Linear heads on frozen features: where fine-tuning starts, and the twin that answers beside what it gives."""

import math

import numpy as np
import torch
import torch.nn.functional as F

import machine
from network import FEATURES
from outer import FOLDS
from photos import WHOLE

ALL = FOLDS  # the place of the head that is trained on all photos that are no test photos
RATE, STEPS = 0.03, {True: 400, False: 100}  # on a card, on a CPU
C, FEW, DECAY_OF_FEW = 0.01, 500, 0.05  # scikit-learn's C of 64 % of the photos; of few photos the decay itself
LOT = {True: 256, False: 16}  # photos at once


class StartHeads:
    """Of a network and size, by outer fold and inner fold that the head has not seen (or ALL): logits of all
    photos, weights and biases."""

    def __init__(self, photos, net, size):
        features = all_features(photos, net, size)
        mean, scale = scaling(features)
        decay = 1 / (C * 0.64 * photos.n) if photos.n > FEW else DECAY_OF_FEW
        with machine.exact_products():
            x = (features - mean) * scale
            weight, bias = trained(x, torch.from_numpy(photos.labels).to(x.device), masks(photos).to(x.device), decay,
                                   STEPS[net.machine.card])
            logits = torch.einsum("nf,pkf->pnk", x, weight) + bias[:, None]
            raw = weight * scale
            bias = bias - raw @ mean
        shape = FOLDS, FOLDS + 1
        self.logits = logits.view(*shape, photos.n, photos.classes).cpu().numpy()
        self.weight = raw.view(*shape, photos.classes, FEATURES).clone()
        self.bias = bias.view(*shape, photos.classes).clone()


@torch.no_grad()
def all_features(photos, net, size):
    lot = LOT[net.machine.card]
    whole = [(i, photos.view(i, WHOLE, 1)) for i in range(photos.n)]
    return torch.cat([net.features(photos.squares(whole[at:at + lot], size)) for at in range(0, photos.n, lot)])


def scaling(features):
    """What is taken off and multiplied by, as graft.train.head.Scaling does: times the root of the deviation."""
    deviation = features.std(0)
    return features.mean(0), deviation.sqrt() / ((deviation ** 3).mean().sqrt() + 1e-12)


def masks(photos):
    """Which photos each head learns from, (heads, photos), each row adding up to 1."""
    inner = torch.from_numpy(photos.inner)
    rows = [(inner[o] >= 0) & (inner[o] != j) for o in range(FOLDS) for j in range(FOLDS + 1)]  # no photo is in ALL
    rows = torch.stack(rows).float()
    return rows / rows.sum(1, keepdim=True)


def trained(x, labels, masks, decay, steps):
    """All heads at once, by Adam on all photos, the rate falling as a cosine."""
    classes = int(labels.max()) + 1
    weight = torch.zeros(len(masks), classes, FEATURES, device=x.device, requires_grad=True)
    bias = torch.zeros(len(masks), classes, device=x.device, requires_grad=True)
    adam = torch.optim.Adam([weight, bias], lr=RATE)
    target = F.one_hot(labels, classes).float()
    for step in range(steps):
        adam.param_groups[0]["lr"] = RATE * (1 + math.cos(math.pi * step / steps)) / 2
        logits = torch.einsum("nf,pkf->pnk", x, weight) + bias[:, None]
        loss = -((logits.log_softmax(2) * target).sum(2) * masks).sum() + decay / 2 * (weight * weight).sum()
        adam.zero_grad()
        loss.backward()
        adam.step()
    return weight.detach(), bias.detach()


def place_of(recipe):
    """The place of the head that a recipe starts with: it has seen what the recipe teaches, no more."""
    return ALL if recipe.all_photos else recipe.fold


def outer_logits(heads, photos):
    """Of each photo, by the head of all photos that are no test photos where it is one."""
    return heads.logits[photos.outer, ALL, np.arange(photos.n)]
