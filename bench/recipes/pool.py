"""Lanes that are free to be used again, and room on the card for new ones."""

import gc
import time

import torch

from lane import Lane
from machine import say

LEAST_FREE_GIB = 22  # a lane with its graphs takes some, a pass below the cut more
MOST_IDLE = 24


class Pool:
    """`queue` holds the variations that wait: lanes that none of them needs are given up first."""

    def __init__(self, material, queue):
        self.material, self.queue, self.idle = material, queue, []

    def take(self, recipe):
        """A lane for a recipe; one that was there already where there is one."""
        for lane in self.idle:
            if lane.key == recipe.graph:
                self.idle.remove(lane)
                return lane
        machine = self.material.machine
        while machine.card and self.idle and (machine.free_gib() < LEAST_FREE_GIB or len(self.idle) > MOST_IDLE):
            self.give_up_one()
        self.material.heads(recipe)
        begun = time.monotonic()
        lane = Lane(self.material, recipe).prepare()
        free = f", {machine.free_gib():.0f} GiB free" if machine.card else ""
        say(f"lane for {recipe.taught}, asked at {recipe.head_size}, mix {recipe.mix}: "
            f"{time.monotonic() - begun:.2f} s{free}")
        return lane

    def give(self, lane):
        self.idle.append(lane)

    def give_up_one(self):
        wanted = {variation.recipe.graph for variation in self.queue}
        self.material.machine.settle()
        self.idle.remove(next((lane for lane in self.idle if lane.key not in wanted), self.idle[0]))
        gc.collect()
        torch.cuda.empty_cache()
