"""A good script that fine-tunes in PyTorch until its time is up. Run by finetune_peer.py, on jemalloc.

timm's network, channels last; the last blocks are trained and those below them frozen, their batch norm
too. Photos are read and changed by worker processes, as torchvision has it; nothing is cached. AdamW,
one cycle of the rate, spread over the time that there is; the last weights are what counts.
"""

import argparse
import json
import math
import pathlib
import time

import torch
import torchvision
from torch.utils.data import DataLoader, RandomSampler
from torchvision import transforms

import bench
import peer_net

CROP = 0.4, 1.0  # areas of the random resized crop
RISE = 0.3  # share of the cycle, as PyTorch's OneCycleLR has it
LEAST, LAST = 1 / 25, 1e-4 / 25  # rate at the start and at the end, by the highest
BETAS = 0.95, 0.85  # Adam's first, at the lowest and the highest rate
SPARE = 1.0  # seconds that are kept for the end of the last step and for saving
MANY = 10**7  # photos that the sampler goes through at most


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    for file in ("photos", "weights", "out"):
        parser.add_argument(file, type=pathlib.Path)
    parser.add_argument("--backbone", required=True)
    for name in ("--size", "--blocks", "--threads", "--workers", "--seed"):
        parser.add_argument(name, type=int, required=True)
    parser.add_argument("--seconds", type=float, required=True)
    parser.add_argument("--started", type=int, required=True, help="nanoseconds of the monotonic clock")
    return parser.parse_args()


def between(one, other, share):
    """From one to the other along half a cosine."""
    return other + (one - other) * (1 + math.cos(math.pi * share)) / 2


def cycle(adam, share):
    """Sets the rate and Adam's first beta for a moment of the cycle, in [0, 1]."""
    rising = share < RISE
    at = share / RISE if rising else (share - RISE) / (1 - RISE)
    rate = between(LEAST, 1, at) if rising else between(1, LAST, at)
    beta = between(*BETAS, at) if rising else between(*reversed(BETAS), at)
    for group in adam.param_groups:
        group["lr"], group["betas"] = peer_net.RATE * rate, (beta, group["betas"][1])


def batches(folder, changes, said, sampler=None):
    photos = torchvision.datasets.ImageFolder(folder, transforms.Compose([*changes, transforms.PILToTensor()]))
    sampler = sampler and sampler(photos)
    return photos, DataLoader(photos, peer_net.BATCH, sampler=sampler, num_workers=said.workers, prefetch_factor=4)


def prepared(pixels):
    """Normalised, channels last."""
    return pixels.float().sub_(peer_net.MEAN).div_(peer_net.DEVIATION).to(memory_format=torch.channels_last)


def train(said, below, above):
    """Trains until the time is up; the steps, and what share of the photos each saw on average."""
    changes = [transforms.RandomResizedCrop(said.size, CROP), transforms.RandomHorizontalFlip()]
    photos, loader = batches(said.photos / "train", changes, said,
                             lambda some: RandomSampler(some, num_samples=MANY))
    adam = peer_net.optimiser(above)
    below.eval()
    above.train()
    end = said.started / 1e9 + said.seconds - SPARE
    begun, seen, steps = time.monotonic(), 0, 0
    for pixels, labels in loader:
        share = (time.monotonic() - begun) / (end - begun)
        if share >= 1:
            break
        cycle(adam, share)
        with torch.no_grad():
            activations = below(prepared(pixels))
        peer_net.step(above, activations, labels, adam)
        steps, seen = steps + 1, seen + len(labels)
    return {"steps": steps, "epochs": seen / len(photos)}


def tested(said, net):
    """Of each test photo, by its path, whether it is named rightly; the mean log loss."""
    photos, loader = batches(said.photos / "test", [transforms.Resize((said.size, said.size))], said)
    net.eval()
    hits, loss = {}, 0.0
    paths = iter(path for path, _ in photos.samples)
    with torch.inference_mode():
        for pixels, labels in loader:
            logits = net(prepared(pixels))
            loss += float(torch.nn.functional.cross_entropy(logits, labels, reduction="sum"))
            for right in (logits.argmax(1) == labels).tolist():
                hits[pathlib.Path(next(paths)).relative_to(said.photos).as_posix()] = right
    return {"hits": hits, "logLoss": loss / len(hits)}


def main():
    said = arguments()
    torch.set_num_threads(said.threads)
    torch.manual_seed(said.seed)
    classes = sum(1 for p in (said.photos / "train").iterdir() if p.is_dir())
    net = peer_net.loaded(said.weights, said.backbone, classes).to(memory_format=torch.channels_last)
    below, above = peer_net.parts(net, said.blocks)
    below.requires_grad_(False)
    got = train(said, below, above)
    torch.save(net.state_dict(), said.out.with_suffix(".pt"))
    got["seconds"] = time.monotonic() - said.started / 1e9
    got |= tested(said, torch.nn.Sequential(below, above)) | {"allocator": peer_net.allocator()}
    bench.write_whole(said.out, json.dumps(got))


if __name__ == "__main__":
    main()
