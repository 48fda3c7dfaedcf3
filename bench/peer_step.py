"""Steps of training above the cut in PyTorch, as many as a line of standard input says; answers with the
seconds that they took. Ends with the input. Run by finetune_speed.py, on jemalloc."""

import argparse
import pathlib
import sys
import time

import torch

import peer_net

CLASSES, DIFFERENT = 5, 64


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=pathlib.Path)
    parser.add_argument("--backbone", required=True)
    parser.add_argument("--shape", required=True, help="at the cut: channels, height, width, with commas")
    parser.add_argument("--blocks", type=int, required=True)
    parser.add_argument("--threads", type=int, required=True)
    parser.add_argument("--folded", action="store_true", help="batch norm inside the convolutions, as in Graft's file")
    said = parser.parse_args()
    torch.set_num_threads(said.threads)
    torch.manual_seed(1)
    net = peer_net.loaded(said.weights, said.backbone, CLASSES)
    _, above = peer_net.parts(net, said.blocks)
    if said.folded:
        above = peer_net.folded(above)
    above = above.to(memory_format=torch.channels_last).train()
    adam = peer_net.optimiser(above)
    shape = [int(n) for n in said.shape.split(",")]
    kept = torch.randn(DIFFERENT, *shape).to(memory_format=torch.channels_last)
    labels = torch.arange(DIFFERENT) % CLASSES
    print(peer_net.allocator(), flush=True)
    for line in sys.stdin:
        begun = time.monotonic()
        for _ in range(int(line)):
            rows = torch.randperm(DIFFERENT)[:peer_net.BATCH]
            batch = kept[rows].contiguous(memory_format=torch.channels_last)
            peer_net.step(above, batch, labels[rows], adam)
        print(time.monotonic() - begun, flush=True)


if __name__ == "__main__":
    main()
