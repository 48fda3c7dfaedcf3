"""The linear softmax head in PyTorch, as a careful person writes it: tensors in memory, fused Adam."""

import numpy
import torch
from torch.nn import functional

import peer


def train(part, classes, recipe, epochs, each_epoch):
    """Trains a head; `each_epoch(epoch, weights, biases, head)` says whether to go on."""
    x, y = torch.from_numpy(part.x), torch.from_numpy(part.y)
    head = torch.nn.Linear(x.shape[1], classes)
    torch.nn.init.zeros_(head.weight)
    torch.nn.init.zeros_(head.bias)
    adam = torch.optim.Adam([{"params": [head.weight], "weight_decay": 2 * recipe["l2"]}, {"params": [head.bias]}],
                            lr=recipe["rate"], eps=peer.EPSILON, fused=True)
    for epoch in range(1, epochs + 1):
        order = torch.randperm(len(y))
        for some, labels in zip(x[order].split(recipe["batch"]), y[order].split(recipe["batch"])):
            if recipe["dropout"]:
                some = functional.dropout(some, recipe["dropout"])
            loss = functional.cross_entropy(head(some), labels)
            if recipe["l1"]:
                loss = loss + recipe["l1"] * head.weight.abs().sum()
            adam.zero_grad()
            loss.backward()
            adam.step()
        if not each_epoch(epoch, head):
            return


class EarlyStop:
    """Keeps the best epoch on the inner part and ends after some without a better one."""

    def __init__(self, part, report=lambda epoch, loss: True):
        self.x, self.y = torch.from_numpy(part.x_validation), torch.from_numpy(part.y_validation)
        self.report = report
        self.loss, self.epoch, self.weights, self.biases = float("inf"), 0, None, None

    def __call__(self, epoch, head):
        with torch.inference_mode():
            loss = float(functional.cross_entropy(head(self.x), self.y))
            if loss < self.loss or self.epoch == 0:
                self.loss, self.epoch = loss, epoch
                self.weights, self.biases = head.weight.numpy().copy(), head.bias.numpy().copy()
        return self.report(epoch, loss) and epoch - self.epoch < peer.PATIENCE


def best_epoch(part, classes, recipe, report=lambda epoch, loss: True):
    """Trains with early stopping: loss, epoch, and the head on raw features."""
    stop = EarlyStop(part, report)
    train(part, classes, recipe, peer.EPOCHS, stop)
    return stop.loss, stop.epoch, part.raw(stop.weights, stop.biases)


def fixed_epochs(part, classes, recipe, epochs):
    """Trains so many epochs: the head on raw features."""
    kept = []
    train(part, classes, recipe, epochs, lambda epoch, head: kept.append(head) or True)
    head = kept[-1]
    return part.raw(head.weight.detach().numpy(), head.bias.detach().numpy())


def keeper(head):
    """Writes a head on raw features to a file; see Ledger.add."""
    def keep(file):
        numpy.savez(f"{file}.npz", weights=head[0], biases=head[1])
        return f"{file}.npz"
    return keep
