#!/usr/bin/env python3
"""Photos a second of a training step above the same cut, batch 32: Graft beside PyTorch in Python.

Random activations at the cut, all threads; the script runs on jemalloc, channels last, AdamW in one
kernel, its activations ready in memory as float32. The graph part is the same: the batch norms are
inside the convolutions. What the script does with batch norm beside them, as such scripts have it, is
told. All live at once and work by turns: who is not asked waits for its input.
"""

import bench

bench.venv("requirements-nets.txt")

import contextlib
import os
import shutil
import statistics
import subprocess
import sys

import torch

import accuracy
import finetune_peer
import peer_net

MUST = 0.9
# As ./graft sets them for --fine-tune
LAUNCHER = {"OMP_WAIT_POLICY": "passive", "OPENBLAS_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "1",
            "GLIBC_TUNABLES": "glibc.malloc.hugetlb=1"}
GRAFT, FOLDED, NORMED = "Graft", "PyTorch", "PyTorch with batch norm"


def cut(facts, size):
    """Where blocks end, the cut, and the shape there, as Graft plans it."""
    ends = [end.split(":") for end in facts["cuts"].split(",")]
    name, channels, stride = ends[-2 - peer_net.deepest(facts)]
    return [end[0] for end in ends], name, [int(channels), size // int(stride), size // int(stride)]


class Contestant:
    """A process that is told how many steps to make and says how long they took."""

    def __init__(self, words, variables, log):
        self.log = log
        with open(log, "wb") as errors:
            self.process = subprocess.Popen([str(w) for w in words], env=os.environ | variables, text=True, bufsize=1,
                                            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors)

    def line(self):
        said = self.process.stdout.readline()
        if not said:
            bench.stop(f"{self.log.stem} ended with exit code {self.process.wait()}:\n{self.log.read_text(errors='replace')}")
        return said.strip()

    def seconds(self, steps):
        self.process.stdin.write(f"{steps}\n")
        return float(self.line())

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        if self.process.wait() != 0 and sys.exc_info()[0] is None:
            bench.stop(f"{self.log.stem} failed at its end:\n{self.log.read_text(errors='replace')}")


def contestants(chosen, place, open_all):
    """The three processes, by name."""
    facts, onnx = bench.card(chosen.backbone)
    ends, tensor, shape = cut(facts, accuracy.image_size(chosen))
    threads = len(os.sched_getaffinity(0))
    at = ",".join(map(str, shape))
    print(f"cut at {tensor}, {at}, {threads} threads; PyTorch {torch.__version__} in Python", flush=True)
    graft = bench.java("FineTuneSpeed.java", onnx, facts["input"], facts["feature"], facts["features"], ",".join(ends),
                       tensor, at, threads, place)
    weights = peer_net.weights(chosen.backbone, chosen.work)
    script = [sys.executable, bench.HERE / "peer_step.py", weights, "--backbone", chosen.backbone, "--shape", at,
              "--blocks", peer_net.deepest(facts), "--threads", threads]
    preloaded = finetune_peer.environment(chosen)
    live = {GRAFT: open_all(Contestant(graft, LAUNCHER, place / "graft.log"))}
    for name, more in ((FOLDED, ["--folded"]), (NORMED, [])):
        live[name] = open_all(Contestant([*script, *more], preloaded, place / f"{name.replace(' ', '-')}.log"))
        if (allocator := live[name].line()) != "jemalloc":
            bench.stop(f"{name} runs on {allocator}, not on jemalloc")
    return live


def main():
    parser = bench.options(__doc__)
    bench.add_image_options(parser)
    finetune_peer.add_options(parser)
    parser.add_argument("--rounds", type=int, default=6, help="(default: %(default)s)")
    parser.add_argument("--steps", type=int, default=20, help="of a round (default: %(default)s)")
    parser.add_argument("--quick", action="store_true", help="two rounds of three steps; nothing is judged")
    chosen = parser.parse_args()
    if chosen.quick:
        chosen.rounds, chosen.steps = 2, 3
    bench.header()
    place = chosen.work / "finetune-speed"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    rates = {}
    with contextlib.ExitStack() as stack:
        live = contestants(chosen, place, stack.enter_context)
        for contestant in live.values():
            contestant.seconds(chosen.steps)  # to warm up
        for number in range(chosen.rounds):
            for name in list(live)[:: 1 if number % 2 == 0 else -1]:
                rate = chosen.steps * peer_net.BATCH / live[name].seconds(chosen.steps)
                rates.setdefault(name, []).append(rate)
            print(f"round {number + 1}: " + ", ".join(f"{name} {rates[name][-1]:.1f}" for name in live) + " photos/s",
                  flush=True)
    shutil.rmtree(place)
    medians = {name: statistics.median(found) for name, found in rates.items()}
    verdict = bench.Verdict(judged=not chosen.quick)
    for name in medians:
        verdict.add(f"{name}, photos/s of a step, median", f"{medians[name]:.1f}", "", None)
    ratio = medians[GRAFT] / medians[FOLDED]
    verdict.add("Graft / PyTorch, the same graph part", f"{ratio:.3f}", f"at least {MUST}", ratio >= MUST)
    verdict.add("Graft / PyTorch with batch norm", f"{medians[GRAFT] / medians[NORMED]:.3f}", "told, not judged", None)
    verdict.end()


if __name__ == "__main__":
    main()
