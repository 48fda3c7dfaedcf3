"""EfficientNet-Lite with its batch norms folded away, any part of it: below the cut to run, above it to train.

Part 0 is the stem, parts 1 to n are the blocks, part n + 1 is the last convolution. Pooling and head are
no part: lane.py has them.
"""

import math
from collections import namedtuple

import torch
import torch.nn.functional as F

FEATURES = 1280
MEAN, DEVIATION = 127, 128  # of the cards
STAGES = [(1, 3, 1, 1, 16), (2, 3, 2, 6, 24), (2, 5, 2, 6, 40), (3, 3, 2, 6, 80), (3, 5, 1, 6, 112), (4, 5, 2, 6, 192),
          (1, 3, 1, 6, 320)]  # repeats, kernel, stride, expansion, channels; of Lite0
SCALES = {0: (1.0, 1.0), 2: (1.1, 1.2)}  # width and depth

Block = namedtuple("Block", "inside outside kernel stride expansion")
Layer = namedtuple("Layer", "name kernel stride groups linear part")


def blocks_of(lite):
    """The blocks, as tools/backbones/efficientnet_lite.py has them."""
    (width, depth), blocks, inside = SCALES[lite], [], 32
    for stage, (repeats, kernel, stride, expansion, channels) in enumerate(STAGES):
        if 0 < stage < len(STAGES) - 1:
            repeats = math.ceil(repeats * depth)
        outside = int(channels * width + 4) // 8 * 8
        for repeat in range(repeats):
            blocks.append(Block(inside, outside, kernel, stride if repeat == 0 else 1, expansion))
            inside = outside
    return blocks


def normalised(pixels):
    return (pixels.float() - MEAN) / DEVIATION


def convolve(x, weight, bias, layer):
    """A convolution with TensorFlow's padding, for sides that are multiples of 32."""
    before, after = (layer.kernel - layer.stride) // 2, (layer.kernel - layer.stride + 1) // 2
    if before == after:
        return F.conv2d(x, weight, bias, layer.stride, before, 1, layer.groups)
    return F.conv2d(F.pad(x, (before, after, before, after)), weight, bias, layer.stride, 0, 1, layer.groups)


class Network:
    """Weights of a backbone as they came, and how to run a part of it with these or others."""

    def __init__(self, lite, weights, machine):
        self.lite, self.machine = lite, machine
        self.blocks = blocks_of(lite)
        self.n = len(self.blocks)
        self.weights = {name: tuple(t.to(machine.device) for t in pair) for name, pair in weights.items()}
        self.halves = {name: tuple(t.to(machine.half) for t in pair) for name, pair in self.weights.items()}

    def first_trained(self, blocks):
        """The first part above the cut; 0 where all blocks are trained, the stem with them."""
        return self.n + 1 - blocks if blocks < self.n else 0

    def layers(self, first, last):
        """Layers of parts first to last - 1."""
        return [layer for part in range(first, last) for layer in self.layers_of(part)]

    def layers_of(self, part):
        if part == 0:
            return [Layer("stem", 3, 2, 1, False, part)]
        if part > self.n:
            return [Layer("head", 1, 1, 1, False, part)]
        block, name = self.blocks[part - 1], f"block{part}"
        widen = [Layer(f"{name}.expand", 1, 1, 1, False, part)] if block.expansion > 1 else []
        return widen + [
            Layer(f"{name}.depthwise", block.kernel, block.stride, block.inside * block.expansion, False, part),
            Layer(f"{name}.project", 1, 1, 1, True, part)]

    def adds(self, part):
        """Whether a part adds what went into it to what comes out."""
        if not 1 <= part <= self.n:
            return False
        block = self.blocks[part - 1]
        return block.inside == block.outside and block.stride == 1

    def run(self, x, first, last, weights):
        """Parts first to last - 1; weights are weight and bias of each layer, one after the other."""
        weights = iter(weights)
        for part in range(first, last):
            before = x
            for layer in self.layers_of(part):
                x = convolve(x, next(weights), next(weights), layer)
                x = x if layer.linear else x.clamp(0, 6)
            x = x + before if self.adds(part) else x
        return x

    @torch.no_grad()
    def below(self, x, first, last):
        """The same with the weights as they came, in float16 on a card; from pixels where first is 0."""
        x = (normalised(x) if first == 0 else x).to(self.machine.half)
        form = torch.channels_last if self.machine.channels_last_below else torch.contiguous_format
        weights = [t for layer in self.layers(first, last) for t in self.halves[layer.name]]
        return self.run(x.contiguous(memory_format=form), first, last, weights)

    def features(self, pixels):
        """What heads are put on: roots of the averages of the last convolution."""
        return self.below(pixels, 0, self.n + 2).float().mean((2, 3)).sqrt()
