"""A variation on its way through the outer folds, in a lane."""

import torch

from outer import FOLDS

STEPS = {True: 12, False: 4}  # enqueued at once: with graphs, without
MOST_WAITING = 2  # such lots that the card has not finished


class Job:
    """Ended where no fold is `left` and the last one's answers are in `said`."""

    def __init__(self, variation, lane, kept):
        self.variation, self.lane, self.kept = variation, lane, kept
        self.left, self.said, self.averages = list(range(FOLDS)), {}, {}
        self.steps, self.ended = 0, False
        self.next_fold()

    def next_fold(self):
        self.fold = self.left.pop(0)
        self.lane.begin(self.variation.recipe, self.fold)
        self.enqueued, self.marks = False, []

    def turn(self):
        """Enqueues more where little waits, or takes what a finished fold said; whether there was anything to do."""
        self.marks = [mark for mark in self.marks if not mark.query()]
        if self.enqueued:
            if self.marks:
                return False
            self.take()
        else:
            if len(self.marks) >= MOST_WAITING:
                return False
            self.push()
        return True

    def push(self):
        machine, before = self.lane.machine, self.lane.done
        self.enqueued = self.lane.some(STEPS[machine.graphs])
        self.steps += self.lane.done - before
        if machine.card:
            mark = torch.cuda.Event()
            with self.lane.on():
                mark.record()
            self.marks.append(mark)

    def take(self):
        self.said[self.fold] = self.lane.finish()
        if self.kept:
            self.averages[self.fold] = self.lane.flat.average.clone()
            self.lane.machine.settle()  # before the lane's weights move on
        if self.left:
            self.next_fold()
        else:
            self.ended = True
