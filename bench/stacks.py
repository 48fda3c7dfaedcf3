"""Many linear softmax heads on the same photos at once, in NumPy: the grid's trainer.

All heads of a stack are one matrix (features, heads x classes). Adam has its epsilon beside the
uncorrected root, L2 stands in the gradient, L1 is a proximal step in Adam's metric, dropout draws
one mask for all heads of a stack, weights start at zero: the head that Graft trains, written anew.
"""

import dataclasses

import numpy

import peer

BETA1, BETA2 = 0.9, 0.999
BLOCK = 128  # rows that one step takes at a time, so that they stay in the processor's cache


@dataclasses.dataclass(frozen=True)
class Settings:
    epochs: int
    patience: int
    seed: tuple  # numbers that key the order of photos and the dropout


class Trained:
    """The best epoch of each head: losses, epochs, and weights on scaled features."""

    def __init__(self, heads, features, classes):
        self.losses = numpy.full(heads, numpy.inf)
        self.epochs = numpy.zeros(heads, int)
        self.weights = numpy.zeros((heads, classes, features), numpy.float32)
        self.biases = numpy.zeros((heads, classes), numpy.float32)

    def keep(self, heads, epoch, losses, w, b):
        better = losses < self.losses[heads]  # never where the loss is not a number
        at = heads[better]
        self.losses[at], self.epochs[at] = losses[better], epoch
        classes = self.biases.shape[1]
        self.weights[at] = w.reshape(len(w), -1, classes)[:, better].transpose(1, 2, 0)
        self.biases[at] = b.reshape(-1, classes)[better]

    def head(self, i):
        return self.weights[i], self.biases[i]


class Stack:
    """The heads that still go on, with Adam's means."""

    def __init__(self, recipes, features, classes):
        self.classes, self.heads = classes, numpy.arange(len(recipes))
        wide = lambda values: numpy.repeat(numpy.array(values, numpy.float32), classes)
        self.rate = wide([r["rate"] for r in recipes])
        self.l1, self.l2 = wide([r["l1"] for r in recipes]), wide([r["l2"] for r in recipes])
        self.w, self.m, self.v = (numpy.zeros((features, len(self.rate)), numpy.float32) for _ in range(3))
        self.b, self.bm, self.bv = (numpy.zeros(len(self.rate), numpy.float32) for _ in range(3))
        self.steps = 0
        self.spread()

    def spread(self):
        """Memory of the right width; which penalties there are."""
        self.gradient = numpy.empty_like(self.w)
        self.scratch = numpy.empty((BLOCK, len(self.rate)), numpy.float32)
        self.has_l1, self.has_l2 = bool(self.l1.any()), bool(self.l2.any())

    def narrow(self, going):
        """Leaves only these heads."""
        if going.all():
            return
        columns = numpy.repeat(going, self.classes)
        self.heads = self.heads[going]
        for name in ("rate", "l1", "l2", "b", "bm", "bv"):
            setattr(self, name, getattr(self, name)[columns])
        for name in ("w", "m", "v"):
            setattr(self, name, numpy.ascontiguousarray(getattr(self, name)[:, columns]))
        self.spread()

    def log_softmax(self, x):
        """(photos, heads, classes)."""
        z = (x @ self.w + self.b).reshape(len(x), -1, self.classes)
        z -= z.max(2, keepdims=True)
        z -= numpy.log(numpy.exp(z).sum(2, keepdims=True))
        return z

    def losses(self, x, y):
        """The mean log loss of each head."""
        return -self.log_softmax(x)[numpy.arange(len(y)), :, y].mean(0, dtype=numpy.float64)

    def step(self, x, y):
        z = self.log_softmax(x)
        numpy.exp(z, out=z)
        z[numpy.arange(len(y)), :, y] -= 1
        g = z.reshape(len(x), -1)
        g /= len(x)
        numpy.matmul(x.T, g, out=self.gradient)
        self.steps += 1
        pace = self.rate * numpy.float32((1 - BETA2**self.steps) ** 0.5 / (1 - BETA1**self.steps))
        for row in range(0, len(self.w), BLOCK):
            rows = slice(row, row + BLOCK)
            self.adam(self.w[rows], self.m[rows], self.v[rows], self.gradient[rows], pace, penalised=True)
        self.adam(self.b[None], self.bm[None], self.bv[None], g.sum(0)[None], pace, penalised=False)

    def adam(self, w, m, v, g, pace, penalised):
        t = self.scratch[: len(g)]
        if penalised and self.has_l2:
            numpy.multiply(w, 2 * self.l2, out=t)
            g += t
        m *= BETA1
        numpy.multiply(g, 1 - BETA1, out=t)
        m += t
        g *= g
        g *= 1 - BETA2
        v *= BETA2
        v += g
        numpy.sqrt(v, out=t)
        t += peer.EPSILON
        numpy.divide(pace, t, out=t)  # the step of each weight
        numpy.multiply(m, t, out=g)
        w -= g
        if penalised and self.has_l1:
            t *= self.l1
            numpy.clip(w, -t, t, out=t)
            w -= t


def train(part, classes, recipes, settings):
    """Trains a stack of recipes of one batch size and one dropout, each to its own best epoch."""
    batch, dropout = recipes[0]["batch"], recipes[0]["dropout"]
    stack = Stack(recipes, part.x.shape[1], classes)
    trained = Trained(len(recipes), part.x.shape[1], classes)
    with numpy.errstate(over="ignore", invalid="ignore", divide="ignore"):  # a rate too high
        for epoch in range(1, settings.epochs + 1):
            draw = numpy.random.default_rng((*settings.seed, epoch))
            order = draw.permutation(len(part.y))
            for start in range(0, len(order), batch):
                rows = order[start:start + batch]
                x = part.x[rows]
                if dropout:
                    x *= (draw.random(x.shape, numpy.float32) >= dropout) / numpy.float32(1 - dropout)
                stack.step(x, part.y[rows])
            trained.keep(stack.heads, epoch, stack.losses(part.x_validation, part.y_validation), stack.w, stack.b)
            stack.narrow(epoch - trained.epochs[stack.heads] < settings.patience)
            if not len(stack.heads):
                break
    return trained


def softmax(logits):
    e = numpy.exp(logits - logits.max(1, keepdims=True))
    return e / e.sum(1, keepdims=True)


def temperature(logits, labels):
    """The number that logits are divided by for the lowest log loss."""
    from scipy.optimize import minimize_scalar

    def loss(t):
        return -numpy.log(numpy.maximum(1e-15, softmax(logits / numpy.exp(t))[numpy.arange(len(labels)), labels])).mean()
    return float(numpy.exp(minimize_scalar(loss, bounds=(numpy.log(0.05), numpy.log(20)), method="bounded").x))
