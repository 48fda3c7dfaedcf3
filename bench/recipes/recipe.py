"""The settings of one fine-tuning; the defaults are Graft's recipe for Lite0 in ten minutes."""

import dataclasses
from collections import namedtuple

Cut = namedtuple("Cut", "lite size blocks least_area")  # names activations: the views, and where the network is cut


@dataclasses.dataclass(frozen=True)
class Recipe:
    """Two that are equal but for the seed differ by chance alone."""

    lite: int = 0  # EfficientNet-Lite0 or Lite2
    size: int = 288  # pixels a side
    test_size: int | None = None  # of photos that are asked about, where it is another
    blocks: int = 5  # that are trained, from the last on
    views: int = 6  # of each photo: whole, mirrored, crops
    least_area: float = 0.4  # of a crop
    minutes: float = 10  # of the whole tune, on two cores: costs.py
    most_epochs: int = 8
    epochs: float | None = None  # where it is not as many as fit
    parts: int = 1  # that share the epochs which fit: each training has so much less
    rate: float = 1e-3
    layer_decay: float = 0.8  # of the rate, from block to block downwards
    decay: float = 0.01  # of weights, not of biases
    smoothing: float = 0.1  # of labels
    average: float = 0.99  # the moving average of the weights; 0: the weights themselves
    mix: str | None = None  # "mixup" or "cutmix" of activations at the cut
    mix_beta: float = 0.0
    all_photos: bool = False  # taught, 80 % instead of 64 %: no photo is left to validate on
    fold: int = 0  # the inner fold that validates
    small_fold: bool = False  # every other photo of it, and the others are taught
    seed: int = 0

    @property
    def taught(self):
        """The activations that are learned from."""
        return Cut(self.lite, self.size, self.blocks, self.least_area)

    @property
    def asked(self):
        """The activations that are asked about."""
        return Cut(self.lite, self.test_size, self.blocks, 1.0) if self.test_size else self.taught

    @property
    def head_size(self):
        """The size of the photos whose features the start head is trained on."""
        return self.test_size or self.size

    @property
    def graph(self):
        """What is written into a lane's CUDA graphs; all else stands in its tables."""
        return self.taught, self.asked, self.mix

    def changed(self):
        """What differs from Graft's recipe."""
        return {f.name: getattr(self, f.name) for f in dataclasses.fields(self) if getattr(self, f.name) != f.default}
