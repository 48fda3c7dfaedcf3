"""What the card does fastest, and whether the network above a cut is the one below it. Before a study."""

import gc
import time
import traceback

import torch

from lane import Lane
from machine import say
from photos import WHOLE
from start_heads import place_of

PHOTOS, PASSES, STEPS = 192, 3, 60


def probe(material, recipe):
    """Takes the faster order of memory below the cut and above it; plain steps where none can be captured."""
    machine = material.machine
    passes = {last: pass_seconds(material, recipe, last) for last in (False, True)}
    machine.channels_last_below = passes[True] < passes[False]
    say(f"{PHOTOS} photos below the cut: {1e3 * passes[False]:.1f} ms, channels last {1e3 * passes[True]:.1f} ms")
    if machine.graphs:
        steps = {last: seconds for last in (False, True) if (seconds := step_seconds(material, recipe, last))}
        machine.graphs = bool(steps)
        material.caches.turn(min(steps, key=steps.get) if steps else False)
        torch.cuda.empty_cache()
    say("above the cut", "channels last," if machine.channels_last else "channels first,",
        "with graphs" if machine.graphs else "WITHOUT graphs")


@torch.no_grad()
def pass_seconds(material, recipe, channels_last):
    """Of the last of a few passes below the cut."""
    material.machine.channels_last_below = channels_last
    net = material.nets[recipe.lite]
    some = [i % material.photos.n for i in range(PHOTOS)]
    x = material.photos.squares([(i, material.photos.view(i, WHOLE, 1)) for i in some], recipe.size)
    for _ in range(PASSES):
        material.machine.settle()
        begun = time.monotonic()
        net.below(x, 0, net.first_trained(recipe.blocks) or net.n + 2)
        material.machine.settle()
    return time.monotonic() - begun


def step_seconds(material, recipe, channels_last):
    """Of a step as a graph; None where it cannot be captured."""
    machine = material.machine
    material.heads(recipe)
    material.caches.get(recipe.taught)
    material.caches.turn(channels_last)
    try:
        seconds = timed_steps(Lane(material, recipe).prepare(), recipe)
        say(f"channels last {channels_last}: {1e3 * seconds:.2f} ms a step")
        return seconds
    except Exception:
        traceback.print_exc()
        say(f"channels last {channels_last}: cannot be captured")
        machine.settle()
        return None
    finally:
        gc.collect()


def timed_steps(lane, recipe):
    lane.begin(recipe, 0)
    for _ in range(2):
        lane.machine.settle()
        begun = time.monotonic()
        with lane.on():
            for _ in range(STEPS):
                lane.do("step")
        lane.machine.settle()
    return (time.monotonic() - begun) / STEPS


def start_apart(lane, recipe):
    """How far the logits of a lane's start are from those of the start head behind the whole pass below."""
    lane.place(recipe, 0)
    whole = lane.material.heads(recipe).logits[0, place_of(recipe)]
    return float(abs(lane.said_by(lane.flat.start) - whole[[*lane.validation, *lane.test]]).max())
