"""All weights of a training in one vector, with AdamW and their moving average."""

import torch

from network import FEATURES
from schedule import BETA_1, BETA_2, EPSILON


class Flat:
    """Weights of the parts above the cut and a head; `start` is where they begin, `now` where they are."""

    def __init__(self, net, first, classes, device):
        layers = net.layers(first, net.n + 2)
        tensors = [t for layer in layers for t in net.weights[layer.name]]
        tensors += [torch.zeros(classes, FEATURES, device=device), torch.zeros(classes, device=device)]
        self.shapes = [t.shape for t in tensors]
        self.top = net.n + 2  # the head, as if it were a part
        self.parts = [layer.part for layer in layers for _ in range(2)] + [self.top] * 2
        self.start = torch.cat([t.flatten() for t in tensors])
        self.head_at, self.bias_at = self.start.numel() - classes * FEATURES - classes, self.start.numel() - classes
        self.now, self.mean, self.square, self.average, self.rate, self.decay = (
            torch.zeros_like(self.start) for _ in range(6))

    def leaves(self, vector, gradients):
        """The tensors that lie in a vector, one after the other."""
        out, at = [], 0
        for shape in self.shapes:
            out.append(vector[at:at + shape.numel()].view(shape).detach().requires_grad_(gradients))
            at += shape.numel()
        return out

    def head(self, weight, bias):
        """Puts a head into the start."""
        self.start[self.head_at:self.bias_at] = weight.flatten()
        self.start[self.bias_at:] = bias

    def restart(self):
        self.now.copy_(self.start)
        self.average.copy_(self.start)
        self.mean.zero_()
        self.square.zero_()

    def settings(self, recipe):
        """The share of the rate of each weight, and its decay: the head and the last convolution learn at the
        whole rate, each block below at less; biases have no decay."""
        below = self.top - 1
        rates = [recipe.layer_decay ** max(0, below - part) for part in self.parts]
        decays = [recipe.decay if len(shape) > 1 else 0.0 for shape in self.shapes]
        for vector, values in (self.rate, rates), (self.decay, decays):
            vector.copy_(torch.cat([torch.full((s.numel(),), v) for s, v in zip(self.shapes, values)]))

    @torch.no_grad()
    def step(self, gradients, row):
        """A step of AdamW and of the average; row gives the step's value in a table of schedule.py."""
        g = torch.cat([gradient.flatten() for gradient in gradients])
        self.mean.mul_(BETA_1).add_(g, alpha=1 - BETA_1)
        self.square.mul_(BETA_2).addcmul_(g, g, value=1 - BETA_2)
        move = self.mean * (row("mean_rate") * self.rate) / (self.square.sqrt() * row("square") + EPSILON)
        self.now.sub_(move + row("rate") * self.rate * self.decay * self.now)
        self.average.add_((self.now - self.average) * row("comes"))
