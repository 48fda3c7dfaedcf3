"""Activations of all photos at the cuts, made when they are first asked for: each view is run below the cut once."""

import dataclasses
import time

import torch

from machine import say

LOT = {True: 192, False: 16}  # photos at once: on a card, on a CPU


@dataclasses.dataclass
class Cache:
    """Row photo * views + view; float16, or bytes of pixels where all blocks are trained."""

    tensor: torch.Tensor
    views: int
    channels_last: bool

    def rows(self, which):
        """Some rows, as (n, channels, height, width)."""
        x = self.tensor.index_select(0, which)
        return x.permute(0, 3, 1, 2) if self.channels_last else x

    def turn(self, channels_last):
        """Brings the rows into another order of memory."""
        if channels_last != self.channels_last:
            order = (0, 2, 3, 1) if channels_last else (0, 3, 1, 2)
            self.tensor, self.channels_last = self.tensor.permute(*order).contiguous(), channels_last


class Caches:
    """`need` all cuts of a study first: those of the same views are then made in one pass."""

    def __init__(self, photos, nets, machine):
        self.photos, self.nets, self.machine = photos, nets, machine
        self.made, self.wanted = {}, {}

    def need(self, recipe):
        for cut, views in (recipe.taught, max(2, recipe.views)), (recipe.asked, 2):
            self.wanted[cut] = max(self.wanted.get(cut, 0), views)

    def get(self, cut):
        if cut not in self.made:
            self.make(cut)
        return self.made[cut]

    def turn(self, channels_last):
        """Brings all caches, and those to come, into another order of memory."""
        self.machine.channels_last = channels_last
        for cache in self.made.values():
            cache.turn(channels_last)

    def from_pixels(self, cut):
        return cut.blocks >= self.nets[cut.lite].n

    def together(self, cut):
        """The cuts that are made with one, the lowest first; pixels by themselves."""
        if self.from_pixels(cut):
            return [cut]
        return sorted((other for other in self.wanted if other._replace(blocks=cut.blocks) == cut
                       and not self.from_pixels(other) and other not in self.made), key=lambda other: -other.blocks)

    @torch.no_grad()
    def make(self, cut):
        cuts, begun = self.together(cut), time.monotonic()
        views = max(self.wanted[other] for other in cuts)
        tasks = [(i, self.photos.view(i, number, cut.least_area))
                 for i in range(self.photos.n) for number in range(views)]
        tensors, lot = {}, LOT[self.machine.card]
        for at in range(0, len(tasks), lot):
            x = self.photos.squares(tasks[at:at + lot], cut.size)
            for other, made in self.passed(x, cuts):
                made = made.permute(0, 2, 3, 1) if self.machine.channels_last else made
                if other not in tensors:
                    tensors[other] = torch.empty((len(tasks), *made.shape[1:]), dtype=made.dtype, device=made.device)
                tensors[other][at:at + lot] = made
        self.machine.settle()
        for other, tensor in tensors.items():
            self.made[other] = Cache(tensor, views, self.machine.channels_last)
            say(f"{other}: {views} views, {tensor.numel() * tensor.element_size() / 2**30:.2f} GiB, all of one pass "
                f"in {time.monotonic() - begun:.1f} s")

    def passed(self, x, cuts):
        """Each cut and what a lot of squares becomes there."""
        net, part = self.nets[cuts[0].lite], 0
        for cut in cuts:
            if self.from_pixels(cut):
                yield cut, x.to(torch.uint8)
            else:
                x = net.below(x, part, net.first_trained(cut.blocks))
                part = net.first_trained(cut.blocks)
                yield cut, x.half()
