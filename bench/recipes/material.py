"""What all trainings of a study share: photos, networks, activations, start heads."""

import time

import weights
from caches import Caches
from machine import say
from network import Network
from scores import losses
from start_heads import StartHeads, outer_logits


class Material:
    def __init__(self, photos, machine):
        self.photos, self.machine = photos, machine
        self.nets = {lite: Network(lite, weights.read(lite), machine) for lite in (0, 2)}
        self.caches = Caches(photos, self.nets, machine)
        self.made = {}

    def heads(self, recipe):
        """The start heads of a recipe's network and size, made when they are first asked for."""
        key = recipe.lite, recipe.head_size
        if key not in self.made:
            begun = time.monotonic()
            self.made[key] = StartHeads(self.photos, self.nets[recipe.lite], recipe.head_size)
            logits, labels = outer_logits(self.made[key], self.photos), self.photos.labels
            accuracy = 100 * (logits.argmax(1) == labels).mean()
            say(f"head alone, Lite{key[0]} at {key[1]}: test accuracy {accuracy:.2f} %, "
                f"log loss {losses(logits, labels).mean():.4f}; {time.monotonic() - begun:.1f} s")
        return self.made[key]
