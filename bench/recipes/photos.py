"""Photos on the machine: which are taught and which test in each outer fold, and squares of their views."""

import hashlib
import math
import zlib

import numpy as np
import torch

from outer import FOLDS
from reading import BOX

WHOLE, MIRRORED = 0, 1  # the first views of a photo; the others are random crops


def deal(folds, which, names, salt=""):
    """Deals photos round the folds in the order of a hash of their names, as bench/outer.py does."""
    def by_hash(i):
        return hashlib.sha256((salt + names[i]).encode()).hexdigest()

    for at, i in enumerate(sorted(which, key=by_hash)):
        folds[i] = at % FOLDS


class Photos:
    """`outer` is each photo's outer fold; `inner[o]` its fold among those that are no test photos in o, else -1."""

    def __init__(self, rows, pixels, sizes, device):
        self.names, self.device, self.sizes, self.drawn = [row[1] for row in rows], device, sizes, {}
        classes = sorted({row[0] for row in rows})
        self.labels = np.array([classes.index(row[0]) for row in rows])
        self.n, self.classes = len(rows), len(classes)
        self.pixels = torch.empty((self.n, 3, BOX, BOX), dtype=torch.uint8, device=device)
        for at in range(0, self.n, 256):
            self.pixels[at:at + 256] = torch.from_numpy(pixels[at:at + 256]).to(device).permute(0, 3, 1, 2)
        self.outer, self.inner = np.zeros(self.n, int), np.full((FOLDS, self.n), -1)
        for label in range(self.classes):
            mine = np.flatnonzero(self.labels == label)
            deal(self.outer, mine, self.names)
            for o in range(FOLDS):
                deal(self.inner[o], mine[self.outer[mine] != o], self.names, "inner ")

    def split(self, recipe, o):
        """Indices of the photos that are taught, validate and test in an outer fold."""
        inner = self.inner[o]
        validation = np.flatnonzero(inner == recipe.fold)
        taught = inner >= 0 if recipe.all_photos else (inner >= 0) & (inner != recipe.fold)
        if recipe.small_fold:
            taught[validation[1::2]] = True
            validation = validation[::2]
        return np.flatnonzero(taught), validation, np.flatnonzero(self.outer == o)

    def most_asked(self):
        """The most photos that validate or test in one fold."""
        return max(int(((self.inner[o] == j) | (self.outer == o)).sum()) for o in range(FOLDS) for j in range(FOLDS))

    def view(self, i, number, least_area):
        """A view of a photo: (left, top, right, bottom, mirrored). Always the same for the same number."""
        key = i, number, least_area
        if key not in self.drawn:
            self.drawn[key] = self.draw(*key)
        return self.drawn[key]

    def draw(self, i, number, least_area):
        """As graft.vision.pass.View has them: whole, mirrored, then random crops, half of them mirrored."""
        height, width = (int(side) for side in self.sizes[i])
        if number in (WHOLE, MIRRORED):
            return 0, 0, width, height, number == MIRRORED
        u = np.random.default_rng([zlib.crc32(self.names[i].encode()), number]).random(5)
        area, aspect = least_area + (1 - least_area) * u[0], (4 / 3) ** (2 * u[1] - 1)
        across, down = min(1, math.sqrt(area * aspect)), min(1, math.sqrt(area / aspect))
        wide, high = max(1, round(across * width)), max(1, round(down * height))
        left = min(round((1 - across) * u[2] * width), width - wide)
        top = min(round((1 - down) * u[3] * height), height - high)
        return left, top, left + wide, top + high, u[4] < 0.5

    def squares(self, which, size):
        """Views of photos, [(photo, view)], squashed: float (n, 3, size, size) of whole numbers."""
        photos = torch.tensor([photo for photo, _ in which], device=self.device)
        box = torch.tensor([view[:4] for _, view in which], dtype=torch.float32, device=self.device)
        mirrored = torch.tensor([bool(view[4]) for _, view in which], device=self.device)
        across, down = taps(box[:, 0], box[:, 2], size), taps(box[:, 1], box[:, 3], size)
        across = torch.where(mirrored[:, None, None], across.flip(1), across)
        x = torch.matmul(self.pixels.index_select(0, photos).float(), across.transpose(1, 2)[:, None])
        return torch.matmul(down[:, None], x).round_().clamp_(0, 255)


def taps(low, high, size):
    """What each pixel of a side counts in each of `size` that are made of low..high: an antialiased triangle."""
    low, high = low[:, None, None], high[:, None, None]
    scale = (high - low) / size
    centre = low + (torch.arange(size, device=low.device)[None, :, None] + 0.5) * scale
    pixel = torch.arange(BOX, device=low.device)[None, None, :] + 0.5
    weight = (1 - (pixel - centre).abs() / scale.clamp(min=1)).clamp(min=0) * ((pixel > low) & (pixel < high))
    return weight / weight.sum(2, keepdim=True)
