"""EfficientNet-Lite (Tan & Le) in PyTorch: no squeeze-and-excite, ReLU6, TensorFlow's padding."""
import math

import numpy as np
from torch import nn
from torch.nn import functional as F

FEATURES = 1280
STAGES = [  # repeats, kernel, stride, expansion, channels; of Lite0
    (1, 3, 1, 1, 16),
    (2, 3, 2, 6, 24),
    (2, 5, 2, 6, 40),
    (3, 3, 2, 6, 80),
    (3, 5, 1, 6, 112),
    (4, 5, 2, 6, 192),
    (1, 3, 1, 6, 320),
]


class ConvNorm(nn.Module):
    """Convolution with TensorFlow's "same" padding, batch norm and, unless linear, ReLU6."""

    def __init__(self, channels_in, channels, kernel, stride=1, groups=1, linear=False):
        super().__init__()
        self.conv = nn.Conv2d(channels_in, channels, kernel, stride, groups=groups, bias=False)
        self.norm = nn.BatchNorm2d(channels, eps=1e-3)
        self.linear = linear

    def forward(self, x):
        kernel, stride = self.conv.kernel_size[0], self.conv.stride[0]
        missing = [max((math.ceil(n / stride) - 1) * stride + kernel - n, 0) for n in x.shape[2:]]
        top, left = (n // 2 for n in missing)  # an odd rest goes to the bottom and the right
        x = F.pad(x, (left, missing[1] - left, top, missing[0] - top))
        x = self.norm(self.conv(x))
        return x if self.linear else F.relu6(x)

    def folded(self):
        """The convolution's weight and bias with the batch norm inside."""
        norm = self.norm
        gamma, beta, mean, variance, weight = (
            t.detach().numpy().astype(np.float64)
            for t in (norm.weight, norm.bias, norm.running_mean, norm.running_var, self.conv.weight))
        scale = gamma / np.sqrt(variance + norm.eps)
        weight = weight * scale[:, None, None, None]
        return weight.astype(np.float32), (beta - mean * scale).astype(np.float32)


class Block(nn.Module):
    """Inverted bottleneck: widen, filter each channel on its own, narrow; add the input if it fits."""

    def __init__(self, channels_in, channels, kernel, stride, expansion):
        super().__init__()
        wide = channels_in * expansion
        self.expand = ConvNorm(channels_in, wide, 1) if expansion > 1 else None
        self.depthwise = ConvNorm(wide, wide, kernel, stride, groups=wide)
        self.project = ConvNorm(wide, channels, 1, linear=True)
        self.residual = stride == 1 and channels_in == channels

    def forward(self, x):
        y = self.expand(x) if self.expand else x
        y = self.project(self.depthwise(y))
        return x + y if self.residual else y


class EfficientNetLite(nn.Module):
    """Pixels to ImageNet logits. `features` stops before the classifier, as Graft's file does."""

    def __init__(self, width, depth):
        super().__init__()
        self.stem = ConvNorm(3, 32, 3, stride=2)
        self.blocks = nn.ModuleList()
        channels_in = 32  # stem, head and the repeats of the first and last stage are never scaled
        for stage, (repeats, kernel, stride, expansion, channels) in enumerate(STAGES):
            if 0 < stage < len(STAGES) - 1:
                repeats = math.ceil(repeats * depth)
            channels = int(channels * width + 4) // 8 * 8  # the nearest multiple of 8
            for repeat in range(repeats):
                self.blocks.append(
                    Block(channels_in, channels, kernel, stride if repeat == 0 else 1, expansion))
                channels_in = channels
        self.head = ConvNorm(channels_in, FEATURES, 1)
        self.classifier = nn.Linear(FEATURES, 1000)

    def features(self, x):
        x = self.stem(x)
        for block in self.blocks:
            x = block(x)
        return self.head(x).mean((2, 3))

    def forward(self, x):
        return self.classifier(self.features(x))


PARTS = {  # a layer's name in the wheel and here, outside and inside a block
    "_conv_stem": "stem.conv", "_bn0": "stem.norm",
    "_conv_head": "head.conv", "_bn1": "head.norm", "_fc": "classifier"}
BLOCK_PARTS = {
    "_expand_conv": "expand.conv", "_bn0": "expand.norm",
    "_depthwise_conv": "depthwise.conv", "_bn1": "depthwise.norm",
    "_project_conv": "project.conv", "_bn2": "project.norm"}


def renamed(key):
    """The name here of a tensor of the wheel's state dict."""
    if key.startswith("_blocks."):
        _, index, part, leaf = key.split(".")
        return f"blocks.{index}.{BLOCK_PARTS[part]}.{leaf}"
    part, leaf = key.split(".")
    return f"{PARTS[part]}.{leaf}"
