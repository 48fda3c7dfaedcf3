"""A study: a queue of variations, lanes side by side that train them, and a book of what came out."""

import dataclasses
import time
import traceback

import mixes
from answers import judged
from book import Book, Done
from costs import plan_of
from job import Job
from machine import say
from pool import Pool
from variations import KEPT, MIXES

NO_MORE = 12  # seconds before the end, from which on nothing new is begun on a card
TELL = 15  # seconds between words on how far it is
PAUSE = 0.0003  # seconds, where the card has enough to do


class Study:
    def __init__(self, material, out, until, most_lanes):
        self.material, self.until, self.most_lanes = material, until, most_lanes
        self.book = Book(material.photos, out)
        self.queue, self.jobs, self.failed, self.unreached = [], [], [], []
        self.pool = Pool(material, self.queue)
        self.steps, self.told = 0, time.monotonic()

    def add(self, variation):
        """Puts a variation into the queue. One that is a part of a training takes so much of its epochs."""
        recipe = variation.recipe
        if recipe.parts > 1:
            whole = dataclasses.replace(recipe, fold=0, all_photos=False, most_epochs=recipe.parts * recipe.most_epochs)
            epochs = plan_of(whole, *self.material.photos.split(whole, 0))[0] / recipe.parts
            recipe = dataclasses.replace(recipe, epochs=epochs)
        self.material.caches.need(recipe)
        self.queue.append(dataclasses.replace(variation, recipe=recipe))

    def run(self):
        """Until all is done or the time is up. What is not finished is told of the folds that are."""
        while time.monotonic() < self.until and (self.queue or self.jobs):
            self.fill()
            busy = [self.turn(job) for job in list(self.jobs)]
            if not any(busy):
                time.sleep(PAUSE)
            self.tell()
        self.material.machine.settle()
        for job in self.jobs:
            self.report(job)
        self.unreached += self.queue
        self.mix()
        self.close()

    def fill(self):
        """Gives free places to those that wait."""
        while self.queue and len(self.jobs) < self.most_lanes:
            if self.material.machine.card and self.until - time.monotonic() < NO_MORE:
                self.unreached += self.queue
                self.queue.clear()
                return
            variation = self.queue.pop(0)
            job = self.tried(variation.name, lambda: self.job(variation))
            self.jobs += [job] if job else []

    def job(self, variation):
        return Job(variation, self.pool.take(variation.recipe), variation.name in KEPT)

    def turn(self, job):
        """One turn of a job; whether there was anything to do."""
        before = job.steps
        busy = self.tried(job.variation.name, job.turn)
        self.steps += job.steps - before
        if busy is None or job.ended:
            self.jobs.remove(job)
            self.pool.give(job.lane)
            self.report(job)
        return busy is not False

    def tried(self, name, what):
        """What a function gives; None where it fails, for one variation must not end the others."""
        try:
            return what()
        except Exception:
            traceback.print_exc()
            say("LEFT OUT", name)
            self.failed.append(name)
            return None

    def tell(self):
        if time.monotonic() - self.told > TELL:
            self.told = time.monotonic()
            say(f"{self.steps} steps, {len(self.book.done)} lines, {len(self.jobs)} in training, "
                f"{len(self.queue)} wait")

    def report(self, job):
        """Enters a job into the book, and the soups and ensembles that it was the last to be missing in."""
        if not job.said:
            return
        variation = job.variation
        done = Done(variation.name, variation.group, variation.recipe, variation.base, job.said, job.averages)
        self.judge(done)
        self.book.add(done)
        self.mix()

    def judge(self, done):
        """Makes probabilities of what was said."""
        photos, heads = self.material.photos, self.material.heads(done.recipe)
        folds = {o: judged(said, o, done.recipe, heads, photos.labels, self.book.borrowed(done, o))
                 for o, said in done.said.items()}
        done.enter(folds, photos)

    def mix(self):
        for mix in MIXES:
            members = [self.book.done.get(name) for name in mix.members]
            if mix.name not in (*self.book.done, *self.failed) and all(m and self.book.whole(m) for m in members):
                self.tried(mix.name, lambda: self.enter_mix(mix, members))

    def enter_mix(self, mix, members):
        if mix.soup:
            lane = self.pool.take(members[0].recipe)
            ways = mixes.soup(members, lane, self.material.photos)
            self.pool.give(lane)
        else:
            ways = mixes.ensemble(members)
        facts = {"members": mix.members, "cpuSeconds": sum(member.facts["cpuSeconds"] for member in members)}
        self.book.add(Done(mix.name, members[0].group, members[0].recipe, ways=ways, facts=facts))

    def close(self):
        """Once more what borrowed its temperature, now that all is there to borrow of; then all lines."""
        for done in self.book.done.values():
            if done.recipe.all_photos and done.said:
                self.judge(done)
        self.book.close()
        say(f"{self.steps} steps, {len(self.book.done)} lines; left out {self.failed}, "
            f"not reached {[variation.name for variation in self.unreached]}")
