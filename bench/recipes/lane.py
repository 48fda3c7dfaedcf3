"""A lane: the memory and the CUDA graphs of one training at a time, on a stream of its own.

Graft's step is: activations out of the cache, forward, back, AdamW, moving average. On a card it is captured
once, as is asking about the photos of an epoch, and replayed; what changes from step to step stands in tables.
Several lanes side by side fill a card that one training of small kernels would not.
"""

import math

import numpy as np
import torch
import torch.nn.functional as F

from answers import WISE, Said
from costs import plan_of
from flat import Flat
from machine import captured
from network import normalised
from schedule import BATCH, MOST_STEPS, schedule
from start_heads import place_of

LEAST_ROOTED = 1e-4  # the root's slope is cut off below, as in Graft
WARMING = 3  # steps before a capture
ASKED = 32, 128, 700  # photos at once: on a CPU, of large activations, of small ones
LARGE = 100_000  # numbers a photo


class Lane:
    """For recipes whose `graph` is the same: `begin` one on a fold, `some` steps until it says True, `finish`."""

    def __init__(self, material, recipe):
        self.material, self.recipe, self.machine, self.key = material, recipe, material.machine, recipe.graph
        photos, net = material.photos, material.nets[recipe.lite]
        self.net, self.first = net, net.first_trained(recipe.blocks)
        self.taught, self.asked = material.caches.get(recipe.taught), material.caches.get(recipe.asked)
        self.stream, self.graphs = self.machine.stream(), None
        self.flat = Flat(net, self.first, photos.classes, self.machine.device)
        self.learning, self.averages = self.flat.leaves(self.flat.now, True), self.flat.leaves(self.flat.average, False)
        self.step_at = self.zeros(1, kind=torch.long)
        self.targets = self.zeros(photos.n, photos.classes)
        self.sides = self.taught.rows(self.step_at).shape[2:]
        self.tables = {name: self.zeros(MOST_STEPS) for name in ("rate", "mean_rate", "square", "comes", "share")}
        self.tables |= {name: self.zeros(MOST_STEPS, BATCH, kind=torch.long) for name in ("taken", "rows")}
        self.tables["counts"] = self.zeros(MOST_STEPS, BATCH)
        if recipe.mix == "cutmix":
            self.tables["places"] = self.zeros(MOST_STEPS, *self.sides)
        self.room()

    def zeros(self, *shape, kind=torch.float32):
        return torch.zeros(*shape, dtype=kind, device=self.machine.device)

    def room(self):
        """For the photos that are asked about, in lots of the same size."""
        most, large = self.material.photos.most_asked(), self.asked.tensor[0].numel() > LARGE
        limit = ASKED[1 if large else 2] if self.machine.card else ASKED[0]
        self.lot = math.ceil(most / math.ceil(most / limit))
        count = math.ceil(most / self.lot) * self.lot
        self.ask, self.said = self.zeros(count, kind=torch.long), self.zeros(count, self.material.photos.classes)

    # What is captured

    def row(self, name):
        """The row of a table for this step."""
        return self.tables[name].index_select(0, self.step_at)[0]

    def logits(self, weights, x):
        form = torch.channels_last if self.machine.channels_last else torch.contiguous_format
        maps = self.net.run(floats(x).contiguous(memory_format=form), self.first, self.net.n + 2, weights)
        f = maps.mean((2, 3))
        f = torch.where(f < LEAST_ROOTED, f.detach().clamp(min=0).sqrt(), f.clamp(min=LEAST_ROOTED).sqrt())
        return F.linear(f, weights[-2], weights[-1])

    def step(self):
        x = self.taught.rows(self.row("rows"))
        y = self.targets.index_select(0, self.row("taken"))
        if self.recipe.mix:
            stays = self.row("share" if self.recipe.mix == "mixup" else "places")
            x, share = floats(x), stays.mean()
            x, y = x * stays + x.roll(1, 0) * (1 - stays), y * share + y.roll(1, 0) * (1 - share)
        loss = (-(y * self.logits(self.learning, x).log_softmax(1)).sum(1) * self.row("counts")).sum()
        self.flat.step(torch.autograd.grad(loss, self.learning), self.row)
        self.step_at.add_(1)

    @torch.no_grad()
    def answer(self):
        """What the averages of the weights say of the photos that are asked about."""
        for at in range(0, len(self.ask), self.lot):
            self.said[at:at + self.lot] = self.logits(self.averages, self.asked.rows(self.ask[at:at + self.lot]))

    def prepare(self):
        """Captures the graphs, after a few steps at a rate of 0 to warm up."""
        self.flat.restart()
        self.tables["counts"].fill_(1 / BATCH)
        self.targets.fill_(1 / self.targets.shape[1])
        if self.machine.graphs:
            self.machine.settle()
            with self.on():
                for _ in range(WARMING):
                    self.step_at.zero_()
                    self.step()
                self.answer()
                self.stream.synchronize()
                self.graphs = {name: captured(getattr(self, name)) for name in ("step", "answer")}
            self.machine.settle()
        return self

    def do(self, name):
        self.graphs[name].replay() if self.graphs else getattr(self, name)()

    # A training

    def on(self):
        return self.machine.on(self.stream)

    def place(self, recipe, o):
        """Which photos are asked about, and the weights to start with, for a recipe in an outer fold."""
        self.recipe = recipe
        self.train, self.validation, self.test = self.material.photos.split(recipe, o)
        which, heads = place_of(recipe), self.material.heads(recipe)
        with self.on():
            self.flat.head(heads.weight[o, which], heads.bias[o, which])
            photos = np.resize(np.concatenate([self.validation, self.test]), len(self.ask))
            self.whole = torch.from_numpy(photos * self.asked.views).to(self.machine.device)
            self.ask.copy_(self.whole)

    def begin(self, recipe, o):
        """Fills the tables."""
        photos = self.material.photos
        self.place(recipe, o)
        self.planned = plan_of(recipe, self.train, self.validation, self.test)
        tables, self.per_epoch = schedule(recipe, photos, o, self.train, self.planned[0], self.taught.views, self.sides)
        self.steps, self.done = len(tables["rate"]), 0
        with self.on():
            for name, values in tables.items():
                to = self.tables[name]
                to[:self.steps].copy_(torch.from_numpy(values).to(to.dtype))
            sure = np.eye(photos.classes)[photos.labels]
            self.targets.copy_(torch.from_numpy(sure * (1 - recipe.smoothing) + recipe.smoothing / photos.classes))
            self.flat.settings(recipe)
            self.flat.restart()
            self.step_at.zero_()
            epochs = math.ceil(self.steps / self.per_epoch)
            self.out = self.zeros(epochs + len(WISE) + 1, *self.said.shape)

    def some(self, count):
        """Enqueues up to so many steps, and after the last what is asked of the weights; whether it was the last."""
        with self.on():
            for _ in range(min(count, self.steps - self.done)):
                self.do("step")
                self.done += 1
                if self.done % self.per_epoch == 0 or self.done == self.steps:
                    self.keep(math.ceil(self.done / self.per_epoch) - 1)
            if self.done == self.steps:
                self.ask_more()
        return self.done == self.steps

    def keep(self, place):
        self.do("answer")
        self.out[place].copy_(self.said)

    def ask_more(self):
        """Blends with the start, then mirrored photos; the averages are as they were after it."""
        average = self.flat.average
        kept = average.clone()
        for i, share in enumerate(WISE):
            average.copy_(kept).lerp_(self.flat.start, share)
            self.keep(i - len(WISE) - 1)
        average.copy_(kept)
        self.ask.copy_(self.whole + 1)
        self.keep(-1)

    def finish(self):
        """What was said, when the stream is done."""
        out = self.out[:, :len(self.validation) + len(self.test)].cpu().numpy().astype(np.float64)
        epochs = len(out) - len(WISE) - 1
        return Said(self.validation, self.test, out[:epochs], out[epochs:-1], out[-1], self.planned, self.steps)

    def said_by(self, weights, mirrored=False):
        """What some weights say of the photos of `place`; for soups."""
        self.machine.settle()
        with self.on():
            self.flat.average.copy_(weights)
            self.ask.copy_(self.whole + int(mirrored))
            self.do("answer")
        self.machine.settle()
        answered = self.said[:len(self.validation) + len(self.test)].cpu().numpy()
        return answered.copy()  # on a CPU it lies in the memory that the next answer is put into


def floats(x):
    return normalised(x) if x.dtype == torch.uint8 else x.float()
